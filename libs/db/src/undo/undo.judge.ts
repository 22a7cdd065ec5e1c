import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { emailsImage, imageColumns, phonesImage, valuesImage } from '../contact/contact.image.js';
import type { ImageField } from '../contact/contact.image.js';
import type { Tx } from '../database/tenant.js';
import { columnFieldsIn, consentFields, unknownKeys } from './undo.fields.js';
import { changesOf, changesSince, inBatch } from './undo.look.js';
import type { UndoBatch } from './undo.look.js';

type Fragment = RawBuilder<unknown>;

/**
 * The beginning of a WITH: `mine` (what the job changed of each contact, `image` being what it was before all of that), `seen`
 * (with the contact as it is now, and what others did since), `judged` (with the `code` why it is not put back; null: it is). A run and a
 * dry run both stand on it, so they cannot disagree.
 *
 * WHAT "EDITED SINCE" MEANS. A later change of a field keeps in its image what the job had made of it. If that is not what the field has
 * now, somebody else's value stands there, and the contact is kept as it is, whole. A field that was changed and changed back, and
 * one that the job had not touched, hold nothing back. Custom fields, phones and addresses count as one field each.
 */
export function judgement(tx: Tx, batch: UndoBatch): Fragment {
  const unknown = unknownKeys(batch.keys);
  return sql`
    mine as materialized (${mine(tx, batch)}),
    seen as materialized (
      select m.id, m.last_at, coalesce(m.move in ('created','restored'), false) as wants_gone,
        coalesce(m.move = 'deleted', false) as wants_back, c.id is not null as is_known, c.deleted_at is null as is_live,
        c.contact_id_1, i.image, ${hadImage(tx, batch)} as had,
        ${batch.hasLater ? sql`l.was, case when l.was is not null then ${wholeImage(tx)} end` : sql`null::jsonb as was, null::jsonb`} as now_image
      from mine m
      left join contacts c on c.tenant_id = ${tx.tenantId}::uuid and c.id = m.id and ${inBatch(batch, 'c.id')}
      cross join lateral (select ${wantedImage(batch)} as image) i
      ${batch.hasLater ? laterChanges(tx, batch) : sql``}),
    differing as materialized (
      select s.*, row_number() over (order by s.id) as n, case when s.was is not null then (
          select min(f.key) from jsonb_each(s.was) f
          where (s.wants_gone or s.image ? f.key) and f.value is distinct from s.now_image -> f.key) end as field
      from seen s),
    judged as materialized (
      select s.*, case
        when not s.is_known then 'contact.gone'
        when ${isAsBefore} then 'as-before'
        when not s.wants_back and not s.is_live then 'undo.deleted-since'
        when s.field is not null then 'undo.edited-since'
        ${batch.hasSaidSince ? sql`when exists (${saidSince(tx)}) then 'undo.consent-since'` : sql``}
        ${batch.hasUse ? sql`when s.wants_gone and exists (${usedSince(tx)}) then 'undo.used-since'` : sql``}
        ${unknown.length > 0 ? sql`when s.image ?| ${[...unknown]}::text[] then 'undo.unknown-field'` : sql``}
        ${batch.keys.includes('group') ? sql`when ${isGroupGone(tx)} then 'undo.group-gone'` : sql``}
        ${batch.hasMoves || batch.keys.includes('contactId1') ? sql`when ${isIdTaken(tx)} then 'contact.id-taken'` : sql``}
        end as code
      from differing s)`;
}

/** Most jobs change a contact once. Of several changes the earliest image of a field is what it was before. */
const mine = (tx: Tx, batch: UndoBatch): Fragment =>
  batch.hasSeveral
    ? sql`select h.contact_id as id, max(h.at) as last_at, merge_images(h.before order by h.at desc) as before,
          (array_agg(h.action order by h.at) filter (where h.action <> 'updated'))[1] as move
        from contact_changes h where ${changesOf(tx, batch.undone)} and ${inBatch(batch, 'h.contact_id')} group by h.contact_id`
    : sql`select h.contact_id as id, h.at as last_at, coalesce(h.before, '{}') as before, nullif(h.action, 'updated') as move
        from contact_changes h where ${changesOf(tx, batch.undone)} and ${inBatch(batch, 'h.contact_id')}`;

/** What others had found when they changed the contact since: of each field the first of them. */
const laterChanges = (tx: Tx, { undone }: UndoBatch): Fragment =>
  sql`left join lateral (select merge_images(h.before order by h.at desc) as was from contact_changes h
    where ${changesSince(tx, undone, sql`m.id`, sql`m.last_at`)} having count(*) > 0) l on true`;

/** A contact that a job created is taken away with the consents it brought: whoever restores it by hand does not restore those. */
const wantedImage = ({ hasCreatedConsents }: UndoBatch): Fragment =>
  hasCreatedConsents
    ? sql`case when m.move = 'created' then ${sql.join(
        consentFields.map(
          ({ field }) =>
            sql`case when c.${sql.id(imageColumns[field])} is null then '{}' else jsonb_build_object(${sql.lit(field)}, null) end`,
        ),
        sql` || `,
      )} else m.before end`
    : sql`m.before`;

/** What the undo will replace, in the form of a before-image: the keys of `image` as they are now. */
function hadImage(tx: Tx, { keys, hasCreatedConsents }: UndoBatch): Fragment {
  const created = hasCreatedConsents ? consentFields.map(({ field }) => field) : [];
  const fields = [...new Set<ImageField>([...columnFieldsIn(keys), ...created])];
  const absent = sql.join(
    fields.map((field) => sql`case when not i.image ? ${sql.lit(field)} then ${sql.lit(field)} end`),
  );
  const values =
    fields.length === 0
      ? sql`'{}'::jsonb`
      : sql`(${valuesImage(fields, 'c')} - array_remove(array[${absent}]::text[], null))`;
  const list = (key: string, image: Fragment): Fragment =>
    keys.includes(key)
      ? sql`|| case when i.image ? ${sql.lit(key)} then jsonb_build_object(${sql.lit(key)}, ${image}) else '{}' end`
      : sql``;
  return sql`${values} ${list('custom', sql`c.custom`)} ${list('phones', phonesImage(tx, sql`m.id`))}
    ${list('emails', emailsImage(tx, sql`m.id`))}`;
}

/** The whole contact: asked for only where somebody else changed it since. */
const wholeImage = (tx: Tx): Fragment =>
  sql`${valuesImage(Object.keys(imageColumns) as ImageField[], 'c')} || jsonb_build_object('custom', c.custom,
    'phones', ${phonesImage(tx, sql`m.id`)}, 'emails', ${emailsImage(tx, sql`m.id`)})`;

const isAsBefore = sql`case when s.wants_gone then not s.is_live else s.is_live and (s.image = '{}' or (s.was is not null
  and not exists (select from jsonb_each(s.image) f where f.value is distinct from s.now_image -> f.key))) end`;

/** What a person said since about a consent that would be put back; about any, where the contact would be taken away. */
export const saidSince = (tx: Tx): Fragment => sql`
  select e.captured_by_name as by, e.recorded_at as at from consent_entries e
  where e.tenant_id = ${tx.tenantId}::uuid and e.contact_id = s.id and e.job_id is null and e.recorded_at > s.last_at
    and (s.wants_gone or s.image ? (e.channel || 'Consent')
      or (e.address is not null and s.image ? case e.channel when 'email' then 'emails' else 'phones' end))`;

/** What somebody did with a contact since that would be taken away. */
export const usedSince = (tx: Tx): Fragment => sql`
  select u.by, u.at from (
    select n.author_name as by, n.created_at as at from notes n where n.tenant_id = ${tx.tenantId}::uuid and n.contact_id = s.id
    union all select o.source, o.received_at from interactions o where o.tenant_id = ${tx.tenantId}::uuid and o.contact_id = s.id
    union all select b.created_by_name, b.created_at from callbacks b where b.tenant_id = ${tx.tenantId}::uuid and b.contact_id = s.id
    union all select v.changed_by_name, v.changed_at from encrypted_values v
      where v.tenant_id = ${tx.tenantId}::uuid and v.contact_id = s.id) u
  where u.at > s.last_at`;

const isGroupGone = (tx: Tx): Fragment => sql`(s.image ->> 'group') is not null and not exists (
  select from groups g where g.tenant_id = ${tx.tenantId}::uuid and g.id = (s.image ->> 'group')::bigint)`;

/** Only where the contact gets a Contact ID 1 it does not have, or comes back with one. */
const isIdTaken = (tx: Tx): Fragment => sql`not s.wants_gone and (s.wants_back or s.image ? 'contactId1') and exists (
  select from contacts o where o.tenant_id = ${tx.tenantId}::uuid and o.deleted_at is null and o.id <> s.id
    and o.contact_id_1 = case when s.image ? 'contactId1' then s.image ->> 'contactId1' else s.contact_id_1 end)`;
