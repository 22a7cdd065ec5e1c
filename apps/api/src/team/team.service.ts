import { Inject, Injectable } from '@nestjs/common';
import { insertAudit } from '@rollcall/db/audit';
import { inTenant } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import { deleteTeam, getTeam, insertTeam, listTeams, lockTeam, renameTeam } from '@rollcall/db/team';
import type { TeamId, TeamList, TeamView, WriteTeam } from '@rollcall/domain/team';
import { actorOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { DB } from '../platform.module.js';

/** The teams of the caller's tenant. */
@Injectable()
export class TeamService {
  constructor(@Inject(DB) private readonly db: Db) {}

  async list(caller: Caller): Promise<TeamList> {
    return { items: await inTenant(this.db, caller.tenantId, listTeams) };
  }

  view(id: TeamId, caller: Caller): Promise<TeamView> {
    return inTenant(this.db, caller.tenantId, (tx) => getTeam(tx, id));
  }

  create({ name }: WriteTeam, caller: Caller): Promise<TeamView> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const made = await insertTeam(tx, name, caller.name);
      await insertAudit(tx, actorOf(caller), { action: 'team.created', target: targetOf(made), details: { name } });
      return made;
    });
  }

  rename(id: TeamId, { name }: WriteTeam, version: number | undefined, caller: Caller): Promise<TeamView> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const before = await lockTeam(tx, id, version);
      const after = await renameTeam(tx, before, name, caller.name);
      const details = { before: { name: before.name }, after: { name } };
      await insertAudit(tx, actorOf(caller), { action: 'team.changed', target: targetOf(after), details });
      return after;
    });
  }

  delete(id: TeamId, version: number | undefined, caller: Caller): Promise<TeamView> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const team = await lockTeam(tx, id, version);
      await deleteTeam(tx, team);
      const details = { name: team.name };
      await insertAudit(tx, actorOf(caller), { action: 'team.deleted', target: targetOf(team), details });
      return team;
    });
  }
}

const targetOf = ({ id }: TeamView) => ({ kind: 'team', id: String(id) });
