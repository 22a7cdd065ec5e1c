import { describe, expect, it } from '@jest/globals';
import { actor, consentWorld, id, phone, said } from './consent.testing.js';
import { changeKeptConsents, listConsentEntries, listCurrentConsents, writeConsents } from './index.js';

const { within, withinWorker, write, database, tenant, moveToNewTenant, kept } = consentWorld();

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
    const { pool } = database().open(role, 1);
    await expect(
      (async () => {
        const client = await pool.connect();
        try {
          await client.query('begin');
          await client.query(`select set_config('app.tenant_id', $1, true)`, [tenant()]);
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
    await moveToNewTenant();
    expect((await within((tx) => listConsentEntries(tx, id, { limit: 9 }))).entries).toEqual([]);
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
    const phones = await database().rows(
      `select e164, sms_consent, cell_consent from contact_phones where tenant_id = $1 order by position`,
      [tenant()],
    );
    expect(phones).toEqual([
      { e164: phone, sms_consent: true, cell_consent: false },
      { e164: '+13', sms_consent: null, cell_consent: null },
    ]);
    expect(await database().rows(`select consent from contact_emails where tenant_id = $1`, [tenant()])).toEqual([
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
    const changes = await withinWorker((tx) => writeConsents(tx, writes, { actor: null, jobId }));
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
      await database().rows(`select action, actor_id, before from contact_changes where tenant_id = $1`, [tenant()]),
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
