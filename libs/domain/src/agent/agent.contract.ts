import * as z from 'zod';

/** An agent's number, unique inside its tenant. Contacts do not name it: they name `agentId`. */
export const agentNumberSchema = z.int().positive().brand<'AgentNumber'>();
/** See {@link agentNumberSchema}. */
export type AgentNumber = z.infer<typeof agentNumberSchema>;

/** Somebody who handles contacts. */
export const agentViewSchema = z.strictObject({
  id: agentNumberSchema,
  /** What contacts and files call the agent. */
  agentId: z.string(),
  name: z.string(),
  teamId: z.int().nullable(),
  /** The team's name. */
  team: z.string().nullable(),
  active: z.boolean(),
  createdAt: z.iso.datetime(),
  createdBy: z.string().nullable(),
  changedAt: z.iso.datetime().nullable(),
  changedBy: z.string().nullable(),
  version: z.int(),
});
/** See {@link agentViewSchema}. */
export type AgentView = z.infer<typeof agentViewSchema>;

/** One page of agents by agent ID. */
export const agentListSchema = z.strictObject({ items: z.array(agentViewSchema), next: z.string().nullable() });
/** See {@link agentListSchema}. */
export type AgentList = z.infer<typeof agentListSchema>;

const plain = /^[^\p{Cc}\p{Cs}]+$/u;

/** Which agents to list; `q` is a part of their name or the beginning of their agent ID. */
export const agentQuerySchema = z.strictObject({
  q: z.string().trim().max(100).regex(plain).optional(),
  team: z.coerce.number().int().positive().optional(),
  active: z.enum(['true', 'false']).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(100).regex(plain).optional(),
});
/** See {@link agentQuerySchema}. */
export type AgentQuery = z.infer<typeof agentQuerySchema>;

const line = z.string().trim().regex(plain, 'One line of plain text');

/** Makes an agent. The agent ID is kept as it is, zeros and case too. */
export const createAgentSchema = z.strictObject({
  agentId: line.pipe(z.string().min(1).max(100)),
  name: line.pipe(z.string().min(1).max(200)),
  teamId: z.int().positive().nullable().default(null),
  active: z.boolean().default(true),
});
/** See {@link createAgentSchema}. */
export type CreateAgent = z.infer<typeof createAgentSchema>;

/** Changes what is named. Contacts keep the agent ID they have. */
export const changeAgentSchema = z.strictObject({
  agentId: line.pipe(z.string().min(1).max(100)).optional(),
  name: line.pipe(z.string().min(1).max(200)).optional(),
  teamId: z.int().positive().nullable().optional(),
  active: z.boolean().optional(),
});
/** See {@link changeAgentSchema}. */
export type ChangeAgent = z.infer<typeof changeAgentSchema>;
