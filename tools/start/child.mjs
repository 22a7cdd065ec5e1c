import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { RotatingLog } from './rotating-log.mjs';

const followParent = fileURLToPath(new URL('./follow-parent.mjs', import.meta.url));
const stableAfterMs = 60_000;

/** One long-running process of Rollcall: its log, its restarts, its end. */
export class Child {
  /**
   * @param {{ name: string, script: string, env: NodeJS.ProcessEnv, logFile: string, nodeFlags?: string[],
   *   restarts?: boolean, onEnd?: (how: string) => void }} options
   */
  constructor(options) {
    this.options = options;
    this.log = new RotatingLog(options.logFile);
    this.isStopping = false;
    this.backOffMs = 500;
    /** @type {import('node:child_process').ChildProcess | undefined} */
    this.process = undefined;
  }

  /** The operating system's id of the process, another one after each restart. */
  get pid() {
    return this.process?.pid;
  }

  get isRunning() {
    return this.process !== undefined && this.process.exitCode === null && this.process.signalCode === null;
  }

  start() {
    const { script, env, nodeFlags = [] } = this.options;
    const startedAt = Date.now();
    this.lastWords = '';
    this.process = spawn(process.execPath, ['--import', followParent, ...nodeFlags, script], {
      env: { ...env, NODE_OPTIONS: '' },
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.process.stdout?.on('data', (data) => this.log.write(data));
    this.process.stderr?.on('data', (data) => {
      this.lastWords = (this.lastWords + data).slice(-2000);
      this.log.write(data);
    });
    this.process.once('exit', (code, signal) => {
      if (!this.isStopping) this.#ended(signal ?? `exit code ${code}`, Date.now() - startedAt);
    });
    return this;
  }

  #ended(how, uptimeMs) {
    this.options.onEnd?.(how);
    if (this.options.restarts === false || this.isStopping) return;
    if (uptimeMs > stableAfterMs) this.backOffMs = 500;
    this.restartTimer = setTimeout(() => this.start(), this.backOffMs);
    this.backOffMs = Math.min(30_000, this.backOffMs * 2);
  }

  /** Asks it to end, and kills it after `limitMs`. Settles when it is gone. */
  async stop(limitMs) {
    this.isStopping = true;
    clearTimeout(this.restartTimer);
    if (!this.isRunning) return;
    const gone = new Promise((resolve) => this.process?.once('exit', resolve));
    this.process?.kill('SIGTERM');
    const timer = setTimeout(() => this.kill(), limitMs);
    await gone;
    clearTimeout(timer);
  }

  /** SIGKILL, as a crash would be. It is started again unless it was stopped. */
  kill() {
    if (this.isRunning) this.process?.kill('SIGKILL');
  }
}
