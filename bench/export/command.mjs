import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { firstLoad } from '../generate/contact-file.mjs';
import { writeContactFile } from '../generate/write-file.mjs';
import { keptShape } from '../product/kept.mjs';
import { measureImport } from '../product/measure-import.mjs';
import { countOf, newFolder, told, withProduct } from '../product/run.mjs';
import { atMost } from '../report/bars.mjs';
import { whereAndWhen } from '../report/machine.mjs';
import { megabytes } from '../report/table.mjs';
import { watchJob } from '../watch/job.mjs';
import { watchMemory } from '../watch/memory.mjs';
import { columns, copyByHand } from './by-hand.mjs';
import { renderExport } from './report.mjs';

/** How `export` is called. */
export const usage = 'npm run bench -- export [--rows N] [--seed S] [--home DIR] [--json FILE] [--keep]';

const options = /** @type {const} */ ({
  rows: { type: 'string', default: '5000000' },
  seed: { type: 'string', default: '1' },
  home: { type: 'string' },
  json: { type: 'string' },
  keep: { type: 'boolean', default: false },
});
const megabyte = 1024 ** 2;

/** `npm run bench -- export`: all contacts into a file, by Rollcall and by one COPY. */
export async function exportBench(/** @type {string[]} */ args) {
  const { values } = parseArgs({ args, options });
  const home = values.home === undefined ? null : resolve(process.env['INIT_CWD'] ?? '.', values.home);
  const shape =
    home === null ? { rows: countOf(values.rows, usage), seed: countOf(values.seed, usage) } : keptShape(home);
  const report = await measure(shape, newFolder(values.keep), home);
  console.log(`\n${renderExport(report)}`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
}

/** @returns {Promise<import('./report.mjs').ExportReport>} */
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
    await owner.query('vacuum analyze contacts, contact_phones, contact_emails');
    const byHandPath = join(folder, 'by-hand.csv');
    await told('Once, to warm up', () => copyByHand(owner, byHandPath));
    const byHand = await told('(a) one COPY by hand', () => copyByHand(owner, byHandPath));
    const { client, pids } = product;
    const memory = watchMemory(pids);
    const started = performance.now();
    const { id } = await client.startExport({ target: { all: true }, columns });
    const { job, phaseSeconds } = await told('(b) Rollcall', () => watchJob(client, id));
    const seconds = (performance.now() - started) / 1000;
    const used = memory();
    const [file] = job.files;
    if (job.status !== 'succeeded' || file?.rows !== byHand.rows || job.ledger.unchanged !== byHand.rows)
      throw new Error(`The export ended ${job.status} with ${file?.rows} rows; by hand there were ${byHand.rows}`);
    const ratio = seconds / byHand.seconds;
    return {
      command: 'export',
      rows: byHand.rows,
      ...where,
      ratio,
      seconds,
      phaseSeconds,
      byHand: byHand.seconds,
      bytes: file.bytes,
      bars: [
        atMost('time, times one COPY by hand', ratio, 1.3),
        atMost('memory of the worker', used.worker.peakBytes, 300 * megabyte, megabytes),
      ],
    };
  });
}
