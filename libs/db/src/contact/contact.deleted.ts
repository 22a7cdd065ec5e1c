import { restoreWindowDays } from '@rollcall/domain/contact';
import type {
  ContactId,
  ContactView,
  DeletedContact,
  DeletedContactList,
  DeletedContactQuery,
} from '@rollcall/domain/contact';
import { Refusal } from '@rollcall/domain/refusal';
import { sql } from 'kysely';
import type { Tx } from '../database/tenant.js';
import { insertContactChange } from './contact.change.js';
import type { ContactActor } from './contact.change.js';
import { exactUpTo } from './contact.count.js';
import { lockContact, restorableUntil } from './contact.lock.js';
import { listContactViews } from './contact.row.js';
import { refuseTakenId, refusingTaken } from './contact.write.js';

/** Deletes a contact that is locked (`lockForChange`); what belongs to it stays for the restore window. */
export async function deleteContact(tx: Tx, { id }: ContactView, by: ContactActor): Promise<DeletedContact> {
  await insertContactChange(tx, by, { contactId: id, action: 'deleted', before: sql`'{}'::jsonb` });
  await sql`update contacts set deleted_at = now(), updated_at = now(), version = version + 1
    where tenant_id = ${tx.tenantId} and id = ${id}`.execute(tx);
  const [deleted] = await listOfDeleted(tx, [id]);
  return deleted!;
}

/**
 * Brings a deleted contact back. Refuses `not-found`, `state-not-allowed` for one that is not deleted, `stale-version`,
 * `undo-window-closed`, and `contact.id-taken` when somebody else got its Contact ID 1 meanwhile.
 */
export async function restoreContact(
  tx: Tx,
  id: ContactId,
  version: number | undefined,
  by: ContactActor,
): Promise<void> {
  const locked = await lockContact(tx, id);
  if (locked.deletedAt === null) throw new Refusal('state-not-allowed', { status: 'live' });
  if (version !== undefined && version !== locked.version)
    throw new Refusal('stale-version', { version: locked.version });
  await refuseClosedWindow(tx, id, locked.deletedAt);
  const [contact] = await listContactViews(tx, [id], 'deleted');
  await refuseTakenId(tx, contact?.contactId1, id);
  await insertContactChange(tx, by, { contactId: id, action: 'restored', before: sql`'{}'::jsonb` });
  await refusingTaken(() =>
    sql`update contacts set deleted_at = null, updated_at = now(), version = version + 1
      where tenant_id = ${tx.tenantId} and id = ${id}`.execute(tx),
  );
}

async function refuseClosedWindow(tx: Tx, id: ContactId, deletedAt: Date): Promise<void> {
  const { rows } = await sql<{ isOpen: boolean }>`
    select deleted_at > ${windowStart} as "isOpen" from contacts where tenant_id = ${tx.tenantId} and id = ${id}`.execute(
    tx,
  );
  if (rows[0]?.isOpen !== true)
    throw new Refusal('undo-window-closed', { since: restorableUntil(deletedAt).toISOString() });
}

/** Whoever was deleted before this is gone for good. By the clock of the database. */
const windowStart = sql`now() - make_interval(days => ${sql.lit(restoreWindowDays)})`;

/** One page of contacts that can still be restored, the one deleted last first. Refuses `invalid-input` for a cursor that is none. */
export async function listDeletedContacts(tx: Tx, query: DeletedContactQuery): Promise<DeletedContactList> {
  const after = query.after === undefined ? null : fromCursor(query.after);
  const { rows } = await sql<{ id: number; at: string }>`
    select id, ${stamp} as at from contacts
    where tenant_id = ${tx.tenantId} and deleted_at is not null and deleted_at > ${windowStart}
      ${after === null ? sql`` : sql`and (deleted_at, id) < (${after.at}::timestamptz, ${after.id})`}
    order by deleted_at desc, id desc limit ${query.limit + 1}`.execute(tx);
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  const items = await listOfDeleted(
    tx,
    shown.map(({ id }) => id),
  );
  return { items, next: last ? `${last.at}_${last.id}` : null, total: await countDeletedContacts(tx) };
}

/** To the microsecond: contacts that one statement deletes have one time, and none may be passed over. */
const stamp = sql<string>`to_char(deleted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;

function fromCursor(text: string): { readonly at: string; readonly id: number } {
  const found = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z)_(\d{1,15})$/.exec(text);
  if (!found || !isMoment(found[1] ?? '')) {
    const error = { path: 'after', code: 'malformed', message: 'Must be the `next` of an earlier page.' };
    throw new Refusal('invalid-input', { errors: [error] });
  }
  return { at: found[1] ?? '', id: Number(found[2]) };
}

/** Whether it is one as {@link stamp} writes them: `Date.parse` alone takes the 30th of February. */
function isMoment(text: string): boolean {
  const at = Date.parse(text);
  return !Number.isNaN(at) && at > 0 && new Date(at).toISOString().slice(0, 19) === text.slice(0, 19);
}

/** How many contacts can still be restored; at least 10,000 if there are more. */
export async function countDeletedContacts(tx: Tx): Promise<DeletedContactList['total']> {
  const { rows } = await sql<{ count: number }>`select count(*) from (select from contacts
    where tenant_id = ${tx.tenantId} and deleted_at is not null and deleted_at > ${windowStart}
    order by deleted_at desc limit ${exactUpTo + 1}) d`.execute(tx);
  const value = rows[0]?.count ?? 0;
  return value > exactUpTo ? { value: exactUpTo, relation: 'gte' } : { value, relation: 'eq' };
}

/** Deleted contacts with who deleted them, in the order of `ids`. */
async function listOfDeleted(tx: Tx, ids: readonly number[]): Promise<DeletedContact[]> {
  if (ids.length === 0) return [];
  const { rows } = await sql<{ id: number; at: Date; by: string | null }>`
    select c.id, c.deleted_at as at, (
      select coalesce(h.actor_name, j.started_by_name) from contact_changes h
      left join jobs j on j.tenant_id = h.tenant_id and j.id = h.job_id
      where h.tenant_id = ${tx.tenantId} and h.contact_id = c.id and h.action = 'deleted' order by h.at desc limit 1) as by
    from contacts c where c.tenant_id = ${tx.tenantId} and c.id = any (${[...ids]}::bigint[])`.execute(tx);
  const facts = new Map(rows.map((row) => [row.id, row]));
  const contacts = await listContactViews(tx, ids, 'deleted');
  return contacts.map((contact) => {
    const { at, by } = facts.get(contact.id)!;
    return { contact, deletedAt: at.toISOString(), deletedBy: by, restorableUntil: restorableUntil(at).toISOString() };
  });
}
