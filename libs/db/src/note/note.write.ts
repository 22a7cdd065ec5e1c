import type { ContactId } from '@rollcall/domain/contact';
import { maxAdditions } from '@rollcall/domain/note';
import type { NoteId, WriteNote } from '@rollcall/domain/note';
import { Refusal } from '@rollcall/domain/refusal';
import { createHash } from 'node:crypto';
import type { AuditActor } from '../audit/index.js';
import type { Tx } from '../database/index.js';

/**
 * Writes a note, or an addition to one. The same key of the same author gives the note that is there already (`isNew` false), at any
 * later time, because a note stays; or refuses `idempotency-key-reused` if it was used to write something else.
 * Refuses `invalid-input` if there is no note to add to, `note.too-many-additions` past the limit.
 * @returns the note: for an addition the one it was added to
 */
export async function insertNote(
  tx: Tx,
  contactId: ContactId,
  { text, addsTo }: WriteNote,
  by: { readonly actor: AuditActor; readonly idempotencyKey: string },
): Promise<{ readonly id: NoteId; readonly isNew: boolean }> {
  const requestHash = createHash('sha256')
    .update(JSON.stringify([contactId, addsTo, text]))
    .digest('hex');
  const before = await findByKey(tx, by, requestHash);
  if (before !== undefined) return { id: before, isNew: false };
  if (addsTo !== null) await refuseWrongThread(tx, contactId, addsTo);
  const made = await tx
    .insertInto('notes')
    .values({
      tenant_id: tx.tenantId,
      contact_id: contactId,
      adds_to: addsTo,
      text,
      author_kind: by.actor.kind,
      author_id: by.actor.id,
      author_name: by.actor.name,
      through: by.actor.through,
      idempotency_key: by.idempotencyKey,
      request_hash: requestHash,
    })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'author_id', 'idempotency_key']).doNothing())
    .returning('thread_id')
    .executeTakeFirst();
  if (made) return { id: made.thread_id as NoteId, isNew: true };
  const twin = await findByKey(tx, by, requestHash); // the same request came twice at once
  if (twin === undefined) throw new Error('A key is taken by a note that is not there');
  return { id: twin, isNew: false };
}

async function findByKey(
  tx: Tx,
  by: { readonly actor: AuditActor; readonly idempotencyKey: string },
  requestHash: string,
): Promise<NoteId | undefined> {
  const row = await tx
    .selectFrom('notes')
    .select(['thread_id', 'request_hash'])
    .where('tenant_id', '=', tx.tenantId)
    .where('author_id', '=', by.actor.id)
    .where('idempotency_key', '=', by.idempotencyKey)
    .executeTakeFirst();
  if (row && row.request_hash !== requestHash) throw new Refusal('idempotency-key-reused');
  return row?.thread_id as NoteId | undefined;
}

async function refuseWrongThread(tx: Tx, contactId: ContactId, thread: NoteId): Promise<void> {
  const { rows, roots } = await tx
    .selectFrom('notes')
    .select((eb) => [
      eb.fn.countAll<number>().as('rows'),
      eb.fn.countAll<number>().filterWhere('adds_to', 'is', null).as('roots'),
    ])
    .where('tenant_id', '=', tx.tenantId)
    .where('contact_id', '=', contactId)
    .where('thread_id', '=', thread)
    .executeTakeFirstOrThrow();
  if (roots === 0)
    throw new Refusal('invalid-input', {
      errors: [{ path: 'addsTo', code: 'unknown', message: 'Not a note of this contact' }],
    });
  if (rows > maxAdditions) throw new Refusal('note.too-many-additions', { most: maxAdditions });
}
