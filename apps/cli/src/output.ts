import { outcomes, percentOf } from '@rollcall/domain/job';
import type { JobView } from '@rollcall/domain/job';

/** Where words go: people read both streams, programs only standard output. */
export interface Output {
  readonly isJson: boolean;
  /** A bar that is drawn over and over needs a terminal. */
  readonly hasBar: boolean;
  /** The answer: as JSON, or the lines for people. */
  answer(value: object, lines: () => readonly string[]): void;
  /** Something on the way, for people only. */
  note(line: string): void;
  /** Draws over the last bar; null takes it away. */
  bar(line: string | null): void;
}

export function outputTo(isJson: boolean): Output {
  const hasBar = !isJson && process.stdout.isTTY;
  return {
    isJson,
    hasBar,
    answer: (value, lines) => {
      process.stdout.write(isJson ? `${JSON.stringify(value)}\n` : `${lines().join('\n')}\n`);
    },
    note: (line) => {
      if (!isJson) process.stdout.write(`${line}\n`);
    },
    bar: (line) => {
      if (hasBar) process.stdout.write(line === null ? '\r\u001B[K' : `\r\u001B[K${line.slice(0, width() - 1)}`);
    },
  };
}

// A launcher that is no terminal itself hands on how wide the one behind it is.
const width = (): number => process.stdout.columns || Number(process.env['ROLLCALL_COLUMNS']) || 80; // eslint-disable-line no-restricted-syntax -- of the terminal, no setting of ours

const number = new Intl.NumberFormat('en-US');
export const count = (value: number): string => number.format(Math.round(value));

const phaseNames: Readonly<Record<string, string>> = {
  read: 'Reading',
  doubles: 'Finding doubles',
  match: 'Matching',
  apply: 'Writing',
  index: 'Building indexes',
  results: 'Writing results',
  done: 'Done',
};

/** One line that says how far a job is. */
export function progressLine(job: JobView): string {
  const percent = percentOf(job);
  const parts = [
    percent === null ? `[${' '.repeat(24)}]   …  ` : barOf(percent / 100),
    phaseNames[job.progress.phase] ?? job.progress.phase,
    job.progress.total === null
      ? count(job.progress.done)
      : `${count(job.progress.done)} of ${count(job.progress.total)}`,
  ];
  if (job.rate.now !== null) parts.push(`${count(job.rate.now)} rows/s`);
  if (job.secondsLeft !== null) parts.push(`${clock(job.secondsLeft)} left`);
  if (job.status !== 'running') parts.push(job.status);
  return parts.join('  ');
}

/** `[########----------------]  33.3 %` */
export function barOf(fraction: number): string {
  const full = Math.round(Math.min(1, Math.max(0, fraction)) * 24);
  return `[${'#'.repeat(full)}${'-'.repeat(24 - full)}] ${(fraction * 100).toFixed(1).padStart(5)} %`;
}

export function clock(seconds: number): string {
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, Math.round(seconds % 60)];
  const tail = String(rest).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${tail}` : `${minutes}:${tail}`;
}

/** A job for people: what it is, how it ended, its ledger, its files. */
export function jobLines(job: JobView): string[] {
  const lines = [
    `${job.kind} ${job.subject} · ${job.status}${job.isDryRun ? ' · dry run' : ''}`,
    `  id         ${job.id}`,
  ];
  const { ledger } = job;
  if (ledger.read > 0 || job.endedAt !== null) {
    lines.push(`  read       ${count(ledger.read).padStart(12)}`);
    for (const outcome of outcomes) lines.push(`  ${outcome.padEnd(10)} ${count(ledger[outcome]).padStart(12)}`);
  }
  if (job.failure) lines.push(`  failed     ${job.failure.code} ${JSON.stringify(job.failure.details)}`);
  if (job.issueCount > 0) lines.push(`  issues     ${count(job.issueCount)}: rollcall jobs issues ${job.id}`);
  const seconds = secondsOf(job);
  if (seconds !== null && job.endedAt !== null)
    lines.push(
      `  took       ${clock(seconds)}${job.rate.overall === null ? '' : `, ${count(job.rate.overall)} rows/s`}`,
    );
  if (job.files.length > 0) lines.push(`  files      ${job.files.map(({ name }) => name).join(', ')}`);
  return lines;
}

function secondsOf(job: JobView): number | null {
  if (job.startedAt === null || job.endedAt === null) return null;
  return (Date.parse(job.endedAt) - Date.parse(job.startedAt)) / 1000;
}
