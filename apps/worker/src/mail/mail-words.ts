import { outcomes } from '@rollcall/domain/job';
import type { Outcome } from '@rollcall/domain/job';
import type { JobEnd } from '@rollcall/domain/mail';
import type { KindName } from '@rollcall/domain/kinds';

/** A mail about the end of a job, ready to be sent. */
export interface WrittenMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

const kindWords: Readonly<Record<string, string>> = {
  'bulk-change': 'Bulk change',
  export: 'Export',
  import: 'Import',
  'key-rotation': 'Key rotation',
  undo: 'Undo',
} satisfies Record<KindName, string>;

const outcomeWords: Record<Outcome, string> = {
  created: 'Created',
  updated: 'Updated',
  unchanged: 'Unchanged',
  skipped: 'Skipped',
  rejected: 'Rejected',
};
/** Kinds that mean something else by the outcomes than imports do: as on the job's page. */
const ownOutcomeWords: Readonly<Record<string, Partial<Record<Outcome, string>>>> = {
  export: { unchanged: 'Exported', skipped: 'Not reached' },
  undo: { updated: 'Restored', unchanged: 'As before', skipped: 'Kept', rejected: 'Could not' },
};

const longestName = 120;
const format = new Intl.NumberFormat('en-US');
const count = (number: number, one: string, many: string): string =>
  `${format.format(number)} ${number === 1 ? one : many}`;

/**
 * Writes the mail about the end of a job: how it ended and its counts, NEVER WHAT STANDS IN A CONTACT. A mail leaves the
 * walls of the tenant, so of what the job worked on only the name of an imported file is told: what other kinds call
 * their subject can be a filter in words, with values of contacts in it.
 * @param link of the job's page; null: nobody said under which address people open Rollcall
 */
export function writeMail(end: JobEnd, link: string | null): WrittenMail {
  const subject = `${nameOf(end)}: ${endOf(end)}`;
  const facts = factsOf(end);
  const closing = 'You get this because you started the job. When you want such mails you choose in your account menu.';
  const text = [
    subject,
    '',
    ...facts.map(([label, value]) => `${label}: ${value}`),
    ...(link === null ? [] : ['', link]),
    '',
    '-- ',
    closing,
    '',
  ].join('\n');
  return { subject, text, html: htmlOf(subject, facts, { link, closing }) };
}

function nameOf({ kind, subject, isDryRun }: JobEnd): string {
  const file = kind === 'import' ? ` ${oneLine(subject)}` : '';
  const name = (kindWords[kind] ?? kind) + file.trimEnd();
  return isDryRun ? `Dry run of ${name.charAt(0).toLowerCase()}${name.slice(1)}` : name;
}

/** One line and not endless, whatever somebody called a file: a line break in a subject would begin another header. */
function oneLine(name: string): string {
  const line = name.replaceAll(/[\p{C}\p{Zl}\p{Zp}]+/gu, ' ').trim();
  const letters = [...line];
  return letters.length > longestName ? `${letters.slice(0, longestName - 1).join('')}…` : line;
}

function endOf({ status, issueCount }: JobEnd): string {
  if (status !== 'succeeded') return status;
  return issueCount === 0 ? 'done' : `done with ${count(issueCount, 'issue', 'issues')}`;
}

type Fact = readonly [label: string, value: string];

function factsOf({ kind, ledger, issueCount, failureCode, seconds }: JobEnd): readonly Fact[] {
  const own = ownOutcomeWords[kind];
  return [
    ...(failureCode === null
      ? []
      : [['Stopped by', `${failureCode} (it can be resumed on its page, where the reason stands)`] as const]),
    ['Read', format.format(ledger.read)],
    ...outcomes
      .filter((outcome) => ledger[outcome] > 0)
      .map((outcome) => [own?.[outcome] ?? outcomeWords[outcome], format.format(ledger[outcome])] as const),
    ...(issueCount === 0 ? [] : [['Issues', format.format(issueCount)] as const]),
    ['Time', durationOf(seconds)],
  ];
}

function durationOf(seconds: number): string {
  if (seconds < 60) return count(seconds, 'second', 'seconds');
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return count(minutes, 'minute', 'minutes');
  const rest = minutes % 60;
  const hours = count(Math.floor(minutes / 60), 'hour', 'hours');
  return rest === 0 ? hours : `${hours} ${count(rest, 'minute', 'minutes')}`;
}

function htmlOf(
  title: string,
  facts: readonly Fact[],
  { link, closing }: { readonly link: string | null; readonly closing: string },
): string {
  const rows = facts.map(
    ([label, value]) =>
      `<tr><th scope="row" align="left" style="padding:2px 16px 2px 0;font-weight:normal">${escape(label)}</th><td>${escape(value)}</td></tr>`,
  );
  const button = link === null ? '' : `<p><a href="${escape(link)}">Open the job</a></p>`;
  return [
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escape(title)}</title></head>`,
    `<body style="font-family:sans-serif"><h1 style="font-size:18px">${escape(title)}</h1>`,
    `<table>${rows.join('')}</table>${button}<p style="font-size:12px">${escape(closing)}</p></body></html>`,
  ].join('\n');
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escape = (text: string): string => text.replaceAll(/[&<>"']/g, (sign) => entities[sign] ?? sign);
