/**
 * A process of its own that holds one PostgreSQL server, so that the server outlives every signal its users get and is
 * stopped last. It runs as a file by itself, also straight from the sources: it may import nothing of ours.
 *
 * It listens on standard input: `stop fast`, `stop immediate`. When that ends, whoever started it is gone: after
 * `lossGraceMs`, so that orphaned workers can commit, it stops the server by itself. A server that dies is started again.
 * It speaks JSON lines on standard output: `{ event: 'ready', pid }` each time, `{ event: 'failed', log }` once.
 */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { appendFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { createInterface } from 'node:readline';

/** What a supervisor is told, as JSON in its first argument. */
export interface SupervisorOrder {
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly user: { readonly uid: number; readonly gid: number } | null;
  readonly log: string;
  readonly lossGraceMs: number;
  /** Removed when the server has stopped; null keeps everything. */
  readonly removeAfter: string | null;
}

type StopMode = 'fast' | 'immediate';

const maxLogBytes = 20 * 1024 ** 2;
const order = JSON.parse(process.argv[2] ?? '{}') as SupervisorOrder;
let server: ChildProcess | undefined;
let isStopping = false;
let wasReady = false;
let restartDelayMs = 200;
let logTail = '';

function say(message: Readonly<Record<string, unknown>>): void {
  process.stdout.write(`${JSON.stringify(message)}\n`);
}

function keepLog(text: string): void {
  logTail = (logTail + text).slice(-3000);
  try {
    appendFileSync(order.log, text, { mode: 0o600 });
    if (statSync(order.log).size > maxLogBytes) renameSync(order.log, `${order.log}.1`);
  } catch {
    // A full disk must not take the server down with its log.
  }
}

function run(): void {
  const child = spawn(order.command, order.args, {
    cwd: order.cwd,
    stdio: ['ignore', 'ignore', 'pipe'],
    // eslint-disable-next-line no-restricted-syntax -- handed on, and nothing but this: the rest holds secrets
    env: { PATH: process.env['PATH'], LC_ALL: 'C.UTF-8', TZ: 'UTC' },
    ...order.user,
  });
  server = child;
  child.stderr.on('data', (data: Buffer) => {
    const text = data.toString();
    keepLog(text);
    if (!text.includes('database system is ready to accept connections')) return;
    wasReady = true;
    restartDelayMs = 200;
    say({ event: 'ready', pid: child.pid });
  });
  child.on('error', (error) => keepLog(`${error.message}\n`));
  child.on('close', over);
}

function over(): void {
  if (isStopping) return leave(0);
  if (!wasReady) {
    say({ event: 'failed', log: logTail });
    return leave(1);
  }
  // Killed from outside. Its children may hold the shared memory for a moment longer, so the first try can fail.
  setTimeout(run, restartDelayMs);
  restartDelayMs = Math.min(5_000, restartDelayMs * 2);
}

function leave(code: number): void {
  if (order.removeAfter) rmSync(order.removeAfter, { recursive: true, force: true });
  process.exit(code);
}

function stop(mode: StopMode): void {
  const isAlive = server?.exitCode === null && server.signalCode === null;
  if (!isAlive) return leave(0);
  server?.kill(mode === 'fast' ? 'SIGINT' : 'SIGQUIT');
  if (isStopping) return;
  isStopping = true;
  setTimeout(() => server?.kill('SIGQUIT'), 20_000);
  setTimeout(() => server?.kill('SIGKILL'), 30_000);
}

const commands = createInterface({ input: process.stdin });
commands.on('line', (line) => stop(line === 'stop immediate' ? 'immediate' : 'fast'));
commands.on('close', () => {
  if (!isStopping) setTimeout(() => stop('fast'), order.lossGraceMs);
});
process.stdout.on('error', () => undefined); // nobody listens any more: see `close` above
process.on('SIGTERM', () => stop('fast'));
process.on('SIGINT', () => undefined); // Ctrl-C is for the launcher, which stops us in its order
process.on('SIGHUP', () => undefined);
run();
