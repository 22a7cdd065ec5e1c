import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from './client.mjs';

const root = new URL('../../', import.meta.url);
// the launcher's own pieces: what is measured starts exactly as `npm start` starts it
const launcher = (/** @type {string} */ name) => import(new URL(`tools/start/${name}.mjs`, root).href);

/**
 * A built Rollcall of its own: embedded server, api, one worker.
 * @typedef {object} Product
 * @property {string} ownerUrl the database, for its owner
 * @property {Client} client
 * @property {{ api: number, worker: number }} pids
 * @property {() => Promise<void>} stopProcesses leaves the database running
 * @property {() => Promise<void>} stop
 */

/** @returns {Promise<Product>} */
export async function startProduct(/** @type {string} */ home) {
  mkdirSync(join(home, 'logs'), { recursive: true, mode: 0o700 });
  const { ensureBuilt } = await launcher('build');
  const { System } = await launcher('system');
  const { freePort } = await launcher('ports');
  await ensureBuilt(join(home, 'logs', 'build.log'));
  const env = { ...process.env };
  delete env['DATABASE_URL']; // always the embedded server: the floor is measured beside it
  const onEvent = (/** @type {string} */ sentence) => console.error(`! ${sentence}`);
  const system = new System({ home, port: await freePort(), env, restarts: false, onEvent });
  try {
    await system.startDatabase();
    await system.migrate();
    const { apiKey } = await system.setUp();
    await system.startProcesses();
    return {
      ownerUrl: system.database.urls.owner,
      client: new Client(system.url, apiKey),
      pids: { api: system.api.pid, worker: system.workers[0].pid },
      stopProcesses: async () => {
        const all = [system.api, ...system.workers];
        await Promise.all(all.map((child) => child.stop(5_000)));
      },
      stop: () => system.stop(),
    };
  } catch (error) {
    await system.stop();
    throw error;
  }
}
