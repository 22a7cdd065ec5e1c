import { findGroupName, freezeTarget, getBulkChangeSettings } from '@rollcall/db/bulk-change';
import type { WantedTarget } from '@rollcall/db/bulk-change';
import { customReadersOf } from '@rollcall/db/contact';
import type { Tx } from '@rollcall/db/database';
import { findMissing, planBulkChange, safeguardsOf } from '@rollcall/domain/bulk-change';
import type { BulkChangeParams, Safeguards, StartBulkChange } from '@rollcall/domain/bulk-change';
import type { FilterId } from '@rollcall/domain/filter';
import type { JobId } from '@rollcall/domain/job';
import { Refusal } from '@rollcall/domain/refusal';
import { findTarget } from '../filter/find-target.js';
import type { Caller } from '../http/caller.js';

/** A target as it was asked for: what is frozen, what the job keeps of it, what people see. */
export interface BulkTargetFound {
  readonly wanted: WantedTarget;
  readonly kept: BulkChangeParams['target'];
  readonly subject: string;
  /** The saved filter it was named by. */
  readonly filterId: FilterId | null;
}

/** Reads a target, see `findTarget`. */
export async function findBulkTarget(
  tx: Tx,
  { target }: StartBulkChange,
  caller: Caller,
  now: Date,
): Promise<BulkTargetFound> {
  const { subject, filterId, of } = await findTarget(tx, target, caller, now);
  if ('ids' in of) return { wanted: of, kept: { by: 'ids' }, subject, filterId };
  const { filter, words, exclude } = of;
  return {
    wanted: { filter, exclude, now },
    kept: { by: 'filter', filter, words, excluded: exclude.length },
    subject,
    filterId,
  };
}

/** Refuses `invalid-input` with every value that cannot be kept, so that no job begins that could change nobody. */
export async function readChange(tx: Tx, request: StartBulkChange, now: Date): Promise<void> {
  planBulkChange(request, await customReadersOf(tx));
  if (request.category === 'group' && request.changes.groupId !== null) {
    if ((await findGroupName(tx, request.changes.groupId)) === null)
      refuse('changes.groupId', 'group.unknown', 'There is no such group.');
  }
  if (request.category === 'consent' && Date.parse(request.changes.capturedAt) > now.getTime())
    refuse('changes.capturedAt', 'consent.in-future', 'Nobody has said anything in the future.');
}

/** Freezes the target. Refuses `count-changed` with both numbers if it is not what was counted when it was confirmed. */
export async function freezeCounted(
  tx: Tx,
  jobId: JobId,
  { expectedCount, dryRun }: StartBulkChange,
  wanted: WantedTarget,
): Promise<number> {
  if (expectedCount === undefined && !dryRun)
    refuse('expectedCount', 'count.required', 'Say how many contacts were counted.');
  const { count } = await freezeTarget(tx, jobId, wanted);
  if (expectedCount !== undefined && count !== expectedCount)
    throw new Refusal('count-changed', { expected: expectedCount, actual: count });
  if (count === 0) refuse('target', 'target.empty', 'There is no contact to change.');
  return count;
}

/** Refuses `invalid-input` for a number or a reason that the tenant wants to be typed in. A dry run needs neither. */
export async function refuseUnguarded(tx: Tx, request: StartBulkChange, count: number): Promise<Safeguards> {
  if (request.dryRun) return { isTyped: false, isApproved: false };
  const safeguards = safeguardsOf(await getBulkChangeSettings(tx), request.category, count);
  const errors = findMissing(safeguards, count, request);
  if (errors.length > 0) throw new Refusal('invalid-input', { errors });
  return safeguards;
}

function refuse(path: string, code: string, message: string): never {
  throw new Refusal('invalid-input', { errors: [{ path, code, message }] });
}
