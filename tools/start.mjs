/**
 * `npm start`: everything Rollcall needs, on one machine. This file runs on whatever Node the machine has (18 or newer)
 * and before anything is installed, so it may only import what is here. It installs, then hands over to `start/main.mjs`
 * on the Node of our own dependencies, and stays in between to pass signals on exactly once.
 */
import { ensureInstalled, ourNode, Unusable } from './start/install.mjs';
import { handOver } from './start/hand-over.mjs';

try {
  await ensureInstalled();
  process.exitCode = await handOver(ourNode, new URL('./start/main.mjs', import.meta.url), process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Unusable)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
