import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contactViewSchema } from '@rollcall/domain/contact';
import type { ContactView } from '@rollcall/domain/contact';
import { randomUUID } from 'node:crypto';
import { contactRig } from './contact.testing.js';
import type { Body, ContactRig } from './contact.testing.js';

let rig: ContactRig;

beforeAll(async () => {
  rig = await contactRig();
});
afterAll(() => rig.api.close());

const whole = {
  contactId1: '0042',
  contactId2: 'B-7',
  salutation: 'Ms.',
  firstName: 'Ana',
  lastName: 'Ruiz',
  company: 'Acme',
  title: 'Buyer',
  department: 'Purchasing',
  description: 'Pays late,\nbut pays',
  additionalInformation: 'Two dogs',
  guarantorFirstName: 'Bo',
  guarantorLastName: 'Berg',
  addressLine1: '1 Main St',
  city: 'Springfield',
  country: 'US',
  balance: '1,234.5',
  amountToSpeak: '1000',
  dueDate: '2026-02-03',
  dateOfBirth: '1980-12-31',
  group: 'north',
  agentId: 'A17',
  agentTeam: 'Blue',
  timeZone: 'America/Chicago',
  language: 'es',
  voiceConsent: true,
  smsConsent: false,
  preferredChannel: 'voice',
  doNotContact: true,
  allowedDays: ['fri', 'mon'],
  allowedFrom: '09:00',
  allowedUntil: '17:30',
  phones: [
    {
      number: '(202) 555-0123 x9',
      type: 'mobile',
      aliases: ['Desk'],
      status: 'valid',
      smsConsent: true,
      preferred: true,
    },
    { number: '2025550124', block: 'permanent' },
    { number: '2025550125', block: 'daily' },
  ],
  emails: [
    { address: 'Ana@X.test', consent: true },
    { address: 'ana@work.test', blocked: true },
  ],
  custom: { 'Shoe size': '42', Note: 'x' },
};

describe('a contact that is made', () => {
  it('has everything it was given, read as imports read it', async () => {
    const contact = await rig.made(whole);
    const { phones: _, emails: __, custom, ...values } = whole;
    expect(contact).toMatchObject({
      ...values,
      balance: '1234.50',
      amountToSpeak: '1000.00',
      group: 'North',
      groupId: expect.any(Number),
      active: true,
      cellConsent: null,
      allowedDays: ['mon', 'fri'],
      custom: { ...custom, 'Shoe size': 42 },
      version: 1,
      createdByJob: null,
      pastEmails: [],
    });
    expect(contact.phones).toMatchObject([
      {
        position: 1,
        e164: '+12025550123',
        raw: '(202) 555-0123 x9',
        extension: '9',
        smsConsent: true,
        preferred: true,
      },
      { position: 2, e164: '+12025550124', block: 'permanent', blockedOn: null, preferred: false },
      { position: 3, block: 'daily', blockedOn: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
    ]);
    expect(contact.emails).toEqual([
      { position: 1, address: 'Ana@X.test', consent: true, blocked: false },
      { position: 2, address: 'ana@work.test', consent: null, blocked: true },
    ]);
    expect((await rig.get(`/${contact.id}`).expect(200)).body).toEqual(contact);
    expect((await rig.get('?q=ruis').expect(200)).body).toMatchObject({ items: [{ id: contact.id }] });
  });

  it('is made once for one key, and another request under that key is refused', async () => {
    const once = randomUUID();
    const answers = await Promise.all([1, 2, 3].map(() => rig.post({ lastName: 'Once', firstName: 'A' }, once)));
    expect(new Set(answers.map(({ status, body }) => `${status} ${(body as ContactView).id}`)).size).toBe(1);
    expect((await rig.post({ firstName: 'A', lastName: 'Once' }, once)).body).toEqual(answers[0]!.body);
    expect((await rig.post({ lastName: 'Twice' }, once)).body).toMatchObject({
      status: 422,
      code: 'idempotency-key-reused',
    });
    expect((await rig.get('?q=once')).body.items).toHaveLength(1);
    const bare = await rig.api.request().post('/api/v1/contacts').set('Authorization', rig.key).send({ lastName: 'X' });
    expect(bare.body).toMatchObject({ status: 428, code: 'idempotency-key-missing' });
  });

  it.each<[Body, string, string]>([
    [{ company: 'Acme' }, 'lastName', 'name.required'],
    [{ lastName: 'X', balance: 'lots' }, 'balance', 'money.malformed'],
    [{ lastName: 'X', group: 'West' }, 'group', 'group.unknown'],
    [{ lastName: 'X', custom: { Hat: 'x' } }, 'custom.Hat', 'custom-field.unknown'],
    [{ lastName: 'X', phones: [{ number: '12' }] }, 'phones.0.number', 'phone.malformed'],
    [{ lastName: 'X', nope: 1 }, '', 'unrecognized-keys'],
    [{ lastName: 'X', active: null }, 'active', 'invalid-type'],
    [
      { lastName: 'X', phones: Array.from({ length: 11 }, (_, n) => ({ number: `202555010${n}` })) },
      'phones',
      'too-big',
    ],
  ])('is refused for %j', async (body, path, code) => {
    const answer = await rig.post(body);
    expect(answer.body).toMatchObject({ status: 422, code: 'invalid-input', errors: [{ path, code }] });
    expect(
      await rig.api.database.rows(`select 1 from contacts where tenant_id = $1 and last_name = 'X'`, [rig.tenant]),
    ).toEqual([]);
  });

  it('cannot have the Contact ID 1 of another, also when both ask at once', async () => {
    const first = await rig.made({ lastName: 'First', contactId1: 'T-1' });
    expect((await rig.post({ lastName: 'Second', contactId1: 'T-1' })).body).toMatchObject({
      status: 409,
      code: 'contact.id-taken',
      details: { contactId1: 'T-1', id: first.id },
    });
    const racing = await Promise.all([1, 2, 3, 4].map((n) => rig.post({ lastName: `R${n}`, contactId1: 'T-2' })));
    expect(racing.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
  });
});

describe('a contact that is changed', () => {
  it('changes what is named, clears by null, and keeps the rest', async () => {
    const before = await rig.made({ ...whole, contactId1: 'P-1' });
    const answer = await rig.patch(before.id, 1, {
      title: 'Head buyer',
      company: null,
      allowedFrom: null,
      allowedUntil: null,
    });
    expect(answer.body).toEqual({
      ...before,
      title: 'Head buyer',
      company: null,
      allowedFrom: null,
      allowedUntil: null,
      version: 2,
      updatedAt: answer.body.updatedAt,
    });
    expect(answer.headers['etag']).toBe('"2"');
  });

  it('stays as it is, version too, when nothing differs', async () => {
    const { id } = await rig.made({ lastName: 'Same', group: 'North', phones: [{ number: '2025550150' }] });
    const answer = await rig.patch(id, 1, {
      lastName: ' Same ',
      group: 'NORTH',
      phones: [{ number: '2025550150' }],
      title: '',
    });
    expect(answer.body).toMatchObject({ version: 1 });
    expect((await rig.historyOf(id)).items).toHaveLength(1);
  });

  it('needs the version it was seen in, and shows the contact as it is now to whoever has an old one', async () => {
    const { id } = await rig.made({ lastName: 'Stale' });
    await rig.patch(id, 1, { title: 'One' }).expect(200);
    const stale = await rig.patch(id, 1, { title: 'Two' }).expect(412);
    expect(stale.body).toMatchObject({ code: 'stale-version', details: { version: 2, contact: { id, title: 'One' } } });
    expect(contactViewSchema.parse(stale.body.details.contact).version).toBe(2);
    const bare = await rig.api
      .request()
      .patch(`/api/v1/contacts/${id}`)
      .set('Authorization', rig.key)
      .send({ title: 'Two' });
    expect(bare.body).toMatchObject({ status: 428, code: 'if-match-missing' });
  });

  it('loses no value to editors who write at the same time', async () => {
    const { id } = await rig.made({ lastName: 'Busy' });
    const fields = ['title', 'company', 'city', 'department', 'agentId', 'description', 'salutation', 'state'];
    const edit = async (field: string): Promise<number> => {
      for (let tries = 1; ; tries += 1) {
        const { body } = await rig.get(`/${id}`);
        const answer = await rig.patch(id, (body as ContactView).version, { [field]: `by ${field}` });
        if (answer.status === 200) return tries;
        expect([answer.status, answer.body.code]).toEqual([412, 'stale-version']);
      }
    };
    await Promise.all(fields.map(edit));
    const { body } = await rig.get(`/${id}`);
    expect(body).toMatchObject(Object.fromEntries(fields.map((field) => [field, `by ${field}`])));
    expect(body).toMatchObject({ version: 1 + fields.length });
    const racing = await Promise.all([1, 2, 3, 4, 5].map((n) => rig.patch(id, 9, { title: `${n}` })));
    expect(racing.map(({ status }) => status).sort()).toEqual([200, 412, 412, 412, 412]);
  });

  it('remembers the e-mail addresses it had', async () => {
    const { id } = await rig.made({
      lastName: 'Mail',
      emails: [{ address: 'old@x.test', consent: true }, { address: 'kept@x.test' }],
    });
    const { body } = await rig.patch(id, 1, { emails: [{ address: 'Kept@x.test' }, { address: 'new@x.test' }] });
    const contact = contactViewSchema.parse(body);
    expect(contact.emails.map(({ address, consent }) => [address, consent])).toEqual([
      ['Kept@x.test', null],
      ['new@x.test', null],
    ]);
    expect(contact.pastEmails).toEqual([{ address: 'old@x.test', replacedAt: expect.any(String) }]);
  });

  it('is found by its new name, and by its parts', async () => {
    const { id } = await rig.made({ lastName: 'Vorher' });
    await rig.patch(id, 1, { lastName: 'Nachher' }).expect(200);
    expect((await rig.get('?q=nachhar')).body).toMatchObject({
      items: [{ id }],
      understood: expect.stringContaining('nachher'),
    });
  });

  it('is not the business of whoever may only read, or of another tenant', async () => {
    const { id } = await rig.made({ lastName: 'Mine' });
    const reader = await rig.api.bearer(rig.tenant, ['contact.read']);
    const foreign = await rig.api.bearer(await rig.api.database.newTenant());
    const as = (authorization: string) =>
      rig.api
        .request()
        .patch(`/api/v1/contacts/${id}`)
        .set({ Authorization: authorization, 'If-Match': '"1"' })
        .send({ title: 'X' });
    expect((await as(reader)).body).toMatchObject({ status: 403, details: { permission: 'contact.write' } });
    expect((await as(foreign)).body).toMatchObject({ status: 404, code: 'not-found' });
    expect((await rig.get(`/${id}`)).body).toMatchObject({ version: 1, title: null });
  });
});
