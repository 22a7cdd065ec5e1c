/** Builds what changed. Looking at sizes and times of the sources takes milliseconds; asking Nx takes seconds. */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { createWriteStream, existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root, Unusable } from './install.mjs';
import { takeTurn } from './lock.mjs';

const stampFile = join(root, '.nx', 'rollcall-build.json');
const outputs = [
  'apps/api/dist/main.js',
  'apps/worker/dist/main.js',
  'apps/cli/dist/main.js',
  'apps/admin/dist/browser/index.html',
].map((file) => join(root, file));

/** @returns {Promise<boolean>} whether there was something to build */
export async function ensureBuilt(logFile) {
  if (isBuilt(stampOfSources())) return false;
  const release = await takeTurn(`${root}#build`);
  try {
    const stamp = stampOfSources();
    if (isBuilt(stamp)) return false;
    await build(logFile);
    mkdirSync(dirname(stampFile), { recursive: true });
    writeFileSync(stampFile, JSON.stringify({ stamp }));
    return true;
  } finally {
    release();
  }
}

function isBuilt(stamp) {
  if (!outputs.every((file) => existsSync(file))) return false;
  try {
    return JSON.parse(readFileSync(stampFile, 'utf8')).stamp === stamp;
  } catch {
    return false;
  }
}

function stampOfSources() {
  const hash = createHash('sha256');
  for (const file of ['package-lock.json', 'tsconfig.base.json', 'nx.json']) add(hash, join(root, file));
  for (const group of ['libs', 'apps']) {
    for (const project of readdirSync(join(root, group))) walk(hash, join(root, group, project));
  }
  return hash.digest('hex');
}

function walk(hash, folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name === 'dist' || entry.name === 'node_modules' || entry.name.endsWith('.spec.ts')) continue;
    const path = join(folder, entry.name);
    if (entry.isDirectory()) walk(hash, path);
    else add(hash, path);
  }
}

function add(hash, file) {
  const { size, mtimeMs } = statSync(file);
  hash.update(`${file} ${size} ${mtimeMs}\n`);
}

let running;

/** Ends a build that is at work, with everything it started. */
export function stopBuild() {
  try {
    if (running) process.kill(-running.pid, 'SIGTERM');
  } catch {
    // It ended meanwhile.
  }
}

async function build(logFile) {
  const args = ['run-many', '-t', 'build', '-p', 'api', 'worker', 'admin', 'cli', '--outputStyle=static'];
  const code = await new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules/nx/dist/bin/nx.js'), ...args], {
      cwd: root,
      detached: true, // a group of its own, so that all of it can be ended
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        ...process.env,
        NO_COLOR: '1',
        FORCE_COLOR: '0',
        NX_DAEMON: 'false',
        NX_TUI: 'false',
        NX_INTERACTIVE: 'false',
        CI: '1',
        NG_CLI_ANALYTICS: 'false',
      },
    });
    running = child;
    const log = createWriteStream(logFile, { mode: 0o600 });
    for (const stream of [child.stdout, child.stderr]) stream.pipe(log, { end: false });
    child.once('error', reject);
    child.once('close', (status) => {
      running = undefined;
      log.end(() => resolve(status));
    });
  });
  if (code === 0) return;
  const lines = readFileSync(logFile, 'utf8').split('\n');
  const errors = lines.filter((line) => /error TS\d+|\[ERROR\]|^\s*Error:/.test(line));
  const shown = (errors.length > 0 ? errors : lines).slice(-20).join('\n');
  throw new Unusable(`${shown}\n\nThe build failed: all of it is in ${logFile}.`);
}
