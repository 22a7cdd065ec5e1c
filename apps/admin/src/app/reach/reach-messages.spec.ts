import { reachReasonSchema } from '@rollcall/domain/reach';
import { placeOf, reasonText } from './reach-messages';

const where = { zone: 'America/New_York', localDay: '2026-11-30', localTime: '22:30' };
const details: Readonly<Record<string, object>> = {
  'address-unusable': { status: 'disconnected' },
  'consent-refused': { on: null },
  'consent-revoked': { on: '2026-11-02', honourBy: '2026-11-17', businessDaysLeft: 1 },
  'address-blocked-today': { on: '2026-11-30' },
  'outside-legal-hours': { region: 'US-FL', ...where, isVerified: false, source: 'Statute X' },
  'outside-contact-days': where,
  'outside-contact-hours': where,
  'zone-unknown': { zones: ['America/New_York', 'America/Chicago'] },
};
const codes = reachReasonSchema.options.map(({ shape }) => shape.code.value);

describe('why not', () => {
  it.each(codes)('says %s in words', (code) => {
    const text = reasonText(reachReasonSchema.parse({ code, ...details[code] }));
    expect(text).toMatch(/^[A-Z].*\.$/);
    expect(text).not.toMatch(/undefined|null/);
  });

  it('tells region, clock and source of legal hours, and that nobody has verified them', () => {
    const code = 'outside-legal-hours';
    const text = reasonText(reachReasonSchema.parse({ code, ...details[code] })).replace(/\s/g, ' ');
    const clock = 'it is Mon, Nov 30, 2026, 10:30 PM in New York';
    expect(text).toBe(`Outside the legal hours of US-FL: ${clock}. Source: Statute X (not verified).`);
  });

  it('counts one day as one', () => {
    const code = 'consent-revoked';
    expect(reasonText(reachReasonSchema.parse({ code, ...details[code] }))).toContain('1 business day left');
  });

  it('calls a zone by its town', () => expect(placeOf('America/New_York')).toBe('New York'));
});
