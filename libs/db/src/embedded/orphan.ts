import { readFile, readlink, realpath, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { placesIn } from './cluster.js';

/** Somebody else runs a server in this folder right now. */
export class EmbeddedBusy extends Error {
  constructor(folder: string) {
    super(`The database in ${folder} is in use by another Rollcall.`);
    this.name = 'EmbeddedBusy';
  }
}

/**
 * Stops what an earlier, killed start left running in this folder, so that a new one can begin. Two servers never share
 * a folder: PostgreSQL refuses that by itself, this only makes it a clear sentence and waits.
 * @throws EmbeddedBusy if its owner is still there
 */
export async function settleOrphan(folder: string): Promise<void> {
  const places = placesIn(folder);
  const supervisor = await readSupervisor(places.supervisor);
  if (supervisor && (await isSupervisorOf(supervisor.pid, folder))) {
    if ((await parentOf(supervisor.pid)) === supervisor.parent) throw new EmbeddedBusy(folder);
    await end(supervisor.pid, 'SIGTERM');
  }
  const server = Number.parseInt(await readText(join(places.data, 'postmaster.pid')), 10);
  if (server > 0 && (await isServerIn(server, places.data))) await end(server, 'SIGINT');
  await rm(places.supervisor, { force: true });
}

async function readSupervisor(file: string): Promise<{ pid: number; parent: number } | null> {
  const text = await readText(file);
  return text === '' ? null : (JSON.parse(text) as { pid: number; parent: number });
}

/** A process id is reused after a while: it is ours only if its command line names the folder. */
async function isSupervisorOf(pid: number, folder: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  return (await readText(`/proc/${pid}/cmdline`)).includes(JSON.stringify(folder).slice(1, -1));
}

async function isServerIn(pid: number, data: string): Promise<boolean> {
  if (!isAlive(pid)) return false;
  if (process.platform !== 'linux') return true;
  const [standsIn, real] = await Promise.all([readlink(`/proc/${pid}/cwd`).catch(() => ''), realpath(data)]);
  return standsIn === real;
}

/** An orphan is handed to another process, so a parent that changed is a parent that died. */
async function parentOf(pid: number): Promise<number> {
  const status = /^PPid:\s*(\d+)/m.exec(await readText(`/proc/${pid}/status`));
  return status ? Number(status[1]) : 0;
}

async function end(pid: number, signal: 'SIGTERM' | 'SIGINT'): Promise<void> {
  signalTo(pid, signal);
  const deadline = Date.now() + 30_000;
  while (isAlive(pid)) {
    if (Date.now() > deadline) throw new Error(`The database server ${pid} of an earlier start does not stop.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

function signalTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended meanwhile: that is what was wanted.
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const readText = (file: string): Promise<string> => readFile(file, 'utf8').catch(() => '');
