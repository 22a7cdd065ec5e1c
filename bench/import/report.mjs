/**
 * @typedef {object} Report
 * @property {number} ratio seconds of Rollcall, from the start of the import to its end, over seconds of the floor
 * @property {number} ratioWithUpload the same, with the time the file took to reach the store
 * @property {number} rows
 * @property {string} machine
 * @property {string} commit
 * @property {string} server
 * @property {string} startedAt
 * @property {{ seconds: number, contactsPerSecond: number, tables: import('./floor.mjs').FloorTable[] }} floor
 * @property {{ seconds: number, rowsPerSecond: number, uploadSeconds: number, phaseSeconds: Record<string, number>,
 *   ledger: import('@rollcall/domain/job').Ledger, peakBytes: { api: number, worker: number } }} rollcall
 * @property {Record<'idle' | 'during' | 'after', Record<string, import('./watch.mjs').Latency>>} latency
 * @property {Awaited<ReturnType<typeof import('./floor.mjs').tableSizes>>} sizes
 */

const seconds = (/** @type {number} */ value) => `${value.toFixed(1)} s`;
const count = (/** @type {number} */ value) => Math.round(value).toLocaleString('en-US');
const megabytes = (/** @type {number} */ value) => `${count(value / 1024 ** 2)} MB`;
const milliseconds = (/** @type {number} */ value) => `${value.toFixed(0)} ms`;

/** The report as people read it. */
export function renderReport(/** @type {Report} */ report) {
  const { floor, rollcall, latency } = report;
  return [
    `Import of ${count(report.rows)} rows · ${report.startedAt} · ${report.commit}`,
    `${report.machine}, ${report.server}`,
    '',
    ...table([
      ['', 'time', 'a second'],
      ['(a) floor: COPY of the clean rows', seconds(floor.seconds), `${count(floor.contactsPerSecond)} contacts`],
      ...floor.tables.map((each) => [
        `    ${each.table}`,
        seconds(each.seconds),
        `${count(each.rows / each.seconds)} rows`,
      ]),
      ['(b) Rollcall: start → succeeded', seconds(rollcall.seconds), `${count(rollcall.rowsPerSecond)} rows`],
      ...Object.entries(rollcall.phaseSeconds).map(([phase, time]) => [
        `    ${phase}`,
        seconds(time),
        share(time, rollcall.seconds),
      ]),
      ['    upload, before', seconds(rollcall.uploadSeconds), ''],
      ['ratio b/a', report.ratio.toFixed(2), `${report.ratioWithUpload.toFixed(2)} with upload`],
    ]),
    '',
    ...table([
      ['ledger', ...Object.keys(rollcall.ledger)],
      ['', ...Object.values(rollcall.ledger).map(count)],
    ]),
    '',
    `peak memory: api ${megabytes(rollcall.peakBytes.api)}, worker ${megabytes(rollcall.peakBytes.worker)}`,
    '',
    ...table([
      ['api p95', 'empty, idle', 'during', 'full, idle'],
      ...Object.keys(latency.during).map((path) => [
        path,
        ...[latency.idle, latency.during, latency.after].map((each) => milliseconds(each[path]?.p95 ?? 0)),
      ]),
    ]),
    '',
    ...table(report.sizes.flatMap(sizeLines)),
  ].join('\n');
}

const share = (/** @type {number} */ part, /** @type {number} */ whole) => `${((part / whole) * 100).toFixed(0)} %`;

/** @returns {string[][]} */
const sizeLines = (/** @type {Report['sizes'][number]} */ { table: name, heapBytes, indexes }) => [
  [name, megabytes(heapBytes)],
  ...indexes.map((index) => [`    ${index.name}`, megabytes(index.bytes)]),
];

/** Lines with their columns aligned: the first to the left, figures to the right. @returns {string[]} */
function table(/** @type {string[][]} */ rows) {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => (row[column] ?? '').length)));
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('   ')
      .trimEnd(),
  );
}
