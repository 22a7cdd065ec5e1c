import { undoFailedCodes, undoKeptCodes } from '@rollcall/domain/undo';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { imageColumns } from '../contact/contact.image.js';
import type { Tx } from '../database/tenant.js';
import { writtenChannels } from './undo.channels.js';
import { columnFieldsIn, consentFields, imageValue } from './undo.fields.js';
import { judgement, saidSince, usedSince } from './undo.judge.js';
import { changesSince, inBatch } from './undo.look.js';
import type { UndoBatch } from './undo.look.js';

type Fragment = RawBuilder<unknown>;

/** How the contacts of one batch ended. They add up to `read`. */
export interface UndoCounts {
  readonly read: number;
  readonly restored: number;
  /** Somebody changed them since. */
  readonly kept: number;
  readonly couldNot: number;
  readonly asBefore: number;
}

/**
 * Puts the contacts of a batch back as they were before the job, in one statement: values, custom fields, phones and addresses from
 * the before-images, contacts it created away, contacts it deleted back. It writes a history of its own, in the same form, by which an undo
 * of the undo puts everything back again. The words of names need no learning: they were learnt when the names were first
 * written. A dry run judges by the same statement, and writes nothing but the issues.
 */
export async function restoreContacts(tx: Tx, batch: UndoBatch): Promise<UndoCounts> {
  const { rows } = await restoreStatement(tx, batch).execute(tx);
  return rows[0]!;
}

/** See {@link restoreContacts}. */
export const restoreStatement = (tx: Tx, batch: UndoBatch): RawBuilder<UndoCounts> => sql<UndoCounts>`
    with ${judgement(tx, batch)},
    ${batch.isDryRun ? sql`` : writes(tx, batch)}
    ${issues(tx, batch)}
    select count(*) as read, count(*) filter (where code is null) as restored,
      count(*) filter (where code = 'as-before') as "asBefore", count(*) filter (where ${isKept}) as kept,
      count(*) filter (where ${couldNot}) as "couldNot" from judged s`;

const oneOf = (codes: readonly string[]): Fragment => sql`s.code in (${sql.join(codes.map((code) => sql.lit(code)))})`;
const isKept = oneOf(undoKeptCodes);
const couldNot = oneOf(undoFailedCodes);

function writes(tx: Tx, batch: UndoBatch): Fragment {
  const { keys, hasMoves, hasCreatedConsents } = batch;
  const created = hasCreatedConsents ? consentFields.map(({ field }) => field) : [];
  const fields = [...new Set([...columnFieldsIn(keys), ...created])];
  const columns = fields.map((field) => {
    const column = sql.id(imageColumns[field]);
    return sql`${column} = case when t.image ? ${sql.lit(field)} then ${imageValue('t.image', field)} else c.${column} end`;
  });
  if (keys.includes('custom'))
    columns.push(sql`custom = case when t.image ? 'custom' then coalesce(t.image -> 'custom', '{}') else c.custom end`);
  if (hasMoves)
    columns.push(sql`deleted_at = case when t.wants_gone then now() when t.wants_back then null else c.deleted_at end`);
  return sql`
    todo as materialized (select s.* from judged s where s.code is null),
    logged as (
      insert into contact_changes (tenant_id, contact_id, action, job_id, through, before)
      select ${tx.tenantId}::uuid, t.id,
        case when t.wants_gone then 'deleted' when not t.is_live then 'restored' else 'updated' end, ${batch.undoId}::uuid, 'job', t.had
      from todo t order by t.id),
    written as (
      update contacts c set ${sql.join([...columns, sql`version = c.version + 1`, sql`updated_at = now()`])}
      from todo t where c.tenant_id = ${tx.tenantId}::uuid and c.id = t.id and ${inBatch(batch, 'c.id')}),
    ${writtenChannels(tx, batch)} ${answeredConsents(tx, batch, fields)}`;
}

/**
 * The ledger of consents is never changed: what the job wrote is answered by an entry of the undo. It says again what was said before
 * the job, with its wording and proof, where that is what the contact gets back; a no that a person had said is said so again.
 */
function answeredConsents(tx: Tx, { undoId, undone }: UndoBatch, fields: readonly string[]): Fragment {
  const touched = consentFields.filter(({ field }) => fields.includes(field));
  if (touched.length === 0) return sql``;
  const values = touched.map(({ field, channel }) => sql`(${sql.lit(channel)}, ${sql.lit(field)})`);
  return sql`
    answered as (
      insert into consent_entries (tenant_id, contact_id, channel, state, source, wording_version, evidence, job_id)
      select ${tx.tenantId}::uuid, t.id, v.channel,
        case when p.id is not null then p.state when w.wanted then 'granted' when w.wanted is null then 'unknown' else 'refused' end,
        case when p.state in ('refused', 'revoked') then p.source else 'undo' end, p.wording_version, p.evidence, ${undoId}::uuid
      from todo t cross join lateral (values ${sql.join(values)}) v (channel, field)
      cross join lateral (select (t.image ->> v.field)::boolean as wanted, (t.had ->> v.field)::boolean as had) w
      left join lateral (
        select e.* from (select e.id, e.state, e.source, e.wording_version, e.evidence from consent_entries e
          where e.tenant_id = ${tx.tenantId}::uuid and e.contact_id = t.id and e.channel = v.channel and e.address is null
            and e.job_id is distinct from ${undone.id}::uuid and e.recorded_at <= t.last_at
          order by e.captured_at desc, e.id desc limit 1) e
        where (case e.state when 'granted' then true when 'unknown' then null else false end) is not distinct from w.wanted) p on true
      where t.image ? v.field and w.wanted is distinct from w.had order by t.id),`;
}

/** Every contact that is not put back, with its reason: the row of an issue is the place of the contact among those looked at. */
const issues = (tx: Tx, batch: UndoBatch): Fragment => sql`
    noted as (
      insert into job_issues (tenant_id, job_id, row_no, seq, column_name, code, value, severity)
      select ${tx.tenantId}::uuid, ${batch.undoId}::uuid, ${batch.row}::bigint + s.n, 0, coalesce(s.field, ''), s.code,
        concat_ws(' · ', s.id::text, to_char(w.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"'), left(w.by, 200)),
        case when ${couldNot} then 'error' else 'warning' end
      from judged s left join lateral (${whoAndWhen(tx, batch)}) w on true
      where s.code <> 'as-before' order by s.n
      returning code, column_name, severity),
    counted as (
      insert into job_issue_counts (tenant_id, job_id, code, column_name, severity, count)
      select ${tx.tenantId}::uuid, ${batch.undoId}::uuid, code, column_name, severity, count(*) from noted
      group by code, column_name, severity order by code, column_name
      on conflict (tenant_id, job_id, code, column_name, severity)
      do update set count = job_issue_counts.count + excluded.count)`;

/** Who did what holds the contact back, and when: the latest of them. */
const whoAndWhen = (tx: Tx, { undone, hasSaidSince, hasUse }: UndoBatch): Fragment => sql`
  (select h.at, coalesce(h.actor_name, j.started_by_name) as by from contact_changes h
    left join jobs j on j.tenant_id = h.tenant_id and j.id = h.job_id
    where s.code in ('undo.edited-since','undo.deleted-since') and ${changesSince(tx, undone, sql`s.id`, sql`s.last_at`)}
      and case when s.code = 'undo.deleted-since' then h.action = 'deleted' else h.before ? s.field end
    order by h.at desc limit 1)
  ${hasSaidSince ? sql`union all (select e.at, e.by from (${saidSince(tx)}) e where s.code = 'undo.consent-since' order by e.at desc limit 1)` : sql``}
  ${hasUse ? sql`union all (select e.at, e.by from (${usedSince(tx)}) e where s.code = 'undo.used-since' order by e.at desc limit 1)` : sql``}`;
