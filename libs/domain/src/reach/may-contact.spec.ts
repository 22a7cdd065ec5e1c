import { describe, expect, it } from '@jest/globals';
import { bestOf } from './may-contact.js';
import { ask, mail, noRules, phone } from './may-contact.testing.js';
import type { Asked } from './may-contact.testing.js';
import { mayContactSchema } from './reach.contract.js';

/** A place where only the contact's own hours count. */
const own = (timeZone: string, from: string, until: string, allowedDays: number | null = null): Asked => ({
  rules: noRules,
  facts: { timeZone, allowedFrom: from, allowedUntil: until, allowedDays },
});
const short = (iso: string | null) => iso?.replace(':00.000Z', 'Z') ?? null;
const next = (answer: ReturnType<typeof ask>) =>
  answer.nextAllowed && [short(answer.nextAllowed.from), short(answer.nextAllowed.until)];

describe('hours by law and by the clock where people are', () => {
  it.each<[string, string, Asked, boolean, readonly [string, string | null] | null]>([
    ['eight in winter', '2026-01-15T13:00:00Z', {}, true, ['2026-01-15T13:00Z', '2026-01-16T02:00Z']],
    ['just before eight', '2026-01-15T12:59:00Z', {}, false, ['2026-01-15T13:00Z', '2026-01-16T02:00Z']],
    ['nine at night is over', '2026-01-16T02:00:00Z', {}, false, ['2026-01-16T13:00Z', '2026-01-17T02:00Z']],
    ['eight in summer', '2026-07-15T12:00:00Z', {}, true, ['2026-07-15T12:00Z', '2026-07-16T01:00Z']],
    [
      'the night in which an hour is skipped',
      '2026-03-08T05:00:00Z',
      {},
      false,
      ['2026-03-08T12:00Z', '2026-03-09T01:00Z'],
    ],
    [
      'the night in which an hour is repeated',
      '2026-11-01T05:00:00Z',
      {},
      false,
      ['2026-11-01T13:00Z', '2026-11-02T02:00Z'],
    ],
    [
      'Arizona has no summer time',
      '2026-07-15T14:59:00Z',
      { facts: { timeZone: 'America/Phoenix' } },
      false,
      ['2026-07-15T15:00Z', '2026-07-16T04:00Z'],
    ],
    [
      'Connecticut begins at nine',
      '2026-01-15T13:30:00Z',
      { facts: { state: 'CT' } },
      false,
      ['2026-01-15T14:00Z', '2026-01-16T01:00Z'],
    ],
    [
      'the number of a stricter state',
      '2026-01-16T00:30:00Z',
      { facts: { address: { ...phone, value: '+14015550123' } } },
      false,
      ['2026-01-16T14:00Z', '2026-01-16T23:00Z'],
    ],
    [
      'Pennsylvania on a Sunday',
      '2026-11-29T17:00:00Z',
      { facts: { state: 'PA' } },
      false,
      ['2026-11-29T18:30Z', '2026-11-30T02:00Z'],
    ],
    [
      'Pennsylvania on a Monday',
      '2026-11-30T14:00:00Z',
      { facts: { state: 'PA' } },
      true,
      ['2026-11-30T14:00Z', '2026-12-01T02:00Z'],
    ],
    [
      'Rhode Island on a Saturday',
      '2026-11-28T22:00:00Z',
      { facts: { state: 'RI' } },
      false,
      ['2026-11-29T15:00Z', '2026-11-29T22:00Z'],
    ],
    [
      'Texas on a Sunday, in either of its zones',
      '2026-11-29T18:30:00Z',
      { facts: { timeZone: null, state: 'TX', address: { ...phone, value: '+12145550123' } } },
      false,
      ['2026-11-29T19:00Z', '2026-11-30T03:00Z'],
    ],
    [
      'Florida by the area code, in either zone',
      '2026-01-15T13:30:00Z',
      { facts: { timeZone: null, address: { ...phone, value: '+13055550123' } } },
      false,
      ['2026-01-15T14:00Z', '2026-01-16T01:00Z'],
    ],
    [
      'somewhere in the United States',
      '2026-01-15T14:00:00Z',
      { facts: { timeZone: null, address: { ...phone, value: '+18005550123' } } },
      false,
      ['2026-01-15T18:00Z', '2026-01-16T02:00Z'],
    ],
    [
      'Indiana',
      '2026-07-15T12:30:00Z',
      { facts: { timeZone: 'America/Indiana/Indianapolis' } },
      true,
      ['2026-07-15T12:30Z', '2026-07-16T01:00Z'],
    ],
    [
      'a zone of half hours',
      '2026-07-15T03:00:00Z',
      own('Asia/Kolkata', '09:00', '18:00'),
      false,
      ['2026-07-15T03:30Z', '2026-07-15T12:30Z'],
    ],
    [
      'a zone of quarter hours',
      '2026-07-15T03:15:00Z',
      own('Asia/Kathmandu', '09:00', '18:00'),
      true,
      ['2026-07-15T03:15Z', '2026-07-15T12:15Z'],
    ],
    [
      'a window that is skipped',
      '2026-10-03T15:00:00Z',
      own('Australia/Lord_Howe', '02:00', '02:30'),
      false,
      ['2026-10-04T15:00Z', '2026-10-04T15:30Z'],
    ],
    [
      'a window that is repeated without a break',
      '2026-04-04T14:00:00Z',
      own('Australia/Lord_Howe', '01:30', '02:00'),
      false,
      ['2026-04-04T14:30Z', '2026-04-04T15:30Z'],
    ],
    [
      'a window that is repeated, the second time',
      '2026-11-01T05:45:00Z',
      own('America/New_York', '01:00', '01:30'),
      false,
      ['2026-11-01T06:00Z', '2026-11-01T06:30Z'],
    ],
    [
      'a window that begins in the skipped hour',
      '2026-03-08T06:00:00Z',
      own('America/New_York', '02:15', '05:00'),
      false,
      ['2026-03-08T07:00Z', '2026-03-08T09:00Z'],
    ],
    [
      'Friday night behind midnight',
      '2026-11-28T06:00:00Z',
      own('America/New_York', '22:00', '02:00', 16),
      true,
      ['2026-11-28T06:00Z', '2026-11-28T07:00Z'],
    ],
    [
      'Friday before dawn, which is Thursday night',
      '2026-11-27T06:00:00Z',
      own('America/New_York', '22:00', '02:00', 16),
      false,
      ['2026-11-28T03:00Z', '2026-11-28T07:00Z'],
    ],
    [
      'Mondays alone',
      '2026-11-24T15:00:00Z',
      { facts: { allowedDays: 1 } },
      false,
      ['2026-11-30T13:00Z', '2026-12-01T02:00Z'],
    ],
    ['no hours at all', '2026-11-24T03:00:00Z', { rules: noRules }, true, ['2026-11-24T03:00Z', null]],
  ])('%s', (_, at, asked, allowed, hours) => {
    const answer = ask(at, asked);
    expect(mayContactSchema.parse(answer)).toEqual(answer);
    expect([answer.allowed, next(answer)]).toEqual([allowed, hours]);
  });

  it('names the region, the clock and the source', () => {
    expect(ask('2026-01-15T13:30:00Z', { facts: { state: 'CT' } }).reasons).toEqual([
      {
        code: 'outside-legal-hours',
        region: 'US-CT',
        zone: 'America/New_York',
        localDay: '2026-01-15',
        localTime: '08:30',
        isVerified: false,
        source: expect.stringContaining('check with counsel'),
      },
    ]);
  });

  it('says when only the unknown zone is in the way', () => {
    const facts = { timeZone: null, state: 'TN', address: null };
    const answer = ask('2026-01-15T13:30:00Z', { facts: { ...facts, address: { ...phone, value: '+16155550123' } } });
    expect(answer.reasons.map(({ code }) => code)).toEqual(['outside-legal-hours', 'zone-unknown']);
    expect(answer.place).toEqual({
      zones: ['America/New_York', 'America/Chicago'],
      zoneFrom: 'state',
      regions: ['US', 'US-TN'],
    });
  });

  it('binds no e-mail by the hours for calls, but by the hours people ask for', () => {
    const asked: Asked = { channel: 'email', facts: { address: mail } };
    expect(ask('2026-01-15T06:00:00Z', asked).allowed).toBe(true);
    const late: Asked = { channel: 'email', facts: { address: mail, allowedFrom: '10:00', allowedUntil: '12:00' } };
    expect(ask('2026-01-15T06:00:00Z', late).reasons.map(({ code }) => code)).toEqual(['outside-contact-hours']);
  });
});

describe('reasons that waiting does not help against', () => {
  const noon = '2026-01-15T17:00:00Z';
  const said = (
    channel: 'voice' | 'cell' | 'sms' | 'email',
    state: 'granted' | 'refused' | 'revoked',
    address?: string,
  ) => ({
    channel,
    state,
    address: address ?? null,
    capturedAt: '2026-01-14T03:00:00.000Z',
  });
  it.each<[string, Asked, readonly string[]]>([
    ['inactive', { facts: { isActive: false } }, ['inactive']],
    ['do not contact', { facts: { isDoNotContact: true } }, ['do-not-contact']],
    ['both', { facts: { isActive: false, isDoNotContact: true } }, ['inactive', 'do-not-contact']],
    ['no number', { facts: { address: null } }, ['address-missing']],
    ['blocked', { facts: { address: { ...phone, block: 'permanent' } } }, ['address-blocked']],
    ['blocked for a day nobody knows', { facts: { address: { ...phone, block: 'daily' } } }, ['address-blocked']],
    ['somebody else', { facts: { address: { ...phone, status: 'wrong-number' } } }, ['address-unusable']],
    ['a message without consent', { channel: 'sms' }, ['consent-missing']],
    ['a message with it', { channel: 'sms', consents: [said('sms', 'granted')] }, []],
    ['a message to another number', { channel: 'sms', consents: [said('sms', 'granted', '+13')] }, ['consent-missing']],
    ['a message to this number', { channel: 'sms', consents: [said('sms', 'granted', phone.value)] }, []],
    [
      'a no beside a yes',
      { channel: 'sms', consents: [said('sms', 'granted'), said('sms', 'refused', phone.value)] },
      ['consent-refused'],
    ],
    ['a call nobody was asked about', {}, []],
    ['a call that was refused', { consents: [said('voice', 'refused')] }, ['consent-refused']],
    ['a refusal of messages', { consents: [said('sms', 'refused')] }, []],
    ['a no to machines, the number may be mobile', { consents: [said('cell', 'refused')] }, ['consent-refused']],
    [
      'a no to machines, it is a landline',
      { consents: [said('cell', 'refused')], facts: { address: { ...phone, isMobile: false } } },
      [],
    ],
    ['taken back', { consents: [said('voice', 'revoked')] }, ['consent-revoked']],
  ])('%s', (_, asked, codes) => {
    const answer = ask(noon, asked);
    expect(answer.reasons.map(({ code }) => code)).toEqual(codes);
    expect(answer.nextAllowed === null).toBe(codes.length > 0);
  });

  it('shows the clock of a revocation in the days of the contact', () => {
    expect(ask(noon, { consents: [said('voice', 'revoked')] }).reasons).toEqual([
      { code: 'consent-revoked', on: '2026-01-13', honourBy: '2026-01-28', businessDaysLeft: 8 },
    ]);
  });

  it('blocks for one day of the contact, and no longer', () => {
    const facts = { address: { ...phone, block: 'daily' as const, blockedOn: '2026-01-15' } };
    const answer = ask(noon, { facts });
    expect(answer.reasons).toEqual([{ code: 'address-blocked-today', on: '2026-01-15' }]);
    expect(next(answer)).toEqual(['2026-01-16T13:00Z', '2026-01-17T02:00Z']);
    expect(ask('2026-01-16T13:00:00Z', { facts }).allowed).toBe(true);
    expect(ask('2026-01-14T20:00:00Z', { facts }).allowed).toBe(true);
  });
});

describe('the best of several addresses', () => {
  const answer = (at: string, asked?: Asked) => ask(at, asked);
  it('is one that is allowed, else the one allowed soonest, else the one with the least against it', () => {
    const noon = answer('2026-01-15T17:00:00Z');
    const never = answer('2026-01-15T17:00:00Z', { facts: { isActive: false } });
    const later = answer('2026-01-15T05:00:00Z');
    const sooner = answer('2026-01-15T05:00:00Z', {
      rules: noRules,
      facts: { allowedFrom: '01:00', allowedUntil: '02:00' },
    });
    expect(bestOf([never, later, noon])).toBe(noon);
    expect(bestOf([never, later, sooner])).toBe(sooner);
    const worse = answer('2026-01-15T17:00:00Z', { facts: { isActive: false, isDoNotContact: true } });
    expect(bestOf([worse, never])).toBe(never);
    expect(bestOf([])).toBeUndefined();
  });
});
