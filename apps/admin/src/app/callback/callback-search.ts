import {
  callbackSearchSchema,
  callbackTabs,
  type CallbackCounts,
  type CallbackSearch,
  type CallbackView,
} from '@rollcall/domain/callback';
import { formatDay } from '../format/times';
import { stateTexts, tabTexts, type ListTab } from './callback-messages';

/** The tabs, in order. */
export const listTabs: readonly ListTab[] = [...callbackTabs, 'all'];
/** The words of Search By in the address. */
export const searchWords = ['from', 'until', 'phone', 'agent', 'state'] as const;
/** One of them. */
export type SearchWord = (typeof searchWords)[number];
/** What the boxes of Search By hold. */
export type SearchBoxes = Readonly<Record<SearchWord, string>>;

type Read = (name: string) => string | null;

/** The tab of the address; a word nobody knows means the first one shown. */
export const tabOf = (word: string | null, otherwise: ListTab): ListTab =>
  listTabs.find((tab) => tab === word) ?? otherwise;

/** What the address says to the boxes. */
export const boxesOf = (read: Read): SearchBoxes => ({
  from: read('from') ?? '',
  until: read('until') ?? '',
  phone: read('phone') ?? '',
  agent: read('agent') ?? '',
  state: read('state') ?? '',
});

/** A number as people type it: its digits, with the plus if it has one. */
export const phoneWord = (typed: string): string =>
  (typed.trim().startsWith('+') ? '+' : '') + typed.replace(/\D/g, '');

/** The search of the address. What the api would refuse is left out: an address is no reason for an error page. */
export function searchOf(boxes: SearchBoxes, contact: number | null): CallbackSearch {
  const fields = callbackSearchSchema.shape;
  const search: Record<string, string | number> = contact === null ? {} : { contact };
  for (const word of searchWords)
    if (boxes[word] !== '' && fields[word].safeParse(boxes[word]).success) search[word] = boxes[word];
  return callbackSearchSchema.parse(search);
}

/** A search as parameters of a request. */
export const paramsOf = (search: CallbackSearch): Record<string, string | number> =>
  Object.fromEntries(Object.entries(search).flatMap(([word, value]) => (value === undefined ? [] : [[word, value]])));

/** Whether somebody searches, a contact's own list apart. */
export const isSearching = (search: CallbackSearch): boolean => searchWords.some((word) => search[word] !== undefined);

/** A tab and a search in words, for the caption. */
export function searchText(tab: ListTab, { from, until, phone, agent, state }: CallbackSearch): string {
  const parts = [
    tab === 'all' ? '' : tabTexts[tab].toLowerCase(),
    from ? `from ${formatDay(from)}` : '',
    until ? `until ${formatDay(until)}` : '',
    phone ? `phone ${phone}` : '',
    agent ? `agent ${agent}` : '',
    state ? `state ${stateTexts[state]}` : '',
  ];
  return ['Callbacks', ...parts.filter(Boolean)].join(', ');
}

/** Whether a callback that was heard of belongs to what is shown. The api decides; this only says whether to ask it again. */
export function belongs(callback: CallbackView, tab: ListTab, search: CallbackSearch): boolean {
  const day = callback.localAt.slice(0, 10);
  return (
    (tab === 'all' || callback.tab === tab) &&
    (search.from === undefined || day >= search.from) &&
    (search.until === undefined || day <= search.until) &&
    (search.phone === undefined || callback.phone.endsWith(search.phone)) &&
    (search.agent === undefined || callback.agentId === search.agent) &&
    (search.state === undefined || callback.state === search.state) &&
    (search.contact === undefined || callback.contact.id === search.contact)
  );
}

type Total = CallbackCounts[keyof CallbackCounts];

/** How many a tab has; all of them together are at least so many as soon as one of them is. */
export function totalOf(tab: ListTab, counts: CallbackCounts): Total {
  if (tab !== 'all') return counts[tab];
  const all = Object.values(counts);
  const value = all.reduce((sum, each) => sum + each.value, 0);
  return { value, relation: all.some(({ relation }) => relation === 'gte') ? 'gte' : 'eq' };
}
