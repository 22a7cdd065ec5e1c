import * as z from 'zod';
import { momentSchema } from '../contact/calendar-day.js';
import { contactIdSchema } from '../contact/contact.contract.js';

/** By what somebody was reached, or reached us. */
export const interactionChannels = ['voice', 'sms', 'email', 'chat', 'other'] as const;
/** One word of {@link interactionChannels}. */
export type InteractionChannel = (typeof interactionChannels)[number];
/** Who began. What goes out is an attempt to reach the contact, whatever came of it. */
export const interactionDirections = ['inbound', 'outbound'] as const;

/** How many interactions one request can bring. */
export const maxInteractionsAtOnce = 1_000;
/** How many attempts of a contact are counted; more are "at least so many". */
export const maxAttemptsCounted = 10_000;

const words = (most: number) =>
  z
    .string()
    .trim()
    .min(1)
    .max(most)
    .refine((text) => !text.includes('\0'), 'No NUL characters');
const optionalWords = (most: number) => words(most).nullable().default(null);
const instant = momentSchema;

/** One attempt or conversation, as the system that made it tells it. Its contact is named by our id or by Contact ID 1. */
export const recordedInteractionSchema = z
  .strictObject({
    /** The sender's own id: the same one again is the same interaction. */
    sourceId: words(200),
    contactId: contactIdSchema.optional(),
    contactId1: words(200).optional(),
    /** When it began. */
    at: instant,
    channel: z.enum(interactionChannels),
    direction: z.enum(interactionDirections),
    /** How it ended, in the sender's words: `answered`, `no answer`, `bounced`. */
    outcome: words(80),
    /** The number or address that was used. */
    address: optionalWords(254),
    agentId: optionalWords(100),
    /** What came of it, for people. */
    result: optionalWords(500),
    durationSeconds: z.int().min(0).max(604_800).nullable().default(null),
    caseId: optionalWords(100),
    chatId: optionalWords(100),
  })
  .refine(({ contactId, contactId1 }) => (contactId === undefined) !== (contactId1 === undefined), {
    path: ['contactId'],
    message: 'Either contactId or contactId1',
  });
/** See {@link recordedInteractionSchema}. */
export type RecordedInteraction = z.infer<typeof recordedInteractionSchema>;

/** Interactions of one source, one or up to 1,000: all of them are kept or none is. */
export const recordInteractionsSchema = z.strictObject({
  /** The system that tells it, such as `dialer`. Its ids are its own: two sources may use the same. */
  source: z.string().regex(/^[a-z0-9][a-z0-9._-]{0,39}$/),
  /** The country of numbers without a country code. */
  defaultCountry: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default('US'),
  items: z.array(recordedInteractionSchema).min(1).max(maxInteractionsAtOnce),
});
/** See {@link recordInteractionsSchema}. */
export type RecordInteractions = z.infer<typeof recordInteractionsSchema>;

/** What became of each, in the order they were sent. `isNew` false: it was there already, exactly as it was sent again. */
export const recordedInteractionsSchema = z.strictObject({
  created: z.int(),
  known: z.int(),
  items: z.array(z.strictObject({ sourceId: z.string(), id: z.int(), isNew: z.boolean() })),
});
/** See {@link recordedInteractionsSchema}. */
export type RecordedInteractions = z.infer<typeof recordedInteractionsSchema>;

const text = z.string().nullable();

/** One interaction of a contact. */
export const interactionViewSchema = z.strictObject({
  id: z.int(),
  at: z.iso.datetime(),
  channel: z.enum(interactionChannels),
  direction: z.enum(interactionDirections),
  outcome: z.string(),
  address: text,
  agentId: text,
  result: text,
  durationSeconds: z.int().nullable(),
  caseId: text,
  chatId: text,
  source: z.string(),
  sourceId: z.string(),
  /** When it was told to us. */
  receivedAt: z.iso.datetime(),
});
/** See {@link interactionViewSchema}. */
export type InteractionView = z.infer<typeof interactionViewSchema>;

/** One page of a contact's interactions, newest first. */
export const interactionListSchema = z.strictObject({
  items: z.array(interactionViewSchema),
  next: z.string().nullable(),
  total: z.strictObject({ value: z.int(), relation: z.enum(['eq', 'gte']) }),
});
/** See {@link interactionListSchema}. */
export type InteractionList = z.infer<typeof interactionListSchema>;

/** Which interactions of a contact to list. `from` is included, `until` is not. */
export const interactionQuerySchema = z.strictObject({
  channel: z.enum(interactionChannels).optional(),
  direction: z.enum(interactionDirections).optional(),
  outcome: words(80).optional(),
  agentId: words(100).optional(),
  from: instant.optional(),
  until: instant.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(200).optional(),
});
/** See {@link interactionQuerySchema}. */
export type InteractionQuery = z.infer<typeof interactionQuerySchema>;

const count = z.strictObject({ today: z.int(), total: z.int() });

/** How often somebody tried to reach a contact: derived when it is asked for, never kept. */
export const attemptsViewSchema = z.strictObject({
  /** The zone whose day "today" is: the contact's, or UTC without one. */
  timeZone: z.string(),
  /** When that day began. */
  dayBeganAt: z.iso.datetime(),
  attempts: count,
  /** Whether there are more than were counted (10,000). */
  isCut: z.boolean(),
  /** The same for each number of the contact, in its order. */
  phones: z.array(count.extend({ position: z.int(), e164: z.string() })),
  lastAttemptAt: z.iso.datetime().nullable(),
  /** Inbound or outbound. */
  lastInteractionAt: z.iso.datetime().nullable(),
});
/** See {@link attemptsViewSchema}. */
export type AttemptsView = z.infer<typeof attemptsViewSchema>;
