import { barLines } from '../report/bars.mjs';
import { count, percent, seconds, table } from '../report/table.mjs';

/**
 * @typedef {{ command: 'bulk-change', rows: number, ratio: number, seconds: number, freezeSeconds: number, byHand: number,
 *   withImages: number, phaseSeconds: Record<string, number>, bars: import('../report/bars.mjs').Bar[] }} Measured
 * @typedef {Measured & import('../report/machine.mjs').Whereabouts} BulkChangeReport
 */

/** The report as people read it. */
export function renderBulkChange(/** @type {BulkChangeReport} */ report) {
  return [
    `Bulk change of one column of ${count(report.rows)} contacts · ${report.startedAt} · ${report.commit}`,
    `${report.machine}, ${report.server}`,
    '',
    ...table([
      ['(a) one UPDATE by hand', seconds(report.byHand), ''],
      ['    the same with before-images', seconds(report.withImages), ''],
      ['(b) Rollcall: request → succeeded', seconds(report.seconds), `${count(report.rows / report.seconds)} rows/s`],
      ['    freezing the target', seconds(report.freezeSeconds), percent(report.freezeSeconds, report.seconds)],
      ...Object.entries(report.phaseSeconds).map(([phase, time]) => [
        `    ${phase}`,
        seconds(time),
        percent(time, report.seconds),
      ]),
      ['ratio b/a', report.ratio.toFixed(2), ''],
    ]),
    '',
    ...barLines(report.bars),
  ].join('\n');
}
