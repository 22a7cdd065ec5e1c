import * as z from 'zod';
import { calendarDaySchema } from './calendar-day.js';
import { contactIdSchema, contactViewSchema, customValueSchema } from './contact.contract.js';
import { phoneBlocks, phoneStatuses, phoneTypes } from './contact.contract.js';
import { contactFieldNames, contactFields, maxCustomFields, maxEmails, maxPhones } from './contact.fields.js';
import type { ContactFieldName, ContactFieldType } from './contact.fields.js';
import { weekdays } from './weekdays.js';

/** A country, as numbers without a country code are read. */
const countryCode = z.string().regex(/^[A-Z]{2}$/);

/**
 * One phone as it is sent. A list of phones is the whole list, in its order; what an item does not name stays as it is on the
 * contact's phone with the same number, so that nobody loses a consent by leaving it out.
 */
export const writtenPhoneSchema = z.strictObject({
  /** As typed. */
  number: z.string().trim().min(1).max(80),
  extension: z.string().max(20).nullable().optional(),
  type: z.enum(phoneTypes).nullable().optional(),
  aliases: z.array(z.string().trim().min(1).max(100)).max(10).optional(),
  status: z.enum(phoneStatuses).nullable().optional(),
  smsConsent: z.boolean().nullable().optional(),
  cellConsent: z.boolean().nullable().optional(),
  block: z.enum(phoneBlocks).optional(),
  /** The day of a daily block. Not given: today, where the contact lives. */
  blockedOn: calendarDaySchema.nullable().optional(),
  preferred: z.boolean().optional(),
});
/** See {@link writtenPhoneSchema}. */
export type WrittenPhone = z.infer<typeof writtenPhoneSchema>;

/** One e-mail address as it is sent, with the rules of {@link writtenPhoneSchema}. */
export const writtenEmailSchema = z.strictObject({
  address: z.string().trim().min(1).max(500),
  consent: z.boolean().nullable().optional(),
  blocked: z.boolean().optional(),
});
/** See {@link writtenEmailSchema}. */
export type WrittenEmail = z.infer<typeof writtenEmailSchema>;

type Written<T extends ContactFieldType> = T extends 'boolean'
  ? z.ZodBoolean
  : T extends 'consent'
    ? z.ZodNullable<z.ZodBoolean>
    : z.ZodNullable<z.ZodString>;
type WrittenFields = {
  [Field in ContactFieldName]: z.ZodOptional<Written<(typeof contactFields)[Field]['type']>>;
};

/** Far more than any field holds: how long a value may be is its field's rule, and has a code of its own. */
const maxTyped = 20_000;

function writtenField(type: ContactFieldType): z.ZodType {
  if (type === 'boolean') return z.boolean();
  return type === 'consent' ? z.boolean().nullable() : z.string().max(maxTyped).nullable();
}

/** Every single value by its name: text as people type it, read by the rules that imports read cells by. */
const writtenFields = Object.fromEntries(
  contactFieldNames.map((field) => [field, writtenField(contactFields[field].type).optional()]),
) as unknown as WrittenFields;

const hour = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$|^24:00$/, 'HH:MM')
  .nullable();

const written = z.strictObject({
  ...writtenFields,
  allowedDays: z.array(z.enum(weekdays)).max(7).nullable().optional(),
  allowedFrom: hour.optional(),
  allowedUntil: hour.optional(),
  phones: z.array(writtenPhoneSchema).max(maxPhones).optional(),
  emails: z.array(writtenEmailSchema).max(maxEmails).optional(),
  /** By the key of the custom field; null clears. */
  custom: z
    .record(z.string().max(100), customValueSchema.nullable())
    .refine((custom) => Object.keys(custom).length <= maxCustomFields, `At most ${maxCustomFields} custom fields`)
    .optional(),
  /** Country of phones without a country code. Not given: the contact's own country, else US. */
  defaultCountry: countryCode.optional(),
});

/** A new contact: first or last name, and whatever else is known. */
export const createContactSchema = written;
/** What changes of a contact: only what is named. `null` or an empty text clears a value. */
export const changeContactSchema = written;
/** See {@link changeContactSchema}. */
export type ChangeContact = z.infer<typeof changeContactSchema>;

/** A contact that was deleted and can be restored until the window closes. */
export const deletedContactSchema = z.strictObject({
  contact: contactViewSchema,
  deletedAt: z.iso.datetime(),
  /** Who deleted it; null if nobody knows any more. */
  deletedBy: z.string().nullable(),
  restorableUntil: z.iso.datetime(),
});
/** See {@link deletedContactSchema}. */
export type DeletedContact = z.infer<typeof deletedContactSchema>;

/** One page of contacts that can still be restored, the one deleted last first. */
export const deletedContactListSchema = z.strictObject({
  items: z.array(deletedContactSchema),
  next: z.string().nullable(),
  total: z.strictObject({ value: z.int(), relation: z.enum(['eq', 'estimate', 'gte']) }),
});
/** See {@link deletedContactListSchema}. */
export type DeletedContactList = z.infer<typeof deletedContactListSchema>;

/** Days in which a deleted contact can be restored. */
export const restoreWindowDays = 30;

/** Which deleted contacts to list. */
export const deletedContactQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z.string().max(200).optional(),
});
/** See {@link deletedContactQuerySchema}. */
export type DeletedContactQuery = z.infer<typeof deletedContactQuerySchema>;

/** Who else has this e-mail address or phone? One of the two is asked for. */
export const contactLookupQuerySchema = z
  .strictObject({
    email: z.string().trim().min(1).max(500).optional(),
    phone: z.string().trim().min(1).max(80).optional(),
    /** Country of a phone without a country code. */
    country: countryCode.default('US'),
    /** The contact that asks: it is not its own double. */
    except: z.coerce.number().pipe(contactIdSchema).optional(),
  })
  .refine(({ email, phone }) => (email === undefined) !== (phone === undefined), 'Either an email or a phone');
/** See {@link contactLookupQuerySchema}. */
export type ContactLookupQuery = z.infer<typeof contactLookupQuerySchema>;

/** Contacts with the same address or number, up to ten; empty while what is typed is no address or number yet. */
export const contactLookupSchema = z.strictObject({ items: z.array(contactViewSchema), isMore: z.boolean() });
/** See {@link contactLookupSchema}. */
export type ContactLookup = z.infer<typeof contactLookupSchema>;
