import { execFileSync, spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Redis } from 'ioredis';
import pg from 'pg';
import { freePort, startEmbedded } from '@rollcall/db/embedded';
import type { Embedded } from '@rollcall/db/embedded';
import { migrateQueue } from '../migrate/migrate-queue.js';

/** Waits until a condition holds; asks often, and says what it waited for when it gives up. */
export async function until(what: string, holds: () => unknown, limitMs = 10_000): Promise<void> {
  const deadline = Date.now() + limitMs;
  while (!(await holds())) {
    if (Date.now() > deadline) throw new Error(`Not within ${limitMs} ms: ${what}`);
    await sleep(10);
  }
}

/** A PostgreSQL server for one spec file, which the spec may stop and start. */
export interface TestServer {
  readonly url: string;
  readonly folder: string;
  stop(mode: 'fast' | 'immediate'): Promise<void>;
  start(): Promise<void>;
  remove(): Promise<void>;
}

/** Starts a real PostgreSQL that belongs to the caller alone. */
export async function startServer(): Promise<TestServer> {
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-queue-'));
  const port = await freePort();
  const open = (): Promise<Embedded> => startEmbedded({ folder, port, purpose: 'test' });
  let embedded = await open();
  return {
    url: embedded.url,
    folder,
    stop: (mode) => embedded.stop(mode),
    start: async () => {
      embedded = await open();
    },
    remove: async () => {
      await embedded.stop('immediate');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Runs statements as the owner and gives the last rows. */
export async function asOwner<T extends pg.QueryResultRow>(url: string, text: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<T>(text)).rows;
  } finally {
    await client.end();
  }
}

/** A database of its own on that server. */
export async function freshDatabase(url: string, { isMigrated = true } = {}): Promise<string> {
  const name = `queue_${randomUUID().replaceAll('-', '')}`;
  await asOwner(url, `create database ${name}`);
  const own = new URL(url);
  own.pathname = `/${name}`;
  if (isMigrated) await migrateQueue(own.href);
  return own.href;
}

/** A Redis server for one spec file. */
export interface TestRedis {
  readonly url: string;
  stop(): Promise<void>;
  start(): Promise<void>;
}

/** Whether this machine can run a Redis server for the specs. */
export function hasRedis(): boolean {
  try {
    execFileSync('redis-server', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

/** Starts a Redis that keeps nothing on disk. */
export async function startRedis(): Promise<TestRedis> {
  const port = await freePort();
  let server: ChildProcess | undefined;
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  const url = `redis://127.0.0.1:${port}`;
  const start = async (): Promise<void> => {
    server = spawn('redis-server', [...flags, '--maxmemory-policy', 'noeviction'], { cwd: tmpdir(), stdio: 'ignore' });
    await until('redis answers', () => answers(url));
  };
  await start();
  return {
    url,
    start,
    stop: async () => {
      const gone = new Promise((resolve) => server?.once('exit', resolve));
      server?.kill('SIGKILL');
      await gone;
    },
  };
}

async function answers(url: string): Promise<boolean> {
  const client = new Redis(url, { lazyConnect: true, retryStrategy: () => null });
  client.on('error', () => undefined);
  return client
    .connect()
    .then(
      () => true,
      () => false,
    )
    .finally(() => client.disconnect());
}

/** Throws away everything Redis holds. */
export async function flushRedis(url: string): Promise<void> {
  const client = new Redis(url);
  await client.flushall();
  client.disconnect();
}

/** Says loudly that a suite could not run: silence would look like success. */
export function shoutSkipped(what: string): void {
  process.stderr.write(`\n!!! SKIPPED: ${what}: there is no redis-server on the PATH.\n\n`);
}
