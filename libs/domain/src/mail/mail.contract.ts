import * as z from 'zod';
import { jobIdSchema } from '../job/job.contract.js';

/** When somebody wants a mail about the end of a job they started. `long`: when it took longer than a minute. */
export const mailWishes = ['never', 'long', 'always'] as const;
/** One word of {@link mailWishes}. */
export type MailWish = (typeof mailWishes)[number];
/** What holds until somebody chooses. */
export const mailWishAtFirst: MailWish = 'long';

/** Keeps the wish of the person who is signed in. */
export const putJobMailsSchema = z.strictObject({ wish: z.enum(mailWishes) });
/** See {@link putJobMailsSchema}. */
export type PutJobMails = z.infer<typeof putJobMailsSchema>;

/** The wish of the person who is signed in, and where their mails go: the address they sign in with. */
export const jobMailsViewSchema = z.strictObject({ wish: z.enum(mailWishes), address: z.string() });
/** See {@link jobMailsViewSchema}. */
export type JobMailsView = z.infer<typeof jobMailsViewSchema>;

/** The states of a mail. `waiting`: for its first try, or for the next one; `failed`: given up. */
export const mailStates = ['waiting', 'sent', 'failed'] as const;
/** One word of {@link mailStates}. */
export type MailState = (typeof mailStates)[number];

/** By which way a mail left: to an SMTP server, into the folder of the home, or by this list alone when there is neither. */
export const mailWays = ['smtp', 'folder', 'list'] as const;
/** One word of {@link mailWays}. */
export type MailWay = (typeof mailWays)[number];

/** The id of a mail. */
export const mailIdSchema = z.uuid();

const mail = {
  id: mailIdSchema,
  jobId: jobIdSchema,
  recipient: z.strictObject({ id: z.string(), name: z.string(), email: z.string() }),
  state: z.enum(mailStates),
  /** Null: it was not written yet. */
  subject: z.string().nullable(),
  /** Tries so far. */
  attempts: z.int(),
  /** When it is tried next; null: it is not. */
  nextTryAt: z.iso.datetime().nullable(),
  /** Why the last try failed; null: none did. */
  error: z.string().nullable(),
  way: z.enum(mailWays).nullable(),
  createdAt: z.iso.datetime(),
  sentAt: z.iso.datetime().nullable(),
};

/** A mail about the end of a job: one for each job and person; a later end of the same job takes its place. */
export const mailViewSchema = z.strictObject(mail);
/** See {@link mailViewSchema}. */
export type MailView = z.infer<typeof mailViewSchema>;

/** One mail with what stands in it. */
export const mailTextSchema = z.strictObject({ ...mail, text: z.string().nullable() });
/** See {@link mailTextSchema}. */
export type MailText = z.infer<typeof mailTextSchema>;

/** One page of mails, newest first. */
export const mailListSchema = z.strictObject({ items: z.array(mailViewSchema), next: z.string().nullable() });
/** See {@link mailListSchema}. */
export type MailList = z.infer<typeof mailListSchema>;

/** Which mails to list; `after` is the id of the last one seen. */
export const mailQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: mailIdSchema.optional(),
});
/** See {@link mailQuerySchema}. */
export type MailQuery = z.infer<typeof mailQuerySchema>;

/** How mails leave, without any secret. */
export const mailSettingsViewSchema = z.discriminatedUnion('way', [
  z.strictObject({ way: z.literal('smtp'), host: z.string(), port: z.int(), from: z.string() }),
  z.strictObject({ way: z.literal('folder'), folder: z.string() }),
]);
/** See {@link mailSettingsViewSchema}. */
export type MailSettingsView = z.infer<typeof mailSettingsViewSchema>;
