import type { CallbackView } from '@rollcall/domain/callback';
import { sql } from 'kysely';
import type { SqlBool } from 'kysely';
import type { Tx } from '../database/tenant.js';
import { callbackRows, toCallbackView } from './callback.row.js';

/** The database's clock: the place from which to look for changes. */
export async function readClock(tx: Tx): Promise<Date> {
  const { rows } = await sql<{ now: Date }>`select clock_timestamp() as now`.execute(tx);
  return rows[0]!.now;
}

/** What a stream has to tell: callbacks that were changed since, and open ones that fell due since, up to now. */
export async function listCallbackNews(tx: Tx, since: Date, limit: number): Promise<readonly CallbackView[]> {
  const changed = await callbackRows(tx)
    .where('b.changed_at', '>', since)
    .orderBy('b.changed_at')
    .limit(limit)
    .execute();
  const fallen = await callbackRows(tx)
    .where('b.state', '=', 'open')
    .where('b.due_at', '>', since)
    .where(sql<SqlBool>`b.due_at <= now()`)
    .orderBy('b.due_at')
    .limit(limit)
    .execute();
  return [...new Map([...changed, ...fallen].map((row) => [row.id, toCallbackView(row)])).values()];
}
