/** What people write for zones; the IANA zone that such people live in. Standard and daylight names mean the same place. */
const aliases: Readonly<Record<string, string>> = {
  'America/New_York': 'et est edt eastern us/eastern',
  'America/Chicago': 'ct cst cdt central us/central',
  'America/Denver': 'mt mst mdt mountain us/mountain',
  'America/Los_Angeles': 'pt pst pdt pacific us/pacific',
  'America/Anchorage': 'akt akst akdt alaska us/alaska',
  'Pacific/Honolulu': 'ht hst hdt hast hawaii us/hawaii',
  'America/Phoenix': 'az arizona us/arizona',
  'America/Puerto_Rico': 'ast atlantic',
  UTC: 'utc gmt z zulu etc/utc etc/gmt',
};
/** Longer than any name of a zone, in characters. */
const maxLength = 80;
const zones = new Map<string, string>();
for (const zone of Intl.supportedValuesOf('timeZone')) zones.set(zone.toLowerCase(), zone);
for (const [zone, words] of Object.entries(aliases)) for (const word of words.split(' ')) zones.set(word, zone);

/**
 * Reads a time zone: an IANA name in any case, or a US name (`EST`, `Pacific`, `Eastern Time`, `Central Standard Time`).
 * Offsets are refused: `-05:00` is three zones with three calendars of daylight saving.
 * @returns the IANA name, or null
 */
export function parseTimeZone(raw: string): string | null {
  if (raw.length > maxLength) return null;
  const text = raw.trim().toLowerCase().replace(/ /g, '_');
  const direct =
    zones.get(text) ??
    zones.get(text.replace(/^us[_/]/, '').replace(/(?:_(?:standard|daylight))?_time(?:_\(.*\))?$/, ''));
  return direct ?? linkedZone(text);
}

/** Old names (`asia/calcutta`) are links that lists leave out. */
function linkedZone(text: string): string | null {
  if (!/^[a-z]+(?:\/[a-z0-9_+-]+){1,2}$/.test(text)) return null;
  try {
    const zone = new Intl.DateTimeFormat('en', { timeZone: text }).resolvedOptions().timeZone;
    zones.set(text, zone);
    return zone;
  } catch (error) {
    if (error instanceof RangeError) return null; // what Intl says to a zone that does not exist
    throw error;
  }
}
