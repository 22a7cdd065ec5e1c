import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { startProduct } from './product.mjs';

/** @typedef {import('./product.mjs').Product} Product */

/**
 * A folder for one run. It is removed by the last thing this process does, whether it ends by itself, by a fault or by
 * Ctrl-C, unless it is to be kept; the server and the processes of the run are gone by then.
 */
export function newFolder(isKept = false, home = 'home') {
  const parent = fileURLToPath(new URL('../../tmp/', import.meta.url));
  mkdirSync(parent, { recursive: true });
  const folder = mkdtempSync(join(parent, 'bench-'));
  process.once('exit', () => {
    if (isKept) console.log(`\nKept: ${folder} (the home is ${join(folder, home)})`);
    else rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  return folder;
}

/**
 * Works with a Rollcall that is started for it and stopped after it, also when somebody interrupts.
 * @template T
 * @param {string} home
 * @param {(product: Product, owner: pg.Client) => Promise<T>} work `owner`: a connection that sees the rows of all tenants
 * @param {import('./product.mjs').ProductOptions} [options]
 * @returns {Promise<T>}
 */
export async function withProduct(home, work, options) {
  const product = await told('Starting Rollcall', () => startProduct(home, options));
  const owner = new pg.Client({ connectionString: product.ownerUrl, application_name: 'rollcall-bench' });
  const interrupted = (/** @type {NodeJS.Signals} */ signal) => {
    console.error(`${signal}: stopping`);
    process.on('unhandledRejection', () => undefined).on('uncaughtException', () => undefined); // requests that are cut
    void product.stop().finally(() => process.exit(130));
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    await owner.connect();
    return await work(product, owner);
  } finally {
    process.off('SIGINT', interrupted).off('SIGTERM', interrupted);
    await owner.end();
    await product.stop();
  }
}

/**
 * Runs a part and says how long it took. A part that never waits, like writing a file, may last longer than the api keeps an idle
 * connection: it is heard of here that the api closed it, before somebody asks over it.
 * @template T @param {string} name @param {() => T | Promise<T>} work
 */
export async function told(name, work) {
  const started = performance.now();
  const result = await work();
  console.log(`${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  await sleep(20);
  return result;
}

/** A number from the command line. */
export function countOf(/** @type {string} */ text, /** @type {string} */ usage) {
  if (!/^[0-9]{1,9}$/.test(text)) throw new Error(`'${text}' is no number.\n${usage}`);
  return Number(text);
}
