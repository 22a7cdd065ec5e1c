import { count, megabytes, milliseconds, seconds, table } from '../report/table.mjs';

/**
 * What was measured at one size.
 * @typedef {object} Point
 * @property {number} rows of the file
 * @property {number} seconds of its first load
 * @property {Record<string, number>} phaseSeconds
 * @property {{ worker: number, api: number }} peakBytes
 * @property {number} bytes of the tables, their indexes included
 * @property {Record<Group, number>} p95 of the slowest kind of each group, in ms
 * @property {string[]} missed kinds of searches that did not always find what is there
 * @property {{ floor: number, expertFloor: number } | null} floors seconds
 */
/** @typedef {{ command: 'growth', startedAt: string, machine: string, commit: string, points: Point[] }} GrowthReport */
/** @typedef {'lists' | 'lookups' | 'names' | 'job'} Group */

/** Kinds of requests with the same bar belong together. @type {ReadonlyMap<number, Group>} */
const groups = new Map([
  [50, 'lists'],
  [30, 'lookups'],
  [150, 'names'],
  [500, 'job'],
]);

/** The slowest kind of each group. */
export function worstOf(/** @type {readonly import('../questions/ask-all.mjs').Answered[]} */ answered) {
  const worst = { lists: 0, lookups: 0, names: 0, job: 0 };
  for (const { barMs, latency } of answered) {
    const group = groups.get(barMs);
    if (group !== undefined) worst[group] = Math.max(worst[group], latency.p95);
  }
  return worst;
}

/** What a row of the file costs, in µs. */
export const microsecondsPerRow = (/** @type {Point} */ { rows, seconds: time }) => (time / rows) * 1e6;

const head = ['rows', 'first load', 'µs a row', 'worker', 'api', 'tables', 'lists', 'lookups', 'names', 'of a job'];

/** @returns {string[][]} */
function rowsOf(/** @type {readonly Point[]} */ points) {
  const hasFloors = points.some(({ floors }) => floors !== null);
  const body = points.map((point) => [
    count(point.rows),
    seconds(point.seconds),
    microsecondsPerRow(point).toFixed(0),
    megabytes(point.peakBytes.worker),
    megabytes(point.peakBytes.api),
    megabytes(point.bytes),
    ...[point.p95.lists, point.p95.lookups, point.p95.names, point.p95.job].map(milliseconds),
    ...(hasFloors ? ratiosOf(point) : []),
  ]);
  return [[...head, ...(hasFloors ? ['/ COPY', "/ expert's"] : [])], ...body];
}

const ratiosOf = (/** @type {Point} */ { seconds: time, floors }) =>
  floors === null ? ['', ''] : [(time / floors.floor).toFixed(2), (time / floors.expertFloor).toFixed(2)];

/** The report as people read it. */
export const renderGrowth = (/** @type {GrowthReport} */ report) =>
  [
    `How figures grow with the file · ${report.startedAt} · ${report.commit}`,
    report.machine,
    'worker, api: peak memory; lists … of a job: p95 of the slowest kind of request',
    '',
    ...table(rowsOf(report.points)),
    ...report.points
      .filter(({ missed }) => missed.length > 0)
      .map(({ rows, missed }) => `\n${count(rows)} rows, not always right: ${missed.join(', ')}`),
  ].join('\n');

/** The same as a table in Markdown. */
export function growthMarkdown(/** @type {GrowthReport} */ { points }) {
  const [first = [], ...rows] = rowsOf(points);
  const line = (/** @type {readonly string[]} */ cells) => `| ${cells.join(' | ')} |`;
  return [line(first), line(first.map(() => '---:')), ...rows.map(line)].join('\n');
}
