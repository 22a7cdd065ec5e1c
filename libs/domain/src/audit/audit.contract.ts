import * as z from 'zod';

/** Who did something: a person, a program with a key, or Rollcall itself. */
export const auditActorKinds = ['user', 'api-key', 'system'] as const;

/** One entry of the audit trail. Entries are never changed and never deleted. */
export const auditEntryViewSchema = z.strictObject({
  id: z.string(),
  at: z.iso.datetime(),
  actor: z.strictObject({ kind: z.enum(auditActorKinds), id: z.string(), name: z.string() }),
  /** What was done, `subject.verb`. */
  action: z.string(),
  target: z.strictObject({ kind: z.string(), id: z.string() }).nullable(),
  /** By which door: `console`, `api`, `setup`, a job's kind. */
  through: z.string(),
  requestId: z.string().nullable(),
  address: z.string().nullable(),
  details: z.record(z.string(), z.unknown()),
});
/** See {@link auditEntryViewSchema}. */
export type AuditEntryView = z.infer<typeof auditEntryViewSchema>;

/** One page of the trail, newest first. */
export const auditListSchema = z.strictObject({ items: z.array(auditEntryViewSchema), next: z.string().nullable() });
/** See {@link auditListSchema}. */
export type AuditList = z.infer<typeof auditListSchema>;

/** Which entries to list. */
export const auditQuerySchema = z.strictObject({
  action: z.string().max(60).optional(),
  /** What it was done to, as `kind:id`: `job:0199…`. */
  target: z
    .string()
    .regex(/^[a-z-]{1,40}:[^:]{1,100}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z
    .string()
    .regex(/^\d{1,18}$/)
    .optional(),
});
/** See {@link auditQuerySchema}. */
export type AuditQuery = z.infer<typeof auditQuerySchema>;
