import type { Role } from '@rollcall/domain/permission';
import { Refusal } from '@rollcall/domain/refusal';
import type { ChangeUser, UserId, UserList, UserQuery, UserView } from '@rollcall/domain/user';
import { sql } from 'kysely';
import type { Tx } from '../database/index.js';

const members = (tx: Tx) =>
  tx
    .selectFrom('memberships')
    .innerJoin('users', 'users.id', 'memberships.user_id')
    .select(['users.id', 'users.name', 'users.email', 'users.two_factor_enabled'])
    .select(['memberships.roles', 'memberships.is_active', 'memberships.created_at'])
    .where('memberships.tenant_id', '=', tx.tenantId);

/** One page of the tenant's members by e-mail; `after` is the id of the last one seen. */
export async function listUsers(tx: Tx, query: UserQuery): Promise<UserList> {
  const rows = await members(tx)
    .$if(query.after !== undefined, (q) =>
      q.where('users.email', '>', (eb) =>
        eb
          .selectFrom('users as seen')
          .select('seen.email')
          .where('seen.id', '=', query.after ?? ''),
      ),
    )
    .orderBy('users.email')
    .limit(query.limit + 1)
    .execute();
  const { count } = await tx
    .selectFrom('memberships')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tx.tenantId)
    .executeTakeFirstOrThrow();
  const items = rows.slice(0, query.limit).map(toView);
  const next = rows.length > query.limit ? (items.at(-1)?.id ?? null) : null;
  return { items, next, total: { value: count, relation: 'eq' } };
}

/** One member. Refuses `not-found`, also for a person who works only for others. */
export async function getUser(tx: Tx, id: UserId): Promise<UserView> {
  const row = await members(tx).where('memberships.user_id', '=', id).executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  return toView(row);
}

/**
 * Finds the person with this e-mail or makes one with a password (its argon2id hash). Somebody who is known keeps their own
 * password and name: an administrator of one tenant must not change how people sign in to another.
 */
export async function findOrInsertUser(
  tx: Tx,
  person: { readonly name: string; readonly email: string; readonly passwordHash: string },
): Promise<UserId> {
  const made = await tx
    .insertInto('users')
    .values({ name: person.name, email: person.email, email_verified: true, image: null })
    .onConflict((conflict) => conflict.constraint('users_email_key').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!made) return findUserId(tx, person.email);
  await tx
    .insertInto('accounts')
    .values({ user_id: made.id, account_id: made.id, provider_id: 'credential', password: person.passwordHash })
    .execute();
  return made.id as UserId;
}

async function findUserId(tx: Tx, email: string): Promise<UserId> {
  const known = await tx.selectFrom('users').select('id').where('email', '=', email).executeTakeFirstOrThrow();
  return known.id as UserId;
}

/** Makes a person a member of the tenant. Refuses `user.exists` if they are one already. */
export async function insertMembership(tx: Tx, userId: UserId, roles: readonly Role[]): Promise<void> {
  const made = await tx
    .insertInto('memberships')
    .values({ tenant_id: tx.tenantId, user_id: userId, roles: [...roles] })
    .onConflict((conflict) => conflict.columns(['tenant_id', 'user_id']).doNothing())
    .returning('user_id')
    .executeTakeFirst();
  if (!made) throw new Refusal('user.exists');
}

/**
 * Changes what a member may do. Refuses `not-found`, and `state-not-allowed` if no active admin would be left:
 * the tenant's memberships are locked while that is asked, so two admins cannot remove each other at once.
 */
export async function changeMembership(tx: Tx, id: UserId, change: ChangeUser): Promise<UserView> {
  await tx
    .selectFrom('memberships')
    .select('user_id')
    .where('tenant_id', '=', tx.tenantId)
    .where(sql<boolean>`'admin' = any(roles)`)
    .orderBy('user_id')
    .forUpdate()
    .execute();
  const { numUpdatedRows } = await tx
    .updateTable('memberships')
    .set({
      ...(change.roles && { roles: change.roles }),
      ...(change.isActive !== undefined && { is_active: change.isActive }),
    })
    .where('tenant_id', '=', tx.tenantId)
    .where('user_id', '=', id)
    .executeTakeFirst();
  if (numUpdatedRows === 0n) throw new Refusal('not-found');
  if (!(await hasActiveAdmin(tx))) throw new Refusal('state-not-allowed', { rule: 'last-admin' });
  return getUser(tx, id);
}

async function hasActiveAdmin(tx: Tx): Promise<boolean> {
  const row = await tx
    .selectFrom('memberships')
    .select('user_id')
    .where('tenant_id', '=', tx.tenantId)
    .where('is_active', '=', true)
    .where(sql<boolean>`'admin' = any(roles)`)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}

const toView = (row: {
  id: string;
  name: string;
  email: string;
  two_factor_enabled: boolean;
  roles: string[];
  is_active: boolean;
  created_at: Date;
}): UserView => ({
  id: row.id as UserId,
  name: row.name,
  email: row.email,
  roles: row.roles as Role[],
  isActive: row.is_active,
  hasTwoFactor: row.two_factor_enabled,
  createdAt: row.created_at.toISOString(),
});
