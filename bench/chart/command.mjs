import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { renderBulkChange } from '../bulk-change/report.mjs';
import { renderExport } from '../export/report.mjs';
import { growthMarkdown, microsecondsPerRow } from '../growth/report.mjs';
import { renderReport } from '../import/report.mjs';
import { renderPeers } from '../peers/report.mjs';
import { renderSearch } from '../search/report.mjs';
import { renderUpsert } from '../upsert/report.mjs';
import { renderWorkers } from '../workers/report.mjs';
import { fillPart } from './document.mjs';
import { lineChart } from './line-chart.mjs';

/** How `chart` is called, with what the other commands wrote by `--json`. */
export const usage = 'npm run bench -- chart FILE.json…';

const document = new URL('../../docs/performance.md', import.meta.url);
const image = new URL('../../docs/images/performance-growth.svg', import.meta.url);

/** @typedef {import('../growth/report.mjs').GrowthReport} GrowthReport */

/** What each command's report becomes in the document; `any`: read from JSON, each by its own command's type. @type {ReadonlyMap<string, (report: any) => string>} */
const parts = new Map(
  /** @type {[string, (report: any) => string][]} */ ([
    ['import', renderReport],
    ['upsert', renderUpsert],
    ['bulk-change', renderBulkChange],
    ['export', renderExport],
    ['search', renderSearch],
    ['peers', renderPeers],
    ['workers', renderWorkers],
  ]).map(([name, render]) => [name, (/** @type {any} */ report) => `\`\`\`text\n${render(report)}\n\`\`\``]),
);

/** `npm run bench -- chart`: puts what was measured into docs/performance.md, and draws how it grows. */
export function chart(/** @type {string[]} */ files) {
  if (files.length === 0) throw new Error(usage);
  const reports = files.map((file) => JSON.parse(readFileSync(resolve(process.env['INIT_CWD'] ?? '.', file), 'utf8')));
  let text = readFileSync(document, 'utf8');
  const growth = merged(reports.filter(({ command }) => command === 'growth'));
  if (growth !== null) {
    writeFileSync(image, drawGrowth(growth));
    text = fillPart(text, 'growth', growthPart(growth));
  }
  for (const report of reports) {
    const render = parts.get(report.command);
    if (render !== undefined) text = fillPart(text, report.command, render(report));
    else if (report.command !== 'growth')
      throw new Error(`A report of '${report.command}' has no place in the document`);
  }
  writeFileSync(document, text);
}

/** Several runs as one: of a size that was measured twice the later counts. @returns {GrowthReport | null} */
export function merged(/** @type {readonly GrowthReport[]} */ reports) {
  const last = reports.at(-1);
  if (last === undefined) return null;
  const bySize = new Map(reports.flatMap(({ points }) => points.map((point) => [point.rows, point])));
  return { ...last, points: [...bySize.values()].sort((a, b) => a.rows - b.rows) };
}

const growthPart = (/** @type {GrowthReport} */ report) =>
  [
    `${report.machine}, commit ${report.commit}. Worker and api: peak memory. Lists, lookups, names, contacts of a job: p95 of the`,
    'slowest kind of request.',
    '',
    growthMarkdown(report),
    '',
    '![Time per row, response times and memory by rows of the file](images/performance-growth.svg)',
  ].join('\n');

/** The chart of a report. */
export function drawGrowth(/** @type {GrowthReport} */ { points, machine }) {
  const line = (
    /** @type {string} */ name,
    /** @type {(point: GrowthReport['points'][number]) => number} */ value,
  ) => ({
    name,
    points: points.map((point) => /** @type {[number, number]} */ ([point.rows, value(point)])),
  });
  const sizes = points.map(({ rows }) => rows.toLocaleString('en-US')).join(', ');
  return lineChart({
    title: 'How figures grow with the rows of a file',
    description: `Time per row of a first load, p95 of requests and peak memory, measured with files of ${sizes} rows on ${machine}. The table beside it has the figures.`,
    panels: [
      { title: 'Time per row', unit: 'µs', lines: [line('first load', microsecondsPerRow)] },
      {
        ...{ title: 'Response times, p95', unit: 'ms, by powers of ten', isLog: true },
        lines: /** @type {const} */ (['lists', 'lookups', 'names', 'job']).map((name) =>
          line(name, ({ p95 }) => p95[name]),
        ),
      },
      {
        ...{ title: 'Peak memory', unit: 'MB' },
        lines: [
          line('worker', ({ peakBytes }) => peakBytes.worker / 1024 ** 2),
          line('api', ({ peakBytes }) => peakBytes.api / 1024 ** 2),
        ],
      },
    ],
  });
}
