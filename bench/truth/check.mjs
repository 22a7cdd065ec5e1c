import { expectedRows } from './expected-rows.mjs';

/**
 * @typedef {import('../generate/contact-file.mjs').ContactFile} ContactFile
 * @typedef {import('../generate/write-file.mjs').Truth} Truth
 * @typedef {import('@rollcall/domain/job').JobView} JobView
 * @typedef {import('@rollcall/domain/job').JobIssueList} JobIssueList
 */

/** What Rollcall says it did, against the truth. Throws with every difference: a fast import that is wrong is no import. */
export function checkJob(/** @type {JobView} */ job, /** @type {JobIssueList} */ issues, /** @type {Truth} */ truth) {
  const differences = [];
  if (job.status !== 'succeeded') differences.push(`the job is ${job.status}: ${JSON.stringify(job.failure)}`);
  for (const [name, expected] of Object.entries(truth.expected.ledger)) {
    const found = job.ledger[/** @type {keyof JobView['ledger']} */ (name)];
    if (found !== expected) differences.push(`${name} is ${found}, must be ${expected}`);
  }
  /** @type {Record<string, number>} */
  const codes = {};
  for (const { code, count } of issues.codes) codes[code] = (codes[code] ?? 0) + count;
  const expectedCodes = { ...truth.dirty, ...(truth.duplicates > 0 && { 'row.duplicate': truth.duplicates }) };
  for (const code of new Set([...Object.keys(codes), ...Object.keys(expectedCodes)])) {
    const expected = /** @type {Record<string, number>} */ (expectedCodes)[code] ?? 0;
    if (codes[code] !== expected) differences.push(`${code} was met ${codes[code] ?? 0} times, must be ${expected}`);
  }
  refuse(differences);
}

/**
 * What lies in the tables, against the truth: how many rows each has, whose accounts they are and what they owe, by sums.
 * @param {import('pg').Client} client
 * @param {ContactFile} first
 * @param {ContactFile} [second] a file that came after it
 */
export async function checkTables(client, first, second) {
  const { rows } = await client.query(
    `select (select count(*) from contacts)::text as contacts, (select count(*) from contact_phones)::text as phones,
       (select count(*) from contact_emails)::text as emails, (select count(*) from contact_changes)::text as changes,
       (select coalesce(sum(contact_id_1::bigint), 0) from contacts)::text as accounts,
       (select coalesce(sum(balance * 100), 0)::bigint from contacts)::text as cents`,
  );
  const differences = Object.entries(expectedRows(first, second)).flatMap(([name, value]) =>
    rows[0][name] === String(value) ? [] : [`${name}: ${rows[0][name]}, must be ${value}`],
  );
  refuse(differences);
}

function refuse(/** @type {string[]} */ differences) {
  if (differences.length > 0) throw new Error(`THE IMPORT DIFFERS FROM THE TRUTH:\n  ${differences.join('\n  ')}`);
}
