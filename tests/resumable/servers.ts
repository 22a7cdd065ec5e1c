import { spawn, spawnSync } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import { freePort, startEmbedded } from '@rollcall/db/embedded';
import { until } from './until.js';

/** A PostgreSQL of this suite's own: no other test may be hit when it crashes. */
export interface CrashableServer {
  readonly url: string;
  /** Crashes and starts again, as a power cut of the server process would. */
  crash(): Promise<void>;
  remove(): Promise<void>;
}

/** Starts it with the settings of the product, except that a power cut of the machine may lose data. */
export async function startDatabase(): Promise<CrashableServer> {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-resumable-'));
  const port = await freePort();
  const open = () => startEmbedded({ folder, port, purpose: 'test', memoryBytes: 2 * 1024 ** 3 });
  let embedded = await open();
  return {
    url: embedded.url,
    crash: async () => {
      await embedded.stop('immediate');
      embedded = await open();
    },
    remove: async () => {
      await embedded.stop('immediate');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs SQL as a superuser, who sees the rows of all tenants, and gives the last rows. */
export async function asSuperuser<T extends pg.QueryResultRow>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000, query_timeout: 60_000 });
  client.on('error', () => undefined); // the server may be crashed on purpose; the query rejects as well
  try {
    await client.connect();
    const answer: unknown = await client.query<T>(text);
    const last = (Array.isArray(answer) ? answer.at(-1) : answer) as pg.QueryResult<T>;
    return last.rows;
  } finally {
    // A connection that a crash cut off may never say that it has ended.
    await Promise.race([client.end().catch(() => undefined), sleep(1_000, undefined, { ref: false })]);
  }
}

/** The same server, another database. */
export function databaseUrl(serverUrl: string, name: string): string {
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}

/** Whether this machine can run Redis. */
export const hasRedis = (): boolean => spawnSync('redis-server', ['--version']).status === 0;

/** A Redis of this suite's own. `url(n)` names one of its databases. */
export interface CrashableRedis {
  url(database: number): string;
  /** Kills it and starts an empty one. */
  crash(): Promise<void>;
  remove(): Promise<void>;
}

/** Starts a Redis that keeps nothing on disk. */
export async function startRedis(): Promise<CrashableRedis> {
  const port = await freePort();
  let server: ChildProcess;
  const url = (database: number): string => `redis://127.0.0.1:${port}/${database}`;
  const start = async (): Promise<void> => {
    const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    const policy = ['--maxmemory-policy', 'noeviction', '--databases', '64'];
    server = spawn('redis-server', [...flags, ...policy], { cwd: tmpdir(), stdio: 'ignore' });
    await until('Redis answers', () => inRedis(url(0), (redis) => redis.ping()).catch(() => false));
  };
  const kill = async (): Promise<void> => {
    const gone = new Promise((resolve) => server.once('exit', resolve));
    server.kill('SIGKILL');
    await gone;
  };
  await start();
  return { url, crash: () => kill().then(start), remove: kill };
}

/** Asks a Redis something over a connection of its own. */
export async function inRedis<T>(url: string, work: (redis: Redis) => Promise<T>): Promise<T> {
  const redis = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  redis.on('error', () => undefined); // the command rejects as well
  try {
    await redis.connect();
    return await work(redis);
  } finally {
    redis.disconnect();
  }
}
