import { Refusal } from '@rollcall/domain/refusal';
import { sql } from 'kysely';
import type { Tx } from '../database/tenant.js';

/** Who sends which request under which key. */
export interface IdempotentRequest {
  readonly callerId: string;
  readonly key: string;
  /** Tells whether a repeated key asks for the same thing. */
  readonly requestHash: string;
}

/**
 * Makes a thing once: the same key of the same caller within 24 hours answers with the id of what it made the first time.
 * `make` is called in this transaction and answers that id. Two at once wait for each other. Refuses `idempotency-key-reused`
 * if the request is another one.
 */
export async function makeOnce(
  tx: Tx,
  { callerId, key, requestHash }: IdempotentRequest,
  make: () => Promise<string>,
): Promise<{ readonly subject: string; readonly isNew: boolean }> {
  await deleteOld(tx, callerId, key);
  const claimed = await tx
    .insertInto('idempotency_keys')
    .values({ tenant_id: tx.tenantId, caller_id: callerId, key, request_hash: requestHash, subject: '' })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'caller_id', 'key']).doNothing())
    .returning('key')
    .executeTakeFirst();
  if (!claimed) return { subject: await subjectOf(tx, { callerId, key, requestHash }), isNew: false };
  const subject = await make();
  await tx
    .updateTable('idempotency_keys')
    .set({ subject })
    .where('tenant_id', '=', tx.tenantId)
    .where('caller_id', '=', callerId)
    .where('key', '=', key)
    .execute();
  return { subject, isNew: true };
}

/** The key itself when its day is over, and some that nobody asks for any more. */
async function deleteOld(tx: Tx, callerId: string, key: string): Promise<void> {
  await sql`
    delete from idempotency_keys where tenant_id = ${tx.tenantId} and created_at < now() - interval '24 hours'
      and ((caller_id = ${callerId} and key = ${key}) or (caller_id, key) in (
        select caller_id, key from idempotency_keys where tenant_id = ${tx.tenantId} and created_at < now() - interval '24 hours'
        order by created_at limit 20 for update skip locked))`.execute(tx);
}

async function subjectOf(tx: Tx, { callerId, key, requestHash }: IdempotentRequest): Promise<string> {
  const made = await tx
    .selectFrom('idempotency_keys')
    .select(['request_hash', 'subject'])
    .where('tenant_id', '=', tx.tenantId)
    .where('caller_id', '=', callerId)
    .where('key', '=', key)
    .executeTakeFirstOrThrow();
  if (made.request_hash !== requestHash) throw new Refusal('idempotency-key-reused');
  return made.subject;
}
