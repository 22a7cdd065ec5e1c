import { sql } from 'kysely';
import type { Tx } from '../database/tenant.js';
import { countIssues } from '../job/job.issues.js';
import type { ApplyRange } from './import.create.js';
import { differences } from './import.difference.js';
import type { EmptyCells } from './import.difference.js';
import { lookUpByIndex, staged } from './import.layout.js';
import type { ImportLayout } from './import.layout.js';

/** What a batch would do. */
export interface PreviewCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly rejected: number;
}

/** Counts what the next rows would do, and marks them so for the result files; writes nothing but the job's own staging. */
export async function previewContacts(
  tx: Tx,
  layout: ImportLayout,
  range: ApplyRange,
  emptyCells: EmptyCells,
): Promise<PreviewCounts> {
  const rejected = await rejectTakenIds(tx, layout, range);
  const { rows, plan } = staged(layout.jobId);
  const { rows: created } = await sql<{ count: number }>`
    select count(*) from ${rows} s left join ${plan} p using (row_no)
    where s.row_no > ${range.after} and s.row_no <= ${range.last} and p.row_no is null`.execute(tx);
  await lookUpByIndex(tx);
  const { rows: changed } = await sql<{ updated: number; unchanged: number }>`
    with ${differences(tx, layout, range, emptyCells)},
    marked as (
      update ${plan} p set action = case when n.contact_id in (select contact_id from touched) then 'updated' else 'unchanged' end
      from n where p.row_no = n.row_no)
    select (select count(*) from touched) as updated, (select count(*) from n) - (select count(*) from touched) as unchanged`.execute(
    tx,
  );
  return { created: created[0]!.count, ...changed[0]!, rejected };
}

/** Rows to create whose Contact ID 1 a contact has already, or an earlier row to create. */
async function rejectTakenIds(tx: Tx, layout: ImportLayout, range: ApplyRange): Promise<number> {
  if (!layout.fields.includes('contactId1')) return 0;
  const { rows, plan } = staged(layout.jobId);
  const isDistinct = layout.match[0] === 'contactId1'; // then doubles of the file were settled before
  const earlier = sql`or exists (select from ${rows} e left join ${plan} q using (row_no)
    where e.contact_id_1 = s.contact_id_1 and e.row_no < s.row_no and q.row_no is null)`;
  const { rows: taken } = await sql`
    with taken as (
      insert into ${plan} (row_no, action)
      select s.row_no, 'rejected' from ${rows} s left join ${plan} p using (row_no)
      where s.row_no > ${range.after} and s.row_no <= ${range.last} and p.row_no is null and s.contact_id_1 is not null
        and (exists (select from contacts c where c.tenant_id = ${tx.tenantId} and c.contact_id_1 = s.contact_id_1
          and c.deleted_at is null) ${isDistinct ? sql`` : earlier})
      returning row_no)
    insert into job_issues (tenant_id, job_id, row_no, seq, column_name, code, value, severity)
    select ${tx.tenantId}, ${layout.jobId}, row_no, 102, '', 'contact.id-taken', s.contact_id_1, 'error'
    from taken join ${rows} s using (row_no) returning row_no`.execute(tx);
  await countIssues(tx, layout.jobId, { code: 'contact.id-taken', column: '', severity: 'error' }, taken.length);
  return taken.length;
}
