import type { GrantablePermission, Role } from '@rollcall/domain/permission';
import type { Tx } from '../database/index.js';

/** What the tenant gives to these roles beside what they have. */
export async function listGranted(tx: Tx, roles: readonly Role[]): Promise<readonly GrantablePermission[]> {
  if (roles.length === 0) return [];
  const rows = await tx
    .selectFrom('role_grants')
    .select('permission')
    .distinct()
    .where('tenant_id', '=', tx.tenantId)
    .where('role', 'in', roles)
    .execute();
  return rows.map(({ permission }) => permission as GrantablePermission);
}

/** The roles that the tenant gives a permission to. */
export async function listRolesGranted(tx: Tx, permission: GrantablePermission): Promise<readonly Role[]> {
  const rows = await tx
    .selectFrom('role_grants')
    .select('role')
    .where('tenant_id', '=', tx.tenantId)
    .where('permission', '=', permission)
    .orderBy('role')
    .execute();
  return rows.map(({ role }) => role as Role);
}

/** Gives a permission to these roles and takes it from all others. People notice with their next request. */
export async function putRolesGranted(tx: Tx, permission: GrantablePermission, roles: readonly Role[]): Promise<void> {
  await tx
    .deleteFrom('role_grants')
    .where('tenant_id', '=', tx.tenantId)
    .where('permission', '=', permission)
    .execute();
  if (roles.length === 0) return;
  await tx
    .insertInto('role_grants')
    .values(roles.map((role) => ({ tenant_id: tx.tenantId, role, permission })))
    .execute();
}
