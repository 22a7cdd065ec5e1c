import { Inject, Injectable } from '@nestjs/common';
import { insertAudit } from '@rollcall/db/audit';
import { findPerson, getTenantName, listMembershipsOf, moveSession } from '@rollcall/db/auth';
import { inTenant } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import { hasEncryptedFields } from '@rollcall/db/encrypted';
import type { MeView, SwitchTenant } from '@rollcall/domain/me';
import { permissionsOf } from '@rollcall/domain/permission';
import { Refusal } from '@rollcall/domain/refusal';
import { actorOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { DB } from '../platform.module.js';
import { version } from '../version.js';

/** Who is signed in, and where. */
@Injectable()
export class MeService {
  constructor(@Inject(DB) private readonly db: Db) {}

  async show(caller: Caller): Promise<MeView> {
    const { tenantId, permissions, roles } = caller;
    const isPerson = caller.via === 'session';
    const memberships = isPerson ? await listMembershipsOf(this.db, caller.id) : [];
    const here = await inTenant(this.db, tenantId, async (tx) => ({
      tenant: { id: tenantId, name: await getTenantName(tx) },
      email: isPerson ? ((await findPerson(tx, caller.id))?.email ?? null) : null,
      flags: { encryptedFields: await hasEncryptedFields(tx) },
    }));
    return {
      user: { id: caller.id, name: caller.name, email: here.email },
      tenant: here.tenant,
      tenants: isPerson ? memberships.map(({ tenantId: id, tenantName: name }) => ({ id, name })) : [here.tenant],
      roles: [...roles],
      permissions: [...permissions],
      flags: here.flags,
      version,
    };
  }

  /** A tenant somebody does not work for is `not-found`, like one that does not exist. */
  async switchTenant({ tenantId }: SwitchTenant, caller: Caller): Promise<MeView> {
    const { sessionId } = caller;
    if (sessionId === undefined) throw new Refusal('permission-missing');
    const memberships = await listMembershipsOf(this.db, caller.id);
    const there = memberships.find((membership) => membership.tenantId === tenantId);
    if (!there) throw new Refusal('not-found');
    await inTenant(this.db, tenantId, async (tx) => {
      await moveSession(tx, sessionId);
      await insertAudit(tx, actorOf(caller), {
        action: 'tenant.entered',
        target: { kind: 'session', id: sessionId },
        details: { from: caller.tenantId },
      });
    });
    return this.show({
      ...caller,
      tenantId,
      roles: there.roles,
      permissions: permissionsOf(there.roles, there.granted),
    });
  }
}
