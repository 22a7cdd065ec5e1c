import fc from 'fast-check';
import { Refusal } from '../refusal/index.js';
import { contactWith, phoneWith } from './contact.testing.js';
import {
  changeContactSchema,
  changesAnything,
  contactFieldNames,
  contactFields,
  customReader,
  fromDayBits,
  planContact,
  toDayBits,
  weekdays,
} from './index.js';
import type { ChangeContact, ContactView, CustomReaders, PlannedContact } from './index.js';

const readers: CustomReaders = new Map([
  ['Shoe size', customReader({ type: 'number', options: [] })],
  ['Since', customReader({ type: 'date', options: [] })],
  ['Note', customReader({ type: 'string', options: [] })],
  ['VIP', customReader({ type: 'boolean', options: [] })],
  ['Colour', customReader({ type: 'list', options: ['Red', 'Blue'] })],
]);

const plan = (change: ChangeContact, before: ContactView | null = contactWith()): PlannedContact =>
  planContact(changeContactSchema.parse(change), before, readers);

function faultsOf(change: ChangeContact, before: ContactView | null = contactWith()): string[] {
  try {
    plan(change, before);
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    const errors = refusal.details['errors'] as { path: string; code: string; message: string }[];
    expect(errors.every(({ message }) => message.length > 10)).toBe(true);
    return errors.map(({ path, code }) => `${path} ${code}`);
  }
  return [];
}

describe('planContact', () => {
  it.each<[ChangeContact, PlannedContact['values']]>([
    [{ firstName: ' Ana  María ' }, { firstName: 'Ana María' }],
    [{ balance: '1,234.5' }, { balance: '1234.50' }],
    [{ dueDate: '2026-02-03' }, { dueDate: '2026-02-03' }],
    [{ dueDate: '3 Feb 2026' }, { dueDate: '2026-02-03' }],
    [{ country: 'Germany' }, { country: 'DE' }],
    [{ timeZone: 'Eastern Time' }, { timeZone: 'America/New_York' }],
    [{ language: 'Spanish' }, { language: 'es' }],
    [{ preferredChannel: 'Text' }, { preferredChannel: 'sms' }],
    [
      { voiceConsent: true, smsConsent: false },
      { voiceConsent: true, smsConsent: false },
    ],
    [
      { active: false, doNotContact: true },
      { active: false, doNotContact: true },
    ],
    [
      { guarantorFirstName: 'Bo', guarantorLastName: 'Berg' },
      { guarantorFirstName: 'Bo', guarantorLastName: 'Berg' },
    ],
    [{ amountToSpeak: '12' }, { amountToSpeak: '12.00' }],
    [{ company: '', title: null }, {}],
    [{ lastName: 'Ruiz', active: true, doNotContact: false }, {}],
    [{ contactId1: ' 0042 ' }, { contactId1: '0042' }],
    [{}, {}],
  ])('reads %j by the rules of imports, and keeps what differs', (change, values) => {
    expect(plan(change).values).toEqual(values);
  });

  it('clears what null or an empty text names, and nothing else', () => {
    const before = contactWith({ company: 'Acme', title: 'Buyer', city: 'Lodz' });
    expect(plan({ company: null, title: ' ' }, before).values).toEqual({ company: null, title: null });
  });

  it.each<[ChangeContact, string[]]>([
    [{ balance: 'lots', dueDate: '1/2/2026' }, ['balance money.malformed', 'dueDate date.malformed']],
    [{ country: 'Narnia' }, ['country country.unknown']],
    [{ timeZone: '-05:00' }, ['timeZone time-zone.unknown']],
    [{ preferredChannel: 'pigeon' }, ['preferredChannel channel.unknown']],
    [{ title: 'x'.repeat(201) }, ['title cell.too-long']],
    [{ title: 'a\0b' }, ['title cell.control-character']],
    [{ lastName: null }, ['lastName name.required']],
    [{ phones: [{ number: '123' }] }, ['phones.0.number phone.malformed']],
    [{ phones: [{ number: '2025550123', extension: 'abc' }] }, ['phones.0.extension extension.malformed']],
    [{ phones: [{ number: '2025550123' }, { number: '(202) 555-0123' }] }, ['phones.1.number phone.repeated']],
    [
      { phones: ['2025550123', '2025550124'].map((number) => ({ number, preferred: true })) },
      ['phones phone.preferred-twice'],
    ],
    [{ emails: [{ address: 'nobody' }] }, ['emails.0.address email.malformed']],
    [{ emails: [{ address: 'a@x.test' }, { address: 'A@X.test' }] }, ['emails.1.address email.repeated']],
    [{ allowedFrom: '09:00' }, ['allowedUntil hours.half']],
    [{ allowedUntil: '09:00' }, ['allowedFrom hours.half']],
    [{ allowedFrom: '09:00', allowedUntil: '09:00' }, ['allowedUntil hours.backwards']],
    [{ allowedDays: [] }, ['allowedDays days.empty']],
    [{ custom: { Hat: 'x' } }, ['custom.Hat custom-field.unknown']],
    [{ custom: { constructor: 'x' } }, ['custom.constructor custom-field.unknown']],
    [
      { custom: { 'Shoe size': 'big', Since: '1/2/2026' } },
      ['custom.Shoe size number.malformed', 'custom.Since date.malformed'],
    ],
    [
      { custom: { VIP: 1, Note: 5, Colour: 'Green' } },
      [
        'custom.VIP custom-field.wrong-type',
        'custom.Note custom-field.wrong-type',
        'custom.Colour list.unknown-option',
      ],
    ],
  ])('refuses %j and says where', (change, faults) => {
    expect(faultsOf(change)).toEqual(faults);
  });

  it('wants a first or a last name of a new contact, and of one that has a name', () => {
    expect(faultsOf({ company: 'Acme' }, null)).toEqual(['lastName name.required']);
    expect(faultsOf({ firstName: 'Ana' }, null)).toEqual([]);
    expect(faultsOf({ lastName: null, firstName: 'Ana' })).toEqual([]);
    expect(faultsOf({ title: 'Buyer' }, contactWith({ lastName: null, company: 'Acme' }))).toEqual([]);
  });

  it('reads numbers by the country that is asked for, else the contact’s own, else the US', () => {
    const e164 = (change: ChangeContact, before?: ContactView) => plan(change, before).phones?.[0]?.e164;
    const phones = [{ number: '020 7946 0958' }];
    expect(e164({ phones }, contactWith({ country: 'GB' }))).toBe('+442079460958');
    expect(e164({ phones, country: 'United Kingdom' })).toBe('+442079460958');
    expect(e164({ phones, defaultCountry: 'GB' })).toBe('+442079460958');
    expect(e164({ phones: [{ number: '2025550123' }] })).toBe('+12025550123');
  });

  it('takes a number that is typed as it was for the number it was', () => {
    const before = contactWith({ country: 'DE', phones: [phoneWith({ e164: '+12025550123', raw: '2025550123' })] });
    expect(plan({ phones: [{ number: '2025550123', type: 'work' }] }, before).phones).toMatchObject([
      { e164: '+12025550123', type: 'work' },
    ]);
  });

  it('keeps what is known about a number when an item does not name it, and drops it with the number', () => {
    const known = phoneWith({
      e164: '+12025550123',
      smsConsent: true,
      block: 'permanent',
      aliases: ['Desk'],
      extension: '9',
    });
    const before = contactWith({ phones: [known] });
    const [moved, fresh] = plan({ phones: [{ number: '2025550199' }, { number: '+1 202 555 0123' }] }, before).phones!;
    expect(fresh).toMatchObject({ smsConsent: true, block: 'permanent', aliases: ['Desk'], extension: '9' });
    expect(moved).toMatchObject({ e164: '+12025550199', smsConsent: null, block: 'none', aliases: [] });
    expect(plan({ phones: [{ number: '2025550123', smsConsent: null }] }, before).phones).toMatchObject([
      { smsConsent: null },
    ]);
  });

  it('leaves a daily block without a day to the database, and keeps the day of one that is sent back', () => {
    const blocked = phoneWith({ e164: '+12025550123', raw: '2025550123', block: 'daily', blockedOn: '2026-01-05' });
    const before = contactWith({ phones: [blocked] });
    const number = '2025550123';
    expect(plan({ phones: [{ number, block: 'daily' }] }, before).phones).toMatchObject([{ blockedOn: null }]);
    expect(plan({ phones: [{ number, block: 'daily', blockedOn: '2026-01-05' }] }, before).phones).toBeNull();
    expect(plan({ phones: [{ number }] }, before).phones).toBeNull();
    expect(plan({ phones: [{ number, block: 'none' }] }, before).phones).toMatchObject([
      { block: 'none', blockedOn: null },
    ]);
  });

  it('types custom values, clears by null, and leaves the others', () => {
    const before = contactWith({ custom: { Note: 'old', Colour: 'Red' } });
    const custom = { 'Shoe size': '1,000.5', Since: '3 Feb 2026', VIP: 'yes', Colour: 'BLUE', Note: null };
    expect(plan({ custom }, before).custom).toEqual({
      set: { 'Shoe size': 1000.5, Since: '2026-02-03', VIP: true, Colour: 'Blue' },
      cleared: ['Note'],
    });
    expect(plan({ custom: { 'Shoe size': 42, VIP: null } }, before).custom).toEqual({
      set: { 'Shoe size': 42 },
      cleared: [],
    });
    expect(plan({ custom: { Note: 'old' } }, before).custom).toBeNull();
  });

  it('changes nothing when a contact is sent back as it is shown', () => {
    const before = contactWith({
      firstName: 'Ana',
      balance: '-12.50',
      dueDate: '2026-02-03',
      country: 'US',
      timeZone: 'America/Chicago',
      language: 'es-MX',
      preferredChannel: 'sms',
      smsConsent: false,
      doNotContact: true,
      allowedDays: ['mon', 'sun'],
      allowedFrom: '09:00',
      allowedUntil: '24:00',
      phones: [
        phoneWith({ e164: '+12025550123', raw: '(202) 555-0123', type: 'home', aliases: ['A', 'B'], preferred: true }),
      ],
      emails: [{ position: 1, address: 'Ana@X.test', consent: true, blocked: false }],
      custom: { 'Shoe size': 42, VIP: false, Since: '2026-01-01', Note: 'x', Colour: 'Red' },
    });
    const values = Object.fromEntries(contactFieldNames.map((field) => [field, before[field]]));
    const { allowedDays, allowedFrom, allowedUntil, custom } = before;
    const phones = before.phones.map(({ raw, position: _, e164: __, ...phone }) => ({ ...phone, number: raw }));
    const emails = before.emails.map(({ position: _, ...email }) => email);
    const change = { ...values, allowedDays, allowedFrom, allowedUntil, custom, phones, emails } as ChangeContact;
    expect(changesAnything(plan(change, before))).toBe(false);
  });

  it('keeps what it read: what a plan sets, sent again, is no change', () => {
    const texts = contactFieldNames.filter((field) => !['boolean', 'consent'].includes(contactFields[field].type));
    const typed = fc.constantFrom(
      'Ana',
      ' b  c ',
      '00042',
      '1,234.5',
      '2026-01-02',
      'Spain',
      'EST',
      'pt_BR',
      'sms',
      'a\r\nb',
    );
    fc.assert(
      fc.property(fc.constantFrom(...texts), typed, (field, text) => {
        const change = { [field]: text, firstName: 'Zoe' } as ChangeContact;
        if (faultsOf(change).length > 0) return;
        const after = contactWith({ ...plan(change).values } as Partial<ContactView>);
        expect(plan({ [field]: after[field], firstName: 'Zoe' }, after).values).toEqual({});
      }),
    );
  });
});

describe('days of the week', () => {
  it('are bits and back', () => {
    fc.assert(
      fc.property(fc.subarray([...weekdays]), (days) => {
        expect(fromDayBits(toDayBits(days))).toEqual(days);
      }),
    );
    expect(toDayBits(['mon', 'sun'])).toBe(65);
  });
});
