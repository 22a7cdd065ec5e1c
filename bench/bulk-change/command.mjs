import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { bytesOf, tableSizes } from '../floor/sizes.mjs';
import { firstLoad } from '../generate/contact-file.mjs';
import { writeContactFile } from '../generate/write-file.mjs';
import { keptShape } from '../product/kept.mjs';
import { measureImport } from '../product/measure-import.mjs';
import { countOf, newFolder, told, withProduct } from '../product/run.mjs';
import { Needles } from '../questions/needles.mjs';
import { pagingReaders } from '../questions/readers.mjs';
import { atMost } from '../report/bars.mjs';
import { whereAndWhen } from '../report/machine.mjs';
import { megabytes } from '../report/table.mjs';
import { copyTables, settleTables } from '../upsert/reference.mjs';
import { watchJob } from '../watch/job.mjs';
import { watchMemory } from '../watch/memory.mjs';
import { besideReaders, watchReaders } from '../watch/readers.mjs';
import { sameContacts, updateByHand, updateWithImages } from './by-hand.mjs';
import { renderBulkChange } from './report.mjs';

/** How `bulk-change` is called. */
export const usage = 'npm run bench -- bulk-change [--rows N] [--seed S] [--home DIR] [--json FILE] [--keep]';

const options = /** @type {const} */ ({
  rows: { type: 'string', default: '5000000' },
  seed: { type: 'string', default: '1' },
  home: { type: 'string' },
  json: { type: 'string' },
  keep: { type: 'boolean', default: false },
});
const idleMs = 15_000;
const megabyte = 1024 ** 2;

/** `npm run bench -- bulk-change`: one column of all contacts and back again, by Rollcall and by one UPDATE. */
export async function bulkChangeBench(/** @type {string[]} */ args) {
  const { values } = parseArgs({ args, options });
  const home = values.home === undefined ? null : resolve(process.env['INIT_CWD'] ?? '.', values.home);
  const shape =
    home === null ? { rows: countOf(values.rows, usage), seed: countOf(values.seed, usage) } : keptShape(home);
  const report = await measure(shape, newFolder(values.keep), home);
  console.log(`\n${renderBulkChange(report)}`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
}

/** @returns {Promise<import('./report.mjs').BulkChangeReport>} */
async function measure(
  /** @type {{ rows: number, seed: number }} */ shape,
  /** @type {string} */ folder,
  /** @type {string | null} */ home,
) {
  const first = firstLoad(shape);
  return withProduct(home ?? join(folder, 'home'), async (product, owner) => {
    const where = await whereAndWhen(owner);
    if (home === null) {
      const path = join(folder, 'first.csv');
      const truth = await told('Generating the file', () => writeContactFile(first, path));
      await told('Loading it', () => measureImport(product, path, truth));
    }
    await readyTables(owner);
    const { client } = product;
    const readers = pagingReaders(client, new Needles(first, 2));
    const idle = await told('Readers, idle', () => watchReaders(client, readers, AbortSignal.timeout(idleMs)));
    const { rows } = await owner.query('select count(*)::float8 as live from contacts where deleted_at is null');
    const count = Number(rows[0].live);
    const before = bytesOf(await tableSizes(owner), ['contacts']);
    const memory = watchMemory(product.pids);
    const named = { reason: 'bench', typedCount: count };
    const change = { category: 'status', changes: { active: false }, target: { all: true }, expectedCount: count };
    const done = await measureJob(client, readers, count, () => client.startBulkChange({ ...change, ...named }));
    const afterChange = bytesOf(await tableSizes(owner), ['contacts']);
    const undone = await measureJob(client, readers, count, () => client.startUndo({ jobId: done.id, ...named }));
    const used = memory();
    const afterUndo = bytesOf(await tableSizes(owner), ['contacts']);
    await product.stopWorkers();
    const { byHand, backByHand, withImages } = await measureByHand(owner);
    const idleP95 = idle['all']?.p95 ?? NaN;
    const barsOf = (
      /** @type {string} */ what,
      /** @type {typeof done} */ { seconds, readersP95 },
      /** @type {number} */ floor,
      /** @type {number} */ growth,
    ) => [
      atMost(`${what}: time, times one UPDATE by hand`, seconds / floor, 2),
      atMost(`${what}: readers, p95, times that when idle`, readersP95 / idleP95, 2),
      atMost(`${what}: growth of the table`, growth, 1.3),
    ];
    return {
      command: 'bulk-change',
      rows: count,
      ...where,
      change: { ...done, byHand },
      undo: { ...undone, byHand: backByHand },
      withImages,
      bars: [
        ...barsOf('change', done, byHand, afterChange / before),
        ...barsOf('undo', undone, backByHand, afterUndo / before),
        atMost('memory of the worker', used.worker.peakBytes, 300 * megabyte, megabytes),
        atMost('memory of the api', used.api.peakBytes, 300 * megabyte, megabytes),
      ],
    };
  });
}

/** The floors, on the twins; throws unless they leave the same contacts as the two jobs. Seconds. */
async function measureByHand(/** @type {import('pg').Client} */ owner) {
  const byHand = await told('One UPDATE by hand', () => updateByHand(owner, false));
  await told('Settling the copy', () => settleTables(owner, 'twin'));
  const backByHand = await told('One UPDATE back', () => updateByHand(owner, true));
  await told('Comparing both', () => sameContacts(owner));
  await told('Settling the copy', () => settleTables(owner, 'twin'));
  const withImages = await told('An UPDATE with before-images', () => updateWithImages(owner));
  return { byHand, backByHand, withImages };
}

/** Starts a job and sees it through beside readers; throws unless it changed all contacts. */
async function measureJob(
  /** @type {import('../product/client.mjs').Client} */ client,
  /** @type {ReturnType<typeof pagingReaders>} */ readers,
  /** @type {number} */ count,
  /** @type {() => Promise<import('../product/client.mjs').JobView>} */ start,
) {
  const started = performance.now();
  const { id } = await start();
  const startSeconds = (performance.now() - started) / 1000;
  const { result, latency } = await besideReaders(client, readers, async () => ({
    ...(await watchJob(client, id)),
    seconds: (performance.now() - started) / 1000,
  }));
  const { job, phaseSeconds, seconds } = result;
  if (job.status !== 'succeeded' || job.ledger.updated !== count)
    throw new Error(`The job ended ${job.status}: ${JSON.stringify(job.ledger)}`);
  return { id, seconds, startSeconds, phaseSeconds, readersP95: latency['all']?.p95 ?? NaN };
}

/** Twins of the tables for the reference, and both in the state of every day. */
async function readyTables(/** @type {import('pg').Client} */ owner) {
  await told('Copying the tables for the reference', () => copyTables(owner));
  await told('Settling both', async () => {
    await settleTables(owner, 'twin');
    await settleTables(owner, 'public');
  });
}
