import { contactFields } from '@rollcall/domain/contact';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { to as copyTo } from 'pg-copy-streams';
import type { CopyToStreamQuery } from 'pg-copy-streams';
import { clientOf } from '../database/client-driver.js';
import type { Tx } from '../database/tenant.js';
import { countIssues } from '../job/job.issues.js';
import { inRange, plannedRows } from './import.insert.js';
import { emailColumns, issueSeq, phoneColumns, positions, staged, stagedColumn } from './import.layout.js';
import type { ImportLayout } from './import.layout.js';

type Fragment = RawBuilder<unknown>;

/** The result files that are written from the staging tables; `rejected.csv` is cut out of the client's file. */
export type ListedResult = 'keys' | 'created' | 'updated';

/** The rows of one batch of results. */
export interface ResultRange {
  readonly after: number;
  readonly last: number;
  /** The contact id of a created row n is this plus n; null in a dry run, where nobody was created. */
  readonly firstContactId: number | null;
}

/** The columns of a result file, as its header names them. */
export function resultHeader(layout: ImportLayout, result: ListedResult): readonly string[] {
  if (result === 'keys') return ['row', 'your_id', 'contact_id', 'outcome'];
  return [
    '_row',
    '_contact_id',
    ...layout.fields.map((field) => contactFields[field].label),
    ...positions(layout.phoneCount).flatMap((position) => [`Phone ${position}`, `Phone ${position} extension`]),
    ...positions(layout.emailCount).map((position) => `E-mail ${position}`),
    ...layout.customKeys,
  ];
}

/** Streams the lines of one batch of a result file as CSV, without a header, in row order. */
export async function openResultCopy(
  tx: Tx,
  layout: ImportLayout,
  result: ListedResult,
  range: ResultRange,
): Promise<CopyToStreamQuery> {
  const query = result === 'keys' ? keyLines(layout, range) : contactLines(layout, result, range);
  const statement = sql`copy (${query}) to stdout (format csv)`.compile(tx);
  return (await clientOf(tx)).query(copyTo(statement.sql));
}

// COPY takes no parameters: row numbers and ids are written as literals.
const newId = ({ firstContactId }: ResultRange, row: string): Fragment =>
  firstContactId === null ? sql`null::bigint` : sql`${sql.lit(firstContactId)} + ${sql.ref(row)}`;

function keyLines(layout: ImportLayout, range: ResultRange): Fragment {
  const { plan } = staged(layout.jobId);
  const ownId = layout.fields.includes('contactId1') ? sql`s.contact_id_1` : sql`null`;
  return sql`
    select s.row_no, ${ownId}, case
        when p.row_no is null then ${newId(range, 's.row_no')}
        when p.contact_id is not null then p.contact_id
        when p.head_row is not null then coalesce(h.contact_id, case when h.row_no is null then ${newId(range, 'p.head_row')} end)
      end, coalesce(p.action, 'created')
    from ${plannedRows(layout, range)} left join ${plan} h on h.row_no = p.head_row
    where ${inRange(range)} order by s.row_no`;
}

function contactLines(layout: ImportLayout, result: 'created' | 'updated', range: ResultRange): Fragment {
  const columns = [
    ...layout.fields.map(stagedColumn),
    ...positions(layout.phoneCount).flatMap((position) => [phoneColumns(position)[0], phoneColumns(position)[2]]),
    ...positions(layout.emailCount).map((position) => emailColumns(position)[0]),
  ].map((column) => sql`, s.${sql.id(column)}`);
  const custom = layout.customKeys.map((key) => sql`, s.custom ->> ${sql.lit(key)}`);
  const [id, wanted] =
    result === 'created'
      ? [newId(range, 's.row_no'), sql`p.row_no is null`]
      : [sql`p.contact_id`, sql`p.action = 'updated'`];
  return sql`
    select s.row_no, ${id} ${columns.length + custom.length > 0 ? sql.join([...columns, ...custom], sql``) : sql``}
    from ${plannedRows(layout, range)} where ${inRange(range)} and ${wanted} order by s.row_no`;
}

/** How many rows of a batch ended how. */
export async function countOutcomes(
  tx: Tx,
  layout: ImportLayout,
  range: ResultRange,
): Promise<{ readonly read: number; readonly created: number; readonly updated: number; readonly rejected: number }> {
  const { rows: counts } = await sql<{ read: number; created: number; updated: number; rejected: number }>`
    select count(*) as read, count(*) filter (where p.row_no is null) as created,
      count(*) filter (where p.action = 'updated') as updated, count(*) filter (where p.action = 'rejected') as rejected
    from ${plannedRows(layout, range)} where ${inRange(range)}`.execute(tx);
  return counts[0]!;
}

/** One rejected row: where it stands in the file, and why. */
export interface RejectedRow {
  readonly row: number;
  readonly byteAt: number;
  readonly byteLength: number;
  readonly issues: readonly { readonly column: string; readonly code: string }[];
}

/** The rejected rows of a batch, in order. */
export async function listRejected(tx: Tx, layout: ImportLayout, range: ResultRange): Promise<readonly RejectedRow[]> {
  const { rows: rejected } = await sql<RejectedRow>`
    select s.row_no as row, s.byte_at as "byteAt", s.byte_length as "byteLength", coalesce((
      select jsonb_agg(jsonb_build_object('column', i.column_name, 'code', i.code) order by i.seq) from job_issues i
      where i.tenant_id = ${tx.tenantId} and i.job_id = ${layout.jobId} and i.row_no = s.row_no and i.severity = 'error'), '[]') as issues
    from ${plannedRows(layout, range)} where ${inRange(range)} and p.action = 'rejected' order by s.row_no`.execute(tx);
  return rejected;
}

/** Books one row as rejected because the database cannot hold it, with its issue. */
export async function planUnstorable(
  tx: Tx,
  layout: ImportLayout,
  row: number,
  code: 'contact.id-taken' | 'row.not-storable',
): Promise<void> {
  const { rows, plan } = staged(layout.jobId);
  await sql`insert into ${plan} (row_no, action) values (${row}, 'rejected')
    on conflict (row_no) do update set action = 'rejected'`.execute(tx);
  const value = code === 'contact.id-taken' ? sql`coalesce(contact_id_1, '')` : sql`''`;
  await sql`
    insert into job_issues (tenant_id, job_id, row_no, seq, column_name, code, value, severity)
    select ${tx.tenantId}, ${layout.jobId}, row_no, ${issueSeq.apply}, '', ${code}, ${value}, 'error'
    from ${rows} where row_no = ${row}`.execute(tx);
  await countIssues(tx, layout.jobId, { code, column: '', severity: 'error' }, 1);
}
