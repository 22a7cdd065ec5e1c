import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, open, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Binaries } from './binaries.js';
import type { OsUser } from './os-user.js';
import { renderSettings, sameText } from './settings.js';
import type { Setting } from './settings.js';

/** The role that owns everything in the embedded server, and the database it makes. */
export const ownerName = 'rollcall';

/** Where things lie below the folder of an embedded server. */
export const placesIn = (folder: string) => ({
  /** PGDATA. */
  data: join(folder, 'data'),
  /** The owner's password, mode 0600. */
  password: join(folder, 'password'),
  log: join(folder, 'postgresql.log'),
  /** Which supervisor runs it, as JSON. */
  supervisor: join(folder, 'supervisor.json'),
});

/**
 * How the data folder is named to the server's own programs. Under root they run as another account, which cannot walk
 * the parents of a private home (0700): they are started inside the folder and call it by the place they stand in.
 */
export const dataArgument = (data: string, user: OsUser | null): string =>
  user !== null && process.platform === 'linux' ? '/proc/self/cwd' : data;

/**
 * Makes the data folder if there is none. `PG_VERSION` says that there is one. A half-made one never gets the name
 * `data`, so a start that was killed in the middle can simply be repeated.
 * @returns the owner's password
 */
export async function ensureCluster(folder: string, binaries: Binaries, user: OsUser | null): Promise<string> {
  const places = placesIn(folder);
  if (existsSync(join(places.data, 'PG_VERSION'))) return (await readFile(places.password, 'utf8')).trim();
  const password = randomBytes(24).toString('base64url');
  const half = join(folder, 'data.new');
  await rm(half, { recursive: true, force: true });
  await mkdir(half, { recursive: true, mode: 0o700 });
  if (user) await chown(half, user.uid, user.gid);
  await rm(places.password, { force: true });
  await writeFile(places.password, `${password}\n`, { mode: 0o600 });
  if (user) await chown(places.password, user.uid, user.gid);
  const handle = await open(places.password);
  await runInitdb(binaries.initdb, half, user, handle.fd).finally(() => handle.close());
  await rename(half, places.data);
  return password;
}

function runInitdb(initdb: string, data: string, user: OsUser | null, password: number): Promise<void> {
  const flags = [
    `--pgdata=${dataArgument(data, user)}`,
    `--username=${ownerName}`,
    '--pwfile=/dev/stdin', // our own file, already open: its path may be out of reach
    '--auth=scram-sha-256',
    '--encoding=UTF8',
    '--locale=C.UTF-8',
    '--data-checksums',
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(initdb, flags, { cwd: data, stdio: [password, 'ignore', 'pipe'], ...user });
    let complaint = '';
    child.stderr?.on('data', (text: Buffer) => (complaint = (complaint + text.toString()).slice(-2000)));
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(`initdb ended with ${String(code)}: ${complaint.trim()}`));
    });
  });
}

/** Writes our settings beside PostgreSQL's own and makes sure that both files are read, the operator's last. */
export async function writeSettings(data: string, settings: readonly Setting[], user: OsUser | null): Promise<void> {
  const write = async (name: string, text: string): Promise<void> => {
    const file = join(data, name);
    if (sameText(file, text)) return;
    await writeFile(file, text, { mode: 0o600 });
    if (user) await chown(file, user.uid, user.gid);
  };
  await write('postgresql.rollcall.conf', renderSettings(settings));
  const override = '# Your own settings. This file is read last and never written by Rollcall.\n';
  if (!existsSync(join(data, 'override.conf'))) await write('override.conf', override);
  const main = await readFile(join(data, 'postgresql.conf'), 'utf8');
  const includes = "include 'postgresql.rollcall.conf'\ninclude_if_exists 'override.conf'\n";
  if (!main.endsWith(includes)) await write('postgresql.conf', `${main}\n${includes}`);
}
