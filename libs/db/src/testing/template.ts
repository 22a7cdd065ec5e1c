import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { migrate } from '../database/index.js';
import { ensureDatabase } from '../embedded/index.js';

/** The passwords of the login roles on a test server. */
export const testLogins = { rollcall_api: 'api-of-a-test', rollcall_worker: 'worker-of-a-test' } as const;

/** The URL of the server tests run on, for its owner. Set by `tools/jest/global-setup.mjs`, or by hand. */
export function testServerUrl(): string {
  const url = process.env['ROLLCALL_TEST_DATABASE_URL'];
  if (!url) throw new Error("No test server: give the project's Jest preset `servers: ['postgresql']`");
  return url;
}

/** What the migrations are made of, so that a server that lives longer than a run never offers an old template. */
function fingerprint(): string {
  const hash = createHash('sha256');
  for (const folder of ['../migrations', '../database']) {
    const path = fileURLToPath(new URL(folder, import.meta.url));
    for (const file of readdirSync(path).filter((name) => /\.(ts|js)$/.test(name)))
      hash.update(file).update(readFileSync(join(path, file)));
  }
  return hash.digest('hex').slice(0, 12);
}

/**
 * The name of a migrated database nobody is connected to, which others are copied from. Made by whichever Jest worker
 * comes first, while the others wait.
 */
export async function ensureTemplate(): Promise<string> {
  const url = testServerUrl();
  const name = `template_${fingerprint()}`;
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(72117, 2)');
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (rowCount !== 0) return name;
    await client.query(`drop database if exists ${name}_half with (force)`);
    await migrate(await ensureDatabase(url, `${name}_half`), testLogins);
    await client.query(`alter database ${name}_half rename to ${name}`);
    return name;
  } finally {
    await client.end();
  }
}
