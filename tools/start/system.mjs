/** The processes of one instance, in their order: up PostgreSQL, migrations, worker and api; down the other way round. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Child } from './child.mjs';
import { migrateDatabase, openDatabase } from './database.mjs';
import { masterKeyFileOf, secretsOf } from './home.mjs';
import { root, Unusable } from './install.mjs';
import { freePort } from './ports.mjs';

const run = promisify(execFile);
const script = (name) => join(root, 'apps', name);

/**
 * V8 grows its heap as long as there is memory; these keep the api under 300 MB and a worker under 512 MB in all, files of
 * five million rows included, so that a small machine is enough.
 */
const heapFlags = (oldMegabytes, youngMegabytes) => [
  `--max-old-space-size=${oldMegabytes}`,
  `--max-semi-space-size=${youngMegabytes}`,
];

export class System {
  /**
   * @param {{ home: string, port: number, env: NodeJS.ProcessEnv, workerCount?: number, purpose?: 'product' | 'test',
   *   memoryBytes?: number, restarts?: boolean, onEvent?: (sentence: string) => void }} options
   */
  constructor(options) {
    this.options = options;
    this.url = `http://127.0.0.1:${options.port}`;
    this.secrets = secretsOf(options.home);
    this.masterKey = hasMasterKey(options.env) ? {} : { ROLLCALL_MASTER_KEY_FILE: masterKeyFileOf(options.home) };
    /** @type {Child[]} */
    this.workers = [];
    /** @type {Child | undefined} */
    this.api = undefined;
    /** @type {import('./database.mjs').Database | undefined} */
    this.database = undefined;
    this.isStopping = false;
  }

  /** Starts the embedded server, on `port` if given; or checks nothing and takes `DATABASE_URL` as it is. */
  async startDatabase(port) {
    const { home, env, purpose, memoryBytes } = this.options;
    const onLost = (error) =>
      this.#tell(error ? `PostgreSQL does not start: ${error.message}` : 'PostgreSQL was lost and is started again.');
    this.opening = openDatabase({ home, env, port, secrets: this.secrets, purpose, memoryBytes, onLost });
    this.database = await this.opening;
  }

  /** @returns the names of the migrations that were run */
  migrate() {
    return migrateDatabase(this.database);
  }

  /** The first tenant, its admin and an API key for the local command line, if there is nobody yet. */
  async setUp() {
    const file = script('api/dist/setup.js');
    if (!existsSync(file)) throw new Unusable(`${file} is missing: was everything built?`);
    const env = { ...this.#env(this.database.urls.owner), DATABASE_URL: this.database.urls.owner };
    const { stdout } = await run(process.execPath, [file], { env }).catch((error) => {
      throw new Unusable(`The first tenant could not be made: ${lastLine(error.stderr) || error.message}`);
    });
    return JSON.parse(stdout.trim().split('\n').at(-1));
  }

  async startProcesses() {
    const { workerCount = 1 } = this.options;
    const workers = [];
    for (let number = 1; number <= workerCount; number++) workers.push(this.startWorker());
    this.api = this.#child('api', 'api/dist/main.js', this.database.urls.api, {}).start();
    await Promise.all([this.#ready(this.api, `${this.url}/api/health/ready`), ...workers]);
  }

  /** One more worker; settles when it answers. */
  async startWorker(extraEnv = {}) {
    const healthPort = await freePort();
    const name = `worker-${this.workers.length + 1}`;
    const env = { WORKER_HEALTH_PORT: String(healthPort), ...extraEnv };
    const worker = this.#child(name, 'worker/dist/main.js', this.database.urls.worker, env).start();
    this.workers.push(worker);
    await this.#ready(worker, `http://127.0.0.1:${healthPort}/health`);
    return worker;
  }

  /**
   * Stops everything in order, within 10 s: what does not end by itself is killed, and every kill is safe.
   * @param {{ immediate?: boolean }} [how] immediate: kill at once
   */
  async stop({ immediate = false } = {}) {
    this.isStopping = true;
    const deadline = Date.now() + (immediate ? 0 : 6_500);
    const left = () => Math.max(0, deadline - Date.now());
    const api = this.api?.stop(left());
    // The api rings for what it still answers: give it the first word.
    await Promise.race([api, pause(immediate ? 0 : 1_500)]);
    await Promise.all([api, ...this.workers.map((worker) => worker.stop(left()))]);
    await this.#stopDatabase(immediate);
  }

  async #stopDatabase(immediate) {
    await this.opening?.catch(() => undefined); // asked to stop while it starts: wait for it, then stop it
    const embedded = this.database?.embedded;
    if (!embedded) return;
    const stopped = embedded.stop(immediate ? 'immediate' : 'fast');
    await Promise.race([stopped, pause(2_500)]);
    // Its closing checkpoint takes longer than anybody waits: without one it recovers at the next start.
    await Promise.all([stopped, embedded.stop('immediate')]);
  }

  #child(name, path, databaseUrl, extraEnv) {
    if (!existsSync(script(path))) throw new Unusable(`${script(path)} is missing: was everything built?`);
    return new Child({
      name,
      script: script(path),
      env: { ...this.#env(databaseUrl), ...extraEnv },
      logFile: join(this.options.home, 'logs', `${name}.log`),
      nodeFlags: name === 'api' ? heapFlags(192, 8) : heapFlags(256, 16),
      restarts: this.options.restarts ?? true,
      onEnd: (how) => {
        if (!this.isStopping) this.#tell(`The ${name} ended (${how}) and is started again.`);
      },
    });
  }

  #env(databaseUrl) {
    const { env, home, port } = this.options;
    return {
      NODE_ENV: 'production',
      ROLLCALL_SECRET: this.secrets.secret,
      ...this.masterKey,
      FILES_URL: join(home, 'files'),
      ...env,
      DATABASE_URL: databaseUrl,
      ROLLCALL_HOME: home,
      PORT: String(port),
    };
  }

  /** Waits for the first "yes". A process that ends before it ever worked is not started again and again. */
  async #ready(child, url) {
    for (const deadline = Date.now() + 60_000; ;) {
      if (this.isStopping) throw new Stopped();
      const isReady = await fetch(url, { signal: AbortSignal.timeout(2_000) }).then(
        (answer) => answer.ok,
        () => false,
      );
      if (isReady) return;
      const { name, logFile } = child.options;
      if (!child.isRunning) {
        const why = lastLine(child.lastWords);
        throw new Unusable(`The ${name} could not start${why ? `: ${why}` : ''}. Its log: ${logFile}`);
      }
      if (Date.now() > deadline) throw new Unusable(`The ${name} is not ready after a minute. Its log: ${logFile}`);
      await pause(100);
    }
  }

  #tell(sentence) {
    if (!this.isStopping) this.options.onEvent?.(sentence);
  }
}

/** Whether somebody keeps the master key elsewhere. */
const hasMasterKey = ({ ROLLCALL_MASTER_KEY, ROLLCALL_MASTER_KEY_FILE }) =>
  Boolean(ROLLCALL_MASTER_KEY || ROLLCALL_MASTER_KEY_FILE);

/** Somebody asked us to stop while something was being waited for. */
export class Stopped extends Error {}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

const lastLine = (text = '') => text.trim().split('\n').at(-1)?.trim() ?? '';
