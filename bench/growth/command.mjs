import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { measureFloors } from '../floor/both-floors.mjs';
import { tableSizes } from '../floor/sizes.mjs';
import { importedTables } from '../floor/twin.mjs';
import { firstLoad } from '../generate/contact-file.mjs';
import { writeContactFile } from '../generate/write-file.mjs';
import { keepShape } from '../product/kept.mjs';
import { measureImport } from '../product/measure-import.mjs';
import { countOf, newFolder, told, withProduct } from '../product/run.mjs';
import { gitCommit, machineLine } from '../report/machine.mjs';
import { measureSearch } from '../search/command.mjs';
import { checkTables } from '../truth/check.mjs';
import { renderGrowth, worstOf } from './report.mjs';

/** How `growth` is called. `--floors` measures COPY at each size too; `--keep` leaves the home of the last size where it is. */
export const usage = 'npm run bench -- growth [--sizes N,N…] [--requests N] [--floors] [--json FILE] [--keep]';

const options = /** @type {const} */ ({
  sizes: { type: 'string', default: '100000,500000,1000000,2000000,5000000' },
  requests: { type: 'string', default: '100' },
  floors: { type: 'boolean', default: false },
  json: { type: 'string', default: 'growth.json' },
  keep: { type: 'boolean', default: false },
});

/** `npm run bench -- growth`: whether a row costs the same in a large file as in a small one, and a search in a large tenant. */
export async function growthBench(/** @type {string[]} */ args) {
  const { values } = parseArgs({ args, options });
  const sizes = values.sizes.split(',').map((size) => countOf(size, usage));
  const folder = newFolder(values.keep, join(String(sizes.at(-1)), 'home'));
  /** @type {import('./report.mjs').GrowthReport} */
  const report = {
    command: 'growth',
    startedAt: new Date().toISOString(),
    machine: machineLine(),
    commit: gitCommit(),
    points: [],
  };
  for (const rows of sizes) {
    console.log(`\n${rows.toLocaleString('en-US')} rows`);
    report.points.push(await measure(rows, join(folder, String(rows)), countOf(values.requests, usage), values.floors));
    // after each: the largest one may be the one that does not get to its end
    writeFileSync(values.json, `${JSON.stringify(report, null, 2)}\n`);
    if (!values.keep || rows !== sizes.at(-1))
      rmSync(join(folder, String(rows)), { recursive: true, force: true, maxRetries: 5 });
  }
  console.log(
    `\n${renderGrowth(report)}\n\nWritten: ${values.json}. \`npm run bench -- chart ${values.json}\` draws it.`,
  );
}

/** @returns {Promise<import('./report.mjs').Point>} */
async function measure(
  /** @type {number} */ rows,
  /** @type {string} */ folder,
  /** @type {number} */ requests,
  /** @type {boolean} */ hasFloors,
) {
  return withProduct(join(folder, 'home'), async (product, owner) => {
    const path = join(folder, 'contacts.csv');
    const file = firstLoad({ rows, seed: 1 });
    const truth = await told('Generating the file', () => writeContactFile(file, path));
    const { seconds, phaseSeconds, memory } = await measureImport(product, path, truth);
    await told('Comparing tables and truth', () => checkTables(owner, file));
    keepShape(product.home, { rows, seed: 1 });
    const answered = await told('Searching', () => measureSearch(product.client, file, requests));
    const sizes = await tableSizes(owner);
    const bytes = sizes
      .filter(({ table }) => importedTables.includes(table))
      .reduce((sum, each) => sum + each.totalBytes, 0);
    await product.stopProcesses();
    const floors = hasFloors ? await measureFloors(owner, join(folder, 'floor')) : null;
    return {
      rows,
      seconds,
      phaseSeconds,
      peakBytes: { worker: memory.worker.peakBytes, api: memory.api.peakBytes },
      bytes,
      p95: worstOf(answered),
      missed: answered.filter(({ latency, right }) => right < latency.count).map(({ name }) => name),
      floors: floors && { floor: floors.floor.seconds, expertFloor: floors.expertFloor.seconds },
    };
  });
}
