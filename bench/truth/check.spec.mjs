import { describe, expect, it } from '@jest/globals';
import { checkJob } from './check.mjs';

/** @typedef {import('@rollcall/domain/job').JobView} JobView */
/** @typedef {import('@rollcall/domain/job').JobIssueList} JobIssueList */

const ledger = { read: 100, created: 89, updated: 0, unchanged: 0, skipped: 8, rejected: 3 };
/** @type {import('../generate/write-file.mjs').Truth} */
const truth = {
  rows: 100,
  clean: 89,
  duplicates: 8,
  dirty: { 'email.malformed': 2, 'row.too-many-cells': 1 },
  bytes: 1,
  expected: { match: ['contactId1'], mode: 'upsert', inFileDuplicates: 'first', ledger },
};
const codes = [
  { code: 'row.duplicate', column: '', count: 8, severity: 'error' },
  { code: 'email.malformed', column: 'Email', count: 2, severity: 'error' },
  { code: 'row.too-many-cells', column: '', count: 1, severity: 'error' },
];

/** What a job with these differences from a right one makes of the check. */
function check(/** @type {Record<string, unknown>} */ job = {}, /** @type {unknown[]} */ met = codes) {
  const view = /** @type {unknown} */ ({ status: 'succeeded', failure: null, ledger, ...job });
  const issues = /** @type {unknown} */ ({ codes: met });
  checkJob(/** @type {JobView} */ (view), /** @type {JobIssueList} */ (issues), truth);
}

describe('the check against the truth', () => {
  it('is content with what is right', () => {
    expect(() => check()).not.toThrow();
  });

  it.each([
    ['a job that failed', { status: 'failed' }, codes, 'the job is failed'],
    ['a row too few', { ledger: { ...ledger, created: 88 } }, codes, 'created is 88, must be 89'],
    ['a row with another reason', {}, [...codes.slice(0, 2)], 'row.too-many-cells was met 0 times, must be 1'],
    ['a reason nobody planted', {}, [...codes, { code: 'date.malformed', count: 1 }], 'date.malformed was met 1 times'],
  ])('names %s', (_, job, met, sentence) => {
    expect(() => check(job, met)).toThrow(sentence);
  });
});
