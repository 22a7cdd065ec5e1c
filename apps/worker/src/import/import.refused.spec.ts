import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { StartImportRequest } from '@rollcall/domain/import';
import type { TenantId } from '@rollcall/domain/tenant';
import { csv, ImportRig } from './import.testing.js';

let rig: ImportRig;
let tenant: TenantId;

beforeAll(async () => {
  rig = await ImportRig.open();
});
beforeEach(async () => {
  tenant = await rig.database.newTenant();
});
afterAll(() => rig.close());

const rows = (count: number, lineOf: (row: number) => string): string =>
  Array.from({ length: count }, (_, at) => lineOf(at + 1)).join('');
const head = 'First name,Last name,Email\n';
const good = rows(2_500, (row) => `Ana,Lopez${row},a${row}@x.test\n`);

interface Case {
  readonly what: string;
  readonly file: string | Buffer;
  readonly failure: string;
  readonly details?: Readonly<Record<string, unknown>>;
  readonly options?: Omit<StartImportRequest, 'fileId'>;
}

const cases: readonly Case[] = [
  { what: 'an empty file', file: '', failure: 'import.empty' },
  { what: 'a header and nothing below', file: head, failure: 'import.header-only' },
  { what: 'a header and blank lines', file: `${head}\n\n\n`, failure: 'import.header-only' },
  { what: 'a program', file: Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 0, 0, 1, 0, 0]), failure: 'import.not-text' },
  {
    what: 'a quote that never closes, late in the file',
    file: `${head}${good}Ana,"Lopez,late@x.test\n${good}`,
    failure: 'import.unclosed-quote',
    details: { row: 2_501 },
  },
  {
    what: 'a row with more columns than any file may have',
    file: `${head}${good}${'x,'.repeat(1_001)}\n`,
    failure: 'import.too-many-columns',
    details: { row: 2_501 },
  },
  {
    what: 'a header with more columns than any file may have',
    file: `${'c,'.repeat(1_001)}\n1\n`,
    failure: 'import.too-many-columns',
  },
  {
    what: 'a cell longer than any cell may be',
    file: `${head}${good}Ana,${'x'.repeat(70_000)},b@x.test\n`,
    failure: 'import.cell-too-long',
    details: { row: 2_501 },
  },
  {
    what: 'a gzip bomb',
    file: gzipSync(head + `Ana,${'x'.repeat(60_000)},a@x.test\n`.repeat(400)),
    failure: 'import.archive-too-large',
  },
  { what: 'half a gzip', file: gzipSync(head + good).subarray(0, 4_000), failure: 'import.archive-broken' },
  {
    what: 'two columns on one field',
    file: head + good,
    failure: 'import.field-mapped-twice',
    options: { mapping: { 'First name': 'lastName', 'Last name': 'lastName' } },
  },
  {
    what: 'a column that is not there',
    file: head + good,
    failure: 'import.unknown-column',
    options: { mapping: { Fax: 'phone1' } },
  },
  {
    what: 'no column that goes anywhere',
    file: head + good,
    failure: 'import.no-mapped-column',
    options: { mapping: { Email: null } },
  },
  {
    what: 'an update without a key',
    file: head + good,
    failure: 'import.match-not-mapped',
    options: { mode: 'update', match: ['phone'] },
  },
  {
    what: 'a default its field cannot hold',
    file: head + good,
    failure: 'invalid-input',
    options: { defaults: { balance: 'much' } },
  },
  {
    what: 'more custom fields than a tenant may have',
    file: csv(['Last name', ...Array.from({ length: 101 }, (_, at) => `Size ${at}`)], ['Lopez']),
    failure: 'import.too-many-custom-fields',
    options: {
      mapping: Object.fromEntries([
        ['Last name', 'lastName'],
        ...Array.from({ length: 101 }, (_, at) => [`Size ${at}`, `custom:Size ${at}`]),
      ]) as NonNullable<StartImportRequest['mapping']>,
    },
  },
];

const nothing = { contacts: [], phones: [], emails: [], groups: [], customFields: [], words: [], changes: [] };

describe('a file that cannot be imported', () => {
  it.each(cases)('is refused and nothing written: $what', async ({ file, options, failure, details = {} }) => {
    const run = await rig.run(tenant, file, options);
    expect(run).toMatchObject({ status: 'failed', failure, failureDetails: details });
    expect(await rig.holdings(tenant)).toEqual(nothing);
  });

  it.each(cases)('is refused by a dry run for the same reason: $what', async ({ file, options, failure }) => {
    expect(await rig.run(tenant, file, { ...options, dryRun: true })).toMatchObject({ status: 'failed', failure });
  });

  it('is refused again when the job is resumed', async () => {
    const { jobId } = await failed(`${head}${good}Ana,"Lopez`);
    await rig.database.rows(`update jobs set status = 'queued', failure_code = null where id = $1`, [jobId]);
    await rig.deliver(jobId);
    expect(await rig.trace(tenant, jobId)).toMatchObject({ status: 'failed', failure: 'import.unclosed-quote' });
    expect(await rig.holdings(tenant)).toEqual(nothing);
  });

  async function failed(file: string) {
    const jobId = await rig.start(tenant, file);
    await rig.deliver(jobId, 500);
    return { jobId };
  }
});

describe('a polluted file that can be imported', () => {
  const mapping = { 'First name': 'firstName', 'Last name': 'lastName', Email: 'email1' } as const;
  const stray = Buffer.from([0xff]);

  it.each([
    ['a NUL byte in a cell', Buffer.from(`${head}Ana,Lo\0pez,a@x.test\nBea,Diaz,b@x.test\n`), 'cell.control-character'],
    [
      'a stray byte in a cell',
      Buffer.concat([Buffer.from(`${head}Ana,Ülo`), stray, Buffer.from('pez,a@x.test\nBea,Diaz,b@x.test\n')]),
      'cell.malformed-encoding',
    ],
  ])('rejects the row with %s', async (_what, file, code) => {
    const run = await rig.run(tenant, file, { mapping, format: { encoding: 'utf-8', hasHeader: true } });
    expect(run).toMatchObject({ status: 'succeeded', ledger: { read: 2, created: 1, rejected: 1 } });
    expect(run.issues[0]).toContain(code);
  });

  it('takes a header with a NUL byte and a stray byte', async () => {
    const file = Buffer.concat([Buffer.from('First name,Ü'), stray, Buffer.from('\0x,Last name\nAna,1,Lopez\n')]);
    const run = await rig.run(tenant, file, {
      mapping: { 'First name': 'firstName', 'Last name': 'lastName' },
      format: { encoding: 'utf-8', hasHeader: true },
    });
    expect(run).toMatchObject({ status: 'succeeded', ledger: { read: 1, created: 1 } });
  });

  it('takes a long cell that is cut in the middle of an emoji where it is shown', async () => {
    const run = await rig.run(tenant, csv(['Last name', 'Notes'], ['Lopez', `${'x'.repeat(99)}😀`]));
    expect(run).toMatchObject({ status: 'succeeded', ledger: { read: 1, created: 1 } });
  });
});
