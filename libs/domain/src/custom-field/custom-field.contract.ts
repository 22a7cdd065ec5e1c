import * as z from 'zod';
import { customFieldTypes } from '../contact/index.js';

/** The key of a custom field: its name in a contact's `custom`, and behind `custom:` in a mapping. It never changes. */
export const customFieldKeySchema = z
  .string()
  .min(1)
  .max(100)
  .regex(/^[^\p{Cc}\p{Cs}]+$/u)
  .brand<'CustomFieldKey'>();
/** See {@link customFieldKeySchema}. */
export type CustomFieldKey = z.infer<typeof customFieldKeySchema>;

/** A custom field as it is defined. `options` is what a list offers, else empty. */
export const customFieldViewSchema = z.strictObject({
  key: customFieldKeySchema,
  label: z.string(),
  type: z.enum(customFieldTypes),
  /** The heading it stands under; null: none. */
  section: z.string().nullable(),
  options: z.array(z.string()),
  /** 1 is the first. */
  position: z.int(),
  version: z.int(),
  createdAt: z.iso.datetime(),
  /** Null for fields that a file brought. */
  createdBy: z.string().nullable(),
  changedAt: z.iso.datetime().nullable(),
  changedBy: z.string().nullable(),
  /** Set while the field is deleted: its values are kept and not shown. */
  deletedAt: z.iso.datetime().nullable(),
});
/** See {@link customFieldViewSchema}. */
export type CustomFieldView = z.infer<typeof customFieldViewSchema>;

/** All custom fields of a tenant, in their order; deleted ones behind them, if they were asked for. */
export const customFieldListSchema = z.strictObject({ items: z.array(customFieldViewSchema) });
/** See {@link customFieldListSchema}. */
export type CustomFieldList = z.infer<typeof customFieldListSchema>;

/** Which custom fields to list. */
export const customFieldQuerySchema = z.strictObject({ deleted: z.enum(['true', 'false']).default('false') });
/** See {@link customFieldQuerySchema}. */
export type CustomFieldQuery = z.infer<typeof customFieldQuerySchema>;

const plainText = z
  .string()
  .trim()
  .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'One line of plain text');
const label = plainText.pipe(z.string().min(1).max(100));
const section = plainText.pipe(z.string().max(100)).transform((text) => (text === '' ? null : text));
const options = z
  .array(plainText.pipe(z.string().min(1).max(200)))
  .min(1)
  .max(200)
  .refine((all) => new Set(all.map((option) => option.toLowerCase())).size === all.length, 'Each option once');

/** Makes a custom field. Its type is for good: values that contacts have could not be kept otherwise. */
export const createCustomFieldSchema = z
  .strictObject({
    label,
    type: z.enum(customFieldTypes),
    section: section.nullable().default(null),
    options: options.optional(),
  })
  .refine(({ type, options: given }) => (type === 'list') === (given !== undefined), {
    path: ['options'],
    message: 'A list has options, nothing else has',
  });
/** See {@link createCustomFieldSchema}. */
export type CreateCustomField = z.infer<typeof createCustomFieldSchema>;

/** Changes what is named. `position` moves the field to that place. Values that are no options any more stay as they are. */
export const changeCustomFieldSchema = z.strictObject({
  label: label.optional(),
  section: section.nullable().optional(),
  options: options.optional(),
  position: z.int().min(1).max(100).optional(),
});
/** See {@link changeCustomFieldSchema}. */
export type ChangeCustomField = z.infer<typeof changeCustomFieldSchema>;

/** How many contacts have a value in each custom field. Exact up to 10,000 contacts, then judged by a sample. */
export const customFieldUsageSchema = z.strictObject({
  items: z.array(z.strictObject({ key: z.string(), value: z.int(), relation: z.enum(['eq', 'estimate']) })),
});
/** See {@link customFieldUsageSchema}. */
export type CustomFieldUsage = z.infer<typeof customFieldUsageSchema>;
