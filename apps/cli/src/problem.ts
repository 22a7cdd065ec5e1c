import { z } from 'zod';

/** What the api answers when it says no (RFC 9457), and what we say of faults of our own. */
export const problemSchema = z.looseObject({
  code: z.string(),
  title: z.string().optional(),
  detail: z.string().optional(),
  status: z.number().optional(),
  errors: z.array(z.looseObject({ path: z.unknown(), message: z.string() })).optional(),
});
export type ProblemBody = z.infer<typeof problemSchema>;

/** Something went wrong that the caller is told in one sentence, or as JSON: exit 1. */
export class Problem extends Error {
  constructor(readonly body: ProblemBody) {
    super(sentenceOf(body));
  }
}

/** The problem in an answer that is not a good one. */
export function problemFrom({ status, statusText }: Response, body: unknown): Problem {
  const read = problemSchema.safeParse(body);
  if (read.success) return new Problem({ status, ...read.data });
  // A proxy's page, say: not ours.
  return new Problem({ status, code: `http-${status}`, title: statusText || 'The answer cannot be read' });
}

function sentenceOf({ code, title, detail, errors = [] }: ProblemBody): string {
  const fields = errors.map((error) => `\n  ${pathOf(error.path)}: ${error.message}`);
  return `${detail ?? title ?? code} (${code})${fields.join('')}`;
}

const pathOf = (path: unknown): string => (Array.isArray(path) ? path.join('.') : String(path));
