import { toEmailKey } from '@rollcall/domain/contact';
import type { ContactId } from '@rollcall/domain/contact';
import { bestOf, mayContact } from '@rollcall/domain/reach';
import type {
  ConsentFact,
  MayContact,
  ReachAddress,
  ReachChannel,
  ReachFacts,
  ReachRules,
} from '@rollcall/domain/reach';
import { Refusal } from '@rollcall/domain/refusal';
import type { Selectable } from 'kysely';
import { listCurrentConsentsOf } from '../consent/index.js';
import type { ContactsTable } from '../database/schema.js';
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

/** Reads what the gate looks at, for a batch of contacts in four statements. Those that are deleted or not there are left out. */
export async function listReachCandidates(
  tx: Tx,
  ids: readonly number[],
): Promise<ReadonlyMap<number, ReachCandidate>> {
  if (ids.length === 0) return new Map();
  const contacts = await tx
    .selectFrom('contacts')
    .select(['id', 'is_active', 'is_do_not_contact', 'allowed_days', 'allowed_from', 'allowed_until'])
    .select(['time_zone', 'state', 'country'])
    .where('tenant_id', '=', tx.tenantId)
    .where('id', 'in', ids)
    .where('deleted_at', 'is', null)
    .execute();
  const phones = await listPhones(tx, ids);
  const emails = await listEmails(tx, ids);
  const consents = await listCurrentConsentsOf(tx, ids);
  return new Map(
    contacts.map((row) => [
      row.id,
      {
        facts: factsOf(row),
        phones: phones.get(row.id) ?? [],
        emails: emails.get(row.id) ?? [],
        consents: consents.get(row.id) ?? [],
      },
    ]),
  );
}

/** {@link listReachCandidates} of one contact. Refuses `not-found`. */
export async function getReachCandidate(tx: Tx, id: ContactId): Promise<ReachCandidate> {
  const candidate = (await listReachCandidates(tx, [id])).get(id);
  if (!candidate) throw new Refusal('not-found');
  return candidate;
}

type FactsRow = Pick<
  Selectable<ContactsTable>,
  | 'is_active'
  | 'is_do_not_contact'
  | 'allowed_days'
  | 'allowed_from'
  | 'allowed_until'
  | 'time_zone'
  | 'state'
  | 'country'
>;

const factsOf = (row: FactsRow): ReachCandidate['facts'] => ({
  isActive: row.is_active,
  isDoNotContact: row.is_do_not_contact,
  allowedDays: row.allowed_days,
  allowedFrom: row.allowed_from?.slice(0, 5) ?? null,
  allowedUntil: row.allowed_until?.slice(0, 5) ?? null,
  timeZone: row.time_zone,
  state: row.state,
  country: row.country,
});

type ByContact = ReadonlyMap<number, readonly ReachAddress[]>;

async function listPhones(tx: Tx, ids: readonly number[]): Promise<ByContact> {
  const rows = await tx
    .selectFrom('contact_phones')
    .select(['contact_id', 'e164', 'type', 'status', 'block', 'blocked_on'])
    .where('tenant_id', '=', tx.tenantId)
    .where('contact_id', 'in', ids)
    .orderBy('is_preferred', 'desc')
    .orderBy('position')
    .execute();
  const addresses = rows.map((row) => ({
    value: row.e164,
    status: row.status,
    block: row.block as ReachAddress['block'],
    blockedOn: row.blocked_on,
    isMobile: row.type === 'mobile' ? true : row.type === 'home' || row.type === 'fax' ? false : null,
  }));
  return grouped(rows, addresses);
}

async function listEmails(tx: Tx, ids: readonly number[]): Promise<ByContact> {
  const rows = await tx
    .selectFrom('contact_emails')
    .select(['contact_id', 'key', 'is_blocked'])
    .where('tenant_id', '=', tx.tenantId)
    .where('contact_id', 'in', ids)
    .orderBy('position')
    .execute();
  const addresses = rows.map(({ key, is_blocked: isBlocked }): ReachAddress => {
    return { value: key, status: null, block: isBlocked ? 'permanent' : 'none', blockedOn: null, isMobile: null };
  });
  return grouped(rows, addresses);
}

function grouped(rows: readonly { readonly contact_id: number }[], addresses: readonly ReachAddress[]): ByContact {
  const found = new Map<number, ReachAddress[]>();
  rows.forEach(({ contact_id: id }, at) => found.set(id, [...(found.get(id) ?? []), addresses[at]!]));
  return found;
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
  const wanted = channel === 'email' && address !== undefined ? toEmailKey(address) : address;
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
