import type { CallbackId, CallbackView, Schedule } from '@rollcall/domain/callback';
import { Refusal } from '@rollcall/domain/refusal';
import { sql } from 'kysely';
import type { Updateable } from 'kysely';
import type { CallbacksTable } from '../database/reach-tables.js';
import type { Tx } from '../database/tenant.js';
import { sqlStateOf } from '../database/faults.js';
import { getCallback } from './callback.queries.js';
import { zoneData } from './zone-data.js';

/** What a callback says, whatever its state. */
export interface CallbackTerms {
  readonly phone: string;
  readonly localAt: string;
  readonly zone: string;
  readonly schedule: Schedule;
  readonly routing: CallbackView['routing'];
  readonly agentId: string | null;
  readonly agentTeam: string | null;
  readonly note: string | null;
}

/** Schedules a callback that the rules allow. Refuses `callback.exists` for a second one to the same number at the same time. */
export function insertCallback(
  tx: Tx,
  contactId: number,
  terms: CallbackTerms,
  by: { readonly id: string; readonly name: string },
): Promise<CallbackView> {
  return onceAtATime(tx, async () => {
    const { id } = await tx
      .insertInto('callbacks')
      .values({
        tenant_id: tx.tenantId,
        contact_id: contactId,
        ...columnsOf(terms),
        created_by_id: by.id,
        created_by_name: by.name,
      })
      .returning('id')
      .executeTakeFirstOrThrow();
    return getCallback(tx, id as CallbackId);
  });
}

/** What a change writes: other terms, or how it ended. */
export interface CallbackChange {
  readonly terms: CallbackTerms;
  readonly state: CallbackView['state'];
  readonly result: CallbackView['result'];
}

/** Writes a change of a callback that was read for update. Refuses `callback.exists` like {@link insertCallback}. */
export function updateCallback(
  tx: Tx,
  id: CallbackId,
  { terms, state, result }: CallbackChange,
): Promise<CallbackView> {
  return onceAtATime(tx, async () => {
    await tx
      .updateTable('callbacks')
      .set({ ...columnsOf(terms), state, result })
      .where('tenant_id', '=', tx.tenantId)
      .where('id', '=', id)
      .execute();
    return getCallback(tx, id);
  });
}

const columnsOf = ({ schedule, localAt, agentId, agentTeam, ...terms }: CallbackTerms) =>
  ({
    ...terms,
    local_at: localAt,
    agent_id: agentId,
    agent_team: agentTeam,
    due_at: schedule.dueAt,
    day_starts_at: schedule.dayStartsAt,
    missed_at: schedule.missedAt,
    zone_data: zoneData,
  }) satisfies Updateable<CallbacksTable>;

/** A savepoint, so that of several changes in one transaction the others go on. */
async function onceAtATime<T>(tx: Tx, write: () => Promise<T>): Promise<T> {
  const savepoint = sql`savepoint callback_write`;
  await savepoint.execute(tx);
  try {
    return await write();
  } catch (fault) {
    if (sqlStateOf(fault) !== '23505') throw fault;
    await sql`rollback to savepoint callback_write`.execute(tx);
    throw new Refusal('callback.exists');
  }
}
