import { Kysely } from 'kysely';
import pg from 'pg';
import { clientDialect } from './client-driver.js';
import type { Schema } from './schema.js';

/** Begins transactions; sees no tenant's rows by itself. */
export type Db = Kysely<Schema>;

/** The roles a process can work as. Only `rollcall_owner` owns tables; row level security binds all of them. */
export type DatabaseRole = 'rollcall_owner' | 'rollcall_api' | 'rollcall_worker';

/** Timeouts in ms by role: an api answers within seconds or not at all, a batch may take longer. */
const timeouts: Record<DatabaseRole, { statement: number; lock: number; idle: number }> = {
  rollcall_owner: { statement: 0, lock: 10_000, idle: 60_000 },
  rollcall_api: { statement: 10_000, lock: 1_000, idle: 10_000 },
  rollcall_worker: { statement: 20_000, lock: 2_000, idle: 30_000 },
};

/** What {@link openDatabase} gives: the handle, and its pool for a health page. */
export interface OpenDatabase {
  readonly db: Db;
  readonly pool: pg.Pool;
  close(): Promise<void>;
}

// int8 as a number: ids and counts stay far below 2^53. numeric stays text, dates stay YYYY-MM-DD.
const { INT8, DATE } = pg.types.builtins;
const parsers = new Map<number, (text: string) => unknown>([
  [INT8, Number],
  [DATE, (text) => text],
]);
const types = {
  getTypeParser: ((oid, format) =>
    parsers.get(oid) ?? (pg.types.getTypeParser(oid, format) as unknown)) as typeof pg.types.getTypeParser,
};

/**
 * Opens a pool that works as `role`, whoever the URL logs in as (it must be a member of the role).
 * Never connects by itself; `onFault` hears of idle connections that the server closed.
 */
export function openDatabase(options: {
  readonly url: string;
  readonly role: DatabaseRole;
  readonly max?: number;
  readonly onFault?: (fault: Error) => void;
}): OpenDatabase {
  const { statement, lock, idle } = timeouts[options.role];
  const pool = new pg.Pool({
    connectionString: options.url,
    max: options.max ?? 10,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    application_name: options.role,
    options:
      `-c role=${options.role} -c statement_timeout=${statement} -c lock_timeout=${lock} ` +
      `-c idle_in_transaction_session_timeout=${idle} -c timezone=UTC`,
    types,
  });
  pool.on('error', (fault) => options.onFault?.(fault));
  // The pool listens to idle clients only. A server that dies between two statements of a transaction would end the process.
  pool.on('connect', (client) => void client.on('error', () => undefined));
  const db = new Kysely<Schema>({ dialect: clientDialect(pool) });
  return { db, pool, close: () => db.destroy() };
}
