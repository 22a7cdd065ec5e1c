import pg from 'pg';

const duplicateDatabase = '42P04';
const duplicateName = '23505';

/** The URL of another database on the same server. */
export function urlOf(url: string, database: string): string {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}

/**
 * Makes a database if there is none of this name.
 * @param url any database of the server, for somebody who may create one
 * @param template what it is a copy of; nobody may be connected to that
 * @returns the new database's URL
 */
export async function ensureDatabase(url: string, name: string, template = 'template1'): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [name]);
    const [id, from] = [name, template].map((text) => client.escapeIdentifier(text));
    if (rowCount === 0) await client.query(`create database ${String(id)} template ${String(from)}`);
  } catch (error) {
    // Two at once: the other one made it.
    if (!(error instanceof pg.DatabaseError && [duplicateDatabase, duplicateName].includes(error.code ?? '')))
      throw error;
  } finally {
    await client.end();
  }
  return urlOf(url, name);
}
