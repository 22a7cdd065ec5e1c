/** Installs the dependencies if what is there is not what the lock file says. Runs before anything is installed. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { takeTurn } from './lock.mjs';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/[/\\]$/, '');
/** The Node that everything but the launcher runs on; it is one of our dependencies. */
export const ourNode = join(root, 'node_modules', '.bin', 'node');

/** Something a person must change; its message is one clear sentence, and no stack is shown. */
export class Unusable extends Error {}

const stampFile = join(root, 'node_modules', '.rollcall-install.json');

export async function ensureInstalled() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 18) throw new Unusable(`Node ${process.versions.node} is too old to begin with: 18 or newer is needed.`);
  if (isInstalled()) return;
  const release = await takeTurn(`${root}#install`);
  try {
    if (!isInstalled()) install();
  } finally {
    release();
  }
}

function install() {
  console.log('Installing the dependencies, once …');
  const flags = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  const isScript = npm !== undefined && /\.c?js$/.test(npm);
  const [command, ...args] = isScript ? [process.execPath, npm, ...flags] : ['npm', ...flags];
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: 'inherit', env: installEnv() });
  if (error) throw new Unusable(`npm could not be run: ${error.message}`);
  if (status !== 0) throw new Unusable('The dependencies could not be installed: npm says why above.');
  if (spawnSync(ourNode, ['--version']).status !== 0)
    throw new Unusable(
      'The package "node" was installed without its program: are install scripts switched off in npm?',
    );
  writeFileSync(stampFile, JSON.stringify({ stamp: stampOfLock() }));
}

/** What npm told the script it runs would confuse the npm that the script runs. */
function installEnv() {
  const isTold = (name) => name === 'NODE_ENV' || /^npm_(lifecycle|package|command)/.test(name);
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !isTold(name)));
}

function isInstalled() {
  if (!existsSync(ourNode)) return false;
  try {
    if (JSON.parse(readFileSync(stampFile, 'utf8')).stamp === stampOfLock()) return true;
  } catch {
    // Not installed by us: look closer.
  }
  if (!matchesLock()) return false;
  writeFileSync(stampFile, JSON.stringify({ stamp: stampOfLock() }));
  return true;
}

const stampOfLock = () =>
  createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .update(`${process.platform} ${process.arch}`)
    .digest('hex');

/** Whether npm's own record of what it installed has every version of the lock file. */
function matchesLock() {
  const read = (file) => JSON.parse(readFileSync(join(root, file), 'utf8')).packages;
  try {
    const [wanted, present] = [read('package-lock.json'), read('node_modules/.package-lock.json')];
    return Object.entries(wanted).every(
      ([path, { version, optional }]) =>
        !path.startsWith('node_modules/') || present[path]?.version === version || (optional && !present[path]),
    );
  } catch {
    return false; // no such record: npm never finished here
  }
}
