import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contactViewSchema } from '@rollcall/domain/contact';
import { contactRig } from './contact.testing.js';
import type { Body, ContactRig } from './contact.testing.js';

let rig: ContactRig;
beforeAll(async () => {
  rig = await contactRig();
});
afterAll(() => rig.api.close());

describe('a consent that is edited', () => {
  const ledger = async (id: number) =>
    (
      await rig.api.database.rows<{ line: string }>(
        `select concat_ws(' ', channel, address, state, source, captured_by_name) as line from consent_entries
         where tenant_id = $1 and contact_id = $2 order by id`,
        [rig.tenant, id],
      )
    ).map(({ line }) => line);
  const number = '+12025550177';
  const phones = (smsConsent: boolean | null) => [{ number, smsConsent }];

  it('enters the ledger, and a no in the place of a yes takes it back', async () => {
    const made = await rig.made({
      lastName: 'Silva',
      smsConsent: true,
      phones: phones(true),
      emails: [{ address: 'Eve@x.test', consent: false }],
    });
    await rig.patch(made.id, 1, { smsConsent: false, phones: phones(false) }).expect(200);
    await rig.patch(made.id, 2, { smsConsent: false, title: 'Dr' }).expect(200);
    await rig.patch(made.id, 3, { smsConsent: null }).expect(200);
    expect(await ledger(made.id)).toEqual([
      'sms granted edit Key',
      `sms ${number} granted edit Key`,
      'email eve@x.test refused edit Key',
      'sms revoked edit Key',
      `sms ${number} revoked edit Key`,
      'sms unknown edit Key',
    ]);
  });

  it('is refused where the person said no, and keeps everything else as it was', async () => {
    const made = await rig.made({ lastName: 'Weber', phones: phones(true), voiceConsent: true });
    const say = (body: Body) =>
      rig.api
        .request()
        .post(`/api/v1/contacts/${made.id}/consents`)
        .set('Authorization', rig.key)
        .send({ source: 'call', ...body })
        .expect(201);
    await say({ channel: 'voice', state: 'revoked' });
    await say({ channel: 'sms', state: 'refused', address: number });
    const before = contactViewSchema.parse((await rig.get(`/${made.id}`)).body);
    const lifted = await rig.patch(made.id, before.version, {
      title: 'Dr',
      voiceConsent: null,
      emailConsent: true,
      phones: phones(true),
    });
    expect(lifted.body).toMatchObject({
      status: 422,
      errors: [
        { path: 'voiceConsent', code: 'consent.refused-by-person' },
        { path: 'phones.0.smsConsent', code: 'consent.refused-by-person' },
      ],
    });
    expect((await rig.get(`/${made.id}`)).body).toEqual(before);
    // Neither does a number lose its no by going and coming back.
    await rig.patch(made.id, before.version, { phones: [] }).expect(200);
    const back = await rig.patch(made.id, before.version + 1, { phones: [{ number }] }).expect(200);
    expect(back.body.phones).toMatchObject([{ e164: number, smsConsent: false }]);
    await say({ channel: 'voice', state: 'granted', evidence: 'Asked again' });
    expect((await rig.get(`/${made.id}`)).body).toMatchObject({ voiceConsent: true, title: null });
  });
});
