import { parsePhoneNumberFromString } from 'libphonenumber-js/max';
import { readUsState, usPlaces, usStateOfPhone, usTerritories, usZones } from './us-states.js';
import { isZone } from './zone-clock.js';

/** What is known of where somebody is. */
export interface PlaceFacts {
  /** The contact's own zone, IANA. */
  readonly timeZone: string | null;
  readonly state: string | null;
  /** ISO 3166, two letters. */
  readonly country: string | null;
  /** The number that would be dialled, E.164. */
  readonly phone: string | null;
}

/** How the zones of a {@link Place} were found, best first. */
export const zoneSources = ['contact', 'state', 'phone', 'state-and-phone', 'country', 'assumed'] as const;
/** One word of {@link zoneSources}. */
export type ZoneSource = (typeof zoneSources)[number];

/** Where somebody can be: a contact must be allowed in ALL of these zones, and under the rules of ALL of these regions. */
export interface Place {
  readonly zones: readonly string[];
  readonly zoneFrom: ZoneSource;
  /** `US`, `US-FL`: whose rules count. A state counts if the address or the number names it. */
  readonly regions: readonly string[];
}

/**
 * Where somebody can be. The contact's own zone is believed. Without one, the zones of the state in the address and of the
 * number's area code are all possible; without those, the zones of the country; and of somebody of whom nothing is known,
 * all zones of the United States. Possible zones narrow the hours, they never widen them.
 */
export function derivePlace(facts: PlaceFacts): Place {
  const country = countryOf(facts);
  const states = country === 'US' ? statesOf(facts) : { address: null, phone: null };
  const regions = [country, ...unique([states.address, states.phone]).map((code) => `US-${code}`)];
  if (facts.timeZone !== null && isZone(facts.timeZone))
    return { zones: [facts.timeZone], zoneFrom: 'contact', regions };
  const zones = unique([states.address, states.phone]).flatMap((code) => usPlaces[code]!.zones);
  if (zones.length > 0) return { zones: unique(zones), zoneFrom: sourceOf(states), regions };
  if (country === 'US')
    return {
      zones: usZones,
      zoneFrom: facts.country === null && facts.phone === null ? 'assumed' : 'country',
      regions,
    };
  const abroad = zonesOfCountry(country);
  return abroad.length > 0
    ? { zones: abroad, zoneFrom: 'country', regions }
    : { zones: usZones, zoneFrom: 'assumed', regions };
}

/** The country of the address, else that of the number, else the United States; to which its territories belong. */
function countryOf({ country, phone }: PlaceFacts): string {
  if (country !== null && /^[A-Z]{2}$/.test(country)) return Object.hasOwn(usTerritories, country) ? 'US' : country;
  if (phone === null || usStateOfPhone(phone) !== null) return 'US';
  return parsePhoneNumberFromString(phone)?.country ?? 'US';
}

const statesOf = ({ state, country, phone }: PlaceFacts) => ({
  address: country !== null && Object.hasOwn(usTerritories, country) ? country : readUsState(state ?? ''),
  phone: phone === null ? null : usStateOfPhone(phone),
});

function sourceOf({ address, phone }: { readonly address: string | null; readonly phone: string | null }): ZoneSource {
  if (address === null) return 'phone';
  return phone === null || phone === address ? 'state' : 'state-and-phone';
}

const unique = (values: readonly (string | null)[]): string[] => [
  ...new Set(values.filter((value): value is string => value !== null)),
];

/** The zones of a country, as the runtime knows them. Older browsers know none. */
function zonesOfCountry(country: string): readonly string[] {
  const locale = new Intl.Locale(`und-${country}`) as Intl.Locale & { getTimeZones?: () => string[] | undefined };
  return locale.getTimeZones?.() ?? [];
}
