import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { at } from '../generate/cells.mjs';
import { firstLoad } from '../generate/contact-file.mjs';
import { writeContactFile } from '../generate/write-file.mjs';
import { measureFloors } from '../floor/both-floors.mjs';
import { tableSizes } from '../floor/sizes.mjs';
import { keepShape } from '../product/kept.mjs';
import { measureImport } from '../product/measure-import.mjs';
import { countOf, newFolder, told, withProduct } from '../product/run.mjs';
import { atMost, none } from '../report/bars.mjs';
import { whereAndWhen } from '../report/machine.mjs';
import { checkTables } from '../truth/check.mjs';
import { filesLeft, noteTables, tablesLeft } from '../watch/leftovers.mjs';
import { watchReaders } from '../watch/readers.mjs';
import { renderReport } from './report.mjs';

/**
 * @typedef {import('../product/product.mjs').Product} Product
 * @typedef {import('../generate/contact-file.mjs').ContactFile} ContactFile
 * @typedef {import('../generate/write-file.mjs').Truth} Truth
 */

/** How `import` is called. `--keep` leaves the database and the files where they are and says where. */
export const usage = 'npm run bench -- import [--rows N] [--seed S] [--json FILE] [--keep]';

const options = /** @type {const} */ ({
  rows: { type: 'string', default: '1000000' },
  seed: { type: 'string', default: '1' },
  json: { type: 'string' },
  keep: { type: 'boolean', default: false },
});
const idleMs = 5_000;
/** What a process may hold at most: a small machine must be enough, whatever the file. */
export const memoryBars = { worker: 512 * 1024 ** 2, api: 300 * 1024 ** 2 };

/** `npm run bench -- import`: Rollcall against COPY of the same rows, on one server, in one run. */
export async function importBench(/** @type {string[]} */ args) {
  const { values } = parseArgs({ args, options });
  const shape = { rows: countOf(values.rows, usage), seed: countOf(values.seed, usage) };
  if (shape.rows < 1) throw new Error(usage);
  const report = await measure(shape, newFolder(values.keep), values.keep);
  console.log(`\n${renderReport(report)}`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
}

/** @returns {Promise<import('./report.mjs').Report>} */
async function measure(
  /** @type {{ rows: number, seed: number }} */ shape,
  /** @type {string} */ folder,
  /** @type {boolean} */ isKept,
) {
  const path = join(folder, 'contacts.csv');
  const file = firstLoad(shape);
  const truth = await told('Generating the file', () => writeContactFile(file, path));
  return withProduct(join(folder, 'home'), async (product, owner) => {
    const where = await whereAndWhen(owner);
    const { rollcall, latency, left } = await measureRollcall(product, owner, { file, truth, path });
    await told('Comparing tables and truth', () => checkTables(owner, file));
    if (isKept) keepShape(product.home, shape);
    await product.stopProcesses(); // nothing may compete with the floors
    const sizes = await tableSizes(owner);
    const { floor, expertFloor } = await measureFloors(owner, join(folder, 'floor'));
    const { memory, seconds, uploadSeconds } = rollcall;
    return {
      command: 'import',
      ratio: seconds / floor.seconds,
      ratioWithUpload: (seconds + uploadSeconds) / floor.seconds,
      expertRatio: seconds / expertFloor.seconds,
      rows: shape.rows,
      ...where,
      floor: { ...floor, contactsPerSecond: truth.expected.ledger.created / floor.seconds },
      expertFloor,
      rollcall,
      bars: [...memoryBarsOf(memory), ...left],
      latency,
      sizes,
    };
  });
}

/** Whether the processes kept to their memory. */
export const memoryBarsOf = (
  /** @type {import('../product/measure-import.mjs').MeasuredImport['memory']} */ memory,
) => [
  atMost('worker, peak memory', memory.worker.peakBytes, memoryBars.worker, megabytesShown),
  atMost('api, peak memory', memory.api.peakBytes, memoryBars.api, megabytesShown),
];

const megabytesShown = (/** @type {number} */ bytes) => `${Math.round(bytes / 1024 ** 2)} MB`;

/** Part (b): from the request that starts the import to the end of its job, with people looking on. */
async function measureRollcall(
  /** @type {Product} */ product,
  /** @type {import('pg').Client} */ owner,
  /** @type {{ file: ContactFile, truth: Truth, path: string }} */ { file, truth, path },
) {
  const { client } = product;
  const known = firstClean(file);
  const paths = { list: '/contacts?limit=50', search: `/contacts?q=${known.phone}`, job: '/jobs?limit=50' };
  const before = await noteTables(owner);
  const idle = await told('Api, idle and empty', () => watchReaders(client, paths, AbortSignal.timeout(idleMs)));
  const withJob = (/** @type {string} */ id) => ({ ...paths, job: `/jobs/${id}` });
  const rollcall = await measureImport(product, path, truth, withJob);
  await checkSearchable(client, known);
  const left = [
    none('tables left behind', await tablesLeft(owner, before)),
    none('files left behind', filesLeft(product.home, [rollcall.jobId])),
  ];
  const full = withJob(rollcall.jobId);
  const after = await told('Api, idle and full', () => watchReaders(client, full, AbortSignal.timeout(idleMs)));
  return { rollcall, latency: { idle, during: rollcall.latency, after }, left };
}

/** The first row that becomes a contact, as somebody would look for it. */
function firstClean(/** @type {ContactFile} */ file) {
  for (let row = 0; row < file.rows; row++) {
    const truth = file.truthOf(row);
    if (truth.is === 'clean')
      return { account: file.cellsOf(row)[at.account], phone: file.personOf(truth.person).phone1 };
  }
  throw new Error('The file has no clean row');
}

/** Succeeded must mean that people find it, at once. */
async function checkSearchable(
  /** @type {import('../product/client.mjs').Client} */ client,
  /** @type {ReturnType<typeof firstClean>} */ { account, phone },
) {
  /** @type {import('@rollcall/domain/contact').ContactList} */
  const { items } = await client.get(`/contacts?q=${phone}`);
  if (!items.some(({ contactId1 }) => contactId1 === account))
    throw new Error(`THE JOB SUCCEEDED, BUT A SEARCH FOR A PHONE OF CONTACT ${account} DOES NOT FIND IT`);
}
