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

/** What holds, as the ledger and the kept state say; its clock is the caller's to wind. */
export type HeldConsent = Omit<CurrentConsent, 'clock'>;

/**
 * What holds for a contact now: for each channel and address its newest entry; where the ledger is silent, the kept state of
 * before the ledger.
 */
export async function listCurrentConsents(tx: Tx, contactId: ContactId): Promise<readonly HeldConsent[]> {
  const said = await listConsentsAsOf(tx, contactId, null);
  const known = new Set(said.map(keyOf));
  const kept = (await listKept(tx, contactId)).filter((each) => !known.has(keyOf(each)));
  return [...said, ...kept];
}

/** What held for a contact at a moment, by the ledger alone. Null: now. */
export async function listConsentsAsOf(
  tx: Tx,
  contactId: ContactId,
  asOf: Date | null,
): Promise<readonly HeldConsent[]> {
  const rows = await tx
    .selectFrom('consent_entries')
    .distinctOn(['channel', 'address'])
    .select(['channel', 'address', 'state', 'source', 'wording_version', 'captured_at'])
    .where('tenant_id', '=', tx.tenantId)
    .where('contact_id', '=', contactId)
    .where('captured_at', '<=', asOf ?? sql<Date>`clock_timestamp()`)
    .orderBy('channel')
    .orderBy('address')
    .orderBy('captured_at', 'desc')
    .orderBy('id', 'desc')
    .execute();
  return rows.map((row) => ({
    channel: row.channel as ConsentChannel,
    address: row.address,
    state: row.state as ConsentState,
    source: row.source as ConsentSource,
    wordingVersion: row.wording_version,
    capturedAt: row.captured_at.toISOString(),
  }));
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

const keyOf = ({ channel, address }: Pick<HeldConsent, 'channel' | 'address'>): string => `${channel} ${address ?? ''}`;

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
async function listKept(tx: Tx, contactId: ContactId): Promise<readonly HeldConsent[]> {
  const of = sql`tenant_id = ${tx.tenantId}`;
  const { rows } = await sql<{ channel: ConsentChannel; address: string | null; kept: boolean }>`
    select v.channel, null as address, v.kept from contacts c
      cross join lateral (values ('voice', c.voice_consent), ('cell', c.cell_consent), ('sms', c.sms_consent),
        ('email', c.email_consent)) v (channel, kept)
      where c.${of} and c.id = ${contactId} and v.kept is not null
    union all
    select v.channel, p.e164, v.kept from contact_phones p
      cross join lateral (values ('cell', p.cell_consent), ('sms', p.sms_consent)) v (channel, kept)
      where p.${of} and p.contact_id = ${contactId} and v.kept is not null
    union all
    select 'email', e.key, e.consent from contact_emails e
      where e.${of} and e.contact_id = ${contactId} and e.consent is not null`.execute(tx);
  return rows.map(({ channel, address, kept }) => ({
    channel,
    address,
    state: stateOfKept(kept),
    source: 'kept',
    wordingVersion: null,
    capturedAt: null,
  }));
}
