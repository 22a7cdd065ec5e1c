import fc from 'fast-check';
import { Refusal } from '../refusal/index.js';
import { compilePlan, effectiveMatch, importIssueCodes, parseDefaults } from './index.js';
import type { CompiledPlan, MappedColumn, PlanInput, PlannedRow, StartImport } from './index.js';

const columnsOf = (...targets: (string | null)[]): MappedColumn[] =>
  targets.map((target, index) => ({
    index,
    header: `h:${target ?? index}`,
    field: target as MappedColumn['field'],
    by: target === null ? 'none' : 'request',
    samples: [],
  }));

const options: PlanInput['options'] = {
  badCells: 'reject',
  defaultCountry: 'US',
  match: ['contactId1', 'contactId2', 'email', 'phone'],
  mode: 'upsert',
};

function compile(targets: (string | null)[], changed: Partial<StartImport> = {}): CompiledPlan {
  return compilePlan({ columns: columnsOf(...targets), options: { ...options, ...changed }, dateOrder: 'mdy' });
}

function plan(targets: (string | null)[], cells: string[], changed: Partial<StartImport> = {}): PlannedRow {
  return compile(targets, changed).plan(7, cells);
}

const codesOf = (planned: PlannedRow): string[] =>
  (planned.outcome === 'rejected' ? planned.issues : planned.warnings).map(({ column, code }) => `${column} ${code}`);

describe('compilePlan', () => {
  it('puts cells into the order of the field list, phones and e-mails by position, and finds the keys', () => {
    const targets = [
      'email2',
      'lastName',
      null,
      'phone3',
      'phone1',
      'phone1Extension',
      'custom:Shoe size',
      'contactId1',
      'balance',
    ];
    const compiled = compile(targets);
    expect(compiled).toMatchObject({
      fields: ['contactId1', 'lastName', 'balance'],
      phoneCount: 3,
      emailCount: 2,
      customKeys: ['Shoe size'],
      match: ['contactId1', 'email', 'phone'],
    });
    const cells = [
      ' Ana@X.test ',
      ' Ruiz ',
      'not mapped \0',
      '(202) 555-0123',
      '202-555-0124',
      'x9',
      '38',
      ' 0042 ',
      '$1,000',
    ];
    expect(compiled.plan(7, cells)).toEqual({
      outcome: 'planned',
      row: 7,
      values: ['0042', 'Ruiz', '1000.00'],
      phones: [
        { e164: '+12025550124', raw: '202-555-0124', extension: '9' },
        null,
        { e164: '+12025550123', raw: '(202) 555-0123', extension: null },
      ],
      emails: [null, { address: 'Ana@X.test', key: 'ana@x.test' }],
      custom: { 'Shoe size': '38' },
      keys: ['0042', 'ana@x.test', '+12025550124'],
      warnings: [],
      leftOut: null,
    });
  });

  it('lists every bad cell of a row, with what was seen', () => {
    const targets = [
      'firstName',
      'phone1',
      'email1',
      'balance',
      'dueDate',
      'active',
      'smsConsent',
      'country',
      'timeZone',
      'language',
      'city',
      'state',
    ];
    const planned = plan(targets, [
      'Ana',
      '12',
      'x',
      'y',
      '1/2/26',
      'maybe',
      'hm',
      'Oz',
      'now',
      'xx',
      'a\0b',
      's'.repeat(101),
    ]);
    expect(codesOf(planned)).toEqual([
      'h:phone1 phone.malformed',
      'h:email1 email.malformed',
      'h:balance money.malformed',
      'h:dueDate date.malformed',
      'h:active boolean.unknown',
      'h:smsConsent consent.unknown',
      'h:country country.unknown',
      'h:timeZone time-zone.unknown',
      'h:language language.unknown',
      'h:city cell.control-character',
      'h:state cell.too-long',
    ]);
    expect(planned.outcome === 'rejected' && planned.issues[9]).toEqual({
      row: 7,
      column: 'h:city',
      code: 'cell.control-character',
      value: 'a\ufffdb',
      severity: 'error',
    });
  });

  it('leaves bad cells out with a warning where that was asked for', () => {
    const planned = plan(['firstName', 'phone1', 'phone2'], ['Ana', '12', '2025550123'], { badCells: 'leave-out' });
    expect(planned).toMatchObject({
      outcome: 'planned',
      values: ['Ana'],
      phones: [null, { e164: '+12025550123' }],
      keys: ['+12025550123'],
      warnings: [{ row: 7, column: 'h:phone1', code: 'phone.malformed', value: '12', severity: 'warning' }],
      leftOut: ['phone1'],
    });
  });

  it.each<[string, (string | null)[], string[], string[]]>([
    ['nothing but empty cells', ['firstName', 'city'], ['', '  '], [' row.empty']],
    ['no cell at all', ['firstName'], [], [' row.empty']],
    ['only unmapped cells', ['firstName', null], ['', 'x'], [' row.empty']],
    ['nobody', ['firstName', 'city', 'country'], ['', 'Rome', 'IT'], [' row.nothing-to-identify']],
    ['one cell too many', ['firstName'], ['Ana', 'Ruiz'], [' row.too-many-cells']],
    ['a byte that is no text', ['firstName'], ['Jos\udce9'], ['h:firstName cell.malformed-encoding']],
  ])('rejects %s', (_what, targets, cells, expected) => {
    expect(codesOf(plan(targets, cells))).toEqual(expected);
  });

  it.each<[string, (string | null)[], string[]]>([
    ['cells that are missing at the end', ['firstName', 'lastName', 'phone1'], ['Ana']],
    ['empty cells beyond the columns', ['firstName'], ['Ana', '', ' ']],
    ['a company', ['company'], ['ACME']],
    ['a Contact ID', ['contactId2'], ['7']],
    ['a phone', ['phone4'], ['2025550123']],
    ['an e-mail', ['email1'], ['ana@x.test']],
    ['a full name', ['fullName'], ['Ana']],
  ])('takes %s', (_what, targets, cells) => {
    expect(plan(targets, cells).outcome).toBe('planned');
  });

  it('takes a row without a name in an update: its key says who is meant', () => {
    expect(plan(['city', 'email1'], ['Rome', ''], { mode: 'update' }).outcome).toBe('planned');
  });

  it('rejects a row that has nobody left once its bad cell is out, with both reasons', () => {
    expect(codesOf(plan(['email1', 'city'], ['x', 'Rome'], { badCells: 'leave-out' }))).toEqual([
      'h:email1 email.malformed',
      ' row.nothing-to-identify',
    ]);
  });

  it('drops the same number and the same address again, and keeps the positions of the others', () => {
    const planned = plan(
      ['phone1', 'phone2', 'phone3', 'email1', 'email2'],
      ['2025550123', '(202) 555-0123', '2025550124', 'A@x.test', 'a@x.test'],
    );
    expect(planned).toMatchObject({
      phones: [{ raw: '2025550123' }, null, { e164: '+12025550124' }],
      emails: [{ address: 'A@x.test' }, null],
    });
  });

  it('finds a place for each value of a cell with several, and says which found none', () => {
    const targets = ['email1', 'email2', 'phone1', 'phone2'];
    const cells = ['a@x.test ::: b@x.test', '', '2025550123 ::: (202) 555-0123 ::: 2025550124', '2025550125'];
    expect(plan(targets, cells)).toMatchObject({
      emails: [{ address: 'a@x.test' }, { address: 'b@x.test' }],
      phones: [{ e164: '+12025550123' }, { e164: '+12025550125' }],
      warnings: [{ column: 'h:phone1', code: 'cell.no-place', value: '2025550124', severity: 'warning' }],
    });
    expect(codesOf(plan(targets, ['a@x.test ::: b']))).toEqual(['h:email1 email.malformed']);
  });

  it('splits a full name into what its own columns leave empty', () => {
    expect(plan(['fullName', 'lastName'], ['Dr. Ana Ruiz', ''])).toMatchObject({ values: ['Dr.', 'Ana', 'Ruiz'] });
    expect(plan(['fullName', 'lastName'], ['Dr. Ana Ruiz', 'Ruiz Gil'])).toMatchObject({
      values: ['Dr.', 'Ana', 'Ruiz Gil'],
    });
  });

  it('keeps formulas, zeros and strange custom keys as data', () => {
    const planned = plan(['firstName', 'postalCode', 'custom:__proto__'], ['=1+1', '01067', '-2']);
    expect(planned).toMatchObject({ values: ['=1+1', '01067'] });
    expect(planned.outcome === 'planned' && Object.entries(planned.custom ?? {})).toEqual([['__proto__', '-2']]);
  });

  it('gives every row one outcome, of known codes, and plans its own values again to the same', () => {
    const targets = ['contactId1', 'firstName', 'phone1', 'email1', 'balance', 'dueDate', 'custom:x'];
    const compiled = compile(targets);
    const cell = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.constantFrom('2025550123', 'a@x.test', '1,5', '1/2/2026', ''),
    );
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 8 }), (cells) => {
        const planned = compiled.plan(1, cells);
        if (planned.outcome === 'rejected') {
          expect(planned.issues.length).toBeGreaterThan(0);
          for (const { code } of planned.issues) expect(importIssueCodes).toHaveProperty([code]);
          return;
        }
        const [id, name, balance, due] = planned.values.map((value) => value ?? '') as [string, string, string, string];
        const again = [
          id,
          name,
          planned.phones[0]?.e164 ?? '',
          planned.emails[0]?.address ?? '',
          balance,
          due,
          String(planned.custom?.['x'] ?? ''),
        ];
        expect(compiled.plan(1, again)).toMatchObject({
          outcome: 'planned',
          values: planned.values,
          keys: planned.keys,
        });
      }),
      { numRuns: 500 },
    );
  });
});

describe('effectiveMatch', () => {
  it('keeps the keys that are mapped, in their order', () => {
    expect(effectiveMatch(['phone', 'email', 'contactId1'], columnsOf('contactId1', 'phone2'), 'upsert')).toEqual([
      'phone',
      'contactId1',
    ]);
    expect(effectiveMatch(['email'], columnsOf('phone1Extension'), 'create')).toEqual([]);
  });

  it('refuses an update that could find nobody', () => {
    expect(() => effectiveMatch(['email'], columnsOf('phone1'), 'update')).toThrow(
      new Refusal('import.match-not-mapped'),
    );
  });
});

describe('parseDefaults', () => {
  it('reads defaults as cells are read', () => {
    const defaults = { country: 'usa', balance: '$1', city: '', dueDate: '1/2/2026', smsConsent: 'unknown' };
    expect(parseDefaults({ defaults }, 'mdy')).toEqual({ country: 'US', balance: '1.00', dueDate: '2026-01-02' });
  });

  it('refuses a default that its field cannot hold, and names it', () => {
    expect(() => parseDefaults({ defaults: { country: 'Oz' } }, 'mdy')).toThrow(
      expect.objectContaining({
        code: 'invalid-input',
        details: { errors: [{ path: 'defaults.country', code: 'country.unknown' }] },
      }),
    );
  });
});
