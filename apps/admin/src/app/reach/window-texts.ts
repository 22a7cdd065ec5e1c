import { usStates, type CallingWindow, type ReachChannel } from '@rollcall/domain/reach';

const dayNames = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'] as const;
const countries = new Intl.DisplayNames('en', { type: 'region' });

/** What a channel is called. */
export const channelTexts: Readonly<Record<ReachChannel, string>> = { voice: 'Calls', sms: 'SMS', email: 'E-mail' };

/** 1 to 7 as people say them: runs of three and more as "Mon–Sat". */
export function daysText(days: readonly number[]): string {
  const held = [...days].sort((a, b) => a - b);
  if (held.length === 7) return 'Every day';
  const runs: number[][] = [];
  for (const day of held) {
    const run = runs.at(-1);
    if (run?.at(-1) === day - 1) run.push(day);
    else runs.push([day]);
  }
  const name = (day: number | undefined): string => dayNames[(day ?? 1) - 1] ?? '';
  return runs.flatMap((run) => (run.length > 2 ? [`${name(run[0])}–${name(run.at(-1))}`] : run.map(name))).join(', ');
}

/** `US` as "United States, everywhere", `US-FL` as "Florida". */
export function regionText(region: string): string {
  const [country = '', part] = region.split('-');
  const whole = nameOf(country);
  if (part === undefined) return `${whole}, everywhere`;
  const state = country === 'US' ? usStates[part]?.name : undefined;
  return state === undefined
    ? `${part}, ${whole}`
    : state.replaceAll(/(^|\s)(?!of\s)\w/g, (letter) => letter.toUpperCase());
}

function nameOf(country: string): string {
  try {
    return countries.of(country) ?? country;
  } catch {
    return country; // letters that are no country: shown as they are
  }
}

/** Regions a window is most often for, to choose from. */
export const knownRegions: readonly { readonly region: string; readonly text: string }[] = [
  'US',
  ...Object.keys(usStates).map((code) => `US-${code}`),
].map((region) => ({ region, text: regionText(region) }));

/** Windows by region: the whole countries first, then by name. */
export function byRegion(
  windows: readonly CallingWindow[],
): readonly { readonly region: string; readonly text: string; readonly windows: readonly CallingWindow[] }[] {
  const regions = [...new Set(windows.map(({ region }) => region))];
  const rank = (region: string): string => `${region.includes('-') ? 1 : 0}${regionText(region)}`;
  return regions
    .sort((a, b) => rank(a).localeCompare(rank(b)))
    .map((region) => ({ region, text: regionText(region), windows: windows.filter((each) => each.region === region) }));
}

/** Whether two windows say the same. */
export const isSameWindow = (one: CallingWindow, other: CallingWindow): boolean =>
  JSON.stringify(partsOf(one)) === JSON.stringify(partsOf(other));

const partsOf = ({ region, channels, days, from, until, source, isVerified }: CallingWindow) => [
  region,
  [...channels].sort(),
  [...days].sort((a, b) => a - b),
  from,
  until,
  source,
  isVerified,
];

/** Puts one window in the place of another, or at the end. Null: the one to replace is not there any more. */
export function withWindow(
  windows: readonly CallingWindow[],
  before: CallingWindow | null,
  after: CallingWindow | null,
): CallingWindow[] | null {
  if (before === null) return after === null ? [...windows] : [...windows, after];
  const at = windows.findIndex((each) => isSameWindow(each, before));
  if (at < 0) return null;
  return windows.flatMap((each, place) => (place !== at ? [each] : after === null ? [] : [after]));
}
