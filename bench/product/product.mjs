import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { Client } from './client.mjs';

const root = new URL('../../', import.meta.url);
// the launcher's own pieces: what is measured starts exactly as `npm start` starts it
const launcher = (/** @type {string} */ name) => import(new URL(`tools/start/${name}.mjs`, root).href);

/**
 * A built Rollcall of its own: embedded server, api, workers.
 * @typedef {object} Product
 * @property {string} home
 * @property {string} url where the api answers
 * @property {string} ownerUrl the database, for its owner, who passes the walls between tenants
 * @property {string} workerUrl the database, as a worker logs in
 * @property {Client} client
 * @property {{ api: number, worker: number }} pids
 * @property {(extraEnv?: Record<string, string>) => Promise<void>} startWorker one more
 * @property {() => Promise<void>} stopWorkers
 * @property {() => Promise<void>} stopProcesses leaves the database running
 * @property {() => Promise<void>} stop
 */

/**
 * @typedef {object} ProductOptions
 * @property {number} [workerCount] 1 unless given
 * @property {Record<string, string>} [env] for all processes
 */

/**
 * Starts one in a home, which may be one that was kept.
 * @param {string} home
 * @param {ProductOptions} [options]
 * @returns {Promise<Product>}
 */
export async function startProduct(home, { workerCount = 1, env: extraEnv = {} } = {}) {
  mkdirSync(join(home, 'logs'), { recursive: true, mode: 0o700 });
  const { ensureBuilt } = await launcher('build');
  const { System } = await launcher('system');
  const { freePort } = await launcher('ports');
  const { openHome, jsonFile } = await launcher('home');
  await ensureBuilt(join(home, 'logs', 'build.log'));
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, ...extraEnv };
  delete env['DATABASE_URL']; // always the embedded server: the references are measured beside it
  if (extraEnv['REDIS_URL'] === undefined) delete env['REDIS_URL'];
  const onEvent = (/** @type {string} */ sentence) => console.error(`! ${sentence}`);
  const port = await freePort();
  const lock = await openHome(home, `http://127.0.0.1:${port}`);
  const system = new System({ home, port, env, workerCount, restarts: false, onEvent });
  const stop = async () => {
    await system.stop();
    lock.release();
  };
  try {
    await system.startDatabase();
    await system.migrate();
    const apiKey = keyOf(await system.setUp(), jsonFile(home, 'credentials.json'));
    await system.startProcesses();
    return Object.assign(handlesOf(system), { home, client: new Client(system.url, apiKey), stop });
  } catch (error) {
    await stop();
    throw error;
  }
}

/** The key is told once, when the first tenant is made: it is kept where `npm start` keeps it. @returns {string} */
function keyOf(/** @type {any} */ setUp, /** @type {any} */ credentials) {
  if (setUp.created) credentials.write(setUp);
  const { apiKey } = credentials.read() ?? {};
  if (apiKey === undefined) throw new Error(`${credentials.file} is missing: this home cannot be used again`);
  return apiKey;
}

/** `any`: the launcher is JavaScript without types. @returns {Omit<Product, 'home' | 'client' | 'stop'>} */
function handlesOf(/** @type {any} */ system) {
  /** @type {(child: any) => Promise<void>} */
  const stopChild = (child) => child.stop(5_000);
  return {
    url: system.url,
    ownerUrl: system.database.urls.owner,
    workerUrl: system.database.urls.worker,
    // asked anew each time: workers come later
    get pids() {
      return { api: system.api.pid, worker: system.workers[0]?.pid };
    },
    startWorker: async (env = {}) => void (await system.startWorker(env)),
    stopWorkers: async () => void (await Promise.all(system.workers.map(stopChild))),
    stopProcesses: async () => void (await Promise.all([system.api, ...system.workers].map(stopChild))),
  };
}
