import * as z from 'zod';

/** Starts a rotation: a new key for the tenant's encrypted fields, and the old one destroyed when nothing needs it any more. */
export const startKeyRotationSchema = z.strictObject({
  /** For the audit trail: routine, somebody left, a key was seen. */
  reason: z.string().trim().max(500).default(''),
});
/** See {@link startKeyRotationSchema}. */
export type StartKeyRotation = z.infer<typeof startKeyRotationSchema>;

const keyNo = z.int().positive();
const row = z.int().nonnegative();

/** Where a rotation stands. `row` counts the values behind it, for people; the next batch starts after the contact and field. */
export const keyRotationCheckpointSchema = z.discriminatedUnion('phase', [
  z.strictObject({ phase: z.literal('prepare') }),
  z.strictObject({
    phase: z.literal('reencrypt'),
    /** The new key. */
    keyNo,
    row,
    afterContact: z.int().nonnegative(),
    afterField: z.string(),
  }),
  z.strictObject({ phase: z.literal('destroy'), keyNo, row }),
  z.strictObject({ phase: z.literal('done'), row }),
]);
/** See {@link keyRotationCheckpointSchema}. */
export type KeyRotationCheckpoint = z.infer<typeof keyRotationCheckpointSchema>;

/** Codes of issues of a rotation. Permanent. */
export const keyRotationIssueCodes = ['encrypted.unreadable', 'row.not-storable'] as const;
/** One word of {@link keyRotationIssueCodes}. */
export type KeyRotationIssueCode = (typeof keyRotationIssueCodes)[number];
