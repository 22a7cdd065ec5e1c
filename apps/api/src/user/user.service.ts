import { Inject, Injectable } from '@nestjs/common';
import { insertAudit } from '@rollcall/db/audit';
import { deleteSessionsOf, listGranted } from '@rollcall/db/auth';
import { inTenant } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import { changeMembership, findOrInsertUser, getUser, insertMembership, listUsers } from '@rollcall/db/user';
import { permissionsOf } from '@rollcall/domain/permission';
import type { Role } from '@rollcall/domain/permission';
import { Refusal } from '@rollcall/domain/refusal';
import type { ChangeUser, CreateUser, UserId, UserList, UserQuery, UserView } from '@rollcall/domain/user';
import { actorOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { refuseGrant } from '../http/may-grant.js';
import { Passwords } from '../passwords.js';
import { DB } from '../platform.module.js';

/** The members of the caller's tenant. */
@Injectable()
export class UserService {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(Passwords) private readonly passwords: Passwords,
  ) {}

  list(query: UserQuery, caller: Caller): Promise<UserList> {
    return inTenant(this.db, caller.tenantId, (tx) => listUsers(tx, query));
  }

  async create({ name, email, password, roles }: CreateUser, caller: Caller): Promise<UserView> {
    refuseMoreThanOwn(roles, caller);
    const passwordHash = await this.passwords.hash(password); // before the transaction: it takes a turn to wait for
    return inTenant(this.db, caller.tenantId, async (tx) => {
      refuseGrant(await listGranted(tx, roles), caller);
      const id = await findOrInsertUser(tx, { name, email, passwordHash });
      await insertMembership(tx, id, roles);
      await insertAudit(tx, actorOf(caller), {
        action: 'user.created',
        target: { kind: 'user', id },
        details: { roles },
      });
      return getUser(tx, id);
    });
  }

  /** Whoever loses access here, or gets other rights, signs in anew: an open session must not outlive its rights. */
  async change(id: UserId, change: ChangeUser, caller: Caller): Promise<UserView> {
    refuseMoreThanOwn(change.roles ?? [], caller);
    return inTenant(this.db, caller.tenantId, async (tx) => {
      refuseGrant(await listGranted(tx, change.roles ?? []), caller);
      const before = await getUser(tx, id);
      const after = await changeMembership(tx, id, change);
      await deleteSessionsOf(tx, id);
      await insertAudit(tx, actorOf(caller), {
        action: 'user.changed',
        target: { kind: 'user', id },
        details: {
          before: { roles: before.roles, isActive: before.isActive },
          after: { roles: after.roles, isActive: after.isActive },
        },
      });
      return after;
    });
  }
}

/** A key with `user.manage` alone must not be able to make an administrator, and through it everything. */
function refuseMoreThanOwn(roles: readonly Role[], { permissions }: Caller): void {
  const missing = permissionsOf(roles).find((permission) => !permissions.includes(permission));
  if (missing) throw new Refusal('permission-missing', { permission: missing });
}
