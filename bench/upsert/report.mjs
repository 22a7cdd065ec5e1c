import { barLines } from '../report/bars.mjs';
import { count, megabytes, milliseconds, percent, seconds, table } from '../report/table.mjs';

/** @typedef {Awaited<ReturnType<typeof import('./measure-upsert.mjs').measureUpsert>>} MeasuredUpsert */
/** @typedef {{ command: 'upsert', rows: number, baseRows: number, bars: import('../report/bars.mjs').Bar[] }} Shape */
/** @typedef {Shape & MeasuredUpsert & import('../report/machine.mjs').Whereabouts} UpsertReport */

/** The report as people read it. */
export function renderUpsert(/** @type {UpsertReport} */ report) {
  const { rollcall, reference, latency, pulse, growth } = report;
  return [
    `Upsert of ${count(report.rows)} rows into ${count(report.baseRows)} · ${report.startedAt} · ${report.commit}`,
    `${report.machine}, ${report.server}`,
    '',
    ...table([
      ['(a) reference: COPY and statements by hand', seconds(reference.seconds), ''],
      ...reference.steps
        .filter((step) => step.seconds > 0.05)
        .map((step) => [`    ${step.name}`, seconds(step.seconds), percent(step.seconds, reference.seconds)]),
      ['(b) Rollcall: start → succeeded', seconds(rollcall.seconds), `${count(rollcall.rowsPerSecond)} rows/s`],
      ...Object.entries(rollcall.phaseSeconds).map(([phase, time]) => [
        `    ${phase}`,
        seconds(time),
        percent(time, rollcall.seconds),
      ]),
      ['ratio b/a', report.ratio.toFixed(2), ''],
    ]),
    '',
    ...table([
      ['ledger', ...Object.keys(rollcall.ledger)],
      ['', ...Object.values(rollcall.ledger).map(count)],
    ]),
    '',
    ...barLines(report.bars),
    '',
    ...table([
      ['readers', 'p95, idle', 'beside Rollcall', 'slowest', 'beside the reference', 'slowest'],
      ...Object.keys(latency.during).map((name) => [
        name,
        milliseconds(latency.idle[name]?.p95 ?? 0),
        ...[latency.during, latency.reference].flatMap((each) => [
          milliseconds(each[name]?.p95 ?? 0),
          milliseconds(each[name]?.max ?? 0),
        ]),
      ]),
    ]),
    '',
    `contacts, phones and e-mails: ${megabytes(growth.before.bytes)} for ${count(growth.before.contacts)} contacts before, ` +
      `${megabytes(growth.after.bytes)} for ${count(growth.after.contacts)} after`,
    ...(pulse.lockWaiter === '' ? [] : [`waited for a lock: ${oneLine(pulse.lockWaiter)}`]),
    `oldest transaction: ${oneLine(pulse.oldestStatement)}`,
  ].join('\n');
}

const oneLine = (/** @type {string} */ statement) => statement.replace(/\s+/g, ' ');
