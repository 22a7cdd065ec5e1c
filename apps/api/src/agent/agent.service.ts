import { Inject, Injectable } from '@nestjs/common';
import { changeAgent, deleteAgent, getAgent, insertAgent, listAgents, lockAgent } from '@rollcall/db/agent';
import { insertAudit } from '@rollcall/db/audit';
import { inTenant } from '@rollcall/db/database';
import type { Db, Tx } from '@rollcall/db/database';
import type { AgentList, AgentNumber, AgentQuery, AgentView, ChangeAgent, CreateAgent } from '@rollcall/domain/agent';
import { actorOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { DB } from '../platform.module.js';

/** The agents of the caller's tenant. */
@Injectable()
export class AgentService {
  constructor(@Inject(DB) private readonly db: Db) {}

  list(query: AgentQuery, caller: Caller): Promise<AgentList> {
    return inTenant(this.db, caller.tenantId, (tx) => listAgents(tx, query));
  }

  view(id: AgentNumber, caller: Caller): Promise<AgentView> {
    return inTenant(this.db, caller.tenantId, (tx) => getAgent(tx, id));
  }

  create(request: CreateAgent, caller: Caller): Promise<AgentView> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const made = await insertAgent(tx, request, caller.name);
      await audit(tx, caller, 'created', null, made);
      return made;
    });
  }

  change(id: AgentNumber, change: ChangeAgent, version: number | undefined, caller: Caller): Promise<AgentView> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const before = await lockAgent(tx, id, version);
      const after = await changeAgent(tx, before, change, caller.name);
      await audit(tx, caller, 'changed', before, after);
      return after;
    });
  }

  delete(id: AgentNumber, version: number | undefined, caller: Caller): Promise<AgentView> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const agent = await lockAgent(tx, id, version);
      await deleteAgent(tx, agent);
      await audit(tx, caller, 'deleted', agent, null);
      return agent;
    });
  }
}

const audit = (
  tx: Tx,
  caller: Caller,
  verb: string,
  before: AgentView | null,
  after: AgentView | null,
): Promise<void> =>
  insertAudit(tx, actorOf(caller), {
    action: `agent.${verb}`,
    target: { kind: 'agent', id: String((after ?? before)?.id) },
    details: { before: told(before), after: told(after) },
  });

const told = (agent: AgentView | null) =>
  agent && { agentId: agent.agentId, name: agent.name, teamId: agent.teamId, active: agent.active };
