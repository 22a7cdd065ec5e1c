import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Redis } from 'ioredis';
import pg from 'pg';
import { ensureBuilt } from '../../tools/start/build.mjs';
import type { Child } from '../../tools/start/child.mjs';
import { freePort } from '../../tools/start/ports.mjs';
import { System } from '../../tools/start/system.mjs';
import { ApiClient } from './api-client.js';
import { until } from './until.js';

/** How to set up a {@link Rig}. */
export interface RigOptions {
  readonly workers?: number;
  /** Where deliveries are kept. `redis` needs `ROLLCALL_TEST_REDIS_URL`. */
  readonly backend?: 'postgres' | 'redis';
  /** For api and workers. */
  readonly env?: Readonly<Record<string, string>>;
  /** For the workers of the start; a crash point, say. */
  readonly workerEnv?: Readonly<Record<string, string>>;
  /** Whether a process that dies is started again, as `npm start` does. Default: false, so that a test decides. */
  readonly restarts?: boolean;
  /** `test` is faster and loses data at a power cut only. */
  readonly purpose?: 'product' | 'test';
}

const redisUrl = process.env['ROLLCALL_TEST_REDIS_URL'];

/** The backends that can be tested on this machine. Without Redis one is missing, and the run says so loudly. */
export const backends: readonly ('postgres' | 'redis')[] = redisUrl ? ['postgres', 'redis'] : ['postgres'];

/**
 * The whole built product, as a user has it: embedded PostgreSQL, api, workers, own home, free ports. Everything a test
 * does to it goes through HTTP, the database, or signals.
 */
export class Rig {
  readonly #system: System;
  readonly #owner: pg.Pool;

  private constructor(
    system: System,
    readonly home: string,
    readonly admin: { readonly email: string; readonly password: string; readonly apiKey: string },
    readonly backend: 'postgres' | 'redis',
  ) {
    this.#system = system;
    this.#owner = new pg.Pool({ connectionString: this.ownerUrl, max: 2 });
    this.#owner.on('error', () => undefined); // tests kill the server
  }

  static async start(options: RigOptions = {}): Promise<Rig> {
    const { backend = 'postgres', workers = 1 } = options;
    const home = mkdtempSync(join(tmpdir(), 'rollcall-rig-'));
    if (!process.env['ROLLCALL_TEST_AS_BUILT']) await ensureBuilt(join(home, 'build.log'));
    const { PATH, HOME } = process.env;
    const env = { PATH, HOME, LOG_LEVEL: 'debug', ...(backend === 'redis' && { REDIS_URL: redisUrl }), ...options.env };
    const system = new System({
      home,
      port: await freePort(),
      env,
      workerCount: 0,
      purpose: options.purpose ?? 'product',
      memoryBytes: 1024 ** 3,
      restarts: options.restarts ?? false,
    });
    try {
      await system.startDatabase();
      await system.migrate();
      if (backend === 'redis') await flushRedis();
      const admin = (await system.setUp()) as unknown as { email: string; password: string; apiKey: string };
      await system.startProcesses();
      for (let number = 0; number < workers; number++) await system.startWorker({ ...options.workerEnv });
      return new Rig(system, home, admin, backend);
    } catch (fault) {
      await system.stop({ immediate: true });
      throw fault;
    }
  }

  get url(): string {
    return this.#system.url;
  }

  /** The database, for its owner. */
  get ownerUrl(): string {
    return this.#database().urls.owner;
  }

  /** The api as somebody with this key sees it; the first admin's, if none is given. */
  client(apiKey = this.admin.apiKey): ApiClient {
    return new ApiClient(this.url, apiKey);
  }

  /** Rows as the owner sees them, beyond every wall. */
  async rows<Row>(text: string, values: readonly unknown[] = []): Promise<Row[]> {
    return (await this.#owner.query(text, [...values])).rows as Row[];
  }

  get workers(): readonly Child[] {
    return this.#system.workers;
  }

  get api(): Child {
    return this.#system.api!;
  }

  /** One more worker; settles when it answers. */
  startWorker(env: Readonly<Record<string, string>> = {}): Promise<Child> {
    return this.#system.startWorker({ ...env });
  }

  /** A signal to a process, by its id: `SIGKILL` is the crash, `SIGSTOP` and `SIGCONT` make a zombie and wake it. */
  signal(child: Child, signal: NodeJS.Signals): void {
    if (child.pid !== undefined && child.isRunning) process.kill(child.pid, signal);
  }

  /** Waits until a process is gone. */
  gone(child: Child, limitMs = 30_000): Promise<true> {
    return until(`${child.options.name} is gone`, () => !child.isRunning, limitMs);
  }

  /** Crashes PostgreSQL as `pg_ctl stop -m immediate` does; its supervisor starts it again. Settles when it answers. */
  async crashPostgresql(signal: 'SIGQUIT' | 'SIGKILL' = 'SIGQUIT'): Promise<void> {
    const before = this.#embedded().pid();
    process.kill(before, signal);
    await until('another PostgreSQL process', () => this.#embedded().pid() !== before);
    await this.databaseAnswers();
  }

  /** Takes PostgreSQL away until {@link databaseUp}. */
  async databaseDown(mode: 'fast' | 'immediate' = 'immediate'): Promise<void> {
    await this.#embedded().stop(mode);
  }

  async databaseUp(): Promise<void> {
    await this.#system.startDatabase(Number(new URL(this.ownerUrl).port));
    await this.databaseAnswers();
  }

  databaseAnswers(): Promise<boolean> {
    return until('PostgreSQL answers', async () => (await this.rows('select 1')).length === 1);
  }

  /** Everything the queue knew is gone, as after a lost Redis. */
  async emptyQueue(): Promise<void> {
    if (this.backend === 'redis') return flushRedis();
    const tables = await this.rows<{ name: string }>(
      `select format('%I.%I', schemaname, tablename) as name from pg_tables
       where schemaname = 'bullmq' and tablename not like '%migration%'`,
    );
    await this.rows(`truncate ${tables.map(({ name }) => name).join(', ')} cascade`);
  }

  /** What a process wrote so far: `api`, `worker-1`, … */
  log(name: string): string {
    return readFileSync(join(this.home, 'logs', `${name}.log`), 'utf8');
  }

  /** Stops everything and removes the home. */
  async stop(): Promise<void> {
    await this.#owner.end();
    await this.#system.stop();
    rmSync(this.home, { recursive: true, force: true });
  }

  #database() {
    if (!this.#system.database) throw new Error('The database was never started');
    return this.#system.database;
  }

  #embedded() {
    const { embedded } = this.#database();
    if (!embedded) throw new Error('This rig runs on an external database');
    return embedded;
  }
}

async function flushRedis(): Promise<void> {
  if (!redisUrl) throw new Error('ROLLCALL_TEST_REDIS_URL names no Redis');
  const redis = new Redis(redisUrl);
  await redis.flushall();
  await redis.quit();
}
