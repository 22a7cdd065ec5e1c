import { agentDesktopAtFirst } from '@rollcall/domain/agent-desktop';
import type { AgentDesktop, AgentDesktopView } from '@rollcall/domain/agent-desktop';
import { Refusal } from '@rollcall/domain/refusal';
import { sql } from 'kysely';
import type { Tx } from '../database/index.js';

/** What agents of the tenant find on their desktop. */
export async function getAgentDesktop(tx: Tx): Promise<AgentDesktopView> {
  const row = await tx.selectFrom('agent_desktops').selectAll().where('tenant_id', '=', tx.tenantId).executeTakeFirst();
  if (!row) return { ...agentDesktopAtFirst, version: 0, changedAt: null, changedBy: null };
  return {
    notesEnabled: row.notes_enabled,
    version: row.version,
    changedAt: row.changed_at.toISOString(),
    changedBy: { id: row.changed_by_id, name: row.changed_by_name },
  };
}

/** Replaces the settings if they are still at `version`; refuses `stale-version` otherwise. */
export async function putAgentDesktop(
  tx: Tx,
  settings: AgentDesktop,
  version: number,
  by: { readonly id: string; readonly name: string },
): Promise<AgentDesktopView> {
  const stamp = { changed_by_id: by.id, changed_by_name: by.name };
  const { rows } =
    version === 0
      ? await sql`
          insert into agent_desktops (tenant_id, notes_enabled, changed_by_id, changed_by_name)
          values (${tx.tenantId}, ${settings.notesEnabled}, ${stamp.changed_by_id}, ${stamp.changed_by_name})
          on conflict do nothing returning version`.execute(tx)
      : await sql`
          update agent_desktops set notes_enabled = ${settings.notesEnabled}, version = version + 1,
            changed_at = clock_timestamp(), changed_by_id = ${stamp.changed_by_id}, changed_by_name = ${stamp.changed_by_name}
          where tenant_id = ${tx.tenantId} and version = ${version} returning version`.execute(tx);
  const now = await getAgentDesktop(tx);
  if (rows.length === 0) throw new Refusal('stale-version', { version: now.version });
  return now;
}
