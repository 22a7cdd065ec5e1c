import { maxContactsMoved } from '@rollcall/domain/group';
import type { DeleteGroupQuery, GroupId, GroupList, GroupQuery, GroupView } from '@rollcall/domain/group';
import { Refusal } from '@rollcall/domain/refusal';
import { sql } from 'kysely';
import type { RawBuilder, Selectable } from 'kysely';
import type { ContactActor } from '../contact/index.js';
import { constraintOf } from '../database/index.js';
import type { GroupsTable, Tx } from '../database/index.js';
import { countContactsOf } from './group.count.js';

/** One page of groups by name; `next` is the key of the last one's name. */
export async function listGroups(tx: Tx, { q, limit, after }: GroupQuery): Promise<GroupList> {
  const rows = await tx
    .selectFrom('groups')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .$if(q !== undefined, (query) => query.where(sql<boolean>`strpos(name_key, lower(${q ?? ''})) > 0`))
    .$if(after !== undefined, (query) => query.where('name_key', '>', after ?? ''))
    .orderBy('name_key')
    .limit(limit + 1)
    .execute();
  const { count } = await tx
    .selectFrom('groups')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tx.tenantId)
    .$if(q !== undefined, (query) => query.where(sql<boolean>`strpos(name_key, lower(${q ?? ''})) > 0`))
    .executeTakeFirstOrThrow();
  const shown = rows.slice(0, limit);
  const next = rows.length > limit ? (shown.at(-1)?.name_key ?? null) : null;
  return { items: await toViews(tx, shown), next, total: { value: count, relation: 'eq' } };
}

/** One group. Refuses `not-found`. */
export async function getGroup(tx: Tx, id: GroupId): Promise<GroupView> {
  const row = await tx
    .selectFrom('groups')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id)
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  return (await toViews(tx, [row]))[0]!;
}

/** Makes a group. Refuses `group.exists` for a name that another has, in whatever case. */
export async function insertGroup(tx: Tx, name: string, by: string): Promise<GroupView> {
  const row = await refusingTaken(name, () =>
    tx
      .insertInto('groups')
      .values({ tenant_id: tx.tenantId, name, created_by: by })
      .returningAll()
      .executeTakeFirstOrThrow(),
  );
  return (await toViews(tx, [row]))[0]!;
}

/** Locks a group to change it as the caller saw it. Refuses `not-found`, `if-match-missing`, `stale-version`. */
export async function lockGroup(tx: Tx, id: GroupId, version: number | undefined): Promise<GroupView> {
  const row = await tx
    .selectFrom('groups')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  if (version === undefined) throw new Refusal('if-match-missing');
  const [group] = await toViews(tx, [row]);
  if (row.version !== version) throw new Refusal('stale-version', { version: row.version, group });
  return group!;
}

/** Renames a group that is locked. Refuses `group.exists`. */
export async function renameGroup(tx: Tx, { id }: GroupView, name: string, by: string): Promise<GroupView> {
  await refusingTaken(name, () =>
    tx
      .updateTable('groups')
      .set({ name, version: sql`version + 1`, changed_at: sql`now()`, changed_by: by })
      .where('tenant_id', '=', tx.tenantId)
      .where('id', '=', id)
      .execute(),
  );
  return getGroup(tx, id);
}

/**
 * Deletes a group that is locked, and moves its contacts, each with its entry in the history. No contact is lost: without
 * `moveTo` a group that has contacts is refused (`group.not-empty`), and one with too many to move in a moment is refused in any
 * case (`group.too-many-contacts`). Contacts that are deleted and may come back move too. @returns how many live ones moved
 */
export async function deleteGroup(
  tx: Tx,
  group: GroupView,
  { moveTo }: DeleteGroupQuery,
  by: ContactActor,
): Promise<number> {
  const target = await findTarget(tx, group.id, moveTo);
  const live = await lockContacts(tx, group.id, sql`deleted_at is null`);
  if (moveTo === undefined && live > 0) throw new Refusal('group.not-empty', { contacts: group.contacts });
  const gone = await lockContacts(tx, group.id, sql`deleted_at is not null`);
  if (live + gone > maxContactsMoved)
    throw new Refusal('group.too-many-contacts', { contacts: group.contacts, most: maxContactsMoved });
  // Each by an index of its own.
  if (live > 0) await moveContacts(tx, group.id, target, by, sql`deleted_at is null`);
  if (gone > 0) await moveContacts(tx, group.id, target, by, sql`deleted_at is not null`);
  // The foreign key looks once through the tenant's contacts here: a second, and rare.
  await tx.deleteFrom('groups').where('tenant_id', '=', tx.tenantId).where('id', '=', group.id).execute();
  return live;
}

/** Counts what is there, up to one too many. In the order of ids: two who write many contacts queue, and do not deadlock. */
async function lockContacts(tx: Tx, id: GroupId, which: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) from (select from contacts where tenant_id = ${tx.tenantId} and group_id = ${id} and ${which}
      order by id limit ${maxContactsMoved + 1} for update) c`.execute(tx);
  return rows[0]!.count;
}

async function moveContacts(
  tx: Tx,
  from: GroupId,
  to: number | null,
  by: ContactActor,
  which: RawBuilder<unknown>,
): Promise<void> {
  await sql`
    with moved as (
      update contacts set group_id = ${to}, version = version + 1, updated_at = now()
      where tenant_id = ${tx.tenantId} and group_id = ${from} and ${which} returning tenant_id, id)
    insert into contact_changes (tenant_id, contact_id, action, actor_id, actor_name, through, before)
    select tenant_id, id, 'updated', ${by.id}, ${by.name}, ${by.through}, jsonb_build_object('group', ${from}::bigint) from moved`.execute(
    tx,
  );
}

/** Held until the transaction ends, so that it cannot go meanwhile. */
async function findTarget(tx: Tx, own: GroupId, moveTo: DeleteGroupQuery['moveTo']): Promise<number | null> {
  if (moveTo === undefined || moveTo === 'none') return null;
  const target = await tx
    .selectFrom('groups')
    .select('id')
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', moveTo)
    .where('id', '<>', own)
    .forKeyShare()
    .executeTakeFirst();
  if (target) return target.id;
  const error = { path: 'moveTo', code: 'group.unknown', message: 'There is no such other group.' };
  throw new Refusal('invalid-input', { errors: [error] });
}

async function refusingTaken<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (fault) {
    if (constraintOf(fault) === 'groups_name_key') throw new Refusal('group.exists', { name });
    throw fault;
  }
}

async function toViews(tx: Tx, rows: readonly Selectable<GroupsTable>[]): Promise<GroupView[]> {
  const counts = await countContactsOf(
    tx,
    rows.map(({ id }) => id),
  );
  return rows.map((row) => ({
    id: row.id as GroupId,
    name: row.name,
    contacts: counts.get(row.id) ?? { value: 0, relation: 'eq' },
    createdAt: row.created_at?.toISOString() ?? null,
    createdBy: row.created_by,
    changedAt: row.changed_at?.toISOString() ?? null,
    changedBy: row.changed_by,
    version: row.version,
  }));
}
