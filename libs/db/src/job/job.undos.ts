import type { JobId } from '@rollcall/domain/job';
import { sql } from 'kysely';
import type { Tx } from '../database/tenant.js';

/** What undos of a job there are. */
export interface UndosOfJob {
  /** One that is not over: queued, at work, standing still or failed, from where it can go on. */
  readonly running: JobId | null;
  /** The one by which the job is undone; not one that was undone itself. */
  readonly undoneBy: JobId | null;
}

/** What undos these jobs have; a job without any is left out. */
export async function findUndosOf(tx: Tx, jobIds: readonly JobId[]): Promise<ReadonlyMap<JobId, UndosOfJob>> {
  if (jobIds.length === 0) return new Map();
  const { rows } = await sql<{ of: JobId; id: JobId; is_over: boolean; has_undone: boolean }>`
    select params ->> 'jobId' as of, id, status in ('succeeded','cancelled') as is_over,
      status = 'succeeded' and updated_count > 0 as has_undone
    from jobs where tenant_id = ${tx.tenantId} and kind = 'undo' and not is_dry_run
      and params ->> 'jobId' = any (${[...jobIds]}::text[]) order by id`.execute(tx);
  // Redone or not: an undo that was undone undoes nothing any more.
  const deeper = await findUndosOf(
    tx,
    rows.filter(({ has_undone }) => has_undone).map(({ id }) => id),
  );
  const found = new Map<JobId, UndosOfJob>();
  for (const { of, id, is_over, has_undone } of rows) {
    const before = found.get(of) ?? { running: null, undoneBy: null };
    const holds = has_undone && (deeper.get(id)?.undoneBy ?? null) === null;
    found.set(of, { running: is_over ? before.running : id, undoneBy: holds ? id : before.undoneBy });
  }
  return found;
}
