import * as z from 'zod';
import { contactIdSchema } from '../contact/contact.contract.js';
import { roleSchema } from '../permission/permissions.js';

/** What an encrypted field is called by programs, such as `ssn`. */
export const encryptedFieldKeySchema = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,39}$/)
  .brand<'EncryptedFieldKey'>();
/** See {@link encryptedFieldKeySchema}. */
export type EncryptedFieldKey = z.infer<typeof encryptedFieldKeySchema>;

/** How many encrypted fields a tenant can have. */
export const maxEncryptedFields = 20;
/** The longest value, in UTF-16 units. */
export const maxEncryptedLength = 500;

/** What is shown of a value that nobody revealed: its last four letters or digits if it has eight or more, or nothing. */
export const encryptedMasks = ['last4', 'nothing'] as const;

/** One encrypted field of a tenant. */
export const encryptedFieldSchema = z.strictObject({
  key: encryptedFieldKeySchema,
  label: z.string().trim().min(1).max(100),
  /** Whether contacts can be found by the whole value. It tells whoever reads the database which contacts have the same one. */
  isSearchable: z.boolean().default(false),
  mask: z.enum(encryptedMasks).default('last4'),
});
/** See {@link encryptedFieldSchema}. */
export type EncryptedField = z.infer<typeof encryptedFieldSchema>;

const eachOnce = (items: readonly unknown[]): boolean => new Set(items).size === items.length;

/**
 * Which encrypted fields a tenant has, and who may do what with them beside those whose key says so. A field that is left out is
 * hidden: its values stay as they are, and come back with it.
 */
export const encryptedSettingsSchema = z.strictObject({
  fields: z
    .array(encryptedFieldSchema)
    .max(maxEncryptedFields)
    .refine((fields) => eachOnce(fields.map(({ key }) => key)), 'Each key once'),
  /** Roles that may reveal a value (`encrypted.reveal`). */
  revealRoles: z.array(roleSchema).refine(eachOnce, 'Each role once'),
  /** Roles that may find a contact by a value (`encrypted.search`). */
  searchRoles: z.array(roleSchema).refine(eachOnce, 'Each role once'),
});
/** See {@link encryptedSettingsSchema}. */
export type EncryptedSettings = z.infer<typeof encryptedSettingsSchema>;

/** The settings as they are. `version` is 0 until they are changed for the first time. */
export const encryptedSettingsViewSchema = encryptedSettingsSchema.extend({
  version: z.int().nonnegative(),
  changedAt: z.iso.datetime().nullable(),
  changedBy: z.strictObject({ id: z.string(), name: z.string() }).nullable(),
});
/** See {@link encryptedSettingsViewSchema}. */
export type EncryptedSettingsView = z.infer<typeof encryptedSettingsViewSchema>;

/** One encrypted field of a contact, never its value. */
export const maskedValueSchema = z.strictObject({
  field: encryptedFieldKeySchema,
  label: z.string(),
  isSearchable: z.boolean(),
  /** `unreadable`: there is a value, and it is damaged or its key is missing; the other fields are not concerned. */
  state: z.enum(['empty', 'set', 'unreadable']),
  /** `•••• 1234`, or `••••`. Its length says nothing about the value's. */
  masked: z.string().nullable(),
  /** For `If-Match`. 0: there was never a value. */
  version: z.int(),
  changedAt: z.iso.datetime().nullable(),
});
/** See {@link maskedValueSchema}. */
export type MaskedValue = z.infer<typeof maskedValueSchema>;

/** The encrypted fields of a contact; none if the tenant has none. */
export const maskedListSchema = z.strictObject({ items: z.array(maskedValueSchema) });
/** See {@link maskedListSchema}. */
export type MaskedList = z.infer<typeof maskedListSchema>;

const hasNoControls = (text: string): boolean => !/\p{Cc}/u.test(text);
const secret = z.string().trim().min(1).max(maxEncryptedLength).refine(hasNoControls, 'No control characters');

/** Replaces a value; `null` takes it away. */
export const putEncryptedSchema = z.strictObject({ value: secret.nullable() });
/** See {@link putEncryptedSchema}. */
export type PutEncrypted = z.infer<typeof putEncryptedSchema>;

/** Asks for a value. The reason stands in the audit trail. */
export const revealEncryptedSchema = z.strictObject({
  reason: z.string().trim().min(3).max(500).refine(hasNoControls, 'No control characters'),
});
/** See {@link revealEncryptedSchema}. */
export type RevealEncrypted = z.infer<typeof revealEncryptedSchema>;

/** A revealed value. Show it shortly, keep it nowhere. */
export const revealedValueSchema = z.strictObject({ field: encryptedFieldKeySchema, value: z.string() });
/** See {@link revealedValueSchema}. */
export type RevealedValue = z.infer<typeof revealedValueSchema>;

/** The fields that contacts can be found by, for whoever may search. */
export const searchableFieldsSchema = z.strictObject({
  items: z.array(encryptedFieldSchema.pick({ key: true, label: true })),
});
/** See {@link searchableFieldsSchema}. */
export type SearchableFields = z.infer<typeof searchableFieldsSchema>;

/** Looks for contacts by a whole value, whatever its spaces, punctuation and case. A POST, so that no address holds the value. */
export const searchEncryptedSchema = z.strictObject({ field: encryptedFieldKeySchema, value: secret });
/** See {@link searchEncryptedSchema}. */
export type SearchEncrypted = z.infer<typeof searchEncryptedSchema>;

/** How many contacts a search answers at most. */
export const maxEncryptedFound = 50;

/** The contacts that have the value. */
export const foundEncryptedSchema = z.strictObject({
  /** `name`: first and last name, else company or Contact ID 1; null if there is none, or without `contact.read`. */
  items: z.array(z.strictObject({ contactId: contactIdSchema, name: z.string().nullable() })),
  /** Whether there are more. */
  isCut: z.boolean(),
});
/** See {@link foundEncryptedSchema}. */
export type FoundEncrypted = z.infer<typeof foundEncryptedSchema>;
