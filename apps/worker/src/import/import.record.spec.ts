import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { StartImportRequest } from '@rollcall/domain/import';
import type { TenantId } from '@rollcall/domain/tenant';
import { counts, csv, ImportRig } from './import.testing.js';

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

const run = (mapping: Readonly<Record<string, string>>, rows: readonly (readonly string[])[], how: Options = {}) =>
  rig.run(tenant, csv(Object.keys(mapping), ...rows), {
    mapping: mapping as Options['mapping'],
    format: { hasHeader: true },
    match: ['contactId1'],
    ...how,
  });
const contactsOf = async (): Promise<Record<string, unknown>[]> =>
  (await rig.holdings(tenant)).contacts.map((text) => JSON.parse(text) as Record<string, unknown>);
const all = <Row>(text: string) => rig.database.rows<Row>(text, [tenant]);

describe('the whole record of a contact', () => {
  const mapping = {
    id: 'contactId1',
    dept: 'department',
    about: 'description',
    more: 'additionalInformation',
    gf: 'guarantorFirstName',
    gl: 'guarantorLastName',
    speak: 'amountToSpeak',
    voice: 'voiceConsent',
    how: 'preferredChannel',
    dnc: 'doNotContact',
  };

  it('is created and updated, and empty cells never clear what is yes or no', async () => {
    const row = ['A', 'Sales', 'Old friend', 'Two dogs', 'Bo', 'Berg', '$1,000', 'opt in', 'Text', 'yes'];
    expect(counts(await run(mapping, [row, ['B', '', '', '', '', '', '', '', '', '']]))).toEqual({
      read: 2,
      created: 2,
    });
    const [first, second] = await contactsOf();
    expect(first).toMatchObject({
      department: 'Sales',
      description: 'Old friend',
      additional_information: 'Two dogs',
      guarantor_first_name: 'Bo',
      guarantor_last_name: 'Berg',
      amount_to_speak: 1000,
      voice_consent: true,
      preferred_channel: 'sms',
      is_do_not_contact: true,
    });
    expect(second).toMatchObject({ is_do_not_contact: false });
    const emptied = ['A', 'Sales', '', '', '', '', '', '', '', ''];
    expect(counts(await run(mapping, [emptied], { emptyCells: 'clear' }))).toEqual({ read: 1, updated: 1 });
    const [after] = await contactsOf();
    expect(after).toMatchObject({ department: 'Sales', is_do_not_contact: true });
    expect(after).not.toHaveProperty('preferred_channel');
  });

  it('is rejected with a channel that is none', async () => {
    const trace = await run({ id: 'contactId1', how: 'preferredChannel' }, [['A', 'pigeon']]);
    expect(trace.issues).toEqual(['1 channel.unknown how pigeon']);
  });
});

describe('typed custom fields', () => {
  const mapping = { id: 'contactId1', w: 'custom:Weight', s: 'custom:Since', v: 'custom:VIP', c: 'custom:Colour' };
  beforeEach(() =>
    all(`insert into custom_fields (tenant_id, key, label, type, options, position) values
      ($1, 'Weight', 'Weight', 'number', '{}', 1), ($1, 'Since', 'Since', 'date', '{}', 2),
      ($1, 'VIP', 'VIP', 'boolean', '{}', 3), ($1, 'Colour', 'Colour', 'list', '{Red,Dark blue}', 4)`),
  );

  it('are kept in their type, whatever way they were read, and a date column tells the order of dates', async () => {
    const rows = [
      ['A', '1,000.5', '13/2/2026', 'yes', 'RED'],
      ['B', '7', '1/2/2026', '0', 'dark blue'],
      ['C', '', '', '', ''],
    ];
    expect(counts(await run(mapping, rows))).toEqual({ read: 3, created: 3 });
    const kept = (await contactsOf()).map(({ custom }) => custom);
    expect(kept).toEqual([
      { Weight: 1000.5, Since: '2026-02-13', VIP: true, Colour: 'Red' },
      { Weight: 7, Since: '2026-02-01', VIP: false, Colour: 'Dark blue' },
      {},
    ]);
  });

  it('reject a row with a value of another type, or leave the value out', async () => {
    const rows = [['A', 'heavy', '2026-02-30', 'maybe', 'Green']];
    const issues = [
      '1 number.malformed w heavy',
      '1 date.malformed s 2026-02-30',
      '1 boolean.unknown v maybe',
      '1 list.unknown-option c Green',
    ];
    const trace = await run(mapping, rows);
    expect([counts(trace), trace.issues]).toEqual([{ read: 1, rejected: 1 }, issues]);
    const left = await run(mapping, rows, { badCells: 'leave-out' });
    expect([counts(left), left.issues]).toEqual([{ read: 1, created: 1 }, issues.map((issue) => `!${issue}`)]);
  });

  it('come back in their own type when a file brings the key of one that was deleted', async () => {
    await all(`update custom_fields set deleted_at = now() where tenant_id = $1 and key = 'Weight'`);
    await run({ id: 'contactId1', w: 'custom:Weight' }, [['A', '5']]);
    expect((await contactsOf())[0]).toMatchObject({ custom: { Weight: 5 } });
    expect(await all(`select deleted_at from custom_fields where tenant_id = $1 and key = 'Weight'`)).toEqual([
      { deleted_at: null },
    ]);
  });
});

describe('an update of a number or an address', () => {
  const mapping = { id: 'contactId1', phone: 'phone1', mail: 'email1' };
  const known = {
    type: 'mobile',
    aliases: ['Desk'],
    smsConsent: true,
    block: 'permanent',
  };
  beforeEach(async () => {
    await rig.put(tenant, { id: 1, fields: { contact_id_1: 'A' }, phones: ['+12025550101'], emails: ['a@x.test'] });
    await all(
      `update contact_phones set type = 'mobile', aliases = '{Desk}', sms_consent = true, block = 'permanent' where tenant_id = $1`,
    );
    await all(`update contact_emails set consent = true, is_blocked = true where tenant_id = $1`);
  });
  const phone = async () =>
    (
      await all(`select e164, extension, type, aliases, sms_consent, block from contact_phones where tenant_id = $1`)
    )[0];
  const email = async () =>
    (await all(`select address, consent, is_blocked from contact_emails where tenant_id = $1`))[0];
  const past = () => all(`select address from contact_past_emails where tenant_id = $1`);

  it('keeps what is known about it as long as it is the same', async () => {
    expect(counts(await run(mapping, [['A', '2025550101 x9', 'A@x.test']]))).toEqual({ read: 1, updated: 1 });
    expect(await phone()).toMatchObject({
      extension: '9',
      type: 'mobile',
      aliases: ['Desk'],
      sms_consent: true,
      block: 'permanent',
    });
    expect(await email()).toEqual({ address: 'A@x.test', consent: true, is_blocked: true });
    expect(await past()).toEqual([]);
  });

  it('gives another one no consent that was given for the old one, and remembers both', async () => {
    expect(counts(await run(mapping, [['A', '2025550199', 'b@x.test']]))).toEqual({ read: 1, updated: 1 });
    expect(await phone()).toEqual({
      e164: '+12025550199',
      extension: null,
      type: null,
      aliases: null,
      sms_consent: null,
      block: 'none',
    });
    expect(await email()).toEqual({ address: 'b@x.test', consent: null, is_blocked: false });
    expect(await past()).toEqual([{ address: 'a@x.test' }]);
    const [change] = await all<{ before: object }>(
      `select before from contact_changes where tenant_id = $1 and action = 'updated'`,
    );
    expect(change!.before).toEqual({
      phones: [{ position: 1, e164: '+12025550101', raw: '+12025550101', extension: null, ...known }],
      emails: [{ position: 1, address: 'a@x.test', key: 'a@x.test', consent: true, blocked: true }],
    });
  });

  it('remembers an address that an empty cell clears', async () => {
    await run({ id: 'contactId1', mail: 'email1' }, [['A', '']], { emptyCells: 'clear' });
    expect([await email(), await past()]).toEqual([undefined, [{ address: 'a@x.test' }]]);
  });
});
