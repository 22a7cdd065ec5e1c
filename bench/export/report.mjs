import { barLines } from '../report/bars.mjs';
import { count, megabytes, percent, seconds, table } from '../report/table.mjs';

/**
 * @typedef {{ command: 'export', rows: number, ratio: number, seconds: number, byHand: number, bytes: number,
 *   phaseSeconds: Record<string, number>, bars: import('../report/bars.mjs').Bar[] }} Measured
 * @typedef {Measured & import('../report/machine.mjs').Whereabouts} ExportReport
 */

/** The report as people read it. */
export function renderExport(/** @type {ExportReport} */ report) {
  return [
    `Export of ${count(report.rows)} contacts, ${megabytes(report.bytes)} · ${report.startedAt} · ${report.commit}`,
    `${report.machine}, ${report.server}`,
    '',
    ...table([
      ['(a) one COPY by hand', seconds(report.byHand), `${count(report.rows / report.byHand)} rows/s`],
      ['(b) Rollcall: request → succeeded', seconds(report.seconds), `${count(report.rows / report.seconds)} rows/s`],
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
