import type { ContactId } from '@rollcall/domain/contact';
import { bestOf, mayContact } from '@rollcall/domain/reach';
import type { MayContact, ReachAddress, ReachChannel, ReachFacts, ReachRules } from '@rollcall/domain/reach';
import type { ConsentFact } from '@rollcall/domain/reach';
import { Refusal } from '@rollcall/domain/refusal';
import { listCurrentConsents } from '../consent/index.js';
import type { Tx } from '../database/tenant.js';
import { getReachRules } from './reach.rules.js';

/** A contact before the gate: everything it looks at. */
export interface ReachCandidate {
  readonly facts: Omit<ReachFacts, 'address'>;
  /** Preferred first. */
  readonly phones: readonly ReachAddress[];
  readonly emails: readonly ReachAddress[];
  readonly consents: readonly ConsentFact[];
}

/** Reads what the gate looks at. Refuses `not-found`. */
export async function getReachCandidate(tx: Tx, contactId: ContactId): Promise<ReachCandidate> {
  const contact = await tx
    .selectFrom('contacts')
    .select(['is_active', 'is_do_not_contact', 'allowed_days', 'allowed_from', 'allowed_until'])
    .select(['time_zone', 'state', 'country'])
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', contactId)
    .where('deleted_at', 'is', null)
    .executeTakeFirst();
  if (!contact) throw new Refusal('not-found');
  return {
    facts: {
      isActive: contact.is_active,
      isDoNotContact: contact.is_do_not_contact,
      allowedDays: contact.allowed_days,
      allowedFrom: contact.allowed_from?.slice(0, 5) ?? null,
      allowedUntil: contact.allowed_until?.slice(0, 5) ?? null,
      timeZone: contact.time_zone,
      state: contact.state,
      country: contact.country,
    },
    phones: await listPhones(tx, contactId),
    emails: await listEmails(tx, contactId),
    consents: await listCurrentConsents(tx, contactId),
  };
}

async function listPhones(tx: Tx, contactId: ContactId): Promise<ReachAddress[]> {
  const rows = await tx
    .selectFrom('contact_phones')
    .select(['e164', 'type', 'status', 'block', 'blocked_on'])
    .where('tenant_id', '=', tx.tenantId)
    .where('contact_id', '=', contactId)
    .orderBy('is_preferred', 'desc')
    .orderBy('position')
    .execute();
  return rows.map((row) => ({
    value: row.e164,
    status: row.status,
    block: row.block as ReachAddress['block'],
    blockedOn: row.blocked_on,
    isMobile: row.type === 'mobile' ? true : row.type === 'home' || row.type === 'fax' ? false : null,
  }));
}

async function listEmails(tx: Tx, contactId: ContactId): Promise<ReachAddress[]> {
  const rows = await tx
    .selectFrom('contact_emails')
    .select(['key', 'is_blocked'])
    .where('tenant_id', '=', tx.tenantId)
    .where('contact_id', '=', contactId)
    .orderBy('position')
    .execute();
  return rows.map(({ key, is_blocked: isBlocked }) => ({
    value: key,
    status: null,
    block: isBlocked ? 'permanent' : 'none',
    blockedOn: null,
    isMobile: null,
  }));
}

/** A question about one contact: by which channel, when, and by which of its addresses; without one, by the best. */
export interface ReachWish {
  readonly channel: ReachChannel;
  readonly at: Date;
  readonly address?: string | undefined;
}

/** May this contact be reached? Refuses `not-found`, also for an address that is none of the contact's. */
export async function askMayContact(tx: Tx, contactId: ContactId, wish: ReachWish): Promise<MayContact> {
  return judge(await getReachCandidate(tx, contactId), await getReachRules(tx), wish);
}

/** Puts a contact that was read before the gate. Refuses `not-found` for an address that is none of the contact's. */
export function judge(candidate: ReachCandidate, rules: ReachRules, { channel, at, address }: ReachWish): MayContact {
  const all = channel === 'email' ? candidate.emails : candidate.phones;
  const wanted = channel === 'email' ? address?.toLowerCase() : address;
  const addresses = wanted === undefined ? all : all.filter(({ value }) => value === wanted);
  if (wanted !== undefined && addresses.length === 0) throw new Refusal('not-found', { address });
  const ask = (by: ReachAddress | null) =>
    mayContact({
      facts: { ...candidate.facts, address: by },
      consents: candidate.consents,
      rules,
      channel,
      at: at.getTime(),
    });
  return bestOf(addresses.map(ask)) ?? ask(null);
}
