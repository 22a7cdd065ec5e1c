import { restoreWindowDays } from '@rollcall/domain/contact';
import type { ContactId, ContactView } from '@rollcall/domain/contact';
import { Refusal } from '@rollcall/domain/refusal';
import type { Tx } from '../database/tenant.js';
import { listContactViews } from './contact.row.js';

/** A contact that is locked until the transaction ends. */
export interface LockedContact {
  readonly id: ContactId;
  readonly version: number;
  readonly deletedAt: Date | null;
}

/** Locks a contact, deleted or not. Refuses `not-found`. Writers of one contact queue here. */
export async function lockContact(tx: Tx, id: ContactId): Promise<LockedContact> {
  const row = await tx
    .selectFrom('contacts')
    .select(['version', 'deleted_at'])
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  return { id, version: row.version, deletedAt: row.deleted_at };
}

/**
 * Locks a live contact to change it as the caller saw it. Refuses `not-found`, `contact-deleted`, `if-match-missing` without a
 * version, and `stale-version` with the contact as it is now: whoever asks can show field by field what others changed.
 */
export async function lockForChange(tx: Tx, id: ContactId, version: number | undefined): Promise<ContactView> {
  const locked = await lockContact(tx, id);
  if (locked.deletedAt !== null) throw deletedSince(locked.deletedAt);
  if (version === undefined) throw new Refusal('if-match-missing');
  const [contact] = await listContactViews(tx, [id]);
  if (!contact) throw new Refusal('not-found');
  if (contact.version !== version) throw new Refusal('stale-version', { version: contact.version, contact });
  return contact;
}

const dayMs = 86_400_000;

/** Until when a contact that was deleted then can be restored. */
export const restorableUntil = (deletedAt: Date): Date => new Date(deletedAt.getTime() + restoreWindowDays * dayMs);

/** The refusal for a contact that is not there any more but can come back. */
export const deletedSince = (deletedAt: Date): Refusal =>
  new Refusal('contact-deleted', {
    deletedAt: deletedAt.toISOString(),
    restorableUntil: restorableUntil(deletedAt).toISOString(),
  });
