import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../database/tenant.js';
import { inBatch } from './undo.look.js';
import type { UndoBatch } from './undo.look.js';

type Fragment = RawBuilder<unknown>;

/** How the columns of a phone stand in an image, and their types if they are not text. */
const phoneColumns: Readonly<Record<string, { readonly key: string; readonly type?: Fragment }>> = {
  e164: { key: 'e164' },
  raw: { key: 'raw' },
  extension: { key: 'extension' },
  type: { key: 'type' },
  status: { key: 'status' },
  sms_consent: { key: 'smsConsent', type: sql`boolean` },
  cell_consent: { key: 'cellConsent', type: sql`boolean` },
  blocked_on: { key: 'blockedOn', type: sql`date` },
};

/** Parts of a WITH behind `todo`: phones and addresses become the whole lists that the images have. */
export const writtenChannels = (tx: Tx, batch: UndoBatch): Fragment => sql`
    ${batch.keys.includes('phones') ? phones(tx, batch) : sql``} ${batch.keys.includes('emails') ? emails(tx, batch) : sql``}`;

/** What is on the list is written over what has its place, and the rest goes: no row is written twice, in whatever order. */
function phones(tx: Tx, batch: UndoBatch): Fragment {
  const columns = Object.keys(phoneColumns).map((column) => sql.id(column));
  const values = Object.values(phoneColumns).map(
    ({ key, type }) => sql`(p.value ->> ${sql.lit(key)})::${type ?? sql`text`}`,
  );
  const all = [...columns, sql.id('aliases'), sql.id('block'), sql.id('is_preferred')];
  return sql`
    phones_cleared as (
      delete from contact_phones o using todo t where t.image ? 'phones' and o.tenant_id = ${tx.tenantId}::uuid
        and o.contact_id = t.id
        and ${inBatch(batch, 'o.contact_id')} and not t.image -> 'phones' @> jsonb_build_array(jsonb_build_object('position', o.position))),
    phones_written as (
      insert into contact_phones (tenant_id, contact_id, position, ${sql.join(all)})
      select ${tx.tenantId}::uuid, t.id, (p.value ->> 'position')::smallint, ${sql.join(values)},
        case when p.value ? 'aliases' then array(select jsonb_array_elements_text(p.value -> 'aliases')) end,
        coalesce(p.value ->> 'block', 'none'), coalesce((p.value ->> 'preferred')::boolean, false)
      from todo t cross join lateral jsonb_array_elements(t.image -> 'phones') p where t.image ? 'phones'
      on conflict (tenant_id, contact_id, position) do update set ${replaced(all)}),`;
}

const replaced = (columns: readonly Fragment[]): Fragment =>
  sql.join(columns.map((column) => sql`${column} = excluded.${column}`));

function emails(tx: Tx, batch: UndoBatch): Fragment {
  const { undone } = batch;
  return sql`
    emails_cleared as (
      delete from contact_emails o using todo t where t.image ? 'emails' and o.tenant_id = ${tx.tenantId}::uuid
        and o.contact_id = t.id
        and ${inBatch(batch, 'o.contact_id')} and not t.image -> 'emails' @> jsonb_build_array(jsonb_build_object('position', o.position))),
    emails_written as (
      insert into contact_emails (tenant_id, contact_id, position, address, key, consent, is_blocked)
      select ${tx.tenantId}::uuid, t.id, (p.value ->> 'position')::smallint, p.value ->> 'address', p.value ->> 'key',
        (p.value ->> 'consent')::boolean, coalesce((p.value ->> 'blocked')::boolean, false)
      from todo t cross join lateral jsonb_array_elements(t.image -> 'emails') p where t.image ? 'emails'
      on conflict (tenant_id, contact_id, position) do update
        set address = excluded.address, key = excluded.key, consent = excluded.consent, is_blocked = excluded.is_blocked),
    ${undone.isRedo ? emailsRemembered(tx, batch) : emailsForgotten(tx, batch)}`;
}

/** What the job replaced is had again, so it is no earlier address; and what it put there was never one. */
const emailsForgotten = (tx: Tx, batch: UndoBatch): Fragment => sql`
    emails_forgotten as (
      delete from contact_past_emails o using todo t where t.image ? 'emails' and o.tenant_id = ${tx.tenantId}::uuid
        and o.contact_id = t.id and ${inBatch(batch, 'o.contact_id')} and o.replaced_at >= ${batch.undone.startedAt}
        and t.image -> 'emails' @> jsonb_build_array(jsonb_build_object('key', o.key))),`;

/** A redo replaces addresses as the job had done. */
const emailsRemembered = (tx: Tx, batch: UndoBatch): Fragment => sql`
    emails_remembered as (
      insert into contact_past_emails (tenant_id, contact_id, key, address)
      select o.tenant_id, o.contact_id, o.key, o.address from todo t join contact_emails o
        on o.tenant_id = ${tx.tenantId}::uuid and o.contact_id = t.id and ${inBatch(batch, 'o.contact_id')}
      where t.image ? 'emails' and not t.image -> 'emails' @> jsonb_build_array(jsonb_build_object('key', o.key))
      on conflict do nothing),`;
