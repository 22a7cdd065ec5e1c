import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { to as copyTo } from 'pg-copy-streams';
import type { CopyToStreamQuery } from 'pg-copy-streams';
import { clientOf } from '../database/client-driver.js';
import type { Tx } from '../database/tenant.js';
import type { UndoBatch } from './undo.look.js';
import type { UndoCounts } from './undo.restore.js';

type Fragment = RawBuilder<unknown>;

/** The result files of an undo. A dry run has no `restored`: nothing was. */
export type UndoResult = 'restored' | 'kept' | 'could-not';

/** The columns of a result file. */
export const undoResultHeader = (result: UndoResult): readonly string[] =>
  result === 'restored' ? ['contact_id', 'what'] : ['row', 'contact_id', 'reason', 'field', 'changed_at', 'changed_by'];

/** How many lines of a file a batch writes. */
export const linesOf = (result: UndoResult, { restored, kept, couldNot }: UndoCounts): number =>
  ({ restored, kept, 'could-not': couldNot })[result];

/** Streams the lines of a batch that was judged in this transaction as CSV, without a header, in the order of contacts. */
export async function openUndoCopy(
  tx: Tx,
  batch: UndoBatch,
  result: UndoResult,
  read: number,
): Promise<CopyToStreamQuery> {
  const query = result === 'restored' ? restoredLines(tx, batch) : issueLines(tx, batch, result, read);
  const statement = sql`copy (${query}) to stdout (format csv)`.compile(tx);
  return (await clientOf(tx)).query(copyTo(statement.sql));
}

// COPY takes no parameters: ids are written as literals.
const restoredLines = (tx: Tx, { undoId, ids }: UndoBatch): Fragment => sql`
  select h.contact_id, case h.action when 'deleted' then 'taken away' when 'restored' then 'brought back' else 'values put back' end
  from contact_changes h where h.tenant_id = ${sql.lit(tx.tenantId)}::uuid and h.job_id = ${sql.lit(undoId)}::uuid
    and h.contact_id = any(${sql.lit(`{${ids.join(',')}}`)}::bigint[]) and h.at > now() - interval '1 day'
  order by h.contact_id`;

const issueLines = (tx: Tx, { undoId, row }: UndoBatch, result: UndoResult, read: number): Fragment => sql`
  select row_no, split_part(value, ' · ', 1), code, column_name, split_part(value, ' · ', 2), split_part(value, ' · ', 3)
  from job_issues where tenant_id = ${sql.lit(tx.tenantId)}::uuid and job_id = ${sql.lit(undoId)}::uuid
    and row_no > ${sql.lit(row)} and row_no <= ${sql.lit(row + read)}
    and severity = ${sql.lit(result === 'kept' ? 'warning' : 'error')}
  order by row_no`;

/** Books a contact as one that the database refuses to put back. */
export async function rejectContact(
  tx: Tx,
  { undoId, row }: Pick<UndoBatch, 'undoId' | 'row'>,
  contactId: number,
): Promise<void> {
  const [code, severity] = ['row.not-storable', 'error'];
  await sql`insert into job_issues (tenant_id, job_id, row_no, seq, column_name, code, value, severity)
    values (${tx.tenantId}, ${undoId}, ${row + 1}, 0, '', ${code}, ${String(contactId)}, ${severity})`.execute(tx);
  await sql`insert into job_issue_counts (tenant_id, job_id, code, column_name, severity, count)
    values (${tx.tenantId}, ${undoId}, ${code}, '', ${severity}, 1)
    on conflict (tenant_id, job_id, code, column_name, severity) do update set count = job_issue_counts.count + 1`.execute(
    tx,
  );
}
