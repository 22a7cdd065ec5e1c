import { jobFileSchema, jobIdSchema } from '@rollcall/domain/job';
import { Refusal } from '@rollcall/domain/refusal';
import { z } from 'zod';

const count = z.int().nonnegative();
/** How many jobs each tab has. */
export const jobCountsSchema = z.strictObject({
  all: count,
  running: count,
  paused: count,
  completed: count,
  issues: count,
  failed: count,
  cancelled: count,
});

/** The files a job left behind. */
export const jobFileListSchema = z.strictObject({ items: z.array(jobFileSchema) });

/** The body of pause, cancel and force. */
export const moveJobSchema = z.strictObject({ reason: z.string().trim().max(500).optional() }).optional();
/** See {@link moveJobSchema}. */
export type MoveJob = z.infer<typeof moveJobSchema>;

/** Which issues of a job to list. */
export const jobIssueQuerySchema = z.strictObject({
  code: z.string().max(100).optional(),
  column: z.string().max(1000).optional(),
  limit: z.coerce.number().int().min(1).max(1000).default(50),
  after: z.string().max(60).optional(),
});
/** See {@link jobIssueQuerySchema}. */
export type JobIssueQuery = z.infer<typeof jobIssueQuerySchema>;

/** Which result file of which job. */
export const jobFileAddressSchema = z.strictObject({ id: jobIdSchema, name: z.string().max(100) });
/** See {@link jobFileAddressSchema}. */
export type JobFileAddress = z.infer<typeof jobFileAddressSchema>;

/** How a result file is to be handed out. `safe=1`: for spreadsheets, formulas disarmed. */
export const jobFileQuerySchema = z.strictObject({ safe: z.enum(['0', '1']).default('0') });
/** See {@link jobFileQuerySchema}. */
export type JobFileQuery = z.infer<typeof jobFileQuerySchema>;

/** The place behind an issue, for the next page. */
export const toIssueCursor = ({ row, seq }: { readonly row: number; readonly seq: number }): string => `${row}.${seq}`;

/** Reads what `toIssueCursor` wrote; refuses `invalid-input` for anything else. */
export function fromIssueCursor(text: string): { row: number; seq: number } {
  const [, row, seq] = /^(\d{1,12})\.(\d{1,4})$/.exec(text) ?? [];
  if (row !== undefined && seq !== undefined) return { row: Number(row), seq: Number(seq) };
  throw new Refusal('invalid-input', { errors: [{ path: 'after', code: 'malformed', message: 'Not a cursor' }] });
}
