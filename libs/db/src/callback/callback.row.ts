import type { CallbackId, CallbackState, CallbackTab, CallbackView } from '@rollcall/domain/callback';
import type { ContactId } from '@rollcall/domain/contact';
import { sql } from 'kysely';
import type { Selectable, SqlBool } from 'kysely';
import type { CallbacksTable } from '../database/reach-tables.js';
import type { Tx } from '../database/tenant.js';

/** What each tab holds, of `callbacks b`: the only place that says so. The instant is the database's. */
export const tabConditions = {
  due: sql<SqlBool>`b.state = 'open' and b.due_at <= now()`,
  today: sql<SqlBool>`b.state = 'open' and b.due_at > now() and b.day_starts_at <= now()`,
  upcoming: sql<SqlBool>`b.state = 'open' and b.due_at > now() and b.day_starts_at > now()`,
  missed: sql<SqlBool>`b.state = 'missed'`,
  done: sql<SqlBool>`b.state = 'done'`,
  inactive: sql<SqlBool>`b.state = 'inactive'`,
} as const satisfies Record<CallbackTab, unknown>;

/** Callbacks of contacts that are there, with what a view needs. */
export const callbackRows = (tx: Tx) =>
  tx
    .selectFrom('callbacks as b')
    .innerJoin('contacts as c', (join) =>
      join.onRef('c.tenant_id', '=', 'b.tenant_id').onRef('c.id', '=', 'b.contact_id'),
    )
    .selectAll('b')
    .select(['c.first_name', 'c.last_name', 'c.company'])
    .select(
      sql<CallbackTab>`case when b.state <> 'open' then b.state when b.due_at <= now() then 'due'
        when b.day_starts_at <= now() then 'today' else 'upcoming' end`.as('tab'),
    )
    .where('b.tenant_id', '=', tx.tenantId)
    .where('c.tenant_id', '=', tx.tenantId)
    .where('c.deleted_at', 'is', null);

/** A row of {@link callbackRows}. */
export type CallbackRow = Selectable<CallbacksTable> & {
  readonly first_name: string | null;
  readonly last_name: string | null;
  readonly company: string | null;
  readonly tab: CallbackTab;
};

/** A callback as it is shown. */
export const toCallbackView = (row: CallbackRow): CallbackView => ({
  id: row.id as CallbackId,
  contact: { id: row.contact_id as ContactId, name: nameOf(row) },
  phone: row.phone,
  localAt: row.local_at,
  zone: row.zone,
  dueAt: row.due_at.toISOString(),
  state: row.state as CallbackState,
  tab: row.tab,
  routing: row.routing as CallbackView['routing'],
  agentId: row.agent_id,
  agentTeam: row.agent_team,
  note: row.note,
  result: row.result as CallbackView['result'],
  createdBy: { id: row.created_by_id, name: row.created_by_name },
  createdAt: row.created_at.toISOString(),
  changedAt: row.changed_at.toISOString(),
  version: row.version,
});

function nameOf({ first_name: first, last_name: last, company }: CallbackRow): string {
  const name = [first, last].filter((part) => part !== null).join(' ');
  return name === '' ? (company ?? '') : name;
}
