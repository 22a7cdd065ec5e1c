import { describe, expect, it } from '@jest/globals';
import { tally } from '@rollcall/domain/job';
import type { JobEnd } from '@rollcall/domain/mail';
import fc from 'fast-check';
import { writeMail } from './mail-words.js';

const end = (change: Partial<JobEnd> = {}): JobEnd => ({
  kind: 'import',
  subject: 'contacts.csv',
  isDryRun: false,
  status: 'succeeded',
  failureCode: null,
  ledger: tally({ created: 1200, rejected: 12 }),
  issueCount: 0,
  seconds: 75,
  ...change,
});
const link = 'https://rollcall.test/jobs/7';

describe('the subject of a mail about a job', () => {
  it.each<[Partial<JobEnd>, string]>([
    [{}, 'Import contacts.csv: done'],
    [{ issueCount: 12 }, 'Import contacts.csv: done with 12 issues'],
    [{ issueCount: 1 }, 'Import contacts.csv: done with 1 issue'],
    [{ issueCount: 12_345 }, 'Import contacts.csv: done with 12,345 issues'],
    [{ status: 'failed', failureCode: 'import.not-text' }, 'Import contacts.csv: failed'],
    [{ status: 'cancelled', issueCount: 3 }, 'Import contacts.csv: cancelled'],
    [{ isDryRun: true }, 'Dry run of import contacts.csv: done'],
    [{ subject: '' }, 'Import: done'],
    [{ kind: 'bulk-change', subject: 'Phone ends with 4567' }, 'Bulk change: done'],
    [{ kind: 'export', subject: 'Last name is Ruiz' }, 'Export: done'],
    [{ kind: 'undo', subject: 'Last name is Ruiz', isDryRun: true }, 'Dry run of undo: done'],
    [{ kind: 'key-rotation', subject: 'Encrypted fields' }, 'Key rotation: done'],
    [{ subject: `${'x'.repeat(300)}.csv` }, `Import ${'x'.repeat(119)}…: done`],
    [{ subject: 'a.csv\r\nBcc: eve@x.test' }, 'Import a.csv Bcc: eve@x.test: done'],
    [{ subject: 'a\u2028b\u0085c\0.csv' }, 'Import a b c .csv: done'],
  ])('of %j is "%s"', (change, subject) => expect(writeMail(end(change), link).subject).toBe(subject));

  it('is one line, whatever a file is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (subject) => {
        expect(writeMail(end({ subject }), null).subject).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
      }),
    );
  });
});

describe('what stands in a mail about a job', () => {
  it('is its ledger, how long it took, and where it is', () => {
    const { text } = writeMail(end({ issueCount: 12 }), link);
    expect(text.split('\n')).toEqual(
      expect.arrayContaining(['Read: 1,212', 'Created: 1,200', 'Rejected: 12', 'Issues: 12', 'Time: 1 minute', link]),
    );
    expect(text).not.toContain('Updated');
  });

  it('has the code of a failure, and no link if nobody knows the address', () => {
    const { text, html } = writeMail(end({ status: 'failed', failureCode: 'import.not-text', seconds: 5400 }), null);
    expect(text).toContain('Stopped by: import.not-text');
    expect(text).toContain('Time: 1 hour 30 minutes');
    expect(text + html).not.toMatch(/https?:/);
  });

  it('is never a value of a contact: a filter in words stays here', () => {
    for (const kind of ['bulk-change', 'export', 'undo']) {
      const { subject, text, html } = writeMail(end({ kind, subject: 'Phone ends with 4567' }), link);
      expect(subject + text + html).not.toContain('4567');
    }
  });

  it('is no markup, whatever a file is called', () => {
    const { html } = writeMail(end({ subject: '<img src=x onerror="a()">&.csv' }), link);
    expect(html).not.toContain('<img');
    expect(html).toContain('&lt;img src=x onerror=&quot;a()&quot;&gt;&amp;.csv');
  });
});
