import { sql } from 'kysely';
import type { Tx } from '../database/tenant.js';
import { inRange, plannedRows } from './import.insert.js';
import type { ApplyRange } from './import.insert.js';
import { countKept, keptConsents } from './import.consent.js';
import { differences } from './import.difference.js';
import type { EmptyCells } from './import.difference.js';
import { lookUpByIndex, staged } from './import.layout.js';
import type { ImportLayout } from './import.layout.js';
import { skipGone } from './import.update.js';

/** What a batch would do. */
export interface PreviewCounts {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly skipped: number;
  /** Warnings about a no that a person said, which a row would have lifted. */
  readonly kept: number;
}

/** Counts what the next rows would do, and marks them so for the result files; writes nothing but the job's own staging. */
export async function previewContacts(
  tx: Tx,
  layout: ImportLayout,
  range: ApplyRange,
  emptyCells: EmptyCells,
): Promise<PreviewCounts> {
  const { plan } = staged(layout.jobId);
  const { rows: created } = await sql<{ count: number }>`
    select count(*) from ${plannedRows(layout, range)} where ${inRange(range)} and p.row_no is null`.execute(tx);
  await lookUpByIndex(tx);
  const skipped = await skipGone(tx, layout, range);
  const { rows: changed } = await sql<{ updated: number; unchanged: number; kept: number }>`
    with ${differences(tx, layout, range, emptyCells)},${keptConsents(tx, layout)}
    marked as (
      update ${plan} p set action = case when n.contact_id in (select contact_id from touched) then 'updated' else 'unchanged' end
      from n where p.row_no = n.row_no)
    select (select count(*) from touched) as updated, (select count(*) from n) - (select count(*) from touched) as unchanged,
      ${countKept(layout)} as kept`.execute(tx);
  return { created: created[0]!.count, ...changed[0]!, skipped };
}
