import { minuteMs, readWall, wallAt, writeWall } from '@rollcall/domain/reach';

const wall = new Intl.DateTimeFormat(undefined, {
  weekday: 'short',
  year: 'numeric',
  month: 'short',
  day: 'numeric',
  hour: 'numeric',
  minute: '2-digit',
  timeZone: 'UTC',
});
const mine = new Intl.DateTimeFormat(undefined, { dateStyle: 'full', timeStyle: 'short' });

/** A date and time on somebody's wall, `2026-11-30T15:30`: "Mon, Nov 30, 2026, 3:30 PM". It names no zone. */
export function formatWall(localAt: string): string {
  const at = readWall(localAt);
  return at === null ? localAt : wall.format(at);
}

/** What a zone calls its clock at a moment: "EST", "GMT+1". */
export function zoneNameAt(zone: string, iso: string): string {
  const parts = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'short' }).formatToParts(
    new Date(iso),
  );
  return parts.find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

/** A moment on the wall of a zone, with the zone's name. */
export const formatIn = (zone: string, iso: string): string =>
  `${formatWall(wallIn(zone, iso))} ${zoneNameAt(zone, iso)}`;

/** A moment as `YYYY-MM-DDTHH:MM` on the wall of a zone; a begun minute is the next one, so it is never too early. */
export const wallIn = (zone: string, iso: string): string =>
  writeWall(wallAt(zone, Math.ceil(Date.parse(iso) / minuteMs) * minuteMs));

/** The same moment by the reader's own clock, for a tooltip. */
export const formatMine = (iso: string): string => `My time: ${mine.format(new Date(iso))}`;
