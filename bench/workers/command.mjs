import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { firstLoad } from '../generate/contact-file.mjs';
import { writeContactFile } from '../generate/write-file.mjs';
import { measureImport } from '../product/measure-import.mjs';
import { countOf, newFolder, told, withProduct } from '../product/run.mjs';
import { startOwnRedis } from '../product/redis.mjs';
import { gitCommit, machineLine } from '../report/machine.mjs';
import { checkTables } from '../truth/check.mjs';
import { checksums, sameChecksums } from '../truth/checksum.mjs';
import { renderWorkers } from './report.mjs';
import { SlowWire } from './slow-wire.mjs';

/** How `workers` is called. `--delay`: how many ms further away the database is made to seem. */
export const usage = 'npm run bench -- workers [--rows N] [--seed S] [--delay MS] [--json FILE]';

const options = /** @type {const} */ ({
  rows: { type: 'string', default: '500000' },
  seed: { type: 'string', default: '1' },
  delay: { type: 'string', default: '5' },
  json: { type: 'string' },
});

/**
 * One way to run the same import.
 * @typedef {object} Setup
 * @property {string} name
 * @property {string} against the name of the one its time is compared with
 * @property {number} workers
 * @property {string} [redisUrl]
 * @property {number} [delayMs]
 * @property {string} [lanes] how many parts of a job a worker does at once; its own choice if not given
 */

/** `npm run bench -- workers`: the same import by more workers, on either queue, and far away from its database. */
export async function workersBench(/** @type {string[]} */ args) {
  const { values } = parseArgs({ args, options });
  const file = firstLoad({ rows: countOf(values.rows, usage), seed: countOf(values.seed, usage) });
  const folder = newFolder();
  const path = join(folder, 'contacts.csv');
  const truth = await told('Generating the file', () => writeContactFile(file, path));
  const redis = await startOwnRedis();
  if (redis === null) console.log('redis-server is not installed: the queue on Redis IS NOT MEASURED');
  /** @type {import('./report.mjs').Ran[]} */
  const ran = [];
  /** @type {import('../truth/checksum.mjs').Checksums | undefined} */
  let expected;
  for (const [at, setup] of setupsFor(countOf(values.delay, usage), redis?.url).entries()) {
    console.log(`\n${setup.name}`);
    const once = await runOnce(setup, join(folder, `home-${at}`), { file, path, truth });
    expected ??= once.sums;
    sameChecksums(`WHAT "${setup.name}" ENDED WITH`, once.sums, expected);
    const base = ran.find(({ name }) => name === setup.against)?.seconds ?? once.seconds;
    ran.push({ ...setup, seconds: once.seconds, roundTrips: once.roundTrips, ratio: once.seconds / base });
  }
  await redis?.stop();
  /** @type {import('./report.mjs').WorkersReport} */
  const report = { command: 'workers', rows: file.rows, machine: machineLine(), commit: gitCommit(), ran };
  console.log(`\n${renderWorkers(report)}`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
}

/** @returns {Setup[]} */
function setupsFor(/** @type {number} */ delayMs, /** @type {string | undefined} */ redisUrl) {
  const first = 'PostgreSQL queue, 1 worker';
  const far = `${delayMs} ms away, 1 lane`;
  return [
    { name: first, against: first, workers: 1 },
    { name: 'PostgreSQL queue, 2 workers', against: first, workers: 2 },
    ...(redisUrl === undefined
      ? []
      : [1, 2].map((workers) => ({
          ...{ name: `Redis queue, ${workers} worker${workers === 1 ? '' : 's'}`, against: first },
          ...{ workers, redisUrl },
        }))),
    { name: far, against: first, workers: 1, delayMs, lanes: '1' },
    { name: `${delayMs} ms away, as many lanes as the worker takes`, against: far, workers: 1, delayMs },
  ];
}

/** One import in a fresh home, checked against the truth. */
async function runOnce(
  /** @type {Setup} */ { workers, redisUrl, delayMs, lanes },
  /** @type {string} */ home,
  /** @type {{ file: import('../generate/contact-file.mjs').ContactFile, path: string,
   *   truth: import('../generate/write-file.mjs').Truth }} */ { file, path, truth },
) {
  /** @type {Record<string, string>} */
  const env = redisUrl === undefined ? {} : { REDIS_URL: redisUrl };
  return withProduct(
    home,
    async (product, owner) => {
      const url = new URL(product.workerUrl);
      const wire = delayMs === undefined ? null : new SlowWire({ host: url.hostname, port: Number(url.port) }, delayMs);
      if (wire !== null) url.port = String(await wire.open());
      const workerEnv = { DATABASE_URL: url.href, ...(lanes !== undefined && { ROLLCALL_LANES: lanes }) };
      for (let started = 0; started < workers; started++) await product.startWorker(workerEnv);
      const before = wire?.roundTrips ?? 0;
      const { seconds: time } = await measureImport(product, path, truth);
      const roundTrips = wire === null ? null : wire.roundTrips - before;
      await checkTables(owner, file);
      const sums = await checksums(owner);
      await product.stopProcesses(); // who talks through the wire goes before it does
      wire?.close();
      return { seconds: time, roundTrips, sums };
    },
    { workerCount: 0, env },
  );
}
