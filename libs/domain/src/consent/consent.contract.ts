import * as z from 'zod';
import { momentSchema } from '../contact/calendar-day.js';

/**
 * What somebody can consent to: calls (`voice`), calls to a mobile phone by a machine that dials (`cell`), text messages,
 * e-mails.
 */
export const consentChannels = ['voice', 'cell', 'sms', 'email'] as const;
/** One word of {@link consentChannels}, in a request or an answer. */
export const consentChannelSchema = z.enum(consentChannels);
/** See {@link consentChannelSchema}. */
export type ConsentChannel = z.infer<typeof consentChannelSchema>;

/** `refused`: said no when asked. `revoked`: took a consent back, which starts a clock. `unknown`: never asked, or not known. */
export const consentStates = ['granted', 'refused', 'revoked', 'unknown'] as const;
/** One word of {@link consentStates}, in a request or an answer. */
export const consentStateSchema = z.enum(consentStates);
/** See {@link consentStateSchema}. */
export type ConsentState = z.infer<typeof consentStateSchema>;

/** How a consent was said, where a person or program records it. */
export const givenConsentSources = [
  'web-form',
  'paper-form',
  'call',
  'message',
  'email',
  'in-person',
  'other',
] as const;
/** Every source: `import`, `bulk-change`, `undo` and `edit` are written by Rollcall, `kept` is a state older than the ledger. */
export const consentSources = [...givenConsentSources, 'import', 'bulk-change', 'undo', 'edit', 'kept'] as const;
/** One word of {@link consentSources}. */
export type ConsentSource = (typeof consentSources)[number];

/** One entry of the ledger: never changed, never deleted. `address` is the number or e-mail it is about, null: all of them. */
export const consentEntrySchema = z.strictObject({
  id: z.string(),
  channel: consentChannelSchema,
  address: z.string().nullable(),
  state: consentStateSchema,
  source: z.enum(consentSources),
  /** Which text was consented to. */
  wordingVersion: z.string().nullable(),
  /** What proves it. */
  evidence: z.string().nullable(),
  /** When it was said; from then on it counts. */
  capturedAt: z.iso.datetime(),
  capturedBy: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
  /** When it was written down here. */
  recordedAt: z.iso.datetime(),
  job: z.uuid().nullable(),
});
/** See {@link consentEntrySchema}. */
export type ConsentEntry = z.infer<typeof consentEntrySchema>;

/** How long a revocation has to be honoured at the latest. Rollcall honours it at once; others in the chain may not. */
export const revocationClockSchema = z.strictObject({
  revokedOn: z.iso.date(),
  honourBy: z.iso.date(),
  businessDaysLeft: z.int().nonnegative(),
});
/** See {@link revocationClockSchema}. */
export type RevocationClock = z.infer<typeof revocationClockSchema>;

/** What holds for one channel, and for one address of it if `address` says so. */
export const currentConsentSchema = z.strictObject({
  channel: consentChannelSchema,
  address: z.string().nullable(),
  state: consentStateSchema,
  source: z.enum(consentSources),
  wordingVersion: z.string().nullable(),
  /** Null: the state is older than the ledger, or an import's that nobody dated. */
  capturedAt: z.iso.datetime().nullable(),
  /** Only while a consent is revoked. */
  clock: revocationClockSchema.nullable(),
});
/** See {@link currentConsentSchema}. */
export type CurrentConsent = z.infer<typeof currentConsentSchema>;

/** A contact's consents: what holds at `asOf`, and the newest entries behind it. */
export const consentListSchema = z.strictObject({
  asOf: z.iso.datetime(),
  current: z.array(currentConsentSchema),
  entries: z.array(consentEntrySchema),
  /** Hands on older entries; null: there are none. */
  next: z.string().nullable(),
});
/** See {@link consentListSchema}. */
export type ConsentList = z.infer<typeof consentListSchema>;

/** Which consents to show: a past moment, with its offset, or now. */
export const consentQuerySchema = z.strictObject({
  asOf: momentSchema.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
});
/** See {@link consentQuerySchema}. */
export type ConsentQuery = z.infer<typeof consentQuerySchema>;

const someText = (most: number) => z.string().trim().min(1).max(most);

/** One thing somebody said about being contacted. A grant needs what proves it; a no never does. */
export const recordConsentSchema = z
  .strictObject({
    channel: consentChannelSchema,
    /** A number (E.164) or e-mail of the contact; null: all of them. */
    address: someText(320).nullable().default(null),
    state: consentStateSchema,
    source: z.enum(givenConsentSources),
    wordingVersion: someText(100).nullable().default(null),
    evidence: someText(2_000).nullable().default(null),
    /** When it was said, with its offset; not in the future. Left out: now. */
    capturedAt: momentSchema.optional(),
  })
  .refine(
    ({ state, wordingVersion, evidence }) => state !== 'granted' || wordingVersion !== null || evidence !== null,
    {
      path: ['evidence'],
      message: 'A grant needs the version of its wording, or what proves it',
    },
  );
/** See {@link recordConsentSchema}. */
export type RecordConsent = z.infer<typeof recordConsentSchema>;

/** The state that a kept yes, no or nothing means. A no without its story is a refusal. */
export function stateOfKept(kept: boolean | null): ConsentState {
  if (kept === null) return 'unknown';
  return kept ? 'granted' : 'refused';
}
