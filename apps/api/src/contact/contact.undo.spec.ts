import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contactViewSchema } from '@rollcall/domain/contact';
import type { ContactView } from '@rollcall/domain/contact';
import { consentListSchema } from '@rollcall/domain/consent';
import { contactRig } from './contact.testing.js';
import type { Body, ContactRig } from './contact.testing.js';

let rig: ContactRig;

beforeAll(async () => {
  rig = await contactRig();
});
afterAll(() => rig.api.close());

const undo = (id: number, version: number, at: string) =>
  rig.api
    .request()
    .post(`/api/v1/contacts/${id}/undo`)
    .set({ Authorization: rig.key, 'If-Match': `"${version}"` })
    .send({ at });
const changed = async (before: ContactView, body: Body): Promise<ContactView> =>
  contactViewSchema.parse((await rig.patch(before.id, before.version, body).expect(200)).body);
/** The newest change that is not the contact's making. */
const newest = async (id: number) => (await rig.historyOf(id)).items[0]!;
const record = (id: number, body: Body) =>
  rig.api.request().post(`/api/v1/contacts/${id}/consents`).set('Authorization', rig.key).send(body);
const ledgerOf = async (id: number) =>
  consentListSchema.parse(
    (await rig.api.request().get(`/api/v1/contacts/${id}/consents`).set('Authorization', rig.key).expect(200)).body,
  );

describe('a change of a contact (LV-4 … LV-6)', () => {
  it('is taken back with everything it changed, and that can be taken back too', async () => {
    const before = await rig.made({
      firstName: 'Ana',
      lastName: 'Ruiz',
      balance: '1234.50',
      dueDate: '2027-02-03',
      group: 'North',
      allowedDays: ['mon'],
      allowedFrom: '09:00',
      allowedUntil: '17:30',
      phones: [{ number: '(202) 555-0160', type: 'mobile', aliases: ['Desk'], preferred: true }],
      emails: [{ address: 'Ana@x.test' }],
      custom: { 'Shoe size': 42, Note: 'kept' },
    });
    const after = await changed(before, {
      firstName: 'Bea',
      balance: null,
      dueDate: '2027-03-01',
      group: 'South',
      active: false,
      allowedDays: null,
      allowedFrom: null,
      allowedUntil: null,
      phones: [{ number: '202 555 0161' }],
      emails: [],
      custom: { 'Shoe size': null },
    });
    const change = await newest(before.id);
    expect(change.undo).toEqual({ state: 'possible', why: null, fields: [] });
    const answer = await undo(before.id, after.version, change.at).expect(200);
    const same = (view: ContactView) => ({ ...view, version: 0, updatedAt: '', pastEmails: [] });
    expect(same(contactViewSchema.parse(answer.body))).toEqual(same(before));
    expect(answer.headers['etag']).toBe('"3"');
    const taken = await newest(before.id);
    expect(taken).toMatchObject({ action: 'updated', through: 'api', undo: { state: 'possible' } });
    expect(taken.changes).toContainEqual({ field: 'custom:Shoe size', before: null, after: 42 });
    const again = contactViewSchema.parse((await undo(before.id, 3, taken.at).expect(200)).body);
    expect(same(again)).toEqual(same(after));
  });

  it('is not taken back once one of its values has changed, and others that changed are left alone', async () => {
    const made = await rig.made({ lastName: 'Overtaken', title: 'A', custom: { Note: 'a' } });
    const first = await changed(made, { title: 'B', city: 'Austin', custom: { Note: 'b' } });
    const change = await newest(made.id);
    const second = await changed(first, { title: 'C', state: 'TX', custom: { Note: 'c', 'Shoe size': 7 } });
    const [, overtaken] = (await rig.historyOf(made.id)).items;
    expect(overtaken?.undo).toEqual({ state: 'overtaken', why: null, fields: ['title', 'custom:Note'] });
    const refused = await undo(made.id, second.version, change.at);
    expect(refused.body).toMatchObject({
      status: 409,
      code: 'contact.change-overtaken',
      details: { fields: ['title', 'custom:Note'] },
    });
    const third = await changed(second, { title: 'B', custom: { Note: 'b' } });
    const back = contactViewSchema.parse((await undo(made.id, third.version, change.at).expect(200)).body);
    expect(back).toMatchObject({ title: 'A', city: null, state: 'TX', custom: { Note: 'a', 'Shoe size': 7 } });
  });

  it('is seen as it is, by who may, and only where it is', async () => {
    const made = await rig.made({ lastName: 'Careful' });
    await changed(made, { title: 'New' });
    const { at } = await newest(made.id);
    expect((await undo(made.id, 1, at)).body).toMatchObject({ status: 412, details: { contact: { title: 'New' } } });
    const bare = rig.api.request().post(`/api/v1/contacts/${made.id}/undo`).set('Authorization', rig.key).send({ at });
    expect((await bare).body).toMatchObject({ status: 428, code: 'if-match-missing' });
    const other = await rig.made({ lastName: 'Other' });
    expect((await undo(other.id, 1, at)).body).toMatchObject({ status: 404 });
    await rig.remove(made.id, 2).expect(200);
    expect((await undo(made.id, 3, at)).body).toMatchObject({ status: 410, code: 'contact-deleted' });
  });

  it.each([
    ['was made', async ({ id }: ContactView) => (await rig.historyOf(id)).items.at(-1)!.at, 'action'],
    [
      'has an encrypted value of which only that it changed is known',
      async ({ id }: ContactView) => {
        await rig.api.database.rows(
          `insert into contact_changes (tenant_id, contact_id, action, through, before)
           values ($1, $2, 'updated', 'console', '{"encrypted:ssn": "changed"}')`,
          [rig.tenant, id],
        );
        return (await newest(id)).at;
      },
      'encrypted',
    ],
  ])('is final if the contact %s', async (_, arrange, why) => {
    const made = await rig.made({ lastName: 'Final' });
    const at = await arrange(made);
    expect((await undo(made.id, 1, at)).body).toMatchObject({
      status: 409,
      code: 'contact.change-final',
      details: { why },
    });
  });

  it('is final if it put somebody into a group that is gone, or out of one', async () => {
    const groups = () => rig.api.request().post('/api/v1/groups').set('Authorization', rig.key);
    const { body: group } = await groups().send({ name: 'Passing' }).expect(201);
    const made = await rig.made({ lastName: 'Moved', group: 'Passing' });
    const after = await changed(made, { group: 'North' });
    const { at } = await newest(made.id);
    await rig.api
      .request()
      .delete(`/api/v1/groups/${group.id}`)
      .set({ Authorization: rig.key, 'If-Match': `"${group.version}"` })
      .expect(200);
    expect((await undo(made.id, after.version, at)).body).toMatchObject({
      status: 409,
      details: { why: 'group-gone' },
    });
  });
});

describe('a consent (RC-10)', () => {
  it('that an edit changes is in the ledger, and so is the undo', async () => {
    const made = await rig.made({ lastName: 'Ledger', smsConsent: true, phones: [{ number: '2025550162' }] });
    const after = await changed(made, { voiceConsent: false, phones: [{ number: '2025550162', smsConsent: true }] });
    await undo(made.id, after.version, (await newest(made.id)).at).expect(200);
    const { entries, current } = await ledgerOf(made.id);
    expect(entries.map(({ channel, address, state, source }) => [channel, address, state, source])).toEqual([
      ['sms', '+12025550162', 'unknown', 'edit'],
      ['voice', null, 'unknown', 'edit'],
      ['sms', '+12025550162', 'granted', 'edit'],
      ['voice', null, 'refused', 'edit'],
      ['sms', null, 'granted', 'edit'],
    ]);
    expect(current).toContainEqual(expect.objectContaining({ channel: 'sms', address: null, state: 'granted' }));
  });

  it('that somebody took back is given again by no undo and by no edit, only by an entry with its proof', async () => {
    const made = await rig.made({ lastName: 'Revoked', smsConsent: true });
    await record(made.id, { channel: 'sms', state: 'revoked', source: 'message' }).expect(201);
    const change = await newest(made.id);
    expect(change).toMatchObject({
      changes: [{ field: 'smsConsent', before: true, after: false }],
      undo: { state: 'never', why: 'consent-refused', fields: ['smsConsent'] },
    });
    expect((await undo(made.id, 2, change.at)).body).toMatchObject({
      status: 409,
      code: 'contact.change-final',
      details: { why: 'consent-refused', fields: ['smsConsent'] },
    });
    for (const smsConsent of [true, null])
      expect((await rig.patch(made.id, 2, { smsConsent, title: 'X' })).body).toMatchObject({
        status: 422,
        errors: [{ path: 'smsConsent', code: 'consent.refused-by-person' }],
      });
    expect((await rig.get(`/${made.id}`)).body).toMatchObject({ smsConsent: false, title: null, version: 2 });
    await record(made.id, { channel: 'sms', state: 'granted', source: 'web-form', wordingVersion: 'v2' }).expect(201);
    expect((await rig.get(`/${made.id}`)).body).toMatchObject({ smsConsent: true });
  });

  it('for one number that was taken back is in the history, and is given again by no undo either', async () => {
    const number = '+12025550163';
    const made = await rig.made({ lastName: 'Number', phones: [{ number, smsConsent: true, type: 'mobile' }] });
    await record(made.id, { channel: 'sms', address: number, state: 'revoked', source: 'call' }).expect(201);
    const revoked = contactViewSchema.parse((await rig.get(`/${made.id}`)).body);
    expect(revoked).toMatchObject({ version: 2, phones: [{ smsConsent: false }] });
    const change = await newest(made.id);
    expect(change).toMatchObject({
      changes: [{ field: 'phones', before: [{ smsConsent: true }], after: [{ smsConsent: false }] }],
      undo: { state: 'never', why: 'consent-refused', fields: ['phones'] },
    });
    const work = await changed(revoked, { phones: [{ number, type: 'work' }] });
    expect(work.phones).toMatchObject([{ type: 'work', smsConsent: false }]);
    await undo(made.id, 3, (await newest(made.id)).at).expect(200);
    const given = await rig.patch(made.id, 4, { phones: [{ number, smsConsent: true }] });
    expect(given.body).toMatchObject({
      status: 422,
      errors: [{ path: 'phones.0.smsConsent', code: 'consent.refused-by-person' }],
    });
  });
});
