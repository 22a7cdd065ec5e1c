import { Refusal } from '@rollcall/domain/refusal';
import type { TeamId, TeamView } from '@rollcall/domain/team';
import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { constraintOf } from '../database/index.js';
import type { TeamsTable, Tx } from '../database/index.js';

const teams = (tx: Tx) =>
  tx
    .selectFrom('teams')
    .selectAll('teams')
    .select((on) =>
      on
        .selectFrom('agents')
        .select((eb) => eb.fn.countAll<number>().as('count'))
        .whereRef('agents.tenant_id', '=', 'teams.tenant_id')
        .whereRef('agents.team_id', '=', 'teams.id')
        .as('agent_count'),
    )
    .where('teams.tenant_id', '=', tx.tenantId);

/** All teams by name, up to a thousand. */
export const listTeams = async (tx: Tx): Promise<TeamView[]> =>
  (await teams(tx).orderBy('teams.name_key').limit(1000).execute()).map(toView);

/** One team. Refuses `not-found`. */
export async function getTeam(tx: Tx, id: TeamId): Promise<TeamView> {
  const row = await teams(tx).where('teams.id', '=', id).executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  return toView(row);
}

/** Makes a team. Refuses `team.exists` for a name that another has, in whatever case. */
export async function insertTeam(tx: Tx, name: string, by: string): Promise<TeamView> {
  const { id } = await refusingTaken(name, () =>
    tx
      .insertInto('teams')
      .values({ tenant_id: tx.tenantId, name, created_by: by })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  return getTeam(tx, id as TeamId);
}

/** Locks a team to change it as the caller saw it. Refuses `not-found`, `if-match-missing`, `stale-version`. */
export async function lockTeam(tx: Tx, id: TeamId, version: number | undefined): Promise<TeamView> {
  await tx
    .selectFrom('teams')
    .select('id')
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id)
    .forUpdate()
    .execute();
  const team = await getTeam(tx, id);
  if (version === undefined) throw new Refusal('if-match-missing');
  if (team.version !== version) throw new Refusal('stale-version', { version: team.version, team });
  return team;
}

/** Renames a team that is locked. Refuses `team.exists`. Contacts keep the name they have. */
export async function renameTeam(tx: Tx, { id }: TeamView, name: string, by: string): Promise<TeamView> {
  await refusingTaken(name, () =>
    tx
      .updateTable('teams')
      .set({ name, version: sql`version + 1`, changed_at: sql`now()`, changed_by: by })
      .where('tenant_id', '=', tx.tenantId)
      .where('id', '=', id)
      .execute(),
  );
  return getTeam(tx, id);
}

/** Deletes a team that is locked. Refuses `team.not-empty` while agents are in it. */
export async function deleteTeam(tx: Tx, { id, agentCount }: TeamView): Promise<void> {
  if (agentCount > 0) throw new Refusal('team.not-empty', { agents: agentCount });
  await tx.deleteFrom('teams').where('tenant_id', '=', tx.tenantId).where('id', '=', id).execute();
}

async function refusingTaken<T>(name: string, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (fault) {
    if (constraintOf(fault) === 'teams_name_key') throw new Refusal('team.exists', { name });
    throw fault;
  }
}

const toView = (row: Selectable<TeamsTable> & { readonly agent_count: number | null }): TeamView => ({
  id: row.id as TeamId,
  name: row.name,
  agentCount: row.agent_count ?? 0,
  createdAt: row.created_at.toISOString(),
  createdBy: row.created_by,
  changedAt: row.changed_at?.toISOString() ?? null,
  changedBy: row.changed_by,
  version: row.version,
});
