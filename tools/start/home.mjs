/** The folder of one instance: its secrets, its data, its logs. Only its owner may look inside. */
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';
import { root, Unusable } from './install.mjs';
import { tryLock } from './lock.mjs';

/** Where it is: `ROLLCALL_HOME` as seen from where npm was called, or `.rollcall` in the project. */
export const homeFrom = (env) =>
  env.ROLLCALL_HOME ? resolve(env.INIT_CWD ?? process.cwd(), env.ROLLCALL_HOME) : join(root, '.rollcall');

/** Makes it if needed, and takes it for this process. */
export async function openHome(path, url) {
  try {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    accessSync(path, constants.R_OK | constants.W_OK | constants.X_OK);
    chmodSync(path, 0o700);
  } catch (error) {
    throw new Unusable(`ROLLCALL_HOME ${path} cannot be used: ${reasonOf(error)}.`);
  }
  const lock = await tryLock(`${path}#home`, () => JSON.stringify({ pid: process.pid, url }));
  if ('release' in lock) return { path, release: lock.release };
  const where = lock.holder ? ` at ${JSON.parse(lock.holder).url}` : '';
  throw new Unusable(
    `Rollcall is already running on ${path}${where}. For a second one, set another ROLLCALL_HOME and PORT.`,
  );
}

function reasonOf(error) {
  if (error.code === 'EACCES' || error.code === 'EPERM') return 'this account may not read and write there';
  if (error.code === 'ENOTDIR' || error.code === 'EEXIST') return 'it is not a folder';
  if (error.code === 'EROFS') return 'it is on a read-only disk';
  if (error.code === 'ENOSPC') return 'the disk is full';
  return error.message;
}

/** A JSON file of the home, mode 0600, replaced as a whole so that a crash never leaves half of one. */
export function jsonFile(home, name) {
  const file = join(home, name);
  return {
    file,
    read() {
      if (!existsSync(file)) return null;
      try {
        return JSON.parse(readFileSync(file, 'utf8'));
      } catch (error) {
        throw new Unusable(`${file} cannot be read: ${error.code ? reasonOf(error) : 'it is not JSON'}.`);
      }
    },
    write(value) {
      writeFileSync(`${file}.new`, `${JSON.stringify(value, null, 2)}\n`, { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
  };
}

/** What must stay secret and the same over all starts of one instance. Made at the first. */
export function secretsOf(home) {
  const store = jsonFile(home, 'secrets.json');
  const known = store.read() ?? {};
  const secrets = {
    secret: known.secret ?? randomBytes(32).toString('hex'),
    apiPassword: known.apiPassword ?? randomBytes(24).toString('base64url'),
    workerPassword: known.workerPassword ?? randomBytes(24).toString('base64url'),
  };
  if (JSON.stringify(known) !== JSON.stringify(secrets)) store.write(secrets);
  return secrets;
}

/**
 * The file with the master key of encrypted fields, apart from `secrets.json` because it is kept apart: without it what is encrypted in the
 * database cannot be read by anybody. Made at the first start, never overwritten.
 */
export function masterKeyFileOf(home) {
  const file = join(home, 'master.key');
  if (existsSync(file)) return file;
  try {
    writeFileSync(`${file}.new`, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true });
    renameSync(`${file}.new`, file); // whole or not at all: half a key would be none
  } catch (error) {
    throw new Unusable(`${file} cannot be written: ${reasonOf(error)}.`);
  }
  return file;
}
