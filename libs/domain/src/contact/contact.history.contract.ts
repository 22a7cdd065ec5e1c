import * as z from 'zod';
import { momentSchema } from './calendar-day.js';

/** What happened to a contact. */
export const contactActions = ['created', 'updated', 'deleted', 'restored'] as const;

/** One field of one change. A list (phones, e-mails) is the whole list; a custom field is `custom:<key>`. */
export const contactFieldChangeSchema = z.strictObject({
  field: z.string(),
  before: z.unknown(),
  /** What the change made of it, which may have changed again since. */
  after: z.unknown(),
});
/** See {@link contactFieldChangeSchema}. */
export type ContactFieldChange = z.infer<typeof contactFieldChangeSchema>;

/**
 * Whether a change can be taken back: `possible` while every value is still the one it set; `overtaken`, with the fields that
 * have changed since; `never`, for what no undo of values brings back.
 */
export const undoStates = ['possible', 'overtaken', 'never'] as const;
/** Why never: it did not change values (`action`), the value is kept nowhere (`encrypted`), the person said no (`consent-refused`). */
export const undoNevers = ['action', 'encrypted', 'consent-refused'] as const;
/** See {@link undoStates}. */
export const undoVerdictSchema = z.strictObject({
  state: z.enum(undoStates),
  why: z.enum(undoNevers).nullable(),
  /** Which fields stand in the way. */
  fields: z.array(z.string()),
});
/** See {@link undoVerdictSchema}. */
export type UndoVerdict = z.infer<typeof undoVerdictSchema>;

/** Takes one change back, named by its time as the history gave it. */
export const undoContactChangeSchema = z.strictObject({ at: z.iso.datetime() });
/** See {@link undoContactChangeSchema}. */
export type UndoContactChange = z.infer<typeof undoContactChangeSchema>;

/** One change of a contact: who, when, through what, and which values. */
export const contactChangeSchema = z.strictObject({
  at: z.iso.datetime(),
  action: z.enum(contactActions),
  /** `console`, `api`, or `job` with its id. */
  through: z.string(),
  jobId: z.uuid().nullable(),
  by: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  changes: z.array(contactFieldChangeSchema),
  undo: undoVerdictSchema,
});
/** See {@link contactChangeSchema}. */
export type ContactChange = z.infer<typeof contactChangeSchema>;

/** One page of a contact's history, newest first. */
export const contactHistorySchema = z.strictObject({
  items: z.array(contactChangeSchema),
  next: z.string().nullable(),
});
/** See {@link contactHistorySchema}. */
export type ContactHistory = z.infer<typeof contactHistorySchema>;

/** Which part of a history; `after` is the time of the last change seen, as `next` gave it. */
export const contactHistoryQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: momentSchema.optional(),
});
/** See {@link contactHistoryQuerySchema}. */
export type ContactHistoryQuery = z.infer<typeof contactHistoryQuerySchema>;
