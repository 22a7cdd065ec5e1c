import type { AuditEntryView, AuditList, AuditQuery } from '@rollcall/domain/audit';
import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { AuditEntriesTable, Tx } from '../database/index.js';

/** Who acts, and by which door. Made once per request or job. */
export interface AuditActor {
  readonly kind: 'user' | 'api-key' | 'system';
  readonly id: string;
  readonly name: string;
  /** `console`, `api`, `setup`, or a job's kind. */
  readonly through: string;
  readonly requestId: string | null;
  /** The network address the request came from. */
  readonly address: string | null;
}

/** What was done. `details` says how, in ids, codes and counts: never a contact's values, never a secret. */
export interface AuditEntry {
  /** `subject.verb`, such as `import.started`. */
  readonly action: string;
  readonly target?: { readonly kind: string; readonly id: string };
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Adds one entry to the trail, in the transaction that does what it tells. Called twice it tells it twice. */
export async function insertAudit(tx: Tx, by: AuditActor, entry: AuditEntry): Promise<void> {
  await tx
    .insertInto('audit_entries')
    .values({
      tenant_id: tx.tenantId,
      actor_kind: by.kind,
      actor_id: by.id,
      actor_name: by.name,
      action: entry.action,
      target_kind: entry.target?.kind ?? null,
      target_id: entry.target?.id ?? null,
      through: by.through,
      request_id: by.requestId,
      address: by.address,
      details: JSON.stringify(entry.details ?? {}),
    })
    .execute();
}

/** One page of the trail, newest first; `after` is the id of the last entry seen. */
export async function listAudit(tx: Tx, query: AuditQuery): Promise<AuditList> {
  const rows = await tx
    .selectFrom('audit_entries')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .$if(query.after !== undefined, (q) => q.where('id', '<', Number(query.after)))
    .$if(query.action !== undefined, (q) => q.where('action', '=', query.action ?? ''))
    .$if(query.target !== undefined, (q) => q.where(ofTarget(query.target ?? '')))
    .orderBy('id', 'desc')
    .limit(query.limit + 1)
    .execute();
  const items = rows.slice(0, query.limit).map(toView);
  return { items, next: rows.length > query.limit ? (items.at(-1)?.id ?? null) : null };
}

function ofTarget(target: string) {
  const [kind, id] = target.split(':');
  return sql<boolean>`target_kind = ${kind} and target_id = ${id}`;
}

const toView = (row: Selectable<AuditEntriesTable>): AuditEntryView => ({
  id: String(row.id),
  at: row.at.toISOString(),
  actor: { kind: row.actor_kind as AuditEntryView['actor']['kind'], id: row.actor_id, name: row.actor_name },
  action: row.action,
  target: row.target_kind === null || row.target_id === null ? null : { kind: row.target_kind, id: row.target_id },
  through: row.through,
  requestId: row.request_id,
  address: row.address,
  details: row.details,
});
