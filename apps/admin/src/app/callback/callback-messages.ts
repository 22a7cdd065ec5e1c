import type {
  CallbackOutcomes,
  CallbackState,
  CallbackTab,
  CallbackView,
  ChangeCallback,
  CreateCallback,
} from '@rollcall/domain/callback';

/** A tab of the list: those of the api, and all of them together. */
export type ListTab = CallbackTab | 'all';

export const tabTexts: Readonly<Record<ListTab, string>> = {
  due: 'Due',
  today: 'Today',
  upcoming: 'Upcoming',
  missed: 'Missed',
  done: 'Done',
  inactive: 'Inactive',
  all: 'All',
};
/** What an empty tab says. */
export const emptyTexts: Readonly<Record<ListTab, string>> = {
  due: 'Nobody waits for a call right now',
  today: 'Nothing more today',
  upcoming: 'No later callbacks',
  missed: 'No callback was missed',
  done: 'No callback is done yet',
  inactive: 'No callback was called off',
  all: 'No callbacks yet',
};
export const stateTexts: Readonly<Record<CallbackState, string>> = {
  open: 'Open',
  missed: 'Missed',
  done: 'Done',
  inactive: 'Inactive',
};
export const routingTexts: Readonly<Record<CallbackView['routing'], string>> = {
  agent: 'This agent only',
  'agent-first': 'This agent, then anyone',
  pool: 'Anyone',
};
export const resultTexts: Readonly<Record<NonNullable<CallbackView['result']>, string>> = {
  reached: 'Reached',
  voicemail: 'Left a voicemail',
  'no-answer': 'No answer',
  busy: 'Busy',
  'wrong-number': 'Wrong number',
  refused: 'Did not want to talk',
  other: 'Something else',
};

/** Where something stands: an open one by its tab, what is done by its result. */
export function standText({ state, tab, result }: Pick<CallbackView, 'state' | 'tab' | 'result'>): string {
  if (state === 'open') return tabTexts[tab];
  return result === null ? stateTexts[state] : `${stateTexts[state]}: ${resultTexts[result]}`;
}

/** "3 callbacks were changed, 1 was refused." The server's count, not what was wished for. */
export function outcomesText({ outcomes }: CallbackOutcomes): string {
  const changed = outcomes.filter(({ outcome }) => outcome === 'changed').length;
  const refused = outcomes.length - changed;
  const done = `${changed === 1 ? '1 callback was' : `${changed} callbacks were`} changed`;
  return refused === 0 ? `${done}.` : `${done}, ${refused} ${refused === 1 ? 'was' : 'were'} refused.`;
}

/** What the boxes of a callback are called, by their paths in a request. */
export const fieldTexts: Readonly<
  Record<Exclude<keyof CreateCallback | keyof ChangeCallback, 'contactId' | 'state'>, string>
> = {
  phone: 'Phone',
  localAt: 'Date and time',
  zone: 'Time zone',
  routing: 'Who calls',
  agentId: 'Agent ID',
  agentTeam: 'Agent team',
  note: 'Note',
  result: 'Result',
};
