/** The database of an instance: the embedded server, or the one `DATABASE_URL` names. */
import { join } from 'node:path';
import { Unusable } from './install.mjs';
import { mustAnswer } from './ports.mjs';

/**
 * The server is typed by its source: what is built of it is not there yet when a fresh clone is linted.
 *
 * @typedef {import('../../libs/db/src/embedded/start-embedded.js').Embedded} Embedded
 *
 * @typedef {{ embedded: Embedded | null, logins: Record<string, string>,
 *   urls: { owner: string, api: string, worker: string } }} Database
 */

/** @returns {Promise<Database>} the URLs for owner, api and worker, and the embedded server if it is one */
export async function openDatabase({ home, env, port, secrets, purpose = 'product', memoryBytes, onLost }) {
  if (env.DATABASE_URL) {
    // Roles belong to a whole server, which others may share: their passwords are not ours to set.
    return {
      embedded: null,
      logins: {},
      urls: { owner: env.DATABASE_URL, api: env.DATABASE_URL, worker: env.DATABASE_URL },
    };
  }
  const { startEmbedded } = await import('../../libs/db/dist/embedded/index.js');
  const options = {
    folder: join(home, 'postgresql'),
    purpose,
    ...(memoryBytes && { memoryBytes }),
    ...(port && { port }),
  };
  const embedded = await startEmbedded(options).catch((error) => {
    throw new Unusable(`The embedded PostgreSQL did not start. ${error.message}`);
  });
  const database = {
    embedded,
    logins: { rollcall_api: secrets.apiPassword, rollcall_worker: secrets.workerPassword },
    urls: {
      owner: embedded.url,
      api: loginUrl(embedded.url, 'rollcall_api', secrets.apiPassword),
      worker: loginUrl(embedded.url, 'rollcall_worker', secrets.workerPassword),
    },
  };
  keepAlive(database, { ...options, port: embedded.port }, onLost);
  return database;
}

/** A killed supervisor is replaced on the same port, so that everybody's connections find the server again. */
function keepAlive(database, options, onLost) {
  database.embedded.onLost(async () => {
    onLost?.();
    const { startEmbedded } = await import('../../libs/db/dist/embedded/index.js');
    for (;;) {
      try {
        database.embedded = await startEmbedded(options);
        return keepAlive(database, options, onLost);
      } catch (error) {
        onLost?.(error);
        await new Promise((resolve) => setTimeout(resolve, 2_000));
      }
    }
  });
}

/** Schema of ours, then of the queue. */
export async function migrateDatabase({ urls, logins }) {
  const { migrate } = await import('../../libs/db/dist/database/index.js');
  const { migrateQueue } = await import('../../libs/queue/dist/migrate/index.js');
  try {
    const names = await migrate(urls.owner, logins);
    await migrateQueue(urls.owner);
    return names;
  } catch (error) {
    throw new Unusable(`The database could not be brought up to date: ${error.message}`);
  }
}

function loginUrl(url, name, password) {
  const login = new URL(url);
  login.username = name;
  login.password = password;
  return login.href;
}

/** @throws Unusable if `DATABASE_URL` is wrong, does not answer, lets nobody in, or is too old */
export async function checkDatabaseUrl(text) {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^postgres(ql)?:$/.test(url.protocol))
    throw new Unusable('DATABASE_URL is not the address of a database: postgresql://name:password@host:5432/database');
  await mustAnswer('DATABASE_URL', text, 5432);
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: text, connectionTimeoutMillis: 10_000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query('show server_version_num');
    if (Number(rows[0].server_version_num) < 150_000)
      throw new Unusable('DATABASE_URL is an older PostgreSQL: 15 or newer is needed.');
  } catch (error) {
    if (error instanceof Unusable) throw error;
    throw new Unusable(`DATABASE_URL does not let us in: ${error.message}.`);
  } finally {
    await client.end().catch(() => undefined);
  }
}
