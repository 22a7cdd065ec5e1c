import * as z from 'zod';

/** A team's number, unique inside its tenant. */
export const teamIdSchema = z.int().positive().brand<'TeamId'>();
/** See {@link teamIdSchema}. */
export type TeamId = z.infer<typeof teamIdSchema>;

/** A team of agents. Contacts name it by its name (`agentTeam`), and keep the name they have when it is renamed. */
export const teamViewSchema = z.strictObject({
  id: teamIdSchema,
  name: z.string(),
  agentCount: z.int(),
  createdAt: z.iso.datetime(),
  createdBy: z.string().nullable(),
  changedAt: z.iso.datetime().nullable(),
  changedBy: z.string().nullable(),
  version: z.int(),
});
/** See {@link teamViewSchema}. */
export type TeamView = z.infer<typeof teamViewSchema>;

/** All teams by name, up to a thousand. */
export const teamListSchema = z.strictObject({ items: z.array(teamViewSchema) });
/** See {@link teamListSchema}. */
export type TeamList = z.infer<typeof teamListSchema>;

const name = z
  .string()
  .trim()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u, 'One line of plain text');

/** Makes a team, or renames one. */
export const writeTeamSchema = z.strictObject({ name });
/** See {@link writeTeamSchema}. */
export type WriteTeam = z.infer<typeof writeTeamSchema>;
