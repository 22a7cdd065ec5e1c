import type { ConsentChannel, CurrentConsent } from '../consent/consent.contract.js';
import { revocationClock } from '../consent/revocation-clock.js';
import type { ReachChannel } from './calling-windows.contract.js';
import type { ReachReason } from './reach.contract.js';
import { dateOf, wallAt } from './zone-clock.js';

/** A consent as far as the gate looks at it. */
export type ConsentFact = Pick<CurrentConsent, 'channel' | 'address' | 'state' | 'capturedAt'>;

/** What is asked of the consents. */
export interface ConsentQuestion {
  readonly channel: ReachChannel;
  readonly address: string;
  /** Whether the number is a mobile one; null: not known. */
  readonly isMobile: boolean | null;
  /** Whether silence is not enough. */
  readonly isNeeded: boolean;
  /** Days are those of this zone. */
  readonly zone: string;
  readonly at: number;
}

/**
 * What the consents have against it: the strictest of what was said about the channel and about this very address. A no to
 * calls by machine binds a number that is mobile, or may be.
 */
export function judgeConsent(consents: readonly ConsentFact[], asked: ConsentQuestion): ReachReason | null {
  const channels: readonly ConsentChannel[] =
    asked.channel === 'voice' && asked.isMobile !== false ? ['voice', 'cell'] : [asked.channel];
  const relevant = consents.filter(
    ({ channel, address }) => channels.includes(channel) && (address === null || address === asked.address),
  );
  const revoked = relevant.filter(({ state }) => state === 'revoked').sort(byAge)[0];
  if (revoked) return revokedReason(revoked, asked);
  const refused = relevant.find(({ state }) => state === 'refused');
  if (refused) return { code: 'consent-refused', on: dayOf(refused, asked.zone) };
  const isGranted = relevant.some(({ state }) => state === 'granted');
  return asked.isNeeded && !isGranted ? { code: 'consent-missing' } : null;
}

const timeOf = ({ capturedAt }: ConsentFact): number => (capturedAt === null ? 0 : Date.parse(capturedAt));
const byAge = (a: ConsentFact, b: ConsentFact): number => timeOf(a) - timeOf(b);

const dayOf = ({ capturedAt }: ConsentFact, zone: string): string | null =>
  capturedAt === null ? null : dateOf(wallAt(zone, Date.parse(capturedAt)));

function revokedReason(revoked: ConsentFact, { zone, at }: ConsentQuestion): ReachReason {
  const on = dayOf(revoked, zone);
  if (on === null) return { code: 'consent-refused', on: null };
  const { honourBy, businessDaysLeft } = revocationClock(on, dateOf(wallAt(zone, at)));
  return { code: 'consent-revoked', on, honourBy, businessDaysLeft };
}
