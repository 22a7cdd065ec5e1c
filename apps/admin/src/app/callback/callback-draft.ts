import type { CallbackView, ChangeCallback, CreateCallback } from '@rollcall/domain/callback';
import type { ContactId } from '@rollcall/domain/contact';
import { instantOf, isZone, readWall } from '@rollcall/domain/reach';

/** What stands in the boxes. `phone` empty: the best number at that time. */
export interface CallbackDraft {
  readonly phone: string;
  readonly date: string;
  readonly time: string;
  readonly zone: string;
  readonly routing: CallbackView['routing'];
  readonly agentId: string;
  readonly agentTeam: string;
  readonly note: string;
}
/** One box. */
export type DraftField = keyof CallbackDraft;
/** What is wrong, by box. */
export type DraftProblems = Partial<Readonly<Record<DraftField, string>>>;

/** The boxes of a new callback. */
export const emptyDraft: CallbackDraft = {
  phone: '',
  date: '',
  time: '',
  zone: '',
  routing: 'pool',
  agentId: '',
  agentTeam: '',
  note: '',
};

/** The boxes of a callback there is. */
export function draftOf(callback: CallbackView): CallbackDraft {
  const [date = '', time = ''] = callback.localAt.split('T');
  const { phone, zone, routing, agentId, agentTeam, note } = callback;
  return { phone, date, time, zone, routing, agentId: agentId ?? '', agentTeam: agentTeam ?? '', note: note ?? '' };
}

const filled = (text: string): string | null => (text.trim() === '' ? null : text.trim());
const localAtOf = ({ date, time }: CallbackDraft): string => `${date}T${time.slice(0, 5)}`;

/** The request that schedules it. */
export function createOf(draft: CallbackDraft, contactId: ContactId): CreateCallback {
  const { phone, zone, routing, agentId, agentTeam, note } = draft;
  return {
    contactId,
    ...(phone === '' ? {} : { phone }),
    localAt: localAtOf(draft),
    zone: zone.trim(),
    routing,
    agentId: filled(agentId),
    agentTeam: filled(agentTeam),
    note: filled(note),
  };
}

/** The request for what is different; null if nothing is. A time that was not touched is not judged anew. */
export function changeOf(before: CallbackView, draft: CallbackDraft): ChangeCallback | null {
  const localAt = localAtOf(draft);
  const [agentId, agentTeam, note] = [filled(draft.agentId), filled(draft.agentTeam), filled(draft.note)];
  const zone = draft.zone.trim();
  const change: ChangeCallback = {
    ...(draft.phone === before.phone ? {} : { phone: draft.phone }),
    ...(localAt === before.localAt ? {} : { localAt }),
    ...(zone === before.zone ? {} : { zone }),
    ...(draft.routing === before.routing ? {} : { routing: draft.routing }),
    ...(agentId === before.agentId ? {} : { agentId }),
    ...(agentTeam === before.agentTeam ? {} : { agentTeam }),
    ...(note === before.note ? {} : { note }),
  };
  return Object.keys(change).length === 0 ? null : change;
}

/** My draft on top of somebody else's version: boxes I did not touch follow them. */
export function rebased(before: CallbackDraft, mine: CallbackDraft, theirs: CallbackDraft): CallbackDraft {
  const pick = <Field extends DraftField>(field: Field): Pick<CallbackDraft, Field> =>
    ({ [field]: mine[field] === before[field] ? theirs[field] : mine[field] }) as Pick<CallbackDraft, Field>;
  const fields = Object.keys(mine) as DraftField[];
  return fields.reduce<CallbackDraft>((draft, field) => ({ ...draft, ...pick(field) }), theirs);
}

/** The moment that is meant; null while the boxes say none. */
export function dueOf(draft: CallbackDraft): string | null {
  const [wall, zone] = [readWall(localAtOf(draft)), draft.zone.trim()];
  if (wall === null || !isNamed(zone)) return null;
  return new Date(instantOf(zone, wall)).toISOString();
}

/** What can be said without asking the server. */
export function checkDraft(draft: CallbackDraft): DraftProblems {
  return {
    ...(/^\d{4}-\d\d-\d\d$/.test(draft.date) ? {} : { date: 'Choose a date.' }),
    ...(/^\d\d:\d\d/.test(draft.time) ? {} : { time: 'Choose a time.' }),
    ...(isNamed(draft.zone.trim()) ? {} : { zone: 'A zone such as America/New_York.' }),
    ...(draft.routing === 'pool' || filled(draft.agentId) !== null ? {} : { agentId: 'Name the agent.' }),
  };
}

const isNamed = (zone: string): boolean => /^[A-Za-z]/.test(zone) && isZone(zone);
