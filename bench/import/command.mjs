import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import pg from 'pg';
import { at } from '../generate/cells.mjs';
import { firstLoad } from '../generate/contact-file.mjs';
import { writeContactFile } from '../generate/write-file.mjs';
import { checkJob, checkTables } from './check.mjs';
import { exportTables, loadFloor, tableSizes } from './floor.mjs';
import { gitCommit, machineLine } from './machine.mjs';
import { startProduct } from './product.mjs';
import { renderReport } from './report.mjs';
import { peakMemory, resetPeak, watchJob, watchLatency } from './watch.mjs';

/**
 * @typedef {import('./product.mjs').Product} Product
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

/** `npm run bench -- import`: Rollcall against COPY of the same rows, on one server, in one run. */
export async function importBench(/** @type {string[]} */ args) {
  const { values } = parseArgs({ args, options });
  const shape = { rows: Number(values.rows), seed: Number(values.seed) };
  if (!Number.isSafeInteger(shape.rows) || !Number.isSafeInteger(shape.seed) || shape.rows < 1) throw new Error(usage);
  const folder = newFolder();
  // the last thing of a process that ends by itself, by a fault or by Ctrl-C; the server and the processes follow it
  process.once('exit', () => {
    if (values.keep) console.log(`\nKept: ${folder}`);
    else rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  });
  const report = await measure(shape, folder);
  console.log(`\n${renderReport(report)}`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
}

function newFolder() {
  const parent = fileURLToPath(new URL('../../tmp/', import.meta.url));
  mkdirSync(parent, { recursive: true });
  return mkdtempSync(join(parent, 'bench-'));
}

/** @returns {Promise<import('./report.mjs').Report>} */
async function measure(/** @type {{ rows: number, seed: number }} */ shape, /** @type {string} */ folder) {
  const startedAt = new Date().toISOString();
  const path = join(folder, 'contacts.csv');
  const file = firstLoad(shape);
  const truth = await told('Generating the file', () => writeContactFile(file, path));
  const product = await told('Starting Rollcall', () => startProduct(join(folder, 'home')));
  const owner = new pg.Client(product.ownerUrl);
  const interrupted = (/** @type {NodeJS.Signals} */ signal) => {
    console.error(`${signal}: stopping`);
    process.on('unhandledRejection', () => undefined).on('uncaughtException', () => undefined); // requests that are cut
    void product.stop().finally(() => process.exit(130));
  };
  process.once('SIGINT', interrupted).once('SIGTERM', interrupted);
  try {
    await owner.connect();
    const { rollcall, latency } = await measureRollcall(product, file, truth, path);
    await told('Comparing tables and truth', () => checkTables(owner, file, truth));
    await product.stopProcesses(); // nothing may compete with the floor
    const sizes = await tableSizes(owner);
    await told('Exporting the rows', () => exportTables(owner, join(folder, 'floor')));
    const tables = await told('(a) floor', () => loadFloor(owner, join(folder, 'floor')));
    const seconds = tables.reduce((sum, table) => sum + table.seconds, 0);
    const { rows } = await owner.query("select split_part(version(), ' on ', 1) as version");
    return {
      ratio: rollcall.seconds / seconds,
      ratioWithUpload: (rollcall.seconds + rollcall.uploadSeconds) / seconds,
      rows: shape.rows,
      machine: machineLine(),
      commit: gitCommit(),
      server: rows[0].version,
      startedAt,
      floor: { seconds, contactsPerSecond: truth.expected.ledger.created / seconds, tables },
      rollcall,
      latency,
      sizes,
    };
  } finally {
    await owner.end();
    await product.stop();
  }
}

/** Part (b): from the request that starts the import to the end of its job, with people looking on. */
async function measureRollcall(
  /** @type {Product} */ { client, pids },
  /** @type {ContactFile} */ file,
  /** @type {Truth} */ truth,
  /** @type {string} */ path,
) {
  const uploading = performance.now();
  const fileId = await told('Uploading', () => client.upload(path));
  const uploadSeconds = (performance.now() - uploading) / 1000;
  const known = firstClean(file);
  const paths = { list: '/contacts?limit=50', search: `/contacts?q=${known.phone}`, job: '/jobs?limit=50' };
  const idle = await told('Api, idle and empty', () => watchLatency(client, paths, AbortSignal.timeout(idleMs)));
  for (const pid of Object.values(pids)) resetPeak(pid);
  const { match, mode, inFileDuplicates } = truth.expected;
  const started = performance.now();
  const { id } = await client.startImport({ fileId, mapping: 'auto', match, mode, inFileDuplicates });
  const isOver = new AbortController();
  const during = watchLatency(client, { ...paths, job: `/jobs/${id}` }, isOver.signal);
  during.catch(() => undefined); // awaited below, after the job: what it met is told there
  const { job, phaseSeconds } = await watchJob(client, id, tellProgress()).finally(() => isOver.abort());
  const seconds = (performance.now() - started) / 1000;
  const peakBytes = { api: peakMemory(pids.api), worker: peakMemory(pids.worker) };
  const latency = { idle, during: await during };
  checkJob(job, await client.get(`/jobs/${id}/issues?limit=1`), truth);
  await checkSearchable(client, known);
  const full = { ...paths, job: `/jobs/${id}` };
  const after = await told('Api, idle and full', () => watchLatency(client, full, AbortSignal.timeout(idleMs)));
  const { ledger } = job;
  const rollcall = { seconds, rowsPerSecond: truth.rows / seconds, uploadSeconds, phaseSeconds, ledger, peakBytes };
  return { rollcall, latency: { ...latency, after } };
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
  /** @type {import('./client.mjs').Client} */ client,
  /** @type {ReturnType<typeof firstClean>} */ { account, phone },
) {
  /** @type {import('@rollcall/domain/contact').ContactList} */
  const { items } = await client.get(`/contacts?q=${phone}`);
  if (!items.some(({ contactId1 }) => contactId1 === account))
    throw new Error(`THE JOB SUCCEEDED, BUT A SEARCH FOR A PHONE OF CONTACT ${account} DOES NOT FIND IT`);
}

/** Runs a part and says how long it took. @template T @param {string} name @param {() => T | Promise<T>} work */
async function told(name, work) {
  const started = performance.now();
  const result = await work();
  console.log(`${name}: ${((performance.now() - started) / 1000).toFixed(1)} s`);
  return result;
}

/** A line whenever the job comes to another phase. */
function tellProgress() {
  let phase = '';
  return (/** @type {import('@rollcall/domain/job').JobView} */ job) => {
    if (job.progress.phase === phase) return;
    phase = job.progress.phase;
    console.log(`(b) Rollcall: ${job.status}, ${phase}`);
  };
}
