import type { CallingWindow, ReachChannel, ReachRules } from './calling-windows.contract.js';
import { derivePlace } from './derive-place.js';
import type { Place } from './derive-place.js';
import { judgeConsent } from './judge-consent.js';
import type { ConsentFact } from './judge-consent.js';
import { edgesOf, isWithin, nextStretch } from './opening-hours.js';
import type { Hours } from './opening-hours.js';
import type { MayContact, ReachReason } from './reach.contract.js';
import { dateOf, timeOf, wallAt, weekdayOf } from './zone-clock.js';

/** A number or e-mail somebody may be reached by. */
export interface ReachAddress {
  /** E.164, or the e-mail in lower case. */
  readonly value: string;
  /** `disconnected` and `wrong-number` cannot be reached. */
  readonly status: string | null;
  /** `daily` is for the day of `blockedOn` alone; without that day it has no end. */
  readonly block: 'none' | 'daily' | 'permanent';
  readonly blockedOn: string | null;
  /** Null: not known. */
  readonly isMobile: boolean | null;
}

/** What the gate knows of a contact. */
export interface ReachFacts {
  readonly isActive: boolean;
  readonly isDoNotContact: boolean;
  /** A bit per weekday, Monday is 1, Sunday 64; null: any day. */
  readonly allowedDays: number | null;
  /** `HH:MM` by the contact's clock; both or none. */
  readonly allowedFrom: string | null;
  readonly allowedUntil: string | null;
  readonly timeZone: string | null;
  readonly state: string | null;
  readonly country: string | null;
  /** The number of a voice call or message, the address of an e-mail; null: there is none. */
  readonly address: ReachAddress | null;
}

/** The question put to the gate. */
export interface ReachQuestion {
  readonly facts: ReachFacts;
  readonly consents: readonly ConsentFact[];
  readonly rules: ReachRules;
  readonly channel: ReachChannel;
  /** Milliseconds since 1970. */
  readonly at: number;
}

/**
 * THE GATE (RC-9): may this contact be reached by this channel at this instant, why not, and when next? Callbacks, messages and
 * bulk jobs ask it alike. Hours are judged by the clocks of all zones the contact may be in.
 */
export function mayContact(question: ReachQuestion): MayContact {
  const { facts, channel, at } = question;
  const phone = channel === 'email' ? null : (facts.address?.value ?? null);
  const place = derivePlace({ timeZone: facts.timeZone, state: facts.state, country: facts.country, phone });
  const lasting = lastingReasons(question, place);
  const hours = hoursOf(question, place);
  const timely = place.zones.flatMap((zone) => reasonsAt(hours, zone, at));
  const reasons = [...lasting, ...onePerRule(timely), ...uncertain(hours, place, at)];
  return {
    channel,
    at: new Date(at).toISOString(),
    allowed: reasons.length === 0,
    reasons,
    nextAllowed: lasting.length > 0 ? null : nextAllowed(hours, place, at),
    address: facts.address?.value ?? null,
    place: { zones: [...place.zones], zoneFrom: place.zoneFrom, regions: [...place.regions] },
  };
}

/** Of the answers for several addresses the one to go by: allowed, else allowed soonest, else with the least against it. */
export function bestOf(answers: readonly MayContact[]): MayContact | undefined {
  const soonest = answers.filter(({ nextAllowed: next }) => next !== null);
  return (
    answers.find(({ allowed }) => allowed) ??
    soonest.reduce<MayContact | undefined>(
      (best, answer) => (best && best.nextAllowed!.from <= answer.nextAllowed!.from ? best : answer),
      undefined,
    ) ??
    [...answers].sort((a, b) => a.reasons.length - b.reasons.length)[0]
  );
}

/** Reasons that waiting does not help against. */
function lastingReasons({ facts, consents, rules, channel, at }: ReachQuestion, { zones }: Place): ReachReason[] {
  const { address } = facts;
  const reasons: ReachReason[] = [];
  if (!facts.isActive) reasons.push({ code: 'inactive' });
  if (facts.isDoNotContact) reasons.push({ code: 'do-not-contact' });
  if (address === null) return [...reasons, { code: 'address-missing' }];
  const isForGood = address.block === 'permanent' || (address.block === 'daily' && address.blockedOn === null);
  if (isForGood) reasons.push({ code: 'address-blocked' });
  if (address.status === 'disconnected' || address.status === 'wrong-number')
    reasons.push({ code: 'address-unusable', status: address.status });
  const asked = { channel, address: address.value, isMobile: address.isMobile, zone: zones[0]!, at };
  const consent = judgeConsent(consents, { ...asked, isNeeded: rules.needsConsent[channel] });
  if (consent !== null) reasons.push(consent);
  return reasons;
}

/** Everything that depends on the clock. */
interface ClockRules {
  readonly legal: readonly { readonly region: string; readonly windows: readonly CallingWindow[] }[];
  readonly own: Hours | null;
  readonly blockedOn: string | null;
}

function hoursOf({ facts, rules, channel }: ReachQuestion, { regions }: Place): ClockRules {
  const legal = regions.flatMap((region) => {
    const windows = rules.windows.filter((window) => window.region === region && window.channels.includes(channel));
    return windows.length > 0 ? [{ region, windows }] : [];
  });
  const blockedOn = facts.address?.block === 'daily' ? facts.address.blockedOn : null;
  return { legal, own: ownHours(facts), blockedOn };
}

function ownHours({ allowedDays, allowedFrom, allowedUntil }: ReachFacts): Hours | null {
  if (allowedDays === null && allowedFrom === null) return null;
  const days = [1, 2, 3, 4, 5, 6, 7].filter((day) => ((allowedDays ?? 127) >> (day - 1)) & 1);
  const isAllDay = allowedFrom === null || allowedUntil === null || allowedFrom === allowedUntil;
  return isAllDay ? { days, from: '00:00', until: '24:00' } : { days, from: allowedFrom, until: allowedUntil };
}

/** What one zone's clock has against an instant. */
function reasonsAt({ legal, own, blockedOn }: ClockRules, zone: string, at: number): ReachReason[] {
  const wall = wallAt(zone, at);
  const where = { zone, localDay: dateOf(wall), localTime: timeOf(wall) };
  const reasons: ReachReason[] = [];
  if (blockedOn === where.localDay) reasons.push({ code: 'address-blocked-today', on: blockedOn });
  for (const { region, windows } of legal)
    if (!windows.some((window) => isWithin(window, wall))) {
      const { source, isVerified } = windows.find(({ days }) => days.includes(weekdayOf(wall))) ?? windows[0]!;
      reasons.push({ code: 'outside-legal-hours', region, ...where, isVerified, source });
    }
  if (own !== null && !isWithin(own, wall)) {
    const isWrongDay = !own.days.includes(weekdayOf(wall));
    reasons.push({ code: isWrongDay ? 'outside-contact-days' : 'outside-contact-hours', ...where });
  }
  return reasons;
}

/** The same rule broken in three possible zones is told once. */
function onePerRule(reasons: readonly ReachReason[]): ReachReason[] {
  const keyOf = (reason: ReachReason) => `${reason.code} ${'region' in reason ? reason.region : ''}`;
  return [...new Map([...reasons].reverse().map((reason) => [keyOf(reason), reason])).values()].reverse();
}

/** Said if it would be allowed wherever else the contact may be. */
function uncertain(hours: ClockRules, { zones }: Place, at: number): ReachReason[] {
  const open = zones.filter((zone) => reasonsAt(hours, zone, at).length === 0);
  return open.length > 0 && open.length < zones.length ? [{ code: 'zone-unknown', zones: [...zones] }] : [];
}

function nextAllowed(hours: ClockRules, { zones }: Place, at: number): MayContact['nextAllowed'] {
  const all = [...hours.legal.flatMap(({ windows }) => windows), ...(hours.own === null ? [] : [hours.own])];
  if (all.length === 0 && hours.blockedOn === null) return { from: new Date(at).toISOString(), until: null };
  const isOpen = (instant: number) => zones.every((zone) => reasonsAt(hours, zone, instant).length === 0);
  const stretch = nextStretch(isOpen, zones, edgesOf(all), at);
  if (stretch === null) return null;
  return {
    from: new Date(stretch.from).toISOString(),
    until: stretch.until === null ? null : new Date(stretch.until).toISOString(),
  };
}
