import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/**
 * Runs a script on another Node and passes signals on. The script gets a session of its own: Ctrl-C reaches a whole
 * group of processes at once, and npm sends it a second time to its child; here it becomes one signal to one process.
 * If this process is killed, the script notices by the closed channel.
 * @returns the exit code
 */
export function handOver(node, script, args) {
  const child = spawn(node, [fileURLToPath(script), ...args], {
    detached: true,
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, ROLLCALL_COLUMNS: String(process.stdout.columns ?? 80) },
  });
  let last = { signal: '', at: 0 };
  const passOn = (signal) => {
    const isEcho = signal === last.signal && Date.now() - last.at < 400;
    last = { signal, at: Date.now() };
    if (!isEcho) child.kill(signal);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGQUIT']) process.on(signal, passOn);
  stopWithNpm(() => child.kill('SIGTERM'));
  process.stdout.on('error', () => child.kill('SIGTERM')); // the terminal went away
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code, signal) => resolve(code ?? (signal ? 1 : 0)));
  });
}

/** A killed npm tells its child nothing, but an orphan has another parent. */
function stopWithNpm(stop) {
  const npm = process.ppid;
  if (!process.env.npm_lifecycle_event) return;
  const timer = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(timer);
    stop();
  }, 1_000);
  timer.unref();
}
