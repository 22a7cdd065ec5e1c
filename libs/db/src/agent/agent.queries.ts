import type { AgentList, AgentNumber, AgentQuery, AgentView, ChangeAgent, CreateAgent } from '@rollcall/domain/agent';
import { Refusal } from '@rollcall/domain/refusal';
import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { constraintOf } from '../database/index.js';
import type { AgentsTable, Tx } from '../database/index.js';

const agents = (tx: Tx) =>
  tx
    .selectFrom('agents')
    .leftJoin('teams', (join) =>
      join.onRef('teams.tenant_id', '=', 'agents.tenant_id').onRef('teams.id', '=', 'agents.team_id'),
    )
    .selectAll('agents')
    .select('teams.name as team_name')
    .where('agents.tenant_id', '=', tx.tenantId);

/** One page of agents by agent ID; `next` is that of the last one. */
export async function listAgents(tx: Tx, { q, team, active, limit, after }: AgentQuery): Promise<AgentList> {
  const rows = await agents(tx)
    .$if(q !== undefined, (query) =>
      query.where(sql<boolean>`(strpos(lower(agents.name), lower(${q ?? ''})) > 0
        or strpos(lower(agents.agent_id), lower(${q ?? ''})) = 1)`),
    )
    .$if(team !== undefined, (query) => query.where('agents.team_id', '=', team ?? 0))
    .$if(active !== undefined, (query) => query.where('agents.is_active', '=', active === 'true'))
    .$if(after !== undefined, (query) => query.where('agents.agent_id', '>', after ?? ''))
    .orderBy('agents.agent_id')
    .limit(limit + 1)
    .execute();
  const items = rows.slice(0, limit).map(toView);
  return { items, next: rows.length > limit ? (items.at(-1)?.agentId ?? null) : null };
}

/** One agent. Refuses `not-found`. */
export async function getAgent(tx: Tx, id: AgentNumber): Promise<AgentView> {
  const row = await agents(tx).where('agents.id', '=', id).executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  return toView(row);
}

/** Makes an agent. Refuses `agent.exists` for an agent ID that is taken, `invalid-input` for a team that is not there. */
export async function insertAgent(
  tx: Tx,
  { agentId, name, teamId, active }: CreateAgent,
  by: string,
): Promise<AgentView> {
  await refuseUnknownTeam(tx, teamId);
  const { id } = await refusingTaken(agentId, () =>
    tx
      .insertInto('agents')
      .values({ tenant_id: tx.tenantId, agent_id: agentId, name, team_id: teamId, is_active: active, created_by: by })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  return getAgent(tx, id as AgentNumber);
}

/** Locks an agent to change it as the caller saw it. Refuses `not-found`, `if-match-missing`, `stale-version`. */
export async function lockAgent(tx: Tx, id: AgentNumber, version: number | undefined): Promise<AgentView> {
  await tx
    .selectFrom('agents')
    .select('id')
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .execute();
  const agent = await getAgent(tx, id);
  if (version === undefined) throw new Refusal('if-match-missing');
  if (agent.version !== version) throw new Refusal('stale-version', { version: agent.version, agent });
  return agent;
}

/** Changes an agent that is locked. Refuses as {@link insertAgent}. */
export async function changeAgent(
  tx: Tx,
  { id }: AgentView,
  { agentId, name, teamId, active }: ChangeAgent,
  by: string,
): Promise<AgentView> {
  await refuseUnknownTeam(tx, teamId ?? null);
  await refusingTaken(agentId ?? '', () =>
    tx
      .updateTable('agents')
      .set({
        ...(agentId !== undefined && { agent_id: agentId }),
        ...(name !== undefined && { name }),
        ...(teamId !== undefined && { team_id: teamId }),
        ...(active !== undefined && { is_active: active }),
        version: sql`version + 1`,
        changed_at: sql`now()`,
        changed_by: by,
      })
      .where('tenant_id', '=', tx.tenantId)
      .where('id', '=', id)
      .execute(),
  );
  return getAgent(tx, id);
}

/** Deletes an agent that is locked. Contacts keep the agent ID they have. */
export async function deleteAgent(tx: Tx, { id }: AgentView): Promise<void> {
  await tx.deleteFrom('agents').where('tenant_id', '=', tx.tenantId).where('id', '=', id).execute();
}

/** The team is held until the transaction ends, so that it cannot go meanwhile. */
async function refuseUnknownTeam(tx: Tx, teamId: number | null): Promise<void> {
  if (teamId === null) return;
  const team = await tx
    .selectFrom('teams')
    .select('id')
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', teamId)
    .forKeyShare()
    .executeTakeFirst();
  if (team) return;
  const error = { path: 'teamId', code: 'team.unknown', message: 'There is no such team.' };
  throw new Refusal('invalid-input', { errors: [error] });
}

async function refusingTaken<T>(agentId: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (fault) {
    if (constraintOf(fault) === 'agents_agent_id_key') throw new Refusal('agent.exists', { agentId });
    throw fault;
  }
}

const toView = (row: Selectable<AgentsTable> & { readonly team_name: string | null }): AgentView => ({
  id: row.id as AgentNumber,
  agentId: row.agent_id,
  name: row.name,
  teamId: row.team_id,
  team: row.team_name,
  active: row.is_active,
  createdAt: row.created_at.toISOString(),
  createdBy: row.created_by,
  changedAt: row.changed_at?.toISOString() ?? null,
  changedBy: row.changed_by,
  version: row.version,
});
