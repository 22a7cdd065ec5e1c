import type { Role } from '../permission/permissions.js';
import type { AgentDesktop } from './agent-desktop.contract.js';

/** Roles of people who work at an agent's desktop and answer for nobody else's work. */
export const agentLikeRoles: readonly Role[] = ['viewer', 'agent', 'service-advisor'];

/** Whether somebody is an agent and nothing more. Who has one role beside these is not; a program with a key has none at all. */
export const isAgentLike = (roles: readonly Role[]): boolean =>
  roles.length > 0 && roles.every((role) => agentLikeRoles.includes(role));

/** Whether somebody with these roles finds notes at all; that they may read them is another question (`note.read`). */
export const seesNotes = (roles: readonly Role[], { notesEnabled }: Pick<AgentDesktop, 'notesEnabled'>): boolean =>
  notesEnabled || !isAgentLike(roles);
