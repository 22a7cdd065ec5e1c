import { Inject, Injectable } from '@nestjs/common';
import { insertAudit } from '@rollcall/db/audit';
import { inTenant } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import { deleteGroup, getGroup, insertGroup, listGroups, lockGroup, renameGroup } from '@rollcall/db/group';
import type {
  ChangeGroup,
  CreateGroup,
  DeletedGroup,
  DeleteGroupQuery,
  GroupId,
  GroupList,
  GroupQuery,
  GroupView,
} from '@rollcall/domain/group';
import { actorOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { DB } from '../platform.module.js';

/** The groups of the caller's tenant. */
@Injectable()
export class GroupService {
  constructor(@Inject(DB) private readonly db: Db) {}

  list(query: GroupQuery, caller: Caller): Promise<GroupList> {
    return inTenant(this.db, caller.tenantId, (tx) => listGroups(tx, query));
  }

  view(id: GroupId, caller: Caller): Promise<GroupView> {
    return inTenant(this.db, caller.tenantId, (tx) => getGroup(tx, id));
  }

  create({ name }: CreateGroup, caller: Caller): Promise<GroupView> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const made = await insertGroup(tx, name, caller.name);
      const target = { kind: 'group', id: String(made.id) };
      await insertAudit(tx, actorOf(caller), { action: 'group.created', target, details: { name } });
      return made;
    });
  }

  rename(id: GroupId, { name }: ChangeGroup, version: number | undefined, caller: Caller): Promise<GroupView> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const before = await lockGroup(tx, id, version);
      const after = await renameGroup(tx, before, name, caller.name);
      await insertAudit(tx, actorOf(caller), {
        action: 'group.changed',
        target: { kind: 'group', id: String(id) },
        details: { before: { name: before.name }, after: { name } },
      });
      return after;
    });
  }

  delete(id: GroupId, query: DeleteGroupQuery, version: number | undefined, caller: Caller): Promise<DeletedGroup> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const group = await lockGroup(tx, id, version);
      const actor = actorOf(caller);
      const movedContacts = await deleteGroup(tx, group, query, actor);
      await insertAudit(tx, actor, {
        action: 'group.deleted',
        target: { kind: 'group', id: String(id) },
        details: { name: group.name, moveTo: query.moveTo ?? null, movedContacts },
      });
      return { id, movedContacts };
    });
  }
}
