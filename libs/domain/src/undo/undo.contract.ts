import * as z from 'zod';
import { jobIdSchema, jobViewSchema, startPlanShape } from '../job/index.js';

/** Starts an undo: everything a job changed is put back as it was before, contact by contact. */
export const startUndoSchema = z.strictObject({
  /** The job to undo; an undo too, which is a redo. */
  jobId: jobIdSchema,
  /** The same job, which writes nothing but what it would do. */
  dryRun: z.boolean().default(false),
  /** Kept in the audit trail. Not needed for a dry run. */
  reason: z.string().trim().max(500).default(''),
  /** How many contacts the job changed, as whoever undoes it has typed it. Not needed for a dry run. */
  typedCount: z.int().nonnegative().optional(),
  ...startPlanShape,
});
/** See {@link startUndoSchema}. */
export type StartUndo = z.infer<typeof startUndoSchema>;
/** A request as a client may send it. */
export type StartUndoRequest = z.input<typeof startUndoSchema>;

const count = z.int().nonnegative();
/** Result files by name: how many bytes of each are valid, and how many rows those are. */
const filesSchema = z.record(z.string(), z.strictObject({ bytes: count, rows: count }));

/**
 * Where an undo stands: it looked at `row` contacts. It goes through them by windows: all up to the contact `after` are done, and `done`
 * of the window behind it.
 */
export const undoCheckpointSchema = z.discriminatedUnion('phase', [
  z.strictObject({ phase: z.literal('prepare') }),
  z.strictObject({ phase: z.literal('restore'), row: count, after: count, done: count, files: filesSchema }),
  z.strictObject({ phase: z.literal('done'), row: count }),
]);
/** See {@link undoCheckpointSchema}. */
export type UndoCheckpoint = z.infer<typeof undoCheckpointSchema>;

/** Why a contact was kept as it is: somebody changed since what the undo would put back. Permanent. */
export const undoKeptCodes = [
  'undo.edited-since',
  'undo.deleted-since',
  'undo.consent-since',
  'undo.used-since',
] as const;
/** Why a contact could not be put back. Permanent. */
export const undoFailedCodes = [
  'contact.gone',
  'contact.id-taken',
  'undo.group-gone',
  'undo.unknown-field',
  'row.not-storable',
] as const;
/** Codes of the issues of an undo. */
export const undoIssueCodes = [...undoKeptCodes, ...undoFailedCodes] as const;
/** One word of {@link undoIssueCodes}. */
export type UndoIssueCode = (typeof undoIssueCodes)[number];

/** One contact that was kept, or could not be put back. */
export const undoSampleSchema = z.strictObject({
  contactId: z.int().positive(),
  /** As it is called now; empty if it has no name or is not there any more. */
  name: z.string(),
  code: z.string(),
  /** The field that somebody changed since, as histories name it; empty if it is not about one. */
  field: z.string(),
  /** Who changed it and when; null for contacts that could not be put back, and where nobody is named. */
  by: z.string().nullable(),
  at: z.iso.datetime().nullable(),
});
/** See {@link undoSampleSchema}. */
export type UndoSample = z.infer<typeof undoSampleSchema>;

/** How an undo, or its dry run, ended so far. Restored, kept, could not and as before add up to the contacts looked at. */
export const undoViewSchema = z.strictObject({
  job: jobViewSchema,
  /** The job that it undoes. */
  undoes: jobViewSchema,
  restored: count,
  kept: count,
  couldNot: count,
  /** Already as they were before the job: nothing was written. */
  asBefore: count,
  reasons: z.array(z.strictObject({ code: z.string(), field: z.string(), count })),
  /** The first of those that were kept or could not be put back. */
  samples: z.array(undoSampleSchema),
});
/** See {@link undoViewSchema}. */
export type UndoView = z.infer<typeof undoViewSchema>;
