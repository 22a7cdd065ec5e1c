import { sql } from 'kysely';
import pg from 'pg';
import type { PoolClient } from 'pg';
import { clientOf } from './client-driver.js';
import type { Tx } from './tenant.js';

/**
 * Does work in a transaction that may take longer than the role's statements are given, and stops the statement that is
 * running when `signal` aborts: it throws `57014` then. The limit stays off for the rest of the transaction.
 */
export async function cancellable<T>(tx: Tx, signal: AbortSignal, work: () => Promise<T>): Promise<T> {
  const { rows } = await sql<{ pid: number }>`
    select pg_backend_pid() as pid, set_config('statement_timeout', '0', true)`.execute(tx);
  const client = await clientOf(tx);
  let again: NodeJS.Timeout | undefined;
  // More than once: between two statements there is nothing to cancel.
  const cancel = (): void => {
    void cancelBackend(client, rows[0]!.pid);
    again ??= setInterval(cancel, 1_000);
  };
  signal.addEventListener('abort', cancel, { once: true });
  if (signal.aborted) cancel();
  try {
    return await work();
  } finally {
    clearInterval(again);
    signal.removeEventListener('abort', cancel);
  }
}

/** Over a connection of its own, as the login itself: the role it works as may not. If it fails, the statement ends by itself. */
async function cancelBackend(client: PoolClient, pid: number): Promise<void> {
  const { host, port, database, user, password, ssl } = client;
  const other = new pg.Client({
    host,
    port,
    database,
    user,
    password,
    ssl,
    connectionTimeoutMillis: 5_000,
  });
  other.on('error', () => undefined);
  try {
    await other.connect();
    await other.query('select pg_cancel_backend($1)', [pid]);
  } catch {
    // The server is gone, and the statement with it; or it refuses, and whoever asked waits for the end of the batch.
  } finally {
    await other.end().catch(() => undefined);
  }
}
