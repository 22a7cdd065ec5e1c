import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { firstLoad } from '../generate/contact-file.mjs';
import { writeContactFile } from '../generate/write-file.mjs';
import { keepShape, keptShape } from '../product/kept.mjs';
import { measureImport } from '../product/measure-import.mjs';
import { countOf, newFolder, told, withProduct } from '../product/run.mjs';
import { askAll } from '../questions/ask-all.mjs';
import { filters } from '../questions/filters.mjs';
import { firstPages, nextPages, ofJob } from '../questions/lists.mjs';
import { lookups } from '../questions/lookups.mjs';
import { nameSearches } from '../questions/names.mjs';
import { Needles } from '../questions/needles.mjs';
import { nothing } from '../questions/question.mjs';
import { whereAndWhen } from '../report/machine.mjs';
import { checkTables } from '../truth/check.mjs';
import { renderSearch } from './report.mjs';

/** How `search` is called. `--home` takes a home that `import --keep` or `search --keep` left. */
export const usage = 'npm run bench -- search [--rows N] [--seed S] [--requests N] [--home DIR] [--json FILE] [--keep]';

const options = /** @type {const} */ ({
  rows: { type: 'string', default: '1000000' },
  seed: { type: 'string', default: '1' },
  requests: { type: 'string', default: '1000' },
  home: { type: 'string' },
  json: { type: 'string' },
  keep: { type: 'boolean', default: false },
});

/** `npm run bench -- search`: how long people wait for lists and searches, and whether they find whom they look for. */
export async function searchBench(/** @type {string[]} */ args) {
  const { values } = parseArgs({ args, options });
  const requests = countOf(values.requests, usage);
  const report = await (values.home === undefined
    ? searchFresh({ rows: countOf(values.rows, usage), seed: countOf(values.seed, usage) }, requests, values.keep)
    : searchKept(resolve(process.env['INIT_CWD'] ?? '.', values.home), requests));
  console.log(`\n${renderSearch(report)}`);
  if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
}

async function searchFresh(
  /** @type {{ rows: number, seed: number }} */ shape,
  /** @type {number} */ requests,
  /** @type {boolean} */ isKept,
) {
  const folder = newFolder(isKept);
  const path = join(folder, 'contacts.csv');
  const file = firstLoad(shape);
  const truth = await told('Generating the file', () => writeContactFile(file, path));
  return withProduct(join(folder, 'home'), async (product, owner) => {
    await measureImport(product, path, truth);
    await checkTables(owner, file);
    if (isKept) keepShape(product.home, shape);
    return searchReport(product, owner, file, requests);
  });
}

const searchKept = (/** @type {string} */ home, /** @type {number} */ requests) =>
  withProduct(home, (product, owner) => searchReport(product, owner, firstLoad(keptShape(home)), requests));

/** @returns {Promise<import('./report.mjs').SearchReport>} */
async function searchReport(
  /** @type {import('../product/product.mjs').Product} */ product,
  /** @type {import('pg').Client} */ owner,
  /** @type {import('../generate/contact-file.mjs').ContactFile} */ file,
  /** @type {number} */ requests,
) {
  const where = await whereAndWhen(owner);
  const searched = await told('Searching', () => measureSearch(product.client, file, requests));
  const filtered = await told('Filtering', () => measureFilters(product.client, owner, file, Math.ceil(requests / 4)));
  const answered = [...searched, ...filtered];
  return { command: 'search', rows: file.rows, ...where, requests, answered };
}

/** Every kind of question, about people of the file a tenant was loaded from. */
export async function measureSearch(
  /** @type {import('../product/client.mjs').Client} */ client,
  /** @type {import('../generate/contact-file.mjs').ContactFile} */ file,
  /** @type {number} */ requests,
) {
  const needles = new Needles(file, 1);
  const kinds = [
    nothing,
    ...firstPages(),
    ...nextPages(needles),
    ...lookups(needles),
    ...nameSearches(needles),
    ofJob(needles, await biggestImport(client)),
  ];
  return askAll(client, kinds, { requests, warmUp: Math.max(20, Math.round(requests / 20)) });
}

/** Lists and counts of filters. A rare one takes what it may take, so each is asked less often. */
async function measureFilters(
  /** @type {import('../product/client.mjs').Client} */ client,
  /** @type {import('pg').Client} */ owner,
  /** @type {import('../generate/contact-file.mjs').ContactFile} */ file,
  /** @type {number} */ requests,
) {
  return askAll(client, await filters(new Needles(file, 2), client, owner), { requests, warmUp: 2 });
}

/** The import that touched the most contacts. */
async function biggestImport(/** @type {import('../product/client.mjs').Client} */ client) {
  /** @type {import('@rollcall/domain/job').JobList} */
  const { items } = await client.get('/jobs?kind=import&limit=200');
  const jobs = items.map(({ id, ledger }) => ({ id, count: ledger.created + ledger.updated }));
  const [biggest] = jobs.sort((a, b) => b.count - a.count);
  if (biggest === undefined) throw new Error('Nothing was imported here');
  return biggest;
}
