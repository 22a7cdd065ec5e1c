import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { firstLoad, upsertAgainst } from '../generate/contact-file.mjs';
import { writeContactFile } from '../generate/write-file.mjs';
import { memoryBarsOf } from '../import/command.mjs';
import { keptShape } from '../product/kept.mjs';
import { measureImport } from '../product/measure-import.mjs';
import { countOf, newFolder, told, withProduct } from '../product/run.mjs';
import { atMost, none } from '../report/bars.mjs';
import { whereAndWhen } from '../report/machine.mjs';
import { milliseconds, seconds } from '../report/table.mjs';
import { checkTables } from '../truth/check.mjs';
import { measureUpsert } from './measure-upsert.mjs';
import { renderUpsert } from './report.mjs';

/** How `upsert` is called. */
export const usage =
  'npm run bench -- upsert [--rows N] [--upsert-rows N] [--seed S] [--home DIR] [--json FILE] [--keep]   (--rows: the first file)';

const options = /** @type {const} */ ({
  rows: { type: 'string', default: '5000000' },
  'upsert-rows': { type: 'string', default: '1000000' },
  seed: { type: 'string', default: '1' },
  home: { type: 'string' },
  json: { type: 'string' },
  keep: { type: 'boolean', default: false },
});
const idleMs = 15_000;

/** `npm run bench -- upsert`: a second file into a tenant that lives, against the same by hand. */
export async function upsertBench(/** @type {string[]} */ args) {
  const { values } = parseArgs({ args, options });
  const home = values.home === undefined ? null : resolve(process.env['INIT_CWD'] ?? '.', values.home);
  const base =
    home === null ? { rows: countOf(values.rows, usage), seed: countOf(values.seed, usage) } : keptShape(home);
  const shape = { rows: countOf(values['upsert-rows'], usage), seed: base.seed + 1 };
  const report = await measure(base, shape, newFolder(values.keep), home);
  console.log(`\n${renderUpsert(report)}`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
}

/** @returns {Promise<import('./report.mjs').UpsertReport>} */
async function measure(
  /** @type {{ rows: number, seed: number }} */ base,
  /** @type {{ rows: number, seed: number }} */ shape,
  /** @type {string} */ folder,
  /** @type {string | null} */ home,
) {
  const [first, second] = [firstLoad(base), upsertAgainst(base, shape)];
  const path = join(folder, 'second.csv');
  const truth = await told('Generating the second file', () => writeContactFile(second, path));
  return withProduct(home ?? join(folder, 'home'), async (product, owner) => {
    const where = await whereAndWhen(owner);
    if (home === null) await loadFirst(product, first, join(folder, 'first.csv'));
    await told('Comparing tables and truth', () => checkTables(owner, first));
    const measured = await measureUpsert(product, owner, { first, second, path, truth, folder, idleMs });
    return { command: 'upsert', rows: shape.rows, baseRows: base.rows, ...where, ...measured, bars: barsOf(measured) };
  });
}

async function loadFirst(
  /** @type {import('../product/product.mjs').Product} */ product,
  /** @type {import('../generate/contact-file.mjs').ContactFile} */ first,
  /** @type {string} */ path,
) {
  const truth = await told('Generating the first file', () => writeContactFile(first, path));
  await told('Loading the first file', () => measureImport(product, path, truth));
}

/** What an upsert may cost those who do it, those who read meanwhile, and the disk. */
function barsOf(
  /** @type {import('./report.mjs').MeasuredUpsert} */ { ratio, rollcall, latency, pulse, growth, left },
) {
  const { before, after } = growth;
  const [idle, during] = [latency.idle['all'], latency.during['all']];
  return [
    atMost('time, times the reference', ratio, 1.5),
    atMost('readers, p95, times that when idle', (during?.p95 ?? NaN) / (idle?.p95 ?? NaN), 2),
    atMost('readers, slowest request', during?.max ?? NaN, 1_000, milliseconds),
    atMost('longest wait for a lock', pulse.longestLockWaitMs, 1_000, milliseconds),
    atMost('oldest transaction', pulse.oldestTransactionMs / 1000, 10, seconds),
    atMost(
      'size, times that of before per contact',
      after.bytes / before.bytes / (after.contacts / before.contacts),
      1.3,
    ),
    ...memoryBarsOf(rollcall.memory),
    none('tables left behind', left.tables),
    none('files left behind', left.files),
  ];
}
