import * as z from 'zod';

/** A note's number, unique inside its tenant. */
export const noteIdSchema = z.int().positive().brand<'NoteId'>();
/** See {@link noteIdSchema}. */
export type NoteId = z.infer<typeof noteIdSchema>;

/** The longest text of a note, in UTF-16 units. */
export const maxNoteLength = 10_000;
/** How many notes of a contact are shown: those that were modified last. */
export const maxNotesShown = 5_000;
/** How many additions one note can have. */
export const maxAdditions = 200;

const authorSchema = z.strictObject({ id: z.string(), name: z.string() });

/** Something added to a note later. It stands beside the note, and neither is ever changed. */
export const noteAdditionSchema = z.strictObject({
  id: noteIdSchema,
  text: z.string(),
  author: authorSchema,
  createdAt: z.iso.datetime(),
});

/**
 * A note with what was added to it. `modifiedAt` is when the last addition was made, or the note itself if there is none: nothing
 * else can move it, because what was written stays as it was written.
 */
export const noteViewSchema = z.strictObject({
  id: noteIdSchema,
  text: z.string(),
  author: authorSchema,
  /** By which door it came: `console`, `api`. */
  through: z.string(),
  createdAt: z.iso.datetime(),
  modifiedAt: z.iso.datetime(),
  additions: z.array(noteAdditionSchema),
});
/** See {@link noteViewSchema}. */
export type NoteView = z.infer<typeof noteViewSchema>;

/** One page of a contact's notes, newest modification first. `total` counts the matching ones among the last 5,000. */
export const noteListSchema = z.strictObject({
  items: z.array(noteViewSchema),
  next: z.string().nullable(),
  /** `gte`: the contact has more notes than are shown. */
  total: z.strictObject({ value: z.int(), relation: z.enum(['eq', 'gte']) }),
  /** Whether agents see notes (Agent Desktop, Notes Enabled). */
  agentsSeeNotes: z.boolean(),
});
/** See {@link noteListSchema}. */
export type NoteList = z.infer<typeof noteListSchema>;

/** Which notes of a contact to list. `q` looks in notes and additions, whatever the case or accents. */
export const noteQuerySchema = z.strictObject({
  q: z
    .string()
    .trim()
    .max(200)
    .refine((text) => !text.includes('\0'), 'No NUL characters')
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(200).optional(),
});
/** See {@link noteQuerySchema}. */
export type NoteQuery = z.infer<typeof noteQuerySchema>;

/** Writes a note, or adds to one. A saved note cannot be changed or deleted. */
export const writeNoteSchema = z.strictObject({
  text: z
    .string()
    .trim()
    .min(1)
    .max(maxNoteLength)
    .refine((text) => !text.includes('\0'), 'No NUL characters'),
  /** The note this adds to, which moves its modify date. */
  addsTo: noteIdSchema.nullable().default(null),
});
/** See {@link writeNoteSchema}. */
export type WriteNote = z.infer<typeof writeNoteSchema>;
