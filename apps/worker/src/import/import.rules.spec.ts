import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { StartImportRequest } from '@rollcall/domain/import';
import type { TenantId } from '@rollcall/domain/tenant';
import { counts, csv, ImportRig, outcomesOf } from './import.testing.js';
import type { Trace } from './import.testing.js';

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

const fields = {
  id: 'contactId1',
  last: 'lastName',
  city: 'city',
  active: 'active',
  group: 'group',
  mail: 'email1',
  mail2: 'email2',
  phone: 'phone1',
  ext: 'phone1Extension',
  phone2: 'phone2',
  size: 'custom:Size',
} as const;

/** Imports rows of the named columns. */
function run(columns: readonly (keyof typeof fields)[], rows: readonly (readonly string[])[], how: Options = {}) {
  const mapping = Object.fromEntries(columns.map((column) => [column, fields[column]])) as Options['mapping'];
  return rig.run(tenant, csv(columns, ...rows), { mapping, format: { hasHeader: true }, ...how });
}
const codes = ({ issues }: Trace): string[] => issues.map((line) => line.split(' ').slice(0, 2).join(' '));

const [p1, p2, p3] = ['+12025550101', '+12025550102', '+12025550103'];

describe('rows that are one contact', () => {
  const rows = [
    ['A', 'One', 'a@x.test'],
    ['', 'Two', 'A@X.test'],
    ['A', 'Three', ''],
  ];
  it.each([
    ['first', ['1 1 created', '2 1 skipped', '3 1 skipped'], '"One"'],
    ['last', ['1 3 skipped', '2 3 skipped', '3 3 created'], '"Three"'],
    ['reject', ['1  rejected', '2  rejected', '3  rejected'], undefined],
  ] as const)('count as %s says', async (inFileDuplicates, outcomes, last) => {
    const trace = await run(['id', 'last', 'mail'], rows, { match: ['contactId1', 'email'], inFileDuplicates });
    expect(outcomesOf(trace)).toEqual(outcomes);
    if (last) expect((await rig.holdings(tenant)).contacts.join()).toContain(`"last_name": ${last}`);
  });

  it('join the row with the better key, wherever it stands', async () => {
    const lines = [
      ['', 'Joins', 'a@x.test'],
      ['A', 'Head', 'a@x.test'],
    ];
    const trace = await run(['id', 'last', 'mail'], lines, { match: ['contactId1', 'email'] });
    expect(outcomesOf(trace)).toEqual(['1 2 skipped', '2 2 created']);
  });

  it('are all rejected with "reject", the one with the better key too', async () => {
    const lines = [
      ['', 'Joins', 'a@x.test'],
      ['A', 'Head', 'a@x.test'],
    ];
    const how: Options = { match: ['contactId1', 'email'], inFileDuplicates: 'reject' };
    const trace = await run(['id', 'last', 'mail'], lines, how);
    expect(outcomesOf(trace)).toEqual(['1  rejected', '2  rejected']);
  });

  it('are ambiguous when they could join two', async () => {
    const lines = [
      ['A', 'One', 'a@x.test'],
      ['B', 'Two', 'a@x.test'],
      ['', 'Which', 'a@x.test'],
    ];
    const trace = await run(['id', 'last', 'mail'], lines, { match: ['contactId1', 'email'] });
    expect(outcomesOf(trace)).toEqual(['1 1 created', '2 2 created', '3  rejected']);
    expect(trace.issues).toEqual(['3 match.ambiguous  a@x.test']);
  });

  it.each([
    ['first', 1, ['1 1 updated', '2 1 skipped', '3 1 skipped']],
    ['last', 1, ['1 1 skipped', '2 1 skipped', '3 1 updated']],
    ['last', 100, ['1 1 skipped', '2 1 skipped', '3 1 updated']],
    ['reject', 1, ['1 1 rejected', '2 1 rejected', '3 1 rejected']],
    ['reject', 100, ['1 1 rejected', '2 1 rejected', '3 1 rejected']],
  ] as const)('find one contact by different keys: %s, in batches of %i', async (inFileDuplicates, size, outcomes) => {
    await rig.put(tenant, { id: 1, fields: { contact_id_1: 'A' }, emails: ['a@x.test'], phones: [p1] });
    const lines = [
      ['A', 'One', '', ''],
      ['', 'Two', 'a@x.test', ''],
      ['', 'Three', '', p1],
    ];
    const mapping = { id: 'contactId1', last: 'lastName', mail: 'email1', phone: 'phone1' } as Options['mapping'];
    const how: Options = { mapping, match: ['contactId1', 'email', 'phone'], inFileDuplicates };
    const trace = await rig.run(tenant, csv(['id', 'last', 'mail', 'phone'], ...lines), how, size);
    expect(outcomesOf(trace)).toEqual(outcomes);
  });
});

describe('matching', () => {
  it('never lets a lower key overrule a better one', async () => {
    await rig.put(tenant, { id: 1, fields: { contact_id_1: 'A' }, emails: ['a@x.test'] });
    const trace = await run(['id', 'mail'], [['B', 'a@x.test']], { match: ['contactId1', 'email'] });
    expect(outcomesOf(trace)).toEqual(['1 2 created']);
  });

  it('prefers the contact whose first phone it is, and finds second phones too', async () => {
    await rig.put(tenant, { id: 1, phones: [p1, p2] }, { id: 2, phones: [p2] }, { id: 3, phones: [null, p3] });
    const trace = await run(
      ['last', 'phone'],
      [
        ['Lopez', p2],
        ['Diaz', p3],
      ],
      { match: ['phone'] },
    );
    expect(outcomesOf(trace)).toEqual(['1 2 updated', '2 3 updated']);
  });

  it('is ambiguous between two', async () => {
    await rig.put(tenant, { id: 1, emails: ['a@x.test'] }, { id: 2, emails: ['a@x.test'] });
    const trace = await run(['last', 'mail'], [['Lopez', 'a@x.test']], { match: ['email'] });
    expect(codes(trace)).toEqual(['1 match.ambiguous']);
  });

  it('does not see contacts that were deleted, nor those of others', async () => {
    const other = await rig.database.newTenant();
    await rig.put(other, { id: 1, fields: { contact_id_1: 'A' } });
    await rig.put(tenant, { id: 1, fields: { contact_id_1: 'A', deleted_at: '2026-01-01' } });
    expect(counts(await run(['id', 'last'], [['A', 'Lopez']], { match: ['contactId1'] }))).toEqual({
      read: 1,
      created: 1,
    });
    expect((await rig.holdings(other)).changes).toEqual([]);
  });

  it('never gives one Contact ID 1 to two contacts', async () => {
    await rig.put(tenant, { id: 1, fields: { contact_id_1: 'A' } }, { id: 2, emails: ['b@x.test'] });
    const lines = [
      ['A', 'new@x.test'],
      ['A', 'b@x.test'],
      ['C', 'c@x.test'],
      ['C', 'd@x.test'],
    ];
    const trace = await run(['id', 'mail'], lines, { match: ['email'] });
    expect(trace.issues).toEqual(['1 contact.id-taken  A', '2 contact.id-taken  A', '4 contact.id-taken  C']);
    expect(counts(trace)).toEqual({ read: 4, created: 1, rejected: 3 });
  });
});

describe('an update', () => {
  const before = {
    id: 1,
    fields: { contact_id_1: 'A', last_name: 'Old', city: 'Rome', is_active: false, custom: '{"Size":"9","Hat":"M"}' },
    emails: ['a@x.test', 'b@x.test'],
    phones: [p1, p2],
  };
  const how = { match: ['contactId1'] } as const satisfies Options;
  beforeEach(() => rig.put(tenant, before));
  const changes = async () => (await rig.holdings(tenant)).changes;

  it('touches only what is mapped, and keeps what it replaced, no more', async () => {
    expect(counts(await run(['id', 'last', 'phone2'], [['A', 'New', p3]], how))).toEqual({ read: 1, updated: 1 });
    const { contacts, phones, emails } = await rig.holdings(tenant);
    expect(JSON.parse(contacts[0]!)).toMatchObject({ last_name: 'New', city: 'Rome', is_active: false, version: 2 });
    expect(phones).toEqual([`1 1 ${p1} ${p1}`, `1 2 ${p3} ${p3}`]);
    expect(emails).toEqual(['1 1 a@x.test a@x.test', '1 2 b@x.test b@x.test']);
    const [entry] = await changes();
    expect(JSON.parse(entry!.slice(entry!.indexOf('{')))).toEqual({
      lastName: 'Old',
      phones: [p1, p2].map((e164, at) => ({ position: at + 1, e164, raw: e164, extension: null })),
    });
  });

  it('with empty cells leaves the fields alone, or clears those that are mapped', async () => {
    const columns = ['id', 'last', 'city', 'active', 'phone2', 'mail2', 'size'] as const;
    const line = [['A', 'Old', '', '', '', '', '']];
    expect(counts(await run(columns, line, how))).toEqual({ read: 1, unchanged: 1 });
    expect(await changes()).toEqual([]);
    expect(counts(await run(columns, line, { ...how, emptyCells: 'clear' }))).toEqual({ read: 1, updated: 1 });
    const { contacts, phones, emails } = await rig.holdings(tenant);
    const contact = JSON.parse(contacts[0]!) as Record<string, unknown>;
    expect(contact).toMatchObject({ last_name: 'Old', is_active: false, custom: { Hat: 'M' } });
    expect(contact).not.toHaveProperty('city');
    expect([phones, emails]).toEqual([[`1 1 ${p1} ${p1}`], ['1 1 a@x.test a@x.test']]);
  });

  it('clears nothing for a cell that was left out because it cannot be read', async () => {
    const clearing: Options = { ...how, emptyCells: 'clear', badCells: 'leave-out' };
    const lines = [['A', 'Old', 'x'.repeat(201), 'perhaps', '12', 'none', 'x'.repeat(1_001)]];
    const trace = await run(['id', 'last', 'city', 'active', 'phone2', 'mail2', 'size'], lines, clearing);
    expect(counts(trace)).toEqual({ read: 1, unchanged: 1 });
    expect(trace.issues.map((line) => line.slice(0, 2))).toEqual(['!1', '!1', '!1', '!1', '!1']);
  });

  it('keeps the extension of a number that comes without one, and drops it with the number', async () => {
    await rig.database.rows(`update contact_phones set extension = '7' where tenant_id = $1 and position = 1`, [
      tenant,
    ]);
    expect(counts(await run(['id', 'phone'], [['A', p1]], how))).toEqual({ read: 1, unchanged: 1 });
    expect(counts(await run(['id', 'phone', 'ext'], [['A', p1, '']], how))).toEqual({ read: 1, unchanged: 1 });
    expect(counts(await run(['id', 'phone', 'ext'], [['A', p1, '8']], how))).toEqual({ read: 1, updated: 1 });
    expect((await rig.holdings(tenant)).phones[0]).toBe(`1 1 ${p1} ${p1} x8`);
    const clearing: Options = { ...how, emptyCells: 'clear' };
    expect(counts(await run(['id', 'phone'], [['A', p1]], clearing))).toEqual({ read: 1, unchanged: 1 });
    expect(counts(await run(['id', 'phone', 'ext'], [['A', p1, '']], clearing))).toEqual({ read: 1, updated: 1 });
    expect((await rig.holdings(tenant)).phones[0]).toBe(`1 1 ${p1} ${p1}`);
    await run(['id', 'phone', 'ext'], [['A', p1, '9']], how);
    await run(['id', 'phone'], [['A', p3]], how);
    expect((await rig.holdings(tenant)).phones[0]).toBe(`1 1 ${p3} ${p3}`);
  });

  it('of a contact that is deleted meanwhile is skipped, in a dry run too', async () => {
    for (const dryRun of [true, false]) {
      const mapping = { id: 'contactId1', last: 'lastName' } as Options['mapping'];
      const jobId = await rig.start(tenant, csv(['id', 'last'], ['A', 'New']), { ...how, mapping, dryRun });
      while ((await rig.drive(jobId, { batches: 1 })).phase !== 'apply') continue;
      await rig.database.rows('update contacts set deleted_at = now() where tenant_id = $1', [tenant]);
      await rig.expireLease(jobId);
      await rig.deliver(jobId);
      const trace = await rig.trace(tenant, jobId);
      expect([trace.status, counts(trace), codes(trace)]).toEqual([
        'succeeded',
        { read: 1, skipped: 1 },
        ['1 contact.gone'],
      ]);
      await rig.database.rows('update contacts set deleted_at = null where tenant_id = $1', [tenant]);
    }
  });
});

describe('what an import brings with it', () => {
  it('are groups, made once whatever their case, and only for rows that are written', async () => {
    const lines = [
      ['A', 'Lopez', 'North'],
      ['B', 'Diaz', 'NORTH'],
      ['A', 'Again', 'Nowhere'],
    ];
    await run(['id', 'last', 'group'], lines, { match: ['contactId1'] });
    await run(['id', 'last', 'group'], [['A', 'Lopez', 'north']], { match: ['contactId1'] });
    expect((await rig.holdings(tenant)).groups).toEqual(['NORTH']);
  });

  it('are custom fields, in the order of their columns', async () => {
    await run(['last', 'size'], [['Lopez', '=2+3']]);
    const { customFields, contacts } = await rig.holdings(tenant);
    expect(customFields).toEqual(['Size']);
    expect(JSON.parse(contacts[0]!)).toMatchObject({ custom: { Size: '=2+3' } });
  });

  it('are defaults, for contacts that are created alone', async () => {
    await rig.put(tenant, { id: 1, fields: { contact_id_1: 'A', last_name: 'Lopez' } });
    const how: Options = { match: ['contactId1'], defaults: { city: 'Rome', active: 'no', group: 'New' } };
    expect(counts(await run(['id', 'last'], [['A', 'Lopez']], how))).toEqual({ read: 1, unchanged: 1 });
    expect((await rig.holdings(tenant)).groups).toEqual([]);
    await run(['id', 'last'], [['B', 'Diaz']], how);
    const [old, made] = (await rig.holdings(tenant)).contacts;
    expect(JSON.parse(old!)).not.toHaveProperty('city');
    expect(JSON.parse(made!)).toMatchObject({ city: 'Rome', is_active: false, group: 'New' });
  });

  it('are phones by position: what stands in the second column is the second phone', async () => {
    await run(['last', 'phone', 'ext', 'phone2'], [['Lopez', '', '5', '(202) 555-0102 x9']]);
    expect((await rig.holdings(tenant)).phones).toEqual([`1 2 ${p2} (202) 555-0102 x9 x9`]);
  });
});

describe('a row that the database refuses', () => {
  it.each(['create', 'update'] as const)('is rejected alone, warnings and all: %s', async (how) => {
    await rig.database.rows(`
      create or replace function refuse_poison() returns trigger language plpgsql as $$
      begin if new.last_name = 'Poison' then raise exception 'no' using errcode = '23514'; end if; return new; end $$`);
    await rig.database.rows(
      'create or replace trigger poison before insert or update on contacts for each row execute function refuse_poison()',
    );
    const names = Array.from({ length: 40 }, (_, at) => ([7, 8, 30].includes(at) ? 'Poison' : `Lopez${at}`));
    const ids = names.map((_, at) => `R${at}`);
    if (how === 'update') await rig.put(tenant, ...ids.map((id, at) => ({ id: at + 1, fields: { contact_id_1: id } })));
    const lines = names.map((name, at) => [ids[at]!, name, 'none']);
    const trace = await run(['id', 'last', 'mail'], lines, { match: ['contactId1'], badCells: 'leave-out' });
    await rig.database.rows('drop trigger poison on contacts');
    expect(trace).toMatchObject({ status: 'succeeded', ledger: { read: 40, [`${how}d`]: 37, rejected: 3 } });
    expect(codes(trace).filter((line) => !line.startsWith('!'))).toEqual([
      '8 row.not-storable',
      '9 row.not-storable',
      '31 row.not-storable',
    ]);
    expect((await rig.holdings(tenant)).changes).toHaveLength(37);
    expect(trace.files['rejected.csv']!.split('\n')).toHaveLength(5);
  });
});
