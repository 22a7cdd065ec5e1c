import * as z from 'zod';

/** A contact's number, unique inside its tenant. */
export const contactIdSchema = z.int().positive().brand<'ContactId'>();
/** See {@link contactIdSchema}. */
export type ContactId = z.infer<typeof contactIdSchema>;

const text = z.string().nullable();

/** One phone. `e164` is what is dialled and matched; `raw` is what was typed. */
export const contactPhoneSchema = z.strictObject({
  position: z.int(),
  e164: z.string(),
  raw: z.string(),
  extension: text,
});
/** One e-mail address. `key` is what is matched: lower case. */
export const contactEmailSchema = z.strictObject({ position: z.int(), address: z.string() });

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
  agentId: text,
  agentTeam: text,
  active: z.boolean(),
  timeZone: text,
  language: text,
  smsConsent: z.boolean().nullable(),
  cellConsent: z.boolean().nullable(),
  emailConsent: z.boolean().nullable(),
  phones: z.array(contactPhoneSchema),
  emails: z.array(contactEmailSchema),
  custom: z.record(z.string(), z.string()),
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
});
/** See {@link contactQuerySchema}. */
export type ContactQuery = z.infer<typeof contactQuerySchema>;

/** One page of contacts. `understood` says in words what the search box took `q` for, e.g. "Phone ends with 4567". */
export const contactListSchema = z.strictObject({
  items: z.array(contactViewSchema),
  next: z.string().nullable(),
  total: z.strictObject({ value: z.int(), relation: z.enum(['eq', 'estimate', 'gte']) }),
  understood: z.string().nullable(),
});
/** See {@link contactListSchema}. */
export type ContactList = z.infer<typeof contactListSchema>;
