import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { StartImportRequest } from '@rollcall/domain/import';
import type { TenantId } from '@rollcall/domain/tenant';
import * as fc from 'fast-check';
import { counts, csv, ImportRig, outcomesOf } from './import.testing.js';

type Options = Omit<StartImportRequest, 'fileId'>;

let rig: ImportRig;
let tenant: TenantId;
beforeAll(async () => {
  rig = await ImportRig.open();
});
beforeEach(async () => {
  tenant = await rig.database.newTenant();
});
afterAll(() => rig.close());

const header = 'Account,Last Name,Notes,Email,Balance';
const mapping = {
  Account: 'contactId1',
  'Last Name': 'lastName',
  Notes: 'custom:Notes',
  Email: 'email1',
  Balance: 'balance',
} as const;
const how: Options = { mapping, match: ['contactId1', 'email'] };

describe('the result files', () => {
  const file = `${header}
A,=Lopez,"+1,""a""
b",a@x.test,1
B,Diaz,@x,b@x.test,much
C,Ruiz,-5,c@x.test,3
A,Again,,,
,Old,,d@x.test,5
,,,,x
`;
  beforeEach(() => rig.put(tenant, { id: 7, fields: { contact_id_1: 'Z', last_name: 'Old' }, emails: ['d@x.test'] }));

  it('hold every row: what it became, and what was written, cells exactly as they were', async () => {
    const { files, ledger } = await rig.run(tenant, file, how, 2);
    expect(ledger).toEqual({ read: 6, created: 2, updated: 1, unchanged: 0, skipped: 1, rejected: 2 });
    expect(files['keys.csv']).toBe(
      'row,your_id,contact_id,outcome\n1,A,8,created\n2,,,rejected\n3,C,10,created\n4,A,8,skipped\n5,,7,updated\n6,,,rejected\n',
    );
    expect(files['created.csv']).toBe(
      '_row,_contact_id,Contact ID 1,Last name,Payment balance,E-mail 1,Notes\n' +
        '1,8,A,=Lopez,1.00,a@x.test,"+1,""a""\nb"\n3,10,C,Ruiz,3.00,c@x.test,-5\n',
    );
    expect(files['updated.csv']).toBe(
      '_row,_contact_id,Contact ID 1,Last name,Payment balance,E-mail 1,Notes\n5,7,,Old,5.00,d@x.test,\n',
    );
    const money = 'This is not an amount of money with at most two decimals, or it can be read in two ways.';
    expect(files['rejected.csv']).toBe(
      `${header},_row,_column,_code,_message\nB,Diaz,@x,b@x.test,much,2,Balance,money.malformed,"${money}"\n` +
        `,,,,x,6,Balance,money.malformed,"${money}"\n`,
    );
  });

  it('of a dry run say the same, but name no contact that is not there', async () => {
    const dry = await rig.run(tenant, file, { ...how, dryRun: true });
    expect(outcomesOf(dry)).toEqual([
      '1  created',
      '2  rejected',
      '3  created',
      '4  skipped',
      '5 7 updated',
      '6  rejected',
    ]);
    expect(dry.files['created.csv']).toContain('\n1,,A,=Lopez');
  });

  it.each([
    ['as it is', (text: string) => Buffer.from(text)],
    ['in Windows-1252 with semicolons', (text: string) => Buffer.from(text.replaceAll(',', ';'), 'latin1')],
    ['in UTF-16', (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['packed', (text: string) => gzipSync(text)],
    ['with CR LF', (text: string) => Buffer.from(text.replaceAll('\n', '\r\n'))],
  ])('of rejected rows can be corrected and imported again: %s', async (_what, encode) => {
    const text = `Account,Last Name,Email,Balance
A,Müller,a@x.test,1
B,"=Dí""az, x",b@x.test,much
C,Ruiz,none,3
D,Short
E,"Broken"x,e@x.test,4
`;
    const short: Options = { match: ['contactId1'], format: { hasHeader: true } };
    const first = await rig.run(tenant, encode(text), short);
    expect(counts(first)).toEqual({ read: 5, created: 2, rejected: 3 });
    const rejected = first.files['rejected.csv']!;
    expect(rejected.trimEnd().split(/\r?\n/)).toHaveLength(4);
    const corrected = rejected.replace('much', '2').replace('none', 'c@x.test').replace('"Broken"x', 'Whole');
    const second = await rig.run(tenant, corrected, short);
    expect(second).toMatchObject({ issues: [], ledger: { read: 3, created: 3, rejected: 0 } });
    const names = (await rig.holdings(tenant)).contacts.map(
      (line) => (JSON.parse(line) as { last_name: string }).last_name.replace(';', ','), // one file has them as delimiters
    );
    expect(names).toEqual(['Old', 'Müller', 'Short', '=Dí"az, x', 'Ruiz', 'Whole']);
    expect((await rig.holdings(tenant)).customFields).toEqual([]);
  });
});

describe('the same file twice', () => {
  const cell = fc.constantFrom('', 'a', 'b', 'Zoë', '=1+1', '@x', "O'Neil", 'x"y', 'two\nlines');
  const line = fc.record({
    id: fc.integer({ min: 1, max: 30 }),
    cells: fc.tuple(cell, cell, cell),
    mail: fc.boolean(),
    phones: fc.tuple(fc.boolean(), fc.boolean()),
  });
  const options = fc.record({
    inFileDuplicates: fc.constantFrom('first', 'last', 'reject'),
    emptyCells: fc.constantFrom('ignore', 'clear'),
  });

  it('creates nothing, updates nothing, and leaves no change', async () => {
    const targets = {
      Id: 'contactId1',
      Last: 'lastName',
      City: 'city',
      Own: 'custom:Own',
      Mail: 'email1',
      P1: 'phone1',
      P2: 'phone2',
    };
    await fc.assert(
      fc.asyncProperty(fc.array(line, { minLength: 1, maxLength: 30 }), options, async (lines, rules) => {
        const own = await rig.database.newTenant();
        const text = csv(
          Object.keys(targets),
          ...lines.map(({ id, cells, mail, phones }) => [
            `N${id}`,
            ...cells,
            mail ? `n${id}@x.test` : '',
            ...phones.map((has, at) => (has ? `202555${at + 1}${String(id).padStart(3, '0')} x${at + 4}` : '')),
          ]),
        );
        const request: Options = {
          ...rules,
          mapping: targets,
          match: ['contactId1', 'email', 'phone'],
          format: { hasHeader: true, delimiter: ',', quote: '"', encoding: 'utf-8' },
        };
        const first = await rig.run(own, text, request);
        const before = await rig.holdings(own);
        const second = await rig.run(own, text, request, 7);
        const { created, updated, unchanged, ...others } = first.ledger;
        expect(second.ledger).toEqual({ ...others, created: 0, updated: 0, unchanged: created + updated + unchanged });
        expect(await rig.holdings(own)).toEqual(before);
      }),
      { numRuns: 15 },
    );
  }, 60_000);
});
