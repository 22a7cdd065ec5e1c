import { count, milliseconds, table } from '../report/table.mjs';

/** @typedef {{ command: 'search', rows: number, requests: number, answered: import('../questions/ask-all.mjs').Answered[] }} Searched */
/** @typedef {Searched & import('../report/machine.mjs').Whereabouts} SearchReport */

/** The report as people read it. */
export function renderSearch(/** @type {SearchReport} */ report) {
  const wrong = report.answered.filter((each) => each.wrong.length > 0);
  return [
    `Lists and searches in a tenant loaded with ${count(report.rows)} rows · ${report.startedAt} · ${report.commit}`,
    `${report.machine}, ${report.server}`,
    '',
    ...searchTable(report.answered),
    ...(wrong.length === 0 ? [] : ['', 'Not right, for example:']),
    ...wrong.map((each) => `  ${each.name}: ${each.wrong.join('  ')}`),
  ].join('\n');
}

/** @returns {string[]} */
export const searchTable = (/** @type {readonly import('../questions/ask-all.mjs').Answered[]} */ answered) =>
  table([
    ['', 'asked', 'right', 'p50', 'p95', 'p99', 'max', 'bar', ''],
    ...answered.map(({ name, latency, right, barMs, isMet }) => [
      name,
      count(latency.count),
      count(right),
      ...[latency.p50, latency.p95, latency.p99, latency.max].map(milliseconds),
      ...(Number.isFinite(barMs) ? [milliseconds(barMs), isMet ? 'pass' : 'FAIL'] : []),
    ]),
  ]);
