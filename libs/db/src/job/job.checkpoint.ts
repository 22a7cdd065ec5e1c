import { lanesIn } from '@rollcall/domain/job';
import type { BatchResult, JobPosition } from '@rollcall/domain/job';
import { sql } from 'kysely';
import type { Tx } from '../database/tenant.js';
import { addedCounts } from './job.row.js';

/**
 * Moves a job past one batch. Call it last, in the transaction that wrote the batch.
 * EXACTLY-ONCE IS MADE HERE. Rows, before-images, issues, ledger and checkpoint commit together, so a batch is all there or
 * never happened. It holds only while `step` writes through `tx` alone: messages, files and other services must be
 * idempotent by themselves or wait for the job to end. The `where` is the fence: a delivery can come twice, a worker
 * thought dead can wake up, and only the newest lease passes. Pause and cancel use the same door, by `status`. A lane's
 * batch moves its own lane and is fenced by it: what the other lanes reached meanwhile is neither looked at nor lost.
 * @returns whether the job moved. On false the caller rolls back.
 */
export async function advanceJob<C>(tx: Tx, at: JobPosition<C>, batch: BatchResult<C>): Promise<boolean> {
  const { to, ledger, issues, total, details } = batch;
  const { numUpdatedRows } = await tx
    .updateTable('jobs')
    .set({
      ...addedCounts(ledger),
      checkpoint: at.lane === undefined ? JSON.stringify(to) : withMovedLane(at.lane, to),
      issue_count: sql`issue_count + ${issues.length + (batch.issuesWritten ?? 0)}`,
      ...(total === undefined ? {} : { total_count: total }),
      ...(details === undefined ? {} : { details: sql`details || ${JSON.stringify(details)}::jsonb` }),
      fault_count: 0,
      heartbeat_at: sql`clock_timestamp()`,
      progressed_at: sql`clock_timestamp()`,
    })
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', at.jobId)
    .where('lease_epoch', '=', at.leaseEpoch)
    .where('status', '=', 'running')
    .where(at.lane === undefined ? isAt(at.checkpoint) : isLaneAt(at.lane, at.checkpoint))
    .executeTakeFirst();
  return numUpdatedRows === 1n;
}

const json = (value: unknown) => sql`${JSON.stringify(value)}::jsonb`;
const withMovedLane = (lane: number, to: unknown) =>
  sql<string>`jsonb_set(checkpoint, ${['lanes', String(lane)]}::text[], ${json(lanesIn(to)[lane])})`;
const isAt = (checkpoint: unknown) => sql<boolean>`checkpoint = ${json(checkpoint)}`;
const isLaneAt = (lane: number, checkpoint: unknown) =>
  sql<boolean>`checkpoint #> ${['lanes', String(lane)]}::text[] = ${json(lanesIn(checkpoint)[lane])}
    and checkpoint - 'lanes' = ${json(checkpoint)} - 'lanes'`;
