import { barLines } from '../report/bars.mjs';
import { count, percent, seconds, table } from '../report/table.mjs';

/**
 * One job beside its floor; seconds. `startSeconds`: until the request was answered, its target frozen.
 * @typedef {{ seconds: number, startSeconds: number, phaseSeconds: Record<string, number>, readersP95: number, byHand: number }} MeasuredJob
 * @typedef {{ command: 'bulk-change', rows: number, change: MeasuredJob, undo: MeasuredJob, withImages: number,
 *   bars: import('../report/bars.mjs').Bar[] }} Measured
 * @typedef {Measured & import('../report/machine.mjs').Whereabouts} BulkChangeReport
 */

/** The report as people read it. */
export function renderBulkChange(/** @type {BulkChangeReport} */ report) {
  return [
    `Bulk change of one column of ${count(report.rows)} contacts, and its undo · ${report.startedAt} · ${report.commit}`,
    `${report.machine}, ${report.server}`,
    '',
    ...table([
      ...linesOf('change', report.change, report.rows),
      ['by hand, with before-images', seconds(report.withImages), ''],
      ...linesOf('undo', report.undo, report.rows),
    ]),
    '',
    ...barLines(report.bars),
  ].join('\n');
}

/** @returns {string[][]} */
const linesOf = (/** @type {string} */ name, /** @type {MeasuredJob} */ job, /** @type {number} */ rows) => [
  [`${name}: one UPDATE by hand`, seconds(job.byHand), ''],
  [`${name}: request → succeeded`, seconds(job.seconds), `${count(rows / job.seconds)} rows/s`],
  ['    until the request is answered', seconds(job.startSeconds), percent(job.startSeconds, job.seconds)],
  ...Object.entries(job.phaseSeconds).map(([phase, time]) => [
    `    ${phase}`,
    seconds(time),
    percent(time, job.seconds),
  ]),
  ['    ratio', (job.seconds / job.byHand).toFixed(2), ''],
];
