/** Runs the stages of `npm test`, stops at the first that fails, and ends with a line that counts. */
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { startPostgresql, startRedis } from '../jest/servers.mjs';
import { ensureBuilt } from '../start/build.mjs';
import { root } from '../start/install.mjs';
import { stages } from './stages.mjs';

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !stages.some((stage) => stage.name === name));
if (unknown.length > 0) {
  console.error(`There is no stage ${unknown.join(', ')}: ${stages.map(({ name }) => name).join(', ')}`);
  process.exit(2);
}

const folder = mkdtempSync(join(tmpdir(), 'rollcall-test-run-'));
const stops = [];
const ready = new Set();
const count = { passed: 0, failed: 0, skipped: 0 };
const times = [];
let running;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => void leave(130));
process.once('disconnect', () => void leave(130));
process.channel?.unref();

for (const stage of stages.filter(({ name }) => asked.length === 0 || asked.includes(name))) {
  const startedAt = Date.now();
  console.log(`\n=== ${stage.name}`);
  const isGood = await run(stage).catch((error) => {
    console.error(error.message);
    return false;
  });
  times.push(`${stage.name} ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
  if (isGood) continue;
  if (count.failed === 0) count.failed = 1; // what is no test failed
  console.log(`\n*** ${stage.name} failed: what comes after it was not run.`);
  break;
}
await leave(count.failed === 0 ? 0 : 1);

async function run(stage) {
  for (const need of stage.needs ?? []) await provide(need);
  for (const [at, command] of stage.commands.entries()) {
    const isGood = stage.isJest ? await jest(command, join(folder, `${stage.name}-${at}.json`)) : await node(command);
    if (!isGood) return false;
  }
  return true;
}

async function provide(need) {
  if (ready.has(need)) return;
  ready.add(need);
  if (need === 'servers') stops.push(await startPostgresql(), await startRedis());
  if (need === 'build') await ensureBuilt(join(folder, 'build.log'));
}

async function jest(args, outputFile) {
  const flags = ['--json', `--outputFile=${outputFile}`, '--colors=false'];
  const options = '--experimental-vm-modules --disable-warning=ExperimentalWarning';
  const isGood = await node(['node_modules/jest/bin/jest.js', ...args, ...flags], { NODE_OPTIONS: options });
  const result = JSON.parse(readFileSync(outputFile, 'utf8'));
  count.passed += result.numPassedTests;
  // A file that does not even load has no test that could fail.
  count.failed += result.numFailedTests + result.numRuntimeErrorTestSuites;
  count.skipped += result.numPendingTests + result.numTodoTests;
  if (result.numTotalTests > 0) return isGood;
  console.error('This stage found no test at all.');
  return false;
}

function node(args, extraEnv = {}) {
  const env = {
    ...process.env,
    PATH: [join(root, 'node_modules/.bin'), process.env.PATH].join(delimiter),
    CI: '1',
    NX_DAEMON: 'false',
    NX_TUI: 'false',
    ROLLCALL_TEST_AS_BUILT: '1',
    ...extraEnv,
  };
  return new Promise((resolve) => {
    // `--json` prints the whole result to standard output as well: people read standard error here.
    const stdout = extraEnv.NODE_OPTIONS ? 'ignore' : 'inherit';
    running = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', stdout, 'inherit'] });
    running.once('exit', (code) => resolve(code === 0));
    running.once('error', () => resolve(false));
  });
}

async function leave(code) {
  running?.kill('SIGTERM');
  for (const stop of stops.splice(0).reverse()) await stop();
  rmSync(folder, { recursive: true, force: true });
  console.log(`\n${times.join(' · ')}`);
  if (count.skipped > 0) console.log(`${count.skipped} skipped`);
  console.log(`${count.passed} passed, ${count.failed} failed`);
  process.exit(code);
}
