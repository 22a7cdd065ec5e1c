/**
 * `npm test`: all that is checked of a commit, cheapest first. `npm test -- unit crash` runs only these stages. Like the
 * launcher it runs on any Node from 18, installs, and hands over to the Node of our dependencies.
 */
import { ensureInstalled, ourNode, Unusable } from './start/install.mjs';
import { handOver } from './start/hand-over.mjs';

try {
  await ensureInstalled();
  process.exitCode = await handOver(ourNode, new URL('./test/main.mjs', import.meta.url), process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Unusable)) throw error;
  console.error(`\n${error.message}`);
  process.exitCode = 1;
}
