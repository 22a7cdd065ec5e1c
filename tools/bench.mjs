// `npm run bench -- COMMAND …`: what there is to measure. Each command loads only what it needs.
/** @type {Map<string | undefined, (args: string[]) => unknown>} */
const commands = new Map([
  ['generate', async (/** @type {string[]} */ args) => (await import('../bench/generate/command.mjs')).generate(args)],
  ['import', async (/** @type {string[]} */ args) => (await import('../bench/import/command.mjs')).importBench(args)],
  ['upsert', async (/** @type {string[]} */ args) => (await import('../bench/upsert/command.mjs')).upsertBench(args)],
  [
    'bulk-change',
    async (/** @type {string[]} */ args) => (await import('../bench/bulk-change/command.mjs')).bulkChangeBench(args),
  ],
  ['export', async (/** @type {string[]} */ args) => (await import('../bench/export/command.mjs')).exportBench(args)],
  ['search', async (/** @type {string[]} */ args) => (await import('../bench/search/command.mjs')).searchBench(args)],
  [
    'regression',
    async (/** @type {string[]} */ args) => (await import('../bench/regression/command.mjs')).regressionBench(args),
  ],
  [
    'workers',
    async (/** @type {string[]} */ args) => (await import('../bench/workers/command.mjs')).workersBench(args),
  ],
  ['growth', async (/** @type {string[]} */ args) => (await import('../bench/growth/command.mjs')).growthBench(args)],
  [
    'custom-fields',
    async (/** @type {string[]} */ args) =>
      (await import('../bench/custom-fields/command.mjs')).customFieldsBench(args),
  ],
  ['chart', async (/** @type {string[]} */ args) => (await import('../bench/chart/command.mjs')).chart(args)],
  ['peers', async (/** @type {string[]} */ args) => (await import('../bench/peers/command.mjs')).peersBench(args)],
]);

const [name, ...args] = process.argv.slice(2);
const command = commands.get(name);
if (command === undefined) {
  console.error(`Usage: npm run bench -- ${[...commands.keys()].join('|')} …`);
  process.exit(1);
}
try {
  await command(args);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
