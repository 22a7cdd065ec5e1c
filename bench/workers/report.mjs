import { count, seconds, table } from '../report/table.mjs';

/** @typedef {import('./command.mjs').Setup & { seconds: number, ratio: number, roundTrips: number | null }} Ran */
/** @typedef {{ command: 'workers', rows: number, machine: string, commit: string, ran: Ran[] }} WorkersReport */

/** The report as people read it. */
export const renderWorkers = (/** @type {WorkersReport} */ { ran, rows, machine, commit }) =>
  [
    `The same import of ${count(rows)} rows, with the same result each time · ${machine} · ${commit}`,
    '',
    ...table([
      ['', 'time', 'ratio', 'to', 'round trips'],
      ...ran.map(({ name, against, seconds: time, ratio, roundTrips }) => [
        name,
        seconds(time),
        ratio.toFixed(2),
        name === against ? '' : against,
        roundTrips === null ? '' : count(roundTrips),
      ]),
    ]),
  ].join('\n');
