import { stateOfKept } from '@rollcall/domain/consent';
import type {
  ConsentChannel,
  ConsentEntry,
  ConsentSource,
  ConsentState,
  CurrentConsent,
} from '@rollcall/domain/consent';
import type { ContactId } from '@rollcall/domain/contact';
import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { ConsentEntriesTable } from '../database/reach-tables.js';
import type { Tx } from '../database/tenant.js';
import { heldEntries } from './held-entries.js';

/** What holds, as the ledger and the kept state say; its clock is the caller's to wind. */
export type HeldConsent = Omit<CurrentConsent, 'clock'>;
type OfContact = HeldConsent & { readonly contactId: number };

/**
 * What holds for contacts now: for each channel and address the entry that holds ({@link heldEntries}); where the ledger is silent, the
 * kept state of before the ledger. A contact without any is left out.
 */
export async function listCurrentConsentsOf(
  tx: Tx,
  ids: readonly number[],
): Promise<ReadonlyMap<number, readonly HeldConsent[]>> {
  const said = await listSaid(tx, ids, null);
  const known = new Set(said.map(keyOf));
  const kept = (await listKept(tx, ids)).filter((each) => !known.has(keyOf(each)));
  return byContact([...said, ...kept]);
}

/** {@link listCurrentConsentsOf} of one contact. */
export const listCurrentConsents = async (tx: Tx, id: ContactId): Promise<readonly HeldConsent[]> =>
  (await listCurrentConsentsOf(tx, [id])).get(id) ?? [];

/** What held for a contact at a moment, by the ledger alone: nobody knows since when a kept state is kept. */
export async function listConsentsAsOf(tx: Tx, id: ContactId, asOf: Date): Promise<readonly HeldConsent[]> {
  return byContact(await listSaid(tx, [id], asOf)).get(id) ?? [];
}

function byContact(consents: readonly OfContact[]): ReadonlyMap<number, readonly HeldConsent[]> {
  const found = new Map<number, HeldConsent[]>();
  for (const { contactId, ...consent } of consents) found.set(contactId, [...(found.get(contactId) ?? []), consent]);
  return found;
}

/** The entry of each contact, channel and address that holds at a moment; null: now. */
async function listSaid(tx: Tx, ids: readonly number[], asOf: Date | null): Promise<readonly OfContact[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<Selectable<ConsentEntriesTable>>`
    select contact_id, channel, address, state, source, wording_version, captured_at
    from ${heldEntries(tx, ids, asOf)} h order by contact_id, channel, address`.execute(tx);
  return rows.map((row) => ({
    contactId: row.contact_id,
    channel: row.channel as ConsentChannel,
    address: row.address,
    state: row.state as ConsentState,
    source: row.source as ConsentSource,
    wordingVersion: row.wording_version,
    capturedAt: row.captured_at.toISOString(),
  }));
}

/** For what the person said no, and has not said yes since with a source or proof: what no file and no edit changes. */
export async function listRefusedByPerson(
  tx: Tx,
  id: ContactId,
): Promise<readonly { readonly channel: ConsentChannel; readonly address: string | null }[]> {
  const { rows } = await sql<{ channel: ConsentChannel; address: string | null }>`
    select channel, address from ${heldEntries(tx, [id], null)} h where is_refused_by_person`.execute(tx);
  return rows;
}

/** The entries of a contact, newest first; `after` is the id of the last one seen. */
export async function listConsentEntries(
  tx: Tx,
  contactId: ContactId,
  page: { readonly limit: number; readonly after?: number | undefined },
): Promise<{ readonly entries: ConsentEntry[]; readonly next: string | null }> {
  const rows = await tx
    .selectFrom('consent_entries')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('contact_id', '=', contactId)
    .$if(page.after !== undefined, (q) => q.where('id', '<', page.after ?? 0))
    .orderBy('id', 'desc')
    .limit(page.limit + 1)
    .execute();
  const entries = rows.slice(0, page.limit).map(toEntry);
  return { entries, next: rows.length > page.limit ? (entries.at(-1)?.id ?? null) : null };
}

const keyOf = ({ contactId, channel, address }: OfContact): string => `${contactId} ${channel} ${address ?? ''}`;

const toEntry = (row: Selectable<ConsentEntriesTable>): ConsentEntry => ({
  id: String(row.id),
  channel: row.channel as ConsentChannel,
  address: row.address,
  state: row.state as ConsentState,
  source: row.source as ConsentSource,
  wordingVersion: row.wording_version,
  evidence: row.evidence,
  capturedAt: row.captured_at.toISOString(),
  capturedBy: row.captured_by_id === null ? null : { id: row.captured_by_id, name: row.captured_by_name ?? '' },
  recordedAt: row.recorded_at.toISOString(),
  job: row.job_id,
});

/** The yes and no that contacts, phones and addresses keep. */
async function listKept(tx: Tx, ids: readonly number[]): Promise<readonly OfContact[]> {
  const [tenant, wanted] = [sql`tenant_id = ${tx.tenantId}`, sql`any(${[...ids]}::bigint[])`];
  const { rows } = await sql<{ id: number; channel: ConsentChannel; address: string | null; kept: boolean }>`
    select c.id, v.channel, null as address, v.kept from contacts c
      cross join lateral (values ('voice', c.voice_consent), ('cell', c.cell_consent), ('sms', c.sms_consent),
        ('email', c.email_consent)) v (channel, kept)
      where c.${tenant} and c.id = ${wanted} and v.kept is not null
    union all
    select p.contact_id, v.channel, p.e164, v.kept from contact_phones p
      cross join lateral (values ('cell', p.cell_consent), ('sms', p.sms_consent)) v (channel, kept)
      where p.${tenant} and p.contact_id = ${wanted} and v.kept is not null
    union all
    select e.contact_id, 'email', e.key, e.consent from contact_emails e
      where e.${tenant} and e.contact_id = ${wanted} and e.consent is not null`.execute(tx);
  return rows.map(({ id, channel, address, kept }) => ({
    contactId: id,
    channel,
    address,
    state: stateOfKept(kept),
    source: 'kept',
    wordingVersion: null,
    capturedAt: null,
  }));
}
