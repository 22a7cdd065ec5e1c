import { sql } from 'kysely';
import type { Tx } from '../database/tenant.js';

/**
 * Runs statements that go along an index and stop early. The planner, which takes conditions of a filter for rarer or more
 * common than they are, may not read tables, sort or start workers instead. What it may afterwards is as before.
 */
export async function planIndexed<T>(tx: Tx, work: () => Promise<T>): Promise<T> {
  const { rows } = await sql<Record<string, string>>`select current_setting('enable_seqscan') as a,
    current_setting('enable_bitmapscan') as b, current_setting('enable_sort') as c,
    current_setting('max_parallel_workers_per_gather') as d, current_setting('jit') as e`.execute(tx);
  await set(tx, ['off', 'off', 'off', '0', 'off']);
  const result = await work();
  await set(tx, Object.values(rows[0] ?? {}));
  return result;
}

const set = (tx: Tx, [a, b, c, d, e]: readonly (string | undefined)[]) =>
  sql`select set_config('enable_seqscan', ${a}, true), set_config('enable_bitmapscan', ${b}, true),
    set_config('enable_sort', ${c}, true), set_config('max_parallel_workers_per_gather', ${d}, true),
    set_config('jit', ${e}, true)`.execute(tx);
