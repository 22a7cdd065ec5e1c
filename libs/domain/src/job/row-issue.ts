import * as z from 'zod';

/**
 * Why one row was rejected or needs a look, as data. `row` 1 is the first row below the header; `column` is the header
 * as the file has it, or '' when the row as a whole is meant; `value` is what was seen, cut at 500 characters.
 * A `warning` leaves the row's outcome alone, an `error` is why it was rejected or skipped.
 */
export const rowIssueSchema = z.strictObject({
  row: z.int().positive(),
  column: z.string(),
  code: z.string(),
  value: z.string(),
  severity: z.enum(['error', 'warning']),
});
/** See {@link rowIssueSchema}. */
export type RowIssue = z.infer<typeof rowIssueSchema>;
/** The longest `value` an issue keeps, in characters. */
export const maxIssueValueLength = 500;
