import { insertAudit } from '@rollcall/db/audit';
import type { Tx } from '@rollcall/db/database';
import { openStored, sealFor, Unreadable, unwrapKey } from '@rollcall/db/encrypted';
import type { KeyVault, TenantKey } from '@rollcall/db/encrypted';
import { beginRotation, destroyOldKeys, findKey, lockOldValues, replaceSealed } from '@rollcall/db/key-rotation';
import type { OldValue } from '@rollcall/db/key-rotation';
import { emptyLedger, tally } from '@rollcall/domain/job';
import type { BatchResult, JobId, JobPosition, RowIssue } from '@rollcall/domain/job';
import type { KeyRotationCheckpoint } from '@rollcall/domain/key-rotation';
import { Refusal } from '@rollcall/domain/refusal';
import type { BatchWork } from '../job/batch-work.js';
import { crashPoint } from '../job/crash-point.js';

type Result = BatchResult<KeyRotationCheckpoint>;
type Reencrypting = Extract<KeyRotationCheckpoint, { phase: 'reencrypt' }>;

/** Small enough that whoever edits a value waits for its lock a moment only. */
const mostValues = 2_000;

/**
 * A rotation in batches: make the new key, seal every value under it, destroy the old ones. Readers work all the time, because each value
 * says which key it is under, and old keys are there until no value needs them.
 */
export function keyRotationBatches(vault: KeyVault | null, jobId: JobId): BatchWork<KeyRotationCheckpoint> {
  const openVault = (): KeyVault => {
    if (vault === null) throw new Refusal('encrypted.unavailable');
    return vault;
  };

  async function step(
    tx: Tx,
    { checkpoint }: JobPosition<KeyRotationCheckpoint>,
    limit: number,
  ): Promise<Result | null> {
    if (checkpoint.phase === 'prepare') return prepare(tx, openVault());
    if (checkpoint.phase === 'reencrypt') return reencrypt(tx, openVault(), checkpoint, limit);
    if (checkpoint.phase === 'destroy') return destroy(tx, checkpoint, jobId);
    return null;
  }

  return {
    step,
    openLanes: () => [],
    maxBatch: () => mostValues,
    rejectNext: async (tx, { checkpoint }, sqlState) => {
      if (checkpoint.phase !== 'reencrypt')
        throw new Error(`The database refuses something while the rotation is at ${checkpoint.phase} (${sqlState})`);
      const [next] = await lockOldValues(tx, checkpoint.keyNo, checkpoint, 1);
      if (!next) return toDestroy(checkpoint);
      return afterBatch(checkpoint, [next], [issueOf(next, checkpoint.row + 1, 'row.not-storable')]);
    },
    close: () => Promise.resolve(),
  };
}

const quiet = { ledger: emptyLedger, size: 0, issues: [] } as const;

async function prepare(tx: Tx, vault: KeyVault): Promise<Result> {
  const { keyNo, total } = await beginRotation(tx, vault);
  return {
    ...quiet,
    to: { phase: 'reencrypt', keyNo, row: 0, afterContact: 0, afterField: '' },
    total,
    details: { keyNo },
  };
}

async function reencrypt(tx: Tx, vault: KeyVault, at: Reencrypting, limit: number): Promise<Result> {
  const values = await lockOldValues(tx, at.keyNo, at, limit);
  if (values.length === 0) return toDestroy(at);
  const key = await activeKey(tx, vault, at.keyNo);
  const texts = await Promise.all(values.map((value) => readable(tx, vault, value)));
  const sealed = values.flatMap((value, place) => {
    const text = texts[place];
    if (text === null || text === undefined) return [];
    const to = { contactId: value.contact_id, field: value.field, isSearchable: value.is_searchable };
    return [{ ...to, ...sealFor(tx, key, text, to) }];
  });
  await replaceSealed(tx, sealed);
  crashPoint('mid_effects');
  const issues = values.flatMap((value, place) =>
    texts[place] === null ? [issueOf(value, at.row + place + 1, 'encrypted.unreadable')] : [],
  );
  return afterBatch(at, values, issues);
}

/** The new key, for this batch. Without it nothing can go on, and nothing is lost: the rotation fails and can be resumed. */
async function activeKey(tx: Tx, vault: KeyVault, keyNo: number): Promise<TenantKey> {
  try {
    return await unwrapKey(tx, vault, await findKey(tx, keyNo));
  } catch (fault) {
    if (fault instanceof Unreadable) throw new Refusal('encrypted.unavailable');
    throw fault;
  }
}

/** Null: it cannot be read, and stays as it is under its old key. */
async function readable(tx: Tx, vault: KeyVault, value: OldValue): Promise<string | null> {
  try {
    return await openStored(tx, vault, value.contact_id, value);
  } catch (fault) {
    if (fault instanceof Unreadable) return null;
    throw fault;
  }
}

const issueOf = (value: OldValue, row: number, code: string): RowIssue => ({
  row,
  column: value.field,
  code,
  value: `contact ${value.contact_id}`,
  severity: 'error',
});

function afterBatch(at: Reencrypting, values: readonly OldValue[], issues: readonly RowIssue[]): Result {
  const last = values.at(-1)!;
  return {
    to: { ...at, row: at.row + values.length, afterContact: last.contact_id, afterField: last.field },
    ledger: tally({ updated: values.length - issues.length, rejected: issues.length }),
    issues,
  };
}

const toDestroy = ({ keyNo, row }: Reencrypting): Result => ({ ...quiet, to: { phase: 'destroy', keyNo, row } });

async function destroy(
  tx: Tx,
  { keyNo, row }: Extract<KeyRotationCheckpoint, { phase: 'destroy' }>,
  jobId: JobId,
): Promise<Result> {
  const { destroyed, kept } = await destroyOldKeys(tx, keyNo);
  await insertAudit(tx, trail(jobId), {
    action: 'key-rotation.finished',
    target: { kind: 'job', id: jobId },
    details: { keyNo, destroyed, kept },
  });
  return { ...quiet, to: { phase: 'done', row }, details: { destroyedKeys: destroyed, keptKeys: kept } };
}

const trail = (jobId: JobId) =>
  ({
    kind: 'system',
    id: jobId,
    name: 'Key rotation',
    through: 'key-rotation',
    requestId: null,
    address: null,
  }) as const;
