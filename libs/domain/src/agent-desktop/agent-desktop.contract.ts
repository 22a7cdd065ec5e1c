import * as z from 'zod';

/** What agents find on their desktop. Whoever changes it sends all of it. */
export const agentDesktopSchema = z.strictObject({
  /** Whether agents see a contact's notes, and may write some. */
  notesEnabled: z.boolean(),
});
/** See {@link agentDesktopSchema}. */
export type AgentDesktop = z.infer<typeof agentDesktopSchema>;

/** How it is until somebody changes it: what is not switched on is not shown. */
export const agentDesktopAtFirst: AgentDesktop = { notesEnabled: false };

/** The settings as they are. `version` is 0 until they are changed for the first time. */
export const agentDesktopViewSchema = agentDesktopSchema.extend({
  version: z.int().nonnegative(),
  changedAt: z.iso.datetime().nullable(),
  changedBy: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
});
/** See {@link agentDesktopViewSchema}. */
export type AgentDesktopView = z.infer<typeof agentDesktopViewSchema>;
