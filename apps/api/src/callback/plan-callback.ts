import type { CallbackChange, CallbackTerms } from '@rollcall/db/callback';
import type { Tx } from '@rollcall/db/database';
import { getReachCandidate, judge } from '@rollcall/db/reach';
import type { ReachCandidate } from '@rollcall/db/reach';
import { canMoveCallback, refuseUnfit, scheduleOf } from '@rollcall/domain/callback';
import type { CallbackState, CallbackView, ChangeCallback, CreateCallback, Promised } from '@rollcall/domain/callback';
import { derivePlace } from '@rollcall/domain/reach';
import type { ReachRules } from '@rollcall/domain/reach';
import { Refusal } from '@rollcall/domain/refusal';

/** What a callback is judged by. */
export interface CallbackJudge {
  readonly rules: ReachRules;
  readonly now: Date;
}

/** The terms of a new callback, or a refusal. */
export async function planCallback(tx: Tx, request: CreateCallback, by: CallbackJudge): Promise<CallbackTerms> {
  const { routing, agentId, agentTeam, note, localAt } = request;
  const candidate = await getReachCandidate(tx, request.contactId);
  const zone = request.zone ?? zoneOf(candidate);
  return { ...planTime(candidate, { localAt, zone }, request.phone, by), routing, agentId, agentTeam, note };
}

/** What a change makes of a callback that was read for update, or a refusal. Another time or number is judged anew. */
export async function planChange(
  tx: Tx,
  before: CallbackView,
  change: ChangeCallback,
  by: CallbackJudge,
): Promise<CallbackChange> {
  const isMoved = (change.localAt ?? change.zone ?? change.phone) !== undefined;
  const state: CallbackState = change.state ?? (isMoved ? 'open' : before.state);
  if (!canMoveCallback(before.state, state)) throw new Refusal('state-not-allowed', { status: before.state });
  const promised = { localAt: change.localAt ?? before.localAt, zone: change.zone ?? before.zone };
  const phone = change.phone ?? before.phone;
  const time = isMoved
    ? planTime(await getReachCandidate(tx, before.contact.id), promised, phone, by)
    : { phone, ...promised, schedule: scheduleOf(promised, by.rules.callbacks) };
  const said = {
    routing: change.routing ?? before.routing,
    agentId: change.agentId === undefined ? before.agentId : change.agentId,
    agentTeam: change.agentTeam === undefined ? before.agentTeam : change.agentTeam,
    note: change.note === undefined ? before.note : change.note,
  };
  if (said.routing !== 'pool' && said.agentId === null) throw wrong('agentId', 'Name the agent');
  return { terms: { ...time, ...said }, state, result: change.result ?? null };
}

/** Puts a time before the gate, on whatever date it lies. */
function planTime(
  candidate: ReachCandidate,
  promised: Promised,
  phone: string | undefined,
  { rules, now }: CallbackJudge,
): Pick<CallbackTerms, 'phone' | 'localAt' | 'zone' | 'schedule'> {
  const schedule = scheduleOf(promised, rules.callbacks);
  refuseUnfit(schedule, promised.zone, rules.callbacks, now);
  if (phone !== undefined && !candidate.phones.some(({ value }) => value === phone))
    throw wrong('phone', 'The contact has no such number');
  const { allowed, address, reasons, nextAllowed } = judge(candidate, rules, {
    channel: 'voice',
    at: schedule.dueAt,
    address: phone,
  });
  const at = schedule.dueAt.toISOString();
  if (!allowed || address === null) throw new Refusal('contact-not-allowed', { at, address, reasons, nextAllowed });
  return { phone: address, ...promised, schedule };
}

/** The zone of the contact, if it is known or there is but one it can be. */
function zoneOf({ facts, phones }: ReachCandidate): string {
  const { zones } = derivePlace({ ...facts, phone: phones[0]?.value ?? null });
  const [zone] = zones;
  if (zone === undefined || zones.length > 1) throw wrong('zone', 'The zone of the contact is not known: name it');
  return zone;
}

const wrong = (path: string, message: string): Refusal =>
  new Refusal('invalid-input', { errors: [{ path, code: 'invalid-value', message }] });
