import { barLines } from '../report/bars.mjs';
import { count, megabytes, milliseconds, percent, seconds, table } from '../report/table.mjs';

/**
 * @typedef {object} Measured
 * @property {'import'} command
 * @property {number} ratio seconds of Rollcall, from the start of the import to its end, over seconds of the floor
 * @property {number} ratioWithUpload the same, with the time the file took to reach the store
 * @property {number} expertRatio the same as `ratio`, over the expert's floor
 * @property {number} rows
 * @property {{ seconds: number, contactsPerSecond: number, tables: import('../floor/floor.mjs').FloorTable[] }} floor
 * @property {{ seconds: number, tables: import('../floor/floor.mjs').ExpertTable[] }} expertFloor
 * @property {import('../product/measure-import.mjs').MeasuredImport} rollcall
 * @property {import('../report/bars.mjs').Bar[]} bars
 * @property {Record<'idle' | 'during' | 'after', Record<string, import('../watch/latency.mjs').Latency>>} latency
 * @property {import('../floor/sizes.mjs').TableSize[]} sizes
 */
/** @typedef {Measured & import('../report/machine.mjs').Whereabouts} Report */

/** The report as people read it. */
export function renderReport(/** @type {Report} */ report) {
  const { rollcall, latency } = report;
  return [
    `Import of ${count(report.rows)} rows · ${report.startedAt} · ${report.commit}`,
    `${report.machine}, ${report.server}`,
    '',
    ...table([['', 'time', 'a second'], ...floorRows(report), ...expertRows(report), ...rollcallRows(report)]),
    '',
    ...table([
      ['ledger', ...Object.keys(rollcall.ledger)],
      ['', ...Object.values(rollcall.ledger).map(count)],
    ]),
    '',
    ...barLines(report.bars),
    ...table(
      Object.entries(rollcall.memory).map(([name, { beforeBytes, peakBytes }]) => [
        `${name}, memory`,
        `${megabytes(beforeBytes)} before`,
        `+ ${megabytes(peakBytes - beforeBytes)}`,
      ]),
    ),
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

const floorRows = (/** @type {Report} */ { floor }) => [
  ['(a) floor: COPY of the clean rows', seconds(floor.seconds), `${count(floor.contactsPerSecond)} contacts`],
  ...floor.tables.map((each) => [
    `    ${each.table}`,
    seconds(each.seconds),
    `${count(each.rows / each.seconds)} rows`,
  ]),
];

const expertRows = (/** @type {Report} */ { expertFloor }) => [
  ["(e) expert's floor: heaps, then indexes", seconds(expertFloor.seconds), ''],
  ...expertFloor.tables.flatMap((each) => [
    [`    ${each.table}`, seconds(each.seconds), `${count(each.rows / each.seconds)} rows`],
    ...each.builds.map((build) => [`        ${build.name}`, seconds(build.seconds), '']),
  ]),
];

const rollcallRows = (/** @type {Report} */ { rollcall, ...report }) => [
  ['(b) Rollcall: start → succeeded', seconds(rollcall.seconds), `${count(rollcall.rowsPerSecond)} rows`],
  ...Object.entries(rollcall.phaseSeconds).map(([phase, time]) => [
    `    ${phase}`,
    seconds(time),
    percent(time, rollcall.seconds),
  ]),
  ['    upload, before', seconds(rollcall.uploadSeconds), ''],
  ['ratio b/a', report.ratio.toFixed(2), `${report.ratioWithUpload.toFixed(2)} with upload`],
  ['expertRatio b/e', report.expertRatio.toFixed(2), ''],
];

/** @returns {string[][]} */
const sizeLines = (/** @type {Report['sizes'][number]} */ { table: name, heapBytes, indexes }) => [
  [name, megabytes(heapBytes)],
  ...indexes.map((index) => [`    ${index.name}`, megabytes(index.bytes)]),
];
