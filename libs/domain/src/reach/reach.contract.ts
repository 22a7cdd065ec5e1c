import * as z from 'zod';
import { reachChannelSchema } from './calling-windows.contract.js';
import { zoneSources } from './derive-place.js';

const where = { zone: z.string(), localDay: z.iso.date(), localTime: z.string() };
const reason = <Code extends string, Shape extends z.ZodRawShape>(code: Code, shape: Shape) =>
  z.strictObject({ code: z.literal(code), ...shape });

/** One reason not to contact somebody. Those in front of the hours have no end that could be computed, but today's block. */
export const reachReasonSchema = z.discriminatedUnion('code', [
  reason('inactive', {}),
  reason('do-not-contact', {}),
  /** No number or e-mail to reach. */
  reason('address-missing', {}),
  reason('address-blocked', {}),
  /** The number is disconnected, or somebody else's. */
  reason('address-unusable', { status: z.string() }),
  reason('consent-missing', {}),
  reason('consent-refused', { on: z.iso.date().nullable() }),
  /** `honourBy`: when the law ends waiting. Rollcall does not wait. */
  reason('consent-revoked', { on: z.iso.date(), honourBy: z.iso.date(), businessDaysLeft: z.int() }),
  reason('address-blocked-today', { on: z.iso.date() }),
  reason('outside-legal-hours', { region: z.string(), ...where, isVerified: z.boolean(), source: z.string() }),
  reason('outside-contact-days', where),
  reason('outside-contact-hours', where),
  /** It would be allowed in some of the zones the contact may be in, not in all. */
  reason('zone-unknown', { zones: z.array(z.string()) }),
]);
/** See {@link reachReasonSchema}. */
export type ReachReason = z.infer<typeof reachReasonSchema>;

/** May this contact be reached by this channel at this time? Why not, and when next. */
export const mayContactSchema = z.strictObject({
  channel: reachChannelSchema,
  at: z.iso.datetime(),
  allowed: z.boolean(),
  reasons: z.array(reachReasonSchema),
  /** The hours in which it is allowed: those at `at`, else the next. `until` null: no end. Null: waiting does not help. */
  nextAllowed: z.strictObject({ from: z.iso.datetime(), until: z.iso.datetime().nullable() }).nullable(),
  /** The number or e-mail the answer is about. */
  address: z.string().nullable(),
  /** Where the contact was taken to be. */
  place: z.strictObject({
    zones: z.array(z.string()),
    zoneFrom: z.enum(zoneSources),
    regions: z.array(z.string()),
  }),
});
/** See {@link mayContactSchema}. */
export type MayContact = z.infer<typeof mayContactSchema>;

/** The question: by which channel, when (with an offset), and by which of the contact's numbers or e-mails. */
export const mayContactQuerySchema = z.strictObject({
  channel: reachChannelSchema,
  at: z.iso
    .datetime({ offset: true })
    .refine((at) => /^20\d\d-/.test(at), 'A moment of this century: rules and clocks of others are not known'),
  /** An E.164 number or e-mail of the contact. Left out: the best of all it has. */
  address: z.string().trim().min(1).max(320).optional(),
});
/** See {@link mayContactQuerySchema}. */
export type MayContactQuery = z.infer<typeof mayContactQuerySchema>;
