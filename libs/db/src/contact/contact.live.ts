import type { ContactId } from '@rollcall/domain/contact';
import { Refusal } from '@rollcall/domain/refusal';
import type { Tx } from '../database/tenant.js';

/** What somebody who works on what hangs on a contact needs of the contact itself. */
export interface LiveContact {
  readonly id: ContactId;
  readonly timeZone: string | null;
}

const live = (tx: Tx, id: ContactId) =>
  tx
    .selectFrom('contacts')
    .select(['id', 'time_zone'])
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id)
    .where('deleted_at', 'is', null);

/** A contact that is there, or refuses `not-found`. */
export async function getLiveContact(tx: Tx, id: ContactId): Promise<LiveContact> {
  const row = await live(tx, id).executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  return { id, timeZone: row.time_zone };
}

/** The same for somebody who writes what hangs on it: until the transaction ends the contact cannot be erased. */
export async function holdContact(tx: Tx, id: ContactId): Promise<LiveContact> {
  const row = await live(tx, id).forKeyShare().executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  return { id, timeZone: row.time_zone };
}
