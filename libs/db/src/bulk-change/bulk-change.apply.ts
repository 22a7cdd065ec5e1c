import type { BulkPlan } from '@rollcall/domain/bulk-change';
import { skippingCodes } from '@rollcall/domain/bulk-change';
import type { BulkSample } from '@rollcall/domain/bulk-change';
import type { Filter } from '@rollcall/domain/filter';
import type { JobId } from '@rollcall/domain/job';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { learnNameWordsOf } from '../contact/contact.words.js';
import type { Tx } from '../database/tenant.js';
import { compileFilter, prepareFilter } from '../filter/index.js';
import { lookUpByIndex, targetRows } from './bulk-change.freeze.js';
import type { BulkRange } from './bulk-change.freeze.js';
import { cannotCode, changeImage, differs, fieldWrites, freshCustom } from './bulk-change.judge.js';

type Fragment = RawBuilder<unknown>;

/** A bulk change as its batches are done. */
export interface BulkWork {
  readonly jobId: JobId;
  readonly plan: BulkPlan;
  /** What contacts still have to fulfil; null: they were named. */
  readonly filter: Filter | null;
  /** When the target was frozen: what days of the filter are counted from. */
  readonly now: Date;
  /** Who started it: consents are captured by a person. */
  readonly by: { readonly id: string; readonly name: string };
}

/** How the rows of a batch ended. */
export interface BulkOutcome {
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
  readonly rejected: number;
}

/** What a dry run finds in a batch; amounts are text, null where no balance changes. */
export interface BulkLook extends BulkOutcome {
  readonly smallest: string | null;
  readonly largest: string | null;
  readonly samples: readonly BulkSample[];
}

const nameFields = ['firstName', 'lastName', 'company'];

/**
 * Changes the contacts of some rows: compare, before-image, write, consent, issue, each set-based and all in one statement. Before
 * it every contact is locked in id order, so that jobs and people that meet queue and do not deadlock, and what is compared is
 * what is replaced. Contacts that were deleted or left the filter are skipped.
 */
export async function changeBatch(tx: Tx, work: BulkWork, range: BulkRange): Promise<BulkOutcome> {
  await lookUpByIndex(tx);
  await sql`
    select count(*) from (select c.id from contacts c where c.tenant_id = ${tx.tenantId} and c.deleted_at is null
      and c.id in (select b.id from (${targetRows(tx, work.jobId, range)}) b) order by c.id for update) l`.execute(tx);
  const judged = await judgedRows(tx, work, range, 'change');
  const { rows } = await sql<BulkOutcome & { renamed: readonly number[] }>`
    with ${judged},
    logged as (
      insert into contact_changes (tenant_id, contact_id, action, job_id, through, before)
      select ${tx.tenantId}, j.id, ${work.plan.deletes ? 'deleted' : 'updated'}, ${work.jobId}::uuid, 'job', j.before
      from judged j where j.is_changed order by j.id),
    written as (
      update contacts c set ${sql.join(writesOf(work.plan))}
      from judged j where c.tenant_id = ${tx.tenantId} and c.id = j.id and j.is_changed),
    ${consentEntries(tx, work)}
    ${issueRows(tx, work.jobId)}
    select ${counts}, ${renamedOf(work.plan)} as renamed from judged j`.execute(tx);
  const { renamed, ...outcome } = rows[0]!;
  if (renamed.length > 0) await learnNameWordsOf(tx, renamed);
  return outcome;
}

/** Says what {@link changeBatch} would do, by the same comparison; issues are written, contacts are not. */
export async function lookAtBatch(tx: Tx, work: BulkWork, range: BulkRange, samples: number): Promise<BulkLook> {
  await lookUpByIndex(tx);
  const judged = await judgedRows(tx, work, range, 'look');
  const { rows } = await sql<BulkLook>`
    with ${judged}, ${issueRows(tx, work.jobId)}
    select ${counts}, min(j.balance) filter (where j.is_changed) as smallest, max(j.balance) filter (where j.is_changed) as largest,
      coalesce((select jsonb_agg(jsonb_build_object('contactId', s.id, 'name', s.name, 'before', s.before, 'after', s.after) order by s.row_no)
        from (select * from judged where is_changed order by row_no limit ${samples}) s), '[]') as samples
    from judged j`.execute(tx);
  return rows[0]!;
}

/** The next row alone cannot be stored. */
export async function rejectRow(tx: Tx, jobId: JobId, row: number): Promise<void> {
  await sql`
    with judged as (select b.row_no, b.id, 'row.not-storable' as code from (${targetRows(tx, jobId, { after: row - 1, last: row })}) b),
    ${issueRows(tx, jobId)} select 1`.execute(tx);
}

/** `judged`: the rows of a batch, each with its contact and what becomes of it. */
async function judgedRows(tx: Tx, work: BulkWork, range: BulkRange, what: 'change' | 'look'): Promise<Fragment> {
  const { plan, filter, jobId } = work;
  const matches = filter === null ? null : compileFilter(tx, (await prepareFilter(tx, filter, work.now)).plan);
  const left = matches === null ? sql`` : sql`when not ${matches} then 'no-longer-matches'`;
  const balance = fieldWrites(plan).find(({ field }) => field === 'balance');
  const extra =
    what === 'change'
      ? sql``
      : sql`, ${changeImage(plan, 'fresh')} as after, ${balance?.fresh ?? sql`null::numeric`} as balance,
          coalesce(nullif(concat_ws(' ', c.first_name, c.last_name), ''), c.company, '') as name`;
  return sql`
    batch as materialized (${targetRows(tx, jobId, range)}),
    seen as materialized (
      select b.row_no, b.id, case when c.id is null then 'contact.gone' ${left} else ${cannotCode(tx, plan)} end as code,
        ${differs(plan)} as is_other, ${changeImage(plan, 'old')} as before ${extra}
      from batch b left join contacts c on c.tenant_id = ${tx.tenantId} and c.id = b.id and c.deleted_at is null),
    judged as (select s.*, s.code is null and s.is_other as is_changed from seen s)`;
}

const isSkipped = sql`j.code = any(${[...skippingCodes]}::text[])`;
const counts = sql`
  count(*) filter (where j.is_changed) as updated, count(*) filter (where j.code is null and not j.is_other) as unchanged,
  count(*) filter (where ${isSkipped}) as skipped, count(*) filter (where j.code is not null and not ${isSkipped}) as rejected`;

const stamps = [sql`version = c.version + 1`, sql`updated_at = now()`];

function writesOf(plan: BulkPlan): Fragment[] {
  if (plan.deletes) return [sql`deleted_at = now()`, ...stamps];
  const custom = freshCustom(plan);
  return [
    ...fieldWrites(plan).map(({ column, fresh }) => sql`${sql.id(column)} = ${fresh}`),
    ...(custom === null ? [] : [sql`custom = ${custom}`]),
    ...stamps,
  ];
}

/** The ledger entries of what was said, of the channels that it changes. */
function consentEntries(tx: Tx, { jobId, plan, by }: BulkWork): Fragment {
  const { consents, story } = plan;
  if (consents.length === 0 || story === null) return sql``;
  const said = consents.map(
    ({ channel, state }) => sql`(${sql.lit(channel)}, ${sql.lit(state)}, ${sql.lit(`${channel}Consent`)})`,
  );
  return sql`
    consented as (
      insert into consent_entries (tenant_id, contact_id, channel, state, source, wording_version, evidence, captured_at,
        captured_by_id, captured_by_name, job_id)
      select ${tx.tenantId}, j.id, v.channel, v.state, ${story.source}, ${story.wordingVersion}, ${story.evidence},
        least(${story.capturedAt}::timestamptz, statement_timestamp()), ${by.id}, ${by.name}, ${jobId}::uuid
      from judged j cross join lateral (values ${sql.join(said)}) v (channel, state, field)
      where j.is_changed and j.before ? v.field order by j.id),`;
}

/** Writes the issues of `judged`, and how often each code was met. */
const issueRows = (tx: Tx, jobId: JobId): Fragment => sql`
    issues as (
      insert into job_issues (tenant_id, job_id, row_no, seq, column_name, code, value, severity)
      select ${tx.tenantId}, ${jobId}::uuid, j.row_no, 0, '', j.code, j.id::text, 'error' from judged j where j.code is not null
      order by j.row_no),
    issue_counts as (
      insert into job_issue_counts (tenant_id, job_id, code, column_name, severity, count)
      select ${tx.tenantId}, ${jobId}::uuid, j.code, '', 'error', count(*) from judged j where j.code is not null
      group by j.code order by j.code
      on conflict (tenant_id, job_id, code, column_name, severity) do update set count = job_issue_counts.count + excluded.count)`;

/** The contacts whose name is another one now. */
const renamedOf = ({ assignments }: BulkPlan): Fragment =>
  assignments.some(({ field }) => nameFields.includes(field))
    ? sql`coalesce(array_agg(j.id) filter (where j.is_changed), '{}')::float8[]`
    : sql`'{}'::float8[]`;
