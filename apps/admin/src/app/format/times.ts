/** A duration in two units at most: "12 s", "3 min 20 s", "2 h 5 min". */
export function formatDuration(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (ms < 1000) return '< 1 s';
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  const hours = Math.floor(minutes / 60);
  return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
}

/** Remaining time, rounded the more the longer it is, with its likely range: "≈ 6 min (5–8)". */
export function formatTimeLeft(seconds: number): string {
  if (seconds < 10) return 'a few seconds';
  if (seconds < 90) return `≈ ${Math.round(seconds / 5) * 5} s`;
  const minutes = seconds / 60;
  if (minutes < 90) return `≈ ${Math.round(minutes)} min (${Math.floor(minutes * 0.85)}–${Math.ceil(minutes * 1.3)})`;
  return `≈ ${(minutes / 60).toFixed(1)} h`;
}

const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });
const clock = new Intl.DateTimeFormat(undefined, { timeStyle: 'medium' });
const day = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeZone: 'UTC' });

/** A moment in the person's own zone: "3 Nov 2026, 14:05". */
export const formatMoment = (iso: string): string => full.format(new Date(iso));

/** The time of day with seconds. */
export const formatClock = (iso: string): string => clock.format(new Date(iso));

/** A calendar day YYYY-MM-DD; it has no zone, so none may move it. */
export const formatDay = (date: string): string => day.format(new Date(`${date}T00:00:00Z`));

/** The same moment for the tooltip, in UTC. */
export const formatUtc = (iso: string): string => `${new Date(iso).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** How long ago: "just now", "4 min ago", "3 h ago", else the moment. */
export function formatAgo(iso: string, nowMs: number): string {
  const seconds = (nowMs - Date.parse(iso)) / 1000;
  if (seconds < 45) return 'just now';
  if (seconds < 3_600) return `${Math.max(1, Math.round(seconds / 60))} min ago`;
  if (seconds < 86_400) return `${Math.round(seconds / 3_600)} h ago`;
  return formatMoment(iso);
}
