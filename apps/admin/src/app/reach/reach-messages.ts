import type { ReachChannel, ReachReason, ZoneSource } from '@rollcall/domain/reach';
import { formatDay } from '../format/times';
import { formatWall } from '../format/wall-times';

export const channelTexts: Readonly<Record<ReachChannel, string>> = { voice: 'Call', sms: 'SMS', email: 'E-mail' };

type Tellers = { readonly [Code in ReachReason['code']]: (reason: Extract<ReachReason, { code: Code }>) => string };

/** "Mon, Nov 30, 2026, 10:30 PM in New York". */
const clockOf = ({ localDay, localTime, zone }: Readonly<Record<'localDay' | 'localTime' | 'zone', string>>): string =>
  `${formatWall(`${localDay}T${localTime.slice(0, 5)}`)} in ${placeOf(zone)}`;

const tellers: Tellers = {
  inactive: () => 'The contact is inactive.',
  'do-not-contact': () => 'The contact is not to be contacted.',
  'address-missing': () => 'There is no number or address for this.',
  'address-blocked': () => 'The number or address is blocked for good.',
  'address-unusable': ({ status }) =>
    status === 'wrong-number' ? 'The number belongs to somebody else.' : 'The number is disconnected.',
  'address-blocked-today': ({ on }) => `The number is blocked for ${formatDay(on)}.`,
  'consent-missing': () => 'There is no consent, and silence is not enough here.',
  'consent-refused': ({ on }) => `Consent was refused${on === null ? '' : ` on ${formatDay(on)}`}.`,
  'consent-revoked': ({ on, honourBy, businessDaysLeft }) =>
    `Consent was revoked on ${formatDay(on)}. It is honoured here at once; everybody else has until ` +
    `${formatDay(honourBy)}, ${businessDaysLeft === 1 ? '1 business day' : `${businessDaysLeft} business days`} left.`,
  'outside-legal-hours': (reason) =>
    `Outside the legal hours of ${reason.region}: it is ${clockOf(reason)}. Source: ${reason.source}` +
    `${reason.isVerified || /unverified/i.test(reason.source) ? '' : ' (not verified)'}.`,
  'outside-contact-days': (reason) => `The contact does not want it on this day of the week: it is ${clockOf(reason)}.`,
  'outside-contact-hours': (reason) => `Outside the hours the contact asked for: it is ${clockOf(reason)}.`,
  'zone-unknown': ({ zones }) =>
    `Where the contact is, is not known: it would be allowed in some of ${zones.map(placeOf).join(', ')}, not in all.`,
};

/** One reason in words. */
export function reasonText(reason: ReachReason): string {
  return (tellers[reason.code] as (reason: ReachReason) => string)(reason);
}

export const zoneSourceTexts: Readonly<Record<ZoneSource, string>> = {
  contact: 'the contact’s own time zone',
  state: 'the state in the address',
  phone: 'the area code of the number',
  'state-and-phone': 'the state in the address and the area code',
  country: 'the country',
  assumed: 'nothing: all zones of the United States count',
};

/** "America/New_York" → "New York". */
export const placeOf = (zone: string): string => (zone.split('/').at(-1) ?? zone).replaceAll('_', ' ');
