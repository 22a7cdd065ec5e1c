import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** An account of the operating system. */
export interface OsUser {
  readonly uid: number;
  readonly gid: number;
}

/**
 * Whom the server must run as: PostgreSQL refuses to be root, so root lends it the account `postgres`, made if there is
 * none. Null for an ordinary user: the server runs as the caller.
 */
export async function serverUser(): Promise<OsUser | null> {
  if (process.getuid?.() !== 0) return null;
  const known = await lookUp();
  if (known) return known;
  await run('groupadd', ['--system', 'postgres']).catch(() => undefined);
  await run('useradd', ['--system', '-g', 'postgres', '-M', '-s', '/usr/sbin/nologin', 'postgres']).catch(
    (cause: unknown) => {
      throw new Error('PostgreSQL cannot run as root, and the account "postgres" could not be made for it.', { cause });
    },
  );
  const made = await lookUp();
  if (!made) throw new Error('PostgreSQL cannot run as root, and there is no account "postgres".');
  return made;
}

async function lookUp(): Promise<OsUser | null> {
  try {
    const ids = await Promise.all(['-u', '-g'].map((flag) => run('id', [flag, 'postgres'])));
    const [uid, gid] = ids.map(({ stdout }) => Number.parseInt(stdout, 10));
    return uid !== undefined && gid !== undefined ? { uid, gid } : null;
  } catch {
    return null; // `id` fails when there is no such account
  }
}
