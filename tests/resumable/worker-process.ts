import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { until } from './until.js';

const at = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));

/** The master key of encrypted fields in every world. */
export const masterKeyInHex = 'cd'.repeat(32);

/** What a worker process is started with. */
export interface WorkerSettings {
  readonly databaseUrl: string;
  readonly redisUrl: string | undefined;
  readonly files: string;
  readonly batchRows: number;
  readonly buildRows: number | undefined;
  /** How long a job keeps its place while others wait for one. */
  readonly turnSeconds?: number;
  /** `<point>:<nth>`: where it kills itself. */
  readonly crashAt?: string;
}

/** The built worker, as the process it is in production. */
export class WorkerProcess {
  readonly #child: ChildProcess;
  readonly #lines: string[] = [];
  #end: string | undefined;

  constructor(settings: WorkerSettings) {
    const flags = ['--import', at('tools/start/follow-parent.mjs')];
    this.#child = spawn(process.execPath, [...flags, at('apps/worker/dist/main.js')], {
      env: {
        PATH: process.env['PATH'],
        NODE_ENV: 'production',
        DATABASE_URL: settings.databaseUrl,
        FILES_URL: settings.files,
        ROLLCALL_MASTER_KEY: masterKeyInHex,
        ROLLCALL_BATCH_ROWS: String(settings.batchRows),
        ROLLCALL_LANES: '3', // two beside contacts that are there, three in a build
        ...(settings.buildRows === undefined ? {} : { ROLLCALL_BUILD_ROWS: String(settings.buildRows) }),
        ...(settings.redisUrl === undefined ? {} : { REDIS_URL: settings.redisUrl }),
        ...(settings.turnSeconds === undefined ? {} : { ROLLCALL_TURN_SECONDS: String(settings.turnSeconds) }),
        ...(settings.crashAt === undefined ? {} : { ROLLCALL_CRASH_AT: settings.crashAt }),
      },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'], // the channel is what tells it that this process is gone
    });
    this.#child.once('exit', (code, signal) => (this.#end = signal ?? `exit code ${String(code)}`));
    for (const stream of [this.#child.stdout, this.#child.stderr])
      if (stream) createInterface({ input: stream }).on('line', (line) => this.#lines.push(line));
  }

  /** What it wrote, for whoever looks into a failed test. */
  get log(): string {
    return this.#lines.slice(-40).join('\n');
  }

  /** Settles when it works. */
  async ready(): Promise<this> {
    await until('the worker is ready', () => this.#isReady() || this.#end !== undefined, 30_000);
    if (!this.#isReady()) throw new Error(`The worker ended (${this.#end}) before it worked:\n${this.log}`);
    return this;
  }

  #isReady(): boolean {
    return this.#lines.some((line) => line.includes('worker is ready'));
  }

  /** How it ended: a signal, or an exit code. */
  async ended(limitMs = 60_000): Promise<string> {
    await until('the worker ends', () => this.#end !== undefined, limitMs);
    return this.#end ?? '';
  }

  signal(name: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT' | 'SIGTERM'): void {
    if (this.#end === undefined) this.#child.kill(name);
  }

  /** Kills it, if it still lives. */
  async remove(): Promise<void> {
    this.signal('SIGKILL');
    await this.ended();
  }
}
