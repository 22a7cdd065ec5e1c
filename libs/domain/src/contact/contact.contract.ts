import * as z from 'zod';
import { maxFilterInUrl } from '../filter/filter-in-url.js';
import { contactChannels } from './parse-channel.js';
import { weekdays } from './weekdays.js';

/** A contact's number, unique inside its tenant. */
export const contactIdSchema = z.int().positive().brand<'ContactId'>();
/** See {@link contactIdSchema}. */
export type ContactId = z.infer<typeof contactIdSchema>;

const text = z.string().nullable();

/** What sort of phone it is. */
export const phoneTypes = ['mobile', 'home', 'work', 'fax', 'other'] as const;
/** What is known about a phone. */
export const phoneStatuses = ['valid', 'unverified', 'disconnected', 'wrong-number'] as const;
/** Whether a phone must not be used: `daily` is for one day, `blockedOn`. */
export const phoneBlocks = ['none', 'daily', 'permanent'] as const;

/** One phone. `e164` is what is dialled and matched; `raw` is what was typed. */
export const contactPhoneSchema = z.strictObject({
  position: z.int(),
  e164: z.string(),
  raw: z.string(),
  extension: text,
  type: z.enum(phoneTypes).nullable(),
  /** Who else answers it, or what people call it. */
  aliases: z.array(z.string()),
  status: z.enum(phoneStatuses).nullable(),
  smsConsent: z.boolean().nullable(),
  cellConsent: z.boolean().nullable(),
  block: z.enum(phoneBlocks),
  /** The day a daily block is for; it says nothing on any other day. */
  blockedOn: text,
  preferred: z.boolean(),
});
/** See {@link contactPhoneSchema}. */
export type ContactPhone = z.infer<typeof contactPhoneSchema>;

/** One e-mail address. */
export const contactEmailSchema = z.strictObject({
  position: z.int(),
  address: z.string(),
  consent: z.boolean().nullable(),
  blocked: z.boolean(),
});
/** See {@link contactEmailSchema}. */
export type ContactEmail = z.infer<typeof contactEmailSchema>;

/** The value of a custom field, by its type: a number, yes or no, else text (dates as YYYY-MM-DD). */
export const customValueSchema = z.union([z.string(), z.number(), z.boolean()]);
/** See {@link customValueSchema}. */
export type CustomValue = z.infer<typeof customValueSchema>;

/** A contact with all its fields. Money is text with two decimals, dates are YYYY-MM-DD; `null` means empty. */
export const contactViewSchema = z.strictObject({
  id: contactIdSchema,
  contactId1: text,
  contactId2: text,
  salutation: text,
  firstName: text,
  lastName: text,
  company: text,
  title: text,
  addressLine1: text,
  addressLine2: text,
  city: text,
  state: text,
  postalCode: text,
  country: text,
  balance: text,
  dueDate: text,
  dateOfBirth: text,
  group: text,
  groupId: z.int().nullable(),
  agentId: text,
  agentTeam: text,
  active: z.boolean(),
  timeZone: text,
  language: text,
  smsConsent: z.boolean().nullable(),
  cellConsent: z.boolean().nullable(),
  emailConsent: z.boolean().nullable(),
  voiceConsent: z.boolean().nullable(),
  department: text,
  description: text,
  additionalInformation: text,
  guarantorFirstName: text,
  guarantorLastName: text,
  amountToSpeak: text,
  preferredChannel: z.enum(contactChannels).nullable(),
  doNotContact: z.boolean(),
  /** In the order of the week; null: any day. */
  allowedDays: z.array(z.enum(weekdays)).nullable(),
  /** Both or none, `HH:MM` in the contact's own zone; null: any hour. */
  allowedFrom: text,
  allowedUntil: text,
  phones: z.array(contactPhoneSchema),
  emails: z.array(contactEmailSchema),
  /** Addresses it had before, the one replaced last first. */
  pastEmails: z.array(z.strictObject({ address: z.string(), replacedAt: z.iso.datetime() })),
  custom: z.record(z.string(), customValueSchema),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  /** The job that created it, if one did. */
  createdByJob: z.uuid().nullable(),
  /** When somebody last tried to reach the contact, or the contact us. */
  lastInteractionAt: z.iso.datetime().nullable(),
  version: z.int(),
});
/** See {@link contactViewSchema}. */
export type ContactView = z.infer<typeof contactViewSchema>;

/** The sorts a list offers: each has an index of its own, so each is cheap at five million. `-` is descending. */
export const contactSorts = ['-created', 'created', 'name', '-name', 'contactId1', '-contactId1'] as const;
/** One word of {@link contactSorts}. */
export type ContactSort = (typeof contactSorts)[number];

/** Which contacts to list. `q` looks in names, phones, e-mail addresses and Contact IDs. */
export const contactQuerySchema = z.strictObject({
  q: z.string().trim().max(200).optional(),
  sort: z.enum(contactSorts).default('-created'),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(500).optional(),
  /** Only contacts this job created or updated. */
  job: z.uuid().optional(),
  /** Only contacts that fulfil this filter: base64url of its JSON, or the id of a saved one. */
  filter: z.string().max(maxFilterInUrl).optional(),
});
/** See {@link contactQuerySchema}. */
export type ContactQuery = z.infer<typeof contactQuerySchema>;

/**
 * One page of contacts. `understood` says in words what the search box took `q` for, e.g. "Phone ends with 4567", and what the
 * filter asks. A page of a rare filter may hold fewer than `limit`, even none, and have a `next`: it says how far it looked.
 */
export const contactListSchema = z.strictObject({
  items: z.array(contactViewSchema),
  next: z.string().nullable(),
  total: z.strictObject({ value: z.int(), relation: z.enum(['eq', 'estimate', 'gte']) }),
  understood: z.string().nullable(),
});
/** See {@link contactListSchema}. */
export type ContactList = z.infer<typeof contactListSchema>;
