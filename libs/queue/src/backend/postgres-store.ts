import pg from 'pg';
import { createPostgresBackend } from 'bullmq';
import type { ConnectionOptions } from 'bullmq';
import { assertQueueSchemaIsCurrent, queueRole, queueSchema } from '../migrate/queue-schema.js';
import { healing } from './healing.js';
import type { QueueFactory, QueueStore } from './store.js';

/**
 * BullMQ in PostgreSQL, over a pool of its own: its connections take the queue's role, and contacts cannot starve the
 * bell of connections.
 * @param max connections at once: one LISTEN for each worker comes out of the same pool
 */
export function openPostgresStore(databaseUrl: string, max: number, report: (fault: unknown) => void): QueueStore {
  const pool = new pg.Pool({
    ...ownOptions(databaseUrl),
    application_name: 'rollcall-queue',
    max,
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: 5_000,
    query_timeout: 20_000, // a half-open connection answers nothing, not even that the statement timed out
  });
  pool.on('error', report); // without a listener, an idle connection that drops would end the process
  pool.on('connect', (client) => void client.on('error', report)); // and so would one that BullMQ has taken out
  pool.setMaxListeners(0); // each queue and worker listens, too
  // BullMQ's option types know Redis only; its PostgreSQL factory is what reads this.
  const connection = pool as unknown as ConnectionOptions;
  return {
    name: 'postgres',
    workerConnection: connection,
    bellConnection: connection,
    factory: healing(createPostgresBackend) as unknown as QueueFactory,
    probe: () => assertQueueSchemaIsCurrent(pool),
    advice: () => Promise.resolve(null),
    close: () => pool.end(),
  };
}

/** The server options a connection of the queue starts with, behind those the URL asks for. */
function ownOptions(databaseUrl: string): { connectionString: string; options: string } {
  const url = new URL(databaseUrl);
  const asked = url.searchParams.get('options');
  url.searchParams.delete('options'); // the driver would let the URL replace ours
  const ours = `-c role=${queueRole} -c search_path=${queueSchema} -c statement_timeout=15s`;
  return { connectionString: url.href, options: asked ? `${asked} ${ours}` : ours };
}
