import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { exportTables, loadExpertFloor, secondsOf } from '../floor/floor.mjs';
import { firstLoad, upsertAgainst } from '../generate/contact-file.mjs';
import { writeContactFile } from '../generate/write-file.mjs';
import { measureImport } from '../product/measure-import.mjs';
import { countOf, newFolder, told, withProduct } from '../product/run.mjs';
import { askAll } from '../questions/ask-all.mjs';
import { firstPages, nextPages } from '../questions/lists.mjs';
import { lookups } from '../questions/lookups.mjs';
import { nameSearches } from '../questions/names.mjs';
import { Needles } from '../questions/needles.mjs';
import { nothing } from '../questions/question.mjs';
import { machineLine } from '../report/machine.mjs';
import { table } from '../report/table.mjs';
import { checkTables } from '../truth/check.mjs';
import { measureUpsert } from '../upsert/measure-upsert.mjs';
import { compare, tolerance, toRecord } from './recorded.mjs';

/** How `regression` is called. `--record` keeps what was measured as what later runs are held against. */
export const usage = 'npm run bench -- regression [--record] [--rows N]';

const recordFile = new URL('../recorded.json', import.meta.url);
const options = /** @type {const} */ ({
  record: { type: 'boolean', default: false },
  rows: { type: 'string', default: '200000' },
});
const requests = 12;
/** Of the rows of the first file, what the second has: one in so many. */
const upsertShare = 25;
const kindsAsked = [
  ...['list, -created', 'next page, name', 'phone, as people write it', 'e-mail', 'Contact ID'],
  ...['name, one word', 'name, two words in any order'],
];

/** `npm run bench -- regression`: whether something became more than twice as slow, told by ratios in less than a minute. */
export async function regressionBench(/** @type {string[]} */ args) {
  const { values } = parseArgs({ args, options });
  const started = performance.now();
  const measured = await measure(countOf(values.rows, usage), newFolder());
  const recorded = existsSync(recordFile) ? JSON.parse(readFileSync(recordFile, 'utf8')) : {};
  const compared = compare(measured, recorded);
  console.log(`\nRatios · ${machineLine()} · ${((performance.now() - started) / 1000).toFixed(0)} s`);
  const rows = compared.map(({ name, ratio, recorded: before, isWorse }) => [
    name,
    ratio.toFixed(2),
    before === null ? 'not recorded' : before.toFixed(2),
    isWorse ? 'WORSE' : '',
  ]);
  console.log(table([['', 'now', 'recorded', ''], ...rows]).join('\n'));
  if (values.record) writeFileSync(recordFile, toRecord(measured));
  else if (compared.some(({ isWorse }) => isWorse))
    throw new Error(`Something is more than ${tolerance} times its recorded ratio: see WORSE above`);
}

/** @returns {Promise<import('./recorded.mjs').Ratios>} */
async function measure(/** @type {number} */ rows, /** @type {string} */ folder) {
  const base = { rows, seed: 1 };
  const [file, next] = [firstLoad(base), upsertAgainst(base, { rows: Math.round(rows / upsertShare), seed: 2 })];
  const [path, nextPath] = [join(folder, 'first.csv'), join(folder, 'second.csv')];
  const [truth, nextTruth] = await told('Generating', () => [
    writeContactFile(file, path),
    writeContactFile(next, nextPath),
  ]);
  return withProduct(join(folder, 'home'), async (product, owner) => {
    const load = await told('First load', () => measureImport(product, path, truth));
    await checkTables(owner, file);
    await exportTables(owner, join(folder, 'floor'));
    // the expert's, which takes a third of the time: what matters here is that it does not move
    const floor = secondsOf(await told('Its floor', () => loadExpertFloor(owner, join(folder, 'floor'))));
    // what the floor loaded is what Rollcall loaded: the copies that the upsert by hand works on
    await owner.query('alter schema expert rename to twin');
    const asked = await told('Lists and searches', () => measureRequests(product.client, file));
    const upsert = await measureUpsert(product, owner, {
      ...{ first: file, second: next, path: nextPath, truth: nextTruth },
      ...{ folder, idleMs: 0, hasTwins: true, isCompared: false }, // readers would take as long again, and are measured above
    });
    return { "first load / expert's COPY": load.seconds / floor, 'upsert / by hand': upsert.ratio, ...asked };
  });
}

/**
 * The median of a few kinds of requests over that of one that asks the database nothing. Not the slow end of them, which
 * `search` is there for: of so few requests it would tell of the machine.
 */
async function measureRequests(
  /** @type {import('../product/client.mjs').Client} */ client,
  /** @type {import('../generate/contact-file.mjs').ContactFile} */ file,
) {
  const needles = new Needles(file, 1);
  const kinds = [...firstPages(), ...nextPages(needles), ...lookups(needles), ...nameSearches(needles)];
  const asked = [nothing, ...kinds.filter(({ name }) => kindsAsked.includes(name))];
  const [first, ...answered] = await askAll(client, asked, { requests, warmUp: 5 });
  const trivial = first?.latency.p50 ?? NaN;
  for (const { name, wrong } of answered)
    if (wrong.length > 0) throw new Error(`${name} DID NOT FIND WHAT IS THERE: ${wrong.join('  ')}`);
  return Object.fromEntries(answered.map(({ name, latency }) => [`${name} / nothing`, latency.p50 / trivial]));
}
