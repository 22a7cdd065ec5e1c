import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ConsentChannel, ConsentState } from '@rollcall/domain/consent';
import type { ContactId } from '@rollcall/domain/contact';
import type { TenantId } from '@rollcall/domain/tenant';
import { inTenant } from '../database/index.js';
import type { Db, Tx } from '../database/index.js';
import { testDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import {
  changeKeptConsents,
  listConsentEntries,
  listConsentsAsOf,
  listCurrentConsents,
  listRefusedByPerson,
  writeConsents,
} from './index.js';
import type { ConsentWrite } from './index.js';

const actor = { id: 'ana', name: 'Ana' };
const id = 7 as ContactId;
const phone = '+12125550123';

let database: TestDatabase;
let api: Db;
let worker: Db;
let tenant: TenantId;

beforeAll(async () => {
  database = await testDatabase();
  api = database.open('rollcall_api').db;
  worker = database.open('rollcall_worker').db;
});
beforeEach(async () => {
  tenant = await database.newTenant();
  await database.rows(
    `insert into contacts (tenant_id, id, last_name, sms_consent) values ($1, 7, 'Ruiz', true), ($1, 8, 'Roe', null)`,
    [tenant],
  );
  await database.rows(
    `insert into contact_phones (tenant_id, contact_id, position, e164, raw) values ($1, 7, 1, $2, 'x'), ($1, 7, 2, '+13', 'y')`,
    [tenant, phone],
  );
  await database.rows(
    `insert into contact_emails (tenant_id, contact_id, position, address, key, consent) values ($1, 7, 1, 'A@x.test', 'a@x.test', false)`,
    [tenant],
  );
});
afterAll(() => database.drop());

const within = <T>(work: (tx: Tx) => Promise<T>, db = api): Promise<T> => inTenant(db, tenant, work);
const said = (state: ConsentState, change: Partial<ConsentWrite> = {}): ConsentWrite => ({
  contactId: id,
  channel: 'sms',
  address: null,
  state,
  source: 'call',
  ...change,
});
const write = (...writes: ConsentWrite[]) => within((tx) => writeConsents(tx, writes, { actor }));
const day = (date: string): Date => new Date(`${date}T12:00:00Z`);
const short = (held: readonly { channel: ConsentChannel; address: string | null; state: string; source: string }[]) =>
  held.map(({ channel, address, state, source }) => [channel, address, state, source].filter(Boolean).join(' ')).sort();
const kept = async () => {
  const [row] = await database.rows<Record<string, unknown>>(
    `select voice_consent as voice, cell_consent as cell, sms_consent as sms, email_consent as email, version from contacts
     where tenant_id = $1 and id = 7`,
    [tenant],
  );
  return row;
};

describe('the ledger', () => {
  it.each([
    ['rollcall_api', "update consent_entries set state = 'granted'"],
    ['rollcall_api', 'delete from consent_entries'],
    ['rollcall_worker', "update consent_entries set state = 'granted'"],
    ['rollcall_worker', 'delete from consent_entries'],
    ['rollcall_api', 'truncate consent_entries'],
    ['rollcall_owner', "update consent_entries set state = 'granted'"],
    ['rollcall_owner', 'delete from consent_entries'],
  ] as const)('refuses to %s: %s', async (role, statement) => {
    await write(said('refused'));
    const { pool } = database.open(role, 1);
    await expect(
      (async () => {
        const client = await pool.connect();
        try {
          await client.query('begin');
          await client.query(`select set_config('app.tenant_id', $1, true)`, [tenant]);
          await client.query(statement);
        } finally {
          await client.query('rollback');
          client.release();
        }
      })(),
    ).rejects.toMatchObject({ code: expect.stringMatching(/^42501$|^23001$/) });
    expect((await within((tx) => listConsentEntries(tx, id, { limit: 9 }))).entries).toHaveLength(1);
  });

  it('refuses what no entry can say', async () => {
    await expect(write(said('granted', { channel: 'fax' as never }))).rejects.toMatchObject({ code: '23514' });
    await expect(write(said('perhaps' as never))).rejects.toMatchObject({ code: '23514' });
  });

  it('keeps tenants apart', async () => {
    await write(said('revoked'));
    tenant = await database.newTenant();
    expect((await within((tx) => listConsentEntries(tx, id, { limit: 9 }))).entries).toEqual([]);
  });
});

describe('what holds', () => {
  it('is the kept state of before the ledger, until somebody says something', async () => {
    expect(short(await within((tx) => listCurrentConsents(tx, id)))).toEqual([
      'email a@x.test refused kept',
      'sms granted kept',
    ]);
    await write(said('revoked'));
    expect(short(await within((tx) => listCurrentConsents(tx, id)))).toEqual([
      'email a@x.test refused kept',
      'sms revoked call',
    ]);
  });

  it('is the newest by when it was said, not by when it was entered', async () => {
    await write(said('revoked', { capturedAt: day('2026-03-10') }));
    await write(said('granted', { capturedAt: day('2026-03-01') }));
    expect(short(await within((tx) => listCurrentConsents(tx, id)))).toContain('sms revoked call');
    expect(await kept()).toMatchObject({ sms: false });
  });

  it.each<[string, readonly ConsentWrite[], string]>([
    ['a file that says yes', [said('revoked'), said('granted', { source: 'import' })], 'sms revoked call'],
    ['a file that says nothing', [said('revoked'), said('unknown', { source: 'import' })], 'sms revoked call'],
    ['an edit', [said('refused'), said('granted', { source: 'edit' })], 'sms refused call'],
    ['a bulk change without proof', [said('revoked'), said('granted', { source: 'bulk-change' })], 'sms revoked call'],
    ['somebody who knows nothing', [said('revoked'), said('unknown')], 'sms revoked call'],
    [
      'two files',
      [said('revoked'), said('granted', { source: 'import' }), said('granted', { source: 'edit' })],
      'sms revoked call',
    ],
    ['a later file that says no too', [said('revoked'), said('refused', { source: 'import' })], 'sms refused import'],
    ['a yes with its source', [said('revoked'), said('granted')], 'sms granted call'],
    [
      'a bulk change with proof',
      [said('revoked'), said('granted', { source: 'bulk-change', evidence: 'p' })],
      'sms granted bulk-change',
    ],
    [
      'a yes, and a file after it',
      [said('revoked'), said('granted'), said('unknown', { source: 'import' })],
      'sms unknown import',
    ],
    ['a yes that is older', [said('revoked'), said('granted', { capturedAt: day('2020-01-01') })], 'sms revoked call'],
    [
      'a file, where a file said no',
      [said('revoked', { source: 'import' }), said('granted', { source: 'import' })],
      'sms granted import',
    ],
    ['an undo, where the person said no', [said('revoked'), said('unknown', { source: 'undo' })], 'sms revoked call'],
    ['a yes for a number', [said('revoked'), said('granted', { address: phone })], 'sms revoked call'],
  ])('after a no, and %s', async (_, writes, expected) => {
    for (const each of writes) await write(each);
    expect(short(await within((tx) => listCurrentConsents(tx, id)))).toContain(expected);
    const isKept = expected.includes('granted') ? true : expected.includes('unknown') ? null : false;
    expect(await kept()).toMatchObject({ sms: isKept });
    const isRefused = (await within((tx) => listRefusedByPerson(tx, id))).some(({ address }) => address === null);
    expect(isRefused).toBe(isKept === false && writes[0]?.source !== 'import');
  });

  it.each<[string, readonly (ConsentWrite & { readonly byJob?: true })[], string]>([
    [
      'a no that a job wrote',
      [said('granted', { source: 'edit' }), { ...said('revoked'), byJob: true }, said('granted', { source: 'undo' })],
      'sms granted undo',
    ],
    [
      'what it knew nothing about',
      [{ ...said('revoked'), byJob: true }, said('unknown', { source: 'undo' })],
      'sms unknown undo',
    ],
    [
      'a no that a job wrote, where a person said it too',
      [said('refused'), { ...said('revoked'), byJob: true }, said('granted', { source: 'undo' })],
      'sms revoked call',
    ],
    [
      'a yes that a job wrote where the person had said no',
      [
        said('refused'),
        { ...said('granted', { evidence: 'p' }), byJob: true },
        { ...said('refused'), byJob: true },
        said('granted', { source: 'import' }),
      ],
      'sms refused call',
    ],
  ])('by an undo, after %s (RC-1)', async (_, writes, expected) => {
    const [job] = await database.rows<{ id: string }>(
      `insert into jobs (tenant_id, id, kind, subject, params, checkpoint, started_by_id, started_by_name)
       values ($1, gen_random_uuid(), 'undo', 'x', '{}', '{}', 'ana', 'Ana') returning id`,
      [tenant],
    );
    for (const { byJob, ...each } of writes)
      await within((tx) => writeConsents(tx, [each], { actor, jobId: byJob ? job!.id : null }));
    expect(short(await within((tx) => listCurrentConsents(tx, id)))).toContain(expected);
    const isKept = expected.includes('granted') ? true : expected.includes('unknown') ? null : false;
    expect(await kept()).toMatchObject({ sms: isKept });
    const isRefused = (await within((tx) => listRefusedByPerson(tx, id))).some(({ address }) => address === null);
    expect(isRefused).toBe(isKept === false);
  });

  it('can be asked for any past day', async () => {
    await write(
      said('granted', { capturedAt: day('2026-03-01') }),
      said('revoked', { capturedAt: day('2026-03-10') }),
      said('granted', { channel: 'voice', capturedAt: day('2026-03-05') }),
    );
    const on = (date: string) => within(async (tx) => short(await listConsentsAsOf(tx, id, day(date))));
    expect(await on('2026-02-28')).toEqual([]);
    expect(await on('2026-03-01')).toEqual(['sms granted call']);
    expect(await on('2026-03-09')).toEqual(['sms granted call', 'voice granted call']);
    expect(await on('2026-03-10')).toEqual(['sms revoked call', 'voice granted call']);
  });

  it('never lies in the future', async () => {
    await write(said('revoked', { capturedAt: new Date(Date.now() + 60_000) }));
    expect(short(await within((tx) => listCurrentConsents(tx, id)))).toContain('sms revoked call');
  });
});

describe('writeConsents', () => {
  it('keeps what holds on the contact, and says what was there before', async () => {
    const changes = await write(
      said('revoked'),
      said('granted', { channel: 'voice' }),
      said('unknown', { channel: 'cell' }),
    );
    expect(changes).toEqual([{ contactId: 7, before: { smsConsent: true, voiceConsent: null } }]);
    expect(await kept()).toEqual({ voice: true, cell: null, sms: false, email: null, version: 1 });
    expect(await write(said('refused'))).toEqual([]);
  });

  it('keeps what holds for one number or address there', async () => {
    await write(
      said('granted', { address: phone }),
      said('refused', { address: phone, channel: 'cell' }),
      said('granted', { address: 'a@x.test', channel: 'email' }),
    );
    const phones = await database.rows(
      `select e164, sms_consent, cell_consent from contact_phones where tenant_id = $1 order by position`,
      [tenant],
    );
    expect(phones).toEqual([
      { e164: phone, sms_consent: true, cell_consent: false },
      { e164: '+13', sms_consent: null, cell_consent: null },
    ]);
    expect(await database.rows(`select consent from contact_emails where tenant_id = $1`, [tenant])).toEqual([
      { consent: true },
    ]);
    expect(await kept()).toMatchObject({ sms: true, version: 1 });
    const [change] = await write(said('revoked', { address: phone }));
    expect(change).toMatchObject({
      contactId: 7,
      before: { phones: [{ e164: phone, smsConsent: true }, { e164: '+13' }] },
    });
    expect(change?.before).not.toHaveProperty('emails');
    expect(await write(said('refused', { address: phone }))).toEqual([]);
  });

  it('writes for many contacts at once, as a job does', async () => {
    const writes = [said('revoked'), said('granted', { contactId: 8 })];
    const jobId = '00000000-0000-7000-8000-000000000001';
    const changes = await within((tx) => writeConsents(tx, writes, { actor: null, jobId }), worker);
    expect(changes).toEqual([
      { contactId: 7, before: { smsConsent: true } },
      { contactId: 8, before: { smsConsent: null } },
    ]);
    const { entries } = await within((tx) => listConsentEntries(tx, id, { limit: 9 }));
    expect(entries).toEqual([expect.objectContaining({ job: jobId, capturedBy: null, state: 'revoked' })]);
  });

  it('is not left half done', async () => {
    await expect(
      within(async (tx) => {
        await writeConsents(tx, [said('revoked')], { actor });
        throw new Error('later');
      }),
    ).rejects.toThrow('later');
    expect(await kept()).toMatchObject({ sms: true });
    expect((await within((tx) => listConsentEntries(tx, id, { limit: 9 }))).entries).toEqual([]);
  });

  it('agrees with itself when two write at once', async () => {
    await Promise.all([write(said('revoked')), write(said('granted')), write(said('refused'))]);
    const [held] = (await within((tx) => listCurrentConsents(tx, id))).filter(({ channel }) => channel === 'sms');
    expect((await kept())?.['sms']).toBe(held?.state === 'granted');
  });
});

describe('the history of a contact', () => {
  it('tells of a changed consent, and its version moves', async () => {
    await within(async (tx) => {
      const changes = await writeConsents(tx, [said('revoked')], { actor });
      await changeKeptConsents(tx, changes, { actor, through: 'console' });
    });
    expect(await kept()).toMatchObject({ version: 2 });
    expect(
      await database.rows(`select action, actor_id, before from contact_changes where tenant_id = $1`, [tenant]),
    ).toEqual([{ action: 'updated', actor_id: 'ana', before: { smsConsent: true } }]);
  });

  it('pages through entries, newest first', async () => {
    await write(said('granted'), said('refused'), said('revoked'));
    const first = await within((tx) => listConsentEntries(tx, id, { limit: 2 }));
    expect(first.entries.map(({ state }) => state)).toEqual(['revoked', 'refused']);
    const rest = await within((tx) => listConsentEntries(tx, id, { limit: 2, after: Number(first.next) }));
    expect([rest.entries.map(({ state }) => state), rest.next]).toEqual([['granted'], null]);
  });
});
