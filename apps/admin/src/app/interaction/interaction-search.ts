import { interactionQuerySchema } from '@rollcall/domain/interaction';
import { formatDay } from '../format/times';
import { channelTexts, directionTexts } from './interaction-messages';

/** The words of the filters in the address. `from` and `until` are days of the person who looks. */
export const searchWords = ['channel', 'direction', 'outcome', 'agent', 'from', 'until'] as const;
/** What the boxes hold. */
export type SearchBoxes = Readonly<Record<(typeof searchWords)[number], string>>;

/** What the address says to the boxes. */
export const boxesOf = (read: (name: string) => string | null): SearchBoxes =>
  Object.fromEntries(searchWords.map((word) => [word, read(word) ?? ''])) as SearchBoxes;

/** When a day begins here, so many days on; a day has as many hours as its clocks say. */
function startOf(day: string, on = 0): string | undefined {
  const [year, month, date] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(day)?.slice(1).map(Number) ?? [];
  if (year === undefined || month === undefined || date === undefined) return undefined;
  const at = new Date(year, month - 1, date + on);
  return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
}

/** The boxes as parameters of a request. What the api would refuse is left out: an address is no reason for an error page. */
export function paramsOf(boxes: SearchBoxes): Readonly<Record<string, string>> {
  const fields = interactionQuerySchema.shape;
  const asked = {
    channel: boxes.channel,
    direction: boxes.direction,
    outcome: boxes.outcome.trim(),
    agentId: boxes.agent.trim(),
    from: startOf(boxes.from),
    until: startOf(boxes.until, 1),
  };
  return Object.fromEntries(
    Object.entries(asked).flatMap(([word, value]) =>
      value && fields[word as keyof typeof asked].safeParse(value).success ? [[word, value] as const] : [],
    ),
  );
}

/** The filters in words, for the caption. */
export function captionOf(boxes: SearchBoxes): string {
  const known = (texts: Readonly<Record<string, string>>, word: string): string => texts[word]?.toLowerCase() ?? '';
  const parts = [
    known(channelTexts, boxes.channel),
    known(directionTexts, boxes.direction),
    boxes.outcome ? `outcome ${boxes.outcome}` : '',
    boxes.agent ? `agent ${boxes.agent}` : '',
    startOf(boxes.from) ? `from ${formatDay(boxes.from)}` : '',
    startOf(boxes.until) ? `until ${formatDay(boxes.until)}` : '',
  ];
  return ['Interactions, newest first', ...parts.filter(Boolean)].join(', ');
}
