import type { ConsentChannel, ConsentSource, ConsentState } from '@rollcall/domain/consent';
import { sql } from 'kysely';
import { emailsImage, phonesImage } from '../contact/contact.image.js';
import type { Tx } from '../database/tenant.js';
import { heldEntries } from './held-entries.js';

/** One thing that was said about contacting somebody. */
export interface ConsentWrite {
  readonly contactId: number;
  readonly channel: ConsentChannel;
  /** A number (E.164) or e-mail key of the contact; null: all of them. */
  readonly address: string | null;
  readonly state: ConsentState;
  readonly source: ConsentSource;
  readonly wordingVersion?: string | null;
  readonly evidence?: string | null;
  /** When it was said, at the latest now. Left out: now. */
  readonly capturedAt?: Date | undefined;
}

/** Who wrote it down, or the job that did. */
export interface ConsentWriter {
  readonly actor: { readonly id: string; readonly name: string } | null;
  readonly jobId?: string | null;
}

/** The kept state that a write replaced, by the name of the contact's field: what history and undo keep. */
export interface KeptConsentChange {
  readonly contactId: number;
  /** Of the contact itself; or the list of phones or addresses as it was, if one of them has another consent now. */
  readonly before: Readonly<
    Partial<Record<KeptField, boolean | null> & Record<'phones' | 'emails', readonly unknown[]>>
  >;
}
type KeptField = 'voiceConsent' | 'cellConsent' | 'smsConsent' | 'emailConsent';

/**
 * Writes what was said into the ledger, and what holds because of it into contacts, phones and addresses, in the transaction of
 * its caller: the only way to change a consent outside an import. The newest by `capturedAt` holds (`heldEntries`), so that an old
 * letter that is entered late overrules nothing newer. Version and history of the contact are the caller's.
 * @returns the contacts whose kept state changed, with the values before
 */
export async function writeConsents(
  tx: Tx,
  writes: readonly ConsentWrite[],
  by: ConsentWriter,
): Promise<readonly KeptConsentChange[]> {
  if (writes.length === 0) return [];
  const ids = [...new Set(writes.map(({ contactId }) => contactId))];
  // Whoever writes for the same contact at once waits here, so that both see the entries of each other.
  await sql`select id from contacts where tenant_id = ${tx.tenantId} and id = any(${ids}::bigint[])
    order by id for update`.execute(tx);
  await insertEntries(tx, writes, by);
  const changed = await keepOnContacts(tx, ids);
  const named = [...new Set(writes.filter(({ address }) => address !== null).map(({ contactId }) => contactId))];
  return named.length === 0 ? changed : withAddresses(changed, await keepOnNamed(tx, named));
}

/** Keeps what holds for single numbers and addresses there. @returns the lists that changed, as they were */
async function keepOnNamed(tx: Tx, ids: readonly number[]): Promise<readonly KeptConsentChange[]> {
  const had = await listAddressImages(tx, ids);
  await keepOnAddresses(tx, ids);
  const has = await listAddressImages(tx, ids);
  return [...had].flatMap(([contactId, images]) => {
    const isOther = (list: keyof AddressImages): boolean =>
      JSON.stringify(images[list]) !== JSON.stringify(has.get(contactId)?.[list]);
    const before: KeptConsentChange['before'] = {
      ...(isOther('phones') && { phones: images.phones }),
      ...(isOther('emails') && { emails: images.emails }),
    };
    return Object.keys(before).length === 0 ? [] : [{ contactId, before }];
  });
}

type AddressImages = Readonly<Record<'phones' | 'emails', readonly unknown[]>>;

async function listAddressImages(tx: Tx, ids: readonly number[]): Promise<ReadonlyMap<number, AddressImages>> {
  const { rows } = await sql<AddressImages & { readonly id: number }>`
    select c.id, ${phonesImage(tx, sql`c.id`)} as phones, ${emailsImage(tx, sql`c.id`)} as emails
    from contacts c where c.tenant_id = ${tx.tenantId} and c.id = any(${[...ids]}::bigint[])`.execute(tx);
  return new Map(rows.map(({ id, ...images }) => [id, images]));
}

/** One change for each contact, in their order. */
function withAddresses(
  changed: readonly KeptConsentChange[],
  more: readonly KeptConsentChange[],
): readonly KeptConsentChange[] {
  const befores = new Map(changed.map(({ contactId, before }) => [contactId, before]));
  for (const { contactId, before } of more) befores.set(contactId, { ...befores.get(contactId), ...before });
  return [...befores].sort(([one], [other]) => one - other).map(([contactId, before]) => ({ contactId, before }));
}

async function insertEntries(tx: Tx, writes: readonly ConsentWrite[], by: ConsentWriter): Promise<void> {
  const entries = JSON.stringify(
    writes.map((write) => ({ ...write, capturedAt: write.capturedAt?.toISOString() ?? null })),
  );
  await sql`
    insert into consent_entries (tenant_id, contact_id, channel, state, address, source, wording_version, evidence, captured_at,
      captured_by_id, captured_by_name, job_id)
    select ${tx.tenantId}, e."contactId", e.channel, e.state, e.address, e.source, e."wordingVersion", e.evidence,
      least(coalesce(e."capturedAt", statement_timestamp()), statement_timestamp()), ${by.actor?.id ?? null}, ${by.actor?.name ?? null}, ${by.jobId ?? null}::uuid
    from jsonb_to_recordset(${entries}::jsonb) e ("contactId" bigint, channel text, state text, address text, source text,
      "wordingVersion" text, evidence text, "capturedAt" timestamptz)`.execute(tx);
}

/** What holds by the ledger for these contacts: `held` (contact_id, channel, address, kept). */
const held = (tx: Tx, ids: readonly number[]) => sql`
  held as (
    select contact_id, channel, address, case state when 'granted' then true when 'unknown' then null else false end as kept
    from ${heldEntries(tx, ids, null)} h)`;

async function keepOnContacts(tx: Tx, ids: readonly number[]): Promise<readonly KeptConsentChange[]> {
  const fresh = (channel: ConsentChannel) => {
    const column = sql.ref(`c.${channel}_consent`);
    const isOf = sql`channel = ${sql.lit(channel)}`;
    return sql`case when bool_or(h.${isOf}) then bool_or(h.kept) filter (where h.${isOf}) else ${column} end
      as ${sql.id(`${channel}_consent`)}`;
  };
  const columns = (['voice', 'cell', 'sms', 'email'] as const).map(fresh);
  const { rows } = await sql<{ contact_id: number } & Record<`${ConsentChannel}_before`, boolean | null>>`
    with ${held(tx, ids)},
    fresh as (
      select c.tenant_id, c.id, ${sql.join(columns)},
        c.voice_consent as voice_before, c.cell_consent as cell_before, c.sms_consent as sms_before, c.email_consent as email_before
      from contacts c join held h on h.contact_id = c.id and h.address is null
      where c.tenant_id = ${tx.tenantId} and c.id = any(${[...ids]}::bigint[])
      group by c.tenant_id, c.id, c.voice_consent, c.cell_consent, c.sms_consent, c.email_consent),
    written as (
      update contacts c set voice_consent = f.voice_consent, cell_consent = f.cell_consent,
        sms_consent = f.sms_consent, email_consent = f.email_consent
      from fresh f where c.tenant_id = f.tenant_id and c.id = f.id
        and (c.voice_consent, c.cell_consent, c.sms_consent, c.email_consent)
          is distinct from (f.voice_consent, f.cell_consent, f.sms_consent, f.email_consent)
      returning c.id, c.voice_consent, c.cell_consent, c.sms_consent, c.email_consent)
    select f.id as contact_id, w.voice_consent, w.cell_consent, w.sms_consent, w.email_consent,
      f.voice_before, f.cell_before, f.sms_before, f.email_before
    from written w join fresh f on f.id = w.id order by f.id`.execute(tx);
  return rows.map(toChange);
}

function toChange(row: { readonly contact_id: number } & Record<string, unknown>): KeptConsentChange {
  const before: Partial<Record<KeptField, boolean | null>> = {};
  for (const channel of ['voice', 'cell', 'sms', 'email'] as const)
    if (row[`${channel}_before`] !== row[`${channel}_consent`])
      before[`${channel}Consent`] = row[`${channel}_before`] as boolean | null;
  return { contactId: row.contact_id, before };
}

/** Gives the phones and addresses of contacts what holds for them by the ledger; on those it does not name it changes nothing. */
export async function keepOnAddresses(tx: Tx, ids: readonly number[]): Promise<void> {
  const of = (alias: string) => sql`${sql.ref(`${alias}.tenant_id`)} = ${tx.tenantId}
    and ${sql.ref(`${alias}.contact_id`)} = h.contact_id`;
  await sql`
    with ${held(tx, ids)},
    sms as (update contact_phones p set sms_consent = h.kept from held h
      where ${of('p')} and h.address = p.e164 and h.channel = 'sms' and p.sms_consent is distinct from h.kept),
    emails as (update contact_emails e set consent = h.kept from held h
      where ${of('e')} and h.address = e.key and h.channel = 'email' and e.consent is distinct from h.kept)
    select 1`.execute(tx);
  // A statement of its own: one must not write the same phone twice.
  await sql`
    with ${held(tx, ids)}
    update contact_phones p set cell_consent = h.kept from held h
    where ${of('p')} and h.address = p.e164 and h.channel = 'cell' and p.cell_consent is distinct from h.kept`.execute(
    tx,
  );
}

/** Moves the version of contacts whose kept state {@link writeConsents} changed, and writes their history. */
export async function changeKeptConsents(
  tx: Tx,
  changes: readonly KeptConsentChange[],
  by: { readonly actor: { readonly id: string; readonly name: string }; readonly through: string },
): Promise<void> {
  if (changes.length === 0) return;
  const ids = changes.map(({ contactId }) => contactId);
  await sql`update contacts set version = version + 1, updated_at = now()
    where tenant_id = ${tx.tenantId} and id = any(${ids}::bigint[])`.execute(tx);
  await tx
    .insertInto('contact_changes')
    .values(
      changes.map(({ contactId, before }) => ({
        tenant_id: tx.tenantId,
        contact_id: contactId,
        action: 'updated',
        actor_id: by.actor.id,
        actor_name: by.actor.name,
        through: by.through,
        before: JSON.stringify(before),
      })),
    )
    .execute();
}
