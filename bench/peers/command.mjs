import { closeSync, openSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { firstLoad } from '../generate/contact-file.mjs';
import { writeContactFile } from '../generate/write-file.mjs';
import { measureImport } from '../product/measure-import.mjs';
import { countOf, newFolder, told, withProduct } from '../product/run.mjs';
import { gitCommit, machineLine } from '../report/machine.mjs';
import { checkTables } from '../truth/check.mjs';
import { importPlainly } from './plain-importer.mjs';
import { renderPeers } from './report.mjs';
import { isInstalled, tools } from './tools.mjs';

/** How `peers` is called. */
export const usage = 'npm run bench -- peers [--rows N] [--seed S] [--json FILE]';

const options = /** @type {const} */ ({
  rows: { type: 'string', default: '500000' },
  seed: { type: 'string', default: '1' },
  json: { type: 'string' },
});

/** @typedef {import('./report.mjs').Peer} Peer */
/** @typedef {{ path: string, rows: number }} CleanFile */

/** `npm run bench -- peers`: the same rows by what people would take instead. */
export async function peersBench(/** @type {string[]} */ args) {
  const { values } = parseArgs({ args, options });
  const file = firstLoad({ rows: countOf(values.rows, usage), seed: countOf(values.seed, usage) });
  const folder = newFolder();
  const path = join(folder, 'contacts.csv');
  const truth = await told('Generating the file', () => writeContactFile(file, path));
  const clean = await told('Writing its clean rows', () => writeCleanRows(file, join(folder, 'clean.csv')));
  const peers = [
    ...(await withProduct(join(folder, 'home'), async (product, owner) => {
      const { seconds } = await measureImport(product, path, truth);
      await checkTables(owner, file);
      await product.stopProcesses();
      const rollcall = { name: 'Rollcall', seconds, rows: truth.rows, lacks: '–', missing: null };
      return [rollcall, ...(await runTools(owner, product.ownerUrl, clean, folder))];
    })),
    await runPlainImporter(join(folder, 'home-of-plain'), clean),
  ];
  const report = /** @type {const} */ ({
    command: 'peers',
    rows: file.rows,
    machine: machineLine(),
    commit: gitCommit(),
  });
  console.log(`\n${renderPeers({ ...report, peers })}`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ ...report, peers }, null, 2)}\n`);
}

/** The rows nothing is wrong with: what is left when somebody else has done the work. @returns {CleanFile} */
function writeCleanRows(
  /** @type {import('../generate/contact-file.mjs').ContactFile} */ file,
  /** @type {string} */ path,
) {
  const fd = openSync(path, 'w');
  writeSync(fd, file.head);
  let rows = 0;
  for (let row = 0; row < file.rows; row++) {
    const truth = file.truthOf(row);
    if (truth.is !== 'clean') continue;
    writeSync(fd, file.lineOf(row, truth));
    rows++;
  }
  closeSync(fd);
  return { path, rows };
}

/** @returns {Promise<Peer[]>} */
async function runTools(
  /** @type {import('pg').Client} */ owner,
  /** @type {string} */ url,
  /** @type {CleanFile} */ { path, rows },
  /** @type {string} */ folder,
) {
  await owner.query('create schema peers');
  const peers = [];
  for (const { name, command, lacks, load } of tools) {
    if (command !== undefined && !(await isInstalled(command))) {
      console.log(`${name}: not installed`);
      peers.push({ name, seconds: null, rows, lacks, missing: 'not installed' });
      continue;
    }
    await owner.query('checkpoint');
    peers.push(await timed({ name, rows, lacks }, () => load({ owner, url, path, folder })));
  }
  return peers;
}

/** In a home of its own: it needs an empty tenant, and the tables as every tenant has them. @returns {Promise<Peer>} */
const runPlainImporter = (/** @type {string} */ home, /** @type {CleanFile} */ { path, rows }) =>
  withProduct(home, async (product, owner) => {
    await product.stopProcesses();
    const { rows: tenants } = await owner.query('select id from tenants');
    const lacks =
      'takes every cell for right and every row for new: no validation, no doubles, no match, no history, no result files, no resuming';
    const name = 'a plain importer, 1,000 rows at a time';
    return timed({ name, rows, lacks }, async () => {
      const count = await importPlainly(product.workerUrl, tenants[0].id, path);
      if (count !== rows) throw new Error(`${count} rows instead of ${rows}`);
    });
  });

/**
 * A tool that cannot do it is an answer too.
 * @param {Pick<Peer, 'name' | 'rows' | 'lacks'>} peer
 * @param {() => Promise<unknown>} work
 * @returns {Promise<Peer>}
 */
async function timed(peer, work) {
  const started = performance.now();
  try {
    await told(peer.name, work);
    return { ...peer, seconds: (performance.now() - started) / 1000, missing: null };
  } catch (error) {
    const [why = ''] = String(error instanceof Error ? error.message : error).split('\n');
    console.log(`${peer.name}: ${why}`);
    return { ...peer, seconds: null, missing: `failed: ${why.slice(0, 80)}` };
  }
}
