import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { StartImportRequest } from '@rollcall/domain/import';
import type { TenantId } from '@rollcall/domain/tenant';
import { csv, ImportRig } from './import.testing.js';

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

const mapping = { id: 'contactId1', last: 'lastName', sms: 'smsConsent', mail: 'emailConsent' };
const run = (rows: readonly (readonly string[])[], how: Options = {}) =>
  rig.run(tenant, csv(Object.keys(mapping), ...rows), { mapping, match: ['contactId1'], ...how });
/** `contact channel state`, and by whom: each entry must name an import's job. */
const ledger = () =>
  rig.lines(
    `select concat_ws(' ', contact_id, channel, state) from consent_entries
     where tenant_id = $1 and source = 'import' and job_id in (select id from jobs where tenant_id = $1)
     order by contact_id, id`,
    [tenant],
  );
const rows = [
  ['A', 'One', 'yes', 'no'],
  ['B', 'Two', '', 'opt in'],
  ['C', 'Three', 'unknown', ''],
];
const entries = ['1 email refused', '1 sms granted', '2 email granted'];

describe('consents in a file', () => {
  it('enter the ledger with the contacts they create', async () => {
    expect((await run(rows)).status).toBe('succeeded');
    expect((await ledger()).sort()).toEqual(entries);
  });

  it('enter it when the first contacts of a tenant are published', async () => {
    tenant = await rig.database.newEmptyTenant();
    expect((await run(rows)).status).toBe('succeeded');
    expect((await ledger()).sort()).toEqual(entries);
  });

  it('enter it once, however often a batch is begun', async () => {
    const file = csv(Object.keys(mapping), ...rows);
    const jobId = await rig.start(tenant, file, { mapping, match: ['contactId1'] });
    for (let batches = 1; batches < 12; batches++) await rig.drive(jobId, { batches: 1, batchRows: 1 });
    await rig.expireLease(jobId);
    await rig.deliver(jobId);
    expect((await rig.trace(tenant, jobId)).status).toBe('succeeded');
    expect((await ledger()).sort()).toEqual(entries);
  });

  it('enter it where they change something, and a no in the place of a yes takes it back', async () => {
    await run(rows);
    await run([
      ['A', 'One', 'no', 'no'],
      ['B', 'Two', 'no', 'yes'],
      ['C', 'Other', '', ''],
    ]);
    expect((await ledger()).slice(-5).sort()).toEqual([...entries, '1 sms revoked', '2 sms refused'].sort());
    await run([['A', 'One', '', '']], { emptyCells: 'clear' });
    expect((await ledger()).filter((line) => line.endsWith('unknown')).sort()).toEqual([
      '1 email unknown',
      '1 sms unknown',
    ]);
  });

  it('never lift a no that the person said, in a dry run or a run, until the person says yes', async () => {
    await run(rows);
    const say = (state: string) =>
      rig.database.rows(
        `with kept as (update contacts set sms_consent = $3 where tenant_id = $1 and id = 1)
         insert into consent_entries (tenant_id, contact_id, channel, state, source) values ($1, 1, 'sms', $2, 'call')`,
        [tenant, state, state === 'granted'],
      );
    const kept = () => rig.lines(`select sms_consent::text from contacts where tenant_id = $1 and id = 1`, [tenant]);
    await say('revoked');
    const before = await ledger();
    const yes = [['A', 'One', 'yes', 'no']];
    expect((await run(yes, { dryRun: true })).ledger).toMatchObject({ updated: 0, unchanged: 1 });
    expect((await run(yes)).ledger).toMatchObject({ updated: 0, unchanged: 1 });
    await run([['A', 'One', '', '']], { emptyCells: 'clear' });
    expect([await kept(), (await ledger()).filter((line) => !before.includes(line))]).toEqual([
      ['false'],
      ['1 email unknown'],
    ]);
    await say('granted');
    expect((await run([['A', 'One', 'unknown', '']], { emptyCells: 'clear' })).ledger).toMatchObject({ updated: 1 });
    expect(await kept()).toEqual(['']);
  });

  it('name each no of a person that they would have lifted, once however often a batch is begun, in a dry run too', async () => {
    await run(rows);
    await rig.database.rows(
      `with kept as (update contacts set sms_consent = false, email_consent = false where tenant_id = $1 and id in (1, 2))
       insert into consent_entries (tenant_id, contact_id, channel, state, source)
       select $1, c, v, 'refused', 'call' from unnest(array[1, 2]) c, unnest(array['sms', 'email']) v`,
      [tenant],
    );
    const file = csv(
      Object.keys(mapping),
      ['A', 'New', 'yes', 'yes'],
      ['B', 'Two', 'no', ''],
      ['C', 'Three', 'yes', 'no'],
    );
    const told = (more: readonly string[]) =>
      ['!1 consent.refused-by-person sms yes', '!1 consent.refused-by-person mail yes', ...more].sort();
    const issues = async (how: Options) => {
      const jobId = await rig.start(tenant, file, { mapping, match: ['contactId1'], ...how });
      for (let batches = 1; batches < 12; batches++) await rig.drive(jobId, { batches: 1, batchRows: 1 });
      await rig.expireLease(jobId);
      await rig.deliver(jobId);
      const trace = await rig.trace(tenant, jobId);
      return [trace.status, [...trace.issues].sort(), trace.ledger] as const;
    };
    const ledgerOf = { updated: 2, unchanged: 1 };
    const nothing = '!2 consent.refused-by-person mail ';
    expect(await issues({ dryRun: true, emptyCells: 'clear' })).toEqual([
      'succeeded',
      told([nothing]),
      expect.objectContaining(ledgerOf),
    ]);
    expect(await issues({})).toEqual(['succeeded', told([]), expect.objectContaining(ledgerOf)]);
  });

  it('can be a default for contacts that are created', async () => {
    const how = { mapping: { id: 'contactId1' }, defaults: { smsConsent: 'no' } } as Options;
    await run([['A', '', '', '']], how);
    expect(await ledger()).toEqual(['1 sms refused']);
  });

  it('write nothing in a dry run, of rows that are rejected, or without a column for them', async () => {
    await run(rows, { dryRun: true });
    await run([['A', 'One', 'yes', '']], { mapping: { id: 'contactId1', last: 'lastName' } });
    expect(await ledger()).toEqual([]);
  });

  it('cost no statement without such a column', async () => {
    const how = { mapping: { id: 'contactId1', last: 'lastName' } } as Options;
    await rig.database.rows('revoke insert on consent_entries from rollcall_worker');
    try {
      for (const make of ['newTenant', 'newEmptyTenant'] as const) {
        tenant = await rig.database[make]();
        expect((await run(rows, how)).status).toBe('succeeded');
        expect((await run([['A', 'Other', '', '']], how)).ledger).toMatchObject({ updated: 1 });
      }
    } finally {
      await rig.database.rows('grant insert on consent_entries to rollcall_worker');
    }
  });
});
