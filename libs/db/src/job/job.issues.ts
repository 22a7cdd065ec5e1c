import type { JobId, RowIssue } from '@rollcall/domain/job';
import { maxIssueValueLength } from '@rollcall/domain/job';
import { sql } from 'kysely';
import type { Tx } from '../database/tenant.js';

/** Keeps a batch's issues and their counts. Every issue is kept: the rejected file must hold every rejected row. */
export async function insertIssues(tx: Tx, jobId: JobId, issues: readonly RowIssue[]): Promise<void> {
  if (issues.length === 0) return;
  const columns = {
    row: issues.map((issue) => issue.row),
    seq: sequenceWithinRows(issues),
    column: issues.map((issue) => issue.column.slice(0, maxIssueValueLength)),
    code: issues.map((issue) => issue.code),
    value: issues.map((issue) => storable(issue.value)),
    severity: issues.map((issue) => issue.severity),
  };
  await sql`
    insert into job_issues (tenant_id, job_id, row_no, seq, column_name, code, value, severity)
    select ${tx.tenantId}, ${jobId}, * from unnest(${columns.row}::bigint[], ${columns.seq}::smallint[],
      ${columns.column}::text[], ${columns.code}::text[], ${columns.value}::text[], ${columns.severity}::text[])`.execute(
    tx,
  );
  await sql`
    insert into job_issue_counts (tenant_id, job_id, code, column_name, severity, count)
    select ${tx.tenantId}, ${jobId}, code, col, severity, count(*)
    from unnest(${columns.code}::text[], ${columns.column}::text[], ${columns.severity}::text[]) as i(code, col, severity)
    group by code, col, severity order by code, col, severity
    on conflict (tenant_id, job_id, code, column_name, severity)
    do update set count = job_issue_counts.count + excluded.count`.execute(tx);
}

/** Counts issues that a statement wrote by itself. */
export async function countIssues(
  tx: Tx,
  jobId: JobId,
  issue: { readonly code: string; readonly column: string; readonly severity: 'error' | 'warning' },
  count: number,
): Promise<void> {
  if (count === 0) return;
  await sql`
    insert into job_issue_counts (tenant_id, job_id, code, column_name, severity, count)
    values (${tx.tenantId}, ${jobId}, ${issue.code}, ${issue.column}, ${issue.severity}, ${count})
    on conflict (tenant_id, job_id, code, column_name, severity)
    do update set count = job_issue_counts.count + excluded.count`.execute(tx);
}

/** PostgreSQL text holds no NUL; what was seen is shown with its Unicode picture instead. */
const storable = (value: string): string =>
  value.slice(0, maxIssueValueLength).replaceAll('\0', '\u2400').toWellFormed();

function sequenceWithinRows(issues: readonly RowIssue[]): number[] {
  let row = 0;
  let seq = 0;
  return issues.map((issue) => {
    seq = issue.row === row ? seq + 1 : 0;
    row = issue.row;
    return seq;
  });
}

/** One page of issues in row order, from behind `after`. */
export async function listIssues(
  tx: Tx,
  jobId: JobId,
  query: {
    readonly code?: string;
    readonly column?: string;
    readonly after?: { row: number; seq: number };
    readonly limit: number;
  },
): Promise<readonly (RowIssue & { readonly seq: number })[]> {
  const after = query.after ?? { row: 0, seq: -1 };
  const rows = await tx
    .selectFrom('job_issues')
    .select(['row_no as row', 'seq', 'column_name as column', 'code', 'value', 'severity'])
    .where('tenant_id', '=', tx.tenantId)
    .where('job_id', '=', jobId)
    .where(sql<boolean>`(row_no, seq) > (${after.row}, ${after.seq})`)
    .$if(query.code !== undefined, (q) => q.where('code', '=', query.code!))
    .$if(query.column !== undefined, (q) => q.where('column_name', '=', query.column!))
    .orderBy('row_no')
    .orderBy('seq')
    .limit(query.limit)
    .execute();
  return rows as (RowIssue & { seq: number })[];
}

/** How often each code was met, most frequent first. */
export async function listIssueCounts(
  tx: Tx,
  jobId: JobId,
): Promise<{ code: string; column: string; severity: 'error' | 'warning'; count: number }[]> {
  const rows = await tx
    .selectFrom('job_issue_counts')
    .select(['code', 'column_name as column', 'severity', 'count'])
    .where('tenant_id', '=', tx.tenantId)
    .where('job_id', '=', jobId)
    .orderBy('count', 'desc')
    .orderBy('code')
    .execute();
  return rows as { code: string; column: string; severity: 'error' | 'warning'; count: number }[];
}
