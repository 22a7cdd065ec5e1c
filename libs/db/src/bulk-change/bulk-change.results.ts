import { skippingCodes } from '@rollcall/domain/bulk-change';
import type { JobId } from '@rollcall/domain/job';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../database/tenant.js';
import { lookUpByIndex, targetRows } from './bulk-change.freeze.js';
import type { BulkRange } from './bulk-change.freeze.js';

type Fragment = RawBuilder<unknown>;

/** The files that a bulk change leaves, one for each outcome. */
export const bulkResults = ['changed', 'unchanged', 'skipped', 'rejected'] as const;
/** One word of {@link bulkResults}. */
export type BulkResult = (typeof bulkResults)[number];

/** The first line of a result file. */
export const bulkResultHeader = (result: BulkResult): string =>
  `row,contact_id,your_id${result === 'changed' ? ',before' : result === 'unchanged' ? '' : ',reason'}\n`;

/** Lines of CSV in row order, and how many. */
export interface BulkLines {
  readonly lines: string;
  readonly rows: number;
}

/**
 * What some rows of the target leave in each result file. What became of a row is read from where it was written: a change with
 * the job's id, an issue with the row's number, or neither. In a dry run, which writes no change, `changed` stays empty.
 */
export async function listBulkResults(
  tx: Tx,
  { id: jobId, since }: { readonly id: JobId; readonly since: Date },
  range: BulkRange,
): Promise<Record<BulkResult, BulkLines>> {
  await lookUpByIndex(tx);
  const isSkipped = sql`i.code = any(${[...skippingCodes]}::text[])`;
  const wanted = {
    changed: [sql`h.contact_id is not null`, sql`|| ',' || ${quoted(sql`h.before::text`)}`],
    unchanged: [sql`h.contact_id is null and i.code is null`, sql``],
    skipped: [isSkipped, sql`|| ',' || i.code`],
    rejected: [sql`i.code is not null and not ${isSkipped}`, sql`|| ',' || i.code`],
  } as const satisfies Record<BulkResult, readonly [Fragment, Fragment]>;
  const columns = bulkResults.flatMap((result) => {
    const [where, tail] = wanted[result];
    return [
      sql`count(*) filter (where ${where}) as ${sql.id(`${result}_rows`)}`,
      sql`coalesce(string_agg(b.row_no || ',' || b.id || ',' || ${quoted(sql`coalesce(c.contact_id_1, '')`)} ${tail} || chr(10), ''
        order by b.row_no) filter (where ${where}), '') as ${sql.id(result)}`,
    ];
  });
  const { rows } = await sql<Record<string, string | number>>`
    select ${sql.join(columns)} from (${targetRows(tx, jobId, range)}) b
    left join contacts c on c.tenant_id = ${tx.tenantId} and c.id = b.id
    -- One by one: what the job has just written is nothing to the planner, which would read all of it for each row.
    left join lateral (select h.contact_id, h.before from contact_changes h
      where h.tenant_id = ${tx.tenantId} and h.job_id = ${jobId}::uuid and h.contact_id = b.id
        and h.at >= ${since.toISOString()}::timestamptz - interval '1 day'   -- spares the partitions of months before
      limit 1) h on true
    left join lateral (select i.code from job_issues i
      where i.tenant_id = ${tx.tenantId} and i.job_id = ${jobId}::uuid and i.row_no = b.row_no and i.seq = 0 limit 1) i on true`.execute(
    tx,
  );
  const found = rows[0] ?? {};
  return Object.fromEntries(
    bulkResults.map((result) => [
      result,
      { lines: String(found[result] ?? ''), rows: Number(found[`${result}_rows`] ?? 0) },
    ]),
  ) as Record<BulkResult, BulkLines>;
}

/** A cell that may hold anything. */
const quoted = (text: Fragment): Fragment => sql`'"' || replace(${text}, '"', '""') || '"'`;
