import { Inject, Injectable } from '@nestjs/common';
import { insertAudit } from '@rollcall/db/audit';
import {
  changeKeptConsents,
  listConsentEntries,
  listConsentsAsOf,
  listCurrentConsents,
  writeConsents,
} from '@rollcall/db/consent';
import type { HeldConsent } from '@rollcall/db/consent';
import { inTenant } from '@rollcall/db/database';
import type { Db, Tx } from '@rollcall/db/database';
import { getReachCandidate } from '@rollcall/db/reach';
import type { ReachCandidate } from '@rollcall/db/reach';
import { revocationClock } from '@rollcall/domain/consent';
import type { ConsentList, ConsentQuery, CurrentConsent, RecordConsent } from '@rollcall/domain/consent';
import { toEmailKey } from '@rollcall/domain/contact';
import type { ContactId } from '@rollcall/domain/contact';
import { dateOf, derivePlace, wallAt } from '@rollcall/domain/reach';
import { Refusal } from '@rollcall/domain/refusal';
import { actorOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { DB } from '../platform.module.js';

/** Clocks of two machines differ: so far ahead a time still counts as now. */
const clockSkewMs = 5 * 60_000;
const firstPage = { limit: 50 };

/** The consents of a contact. */
@Injectable()
export class ConsentService {
  constructor(@Inject(DB) private readonly db: Db) {}

  list(id: ContactId, query: ConsentQuery, caller: Caller): Promise<ConsentList> {
    return inTenant(this.db, caller.tenantId, (tx) => this.view(tx, id, query));
  }

  record(id: ContactId, request: RecordConsent, caller: Caller): Promise<ConsentList> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const address = addressOf(await getReachCandidate(tx, id), request);
      const capturedAt = pastOf(request.capturedAt);
      const actor = { id: caller.id, name: caller.name };
      const changes = await writeConsents(tx, [{ ...request, contactId: id, address, capturedAt }], { actor });
      await changeKeptConsents(tx, changes, { actor, through: actorOf(caller).through });
      await insertAudit(tx, actorOf(caller), {
        action: 'consent.recorded',
        target: { kind: 'contact', id: String(id) },
        details: { channel: request.channel, state: request.state, source: request.source },
      });
      return this.view(tx, id, firstPage);
    });
  }

  private async view(tx: Tx, id: ContactId, query: ConsentQuery): Promise<ConsentList> {
    const candidate = await getReachCandidate(tx, id); // refuses for who is not there
    const asOf = query.asOf === undefined ? null : new Date(query.asOf);
    const held = asOf === null ? await listCurrentConsents(tx, id) : await listConsentsAsOf(tx, id, asOf);
    const after = query.after === undefined ? undefined : Number(query.after);
    const { entries, next } = await listConsentEntries(tx, id, { limit: query.limit, after });
    const at = asOf ?? new Date();
    return { asOf: at.toISOString(), current: held.map((each) => wound(each, candidate, at)), entries, next };
  }
}

/** A revocation with its clock, in the days of where the contact is. */
function wound(held: HeldConsent, { facts, phones }: ReachCandidate, at: Date): CurrentConsent {
  if (held.state !== 'revoked' || held.capturedAt === null) return { ...held, clock: null };
  const zone = derivePlace({ ...facts, phone: phones[0]?.value ?? null }).zones[0]!;
  const dayOf = (instant: number) => dateOf(wallAt(zone, instant));
  return { ...held, clock: revocationClock(dayOf(Date.parse(held.capturedAt)), dayOf(at.getTime())) };
}

/** The address as it is kept, if the contact has it. */
function addressOf({ phones, emails }: ReachCandidate, { channel, address }: RecordConsent): string | null {
  if (address === null) return null;
  const wanted = channel === 'email' ? toEmailKey(address) : address;
  if ((channel === 'email' ? emails : phones).some(({ value }) => value === wanted)) return wanted;
  throw wrong('address', 'The contact has no such number or e-mail');
}

function pastOf(capturedAt: string | undefined): Date | undefined {
  if (capturedAt === undefined) return undefined;
  const at = new Date(capturedAt);
  if (at.getTime() > Date.now() + clockSkewMs) throw wrong('capturedAt', 'Not in the future');
  return at;
}

const wrong = (path: string, message: string): Refusal =>
  new Refusal('invalid-input', { errors: [{ path, code: 'invalid-value', message }] });
