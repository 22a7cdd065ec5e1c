import { contactFieldNames, contactFields } from '@rollcall/domain/contact';
import type { ContactFieldType } from '@rollcall/domain/contact';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { imageColumns } from '../contact/contact.image.js';
import type { ImageField } from '../contact/contact.image.js';

type Fragment = RawBuilder<unknown>;

/** Types of columns; `text` for all others. */
const ownTypes: Readonly<Partial<Record<ImageField, Fragment>>> = {
  group: sql`bigint`,
  allowedDays: sql`smallint`,
  allowedFrom: sql`time`,
  allowedUntil: sql`time`,
};
const typesOf: Readonly<Partial<Record<ContactFieldType, Fragment>>> = {
  money: sql`numeric`,
  date: sql`date`,
  boolean: sql`boolean`,
  consent: sql`boolean`,
};
const contactTypes: Readonly<Partial<Record<ImageField, ContactFieldType>>> = Object.fromEntries(
  contactFieldNames.map((field) => [field, contactFields[field].type]),
);

const typeOf = (field: ImageField): Fragment => ownTypes[field] ?? typesOf[contactTypes[field] ?? 'text'] ?? sql`text`;

/** The keys of before-images that are columns of a contact; unknown ones of a later version are passed over. */
export const columnFieldsIn = (keys: readonly string[]): readonly ImageField[] =>
  keys.filter((key): key is ImageField => Object.hasOwn(imageColumns, key));

/** The value that an image gives a field, typed as its column; null where the image does not name it. */
export const imageValue = (image: string, field: ImageField): Fragment =>
  sql`(${sql.ref(image)} ->> ${sql.lit(field)})::${typeOf(field)}`;

/** The fields that say who may be contacted, with their channel in the consent ledger. */
export const consentFields = contactFieldNames
  .filter((field) => contactFields[field].type === 'consent')
  .map((field) => ({ field, channel: contactFields[field].column.replace(/_consent$/, '') }));

/** Whether putting back images with these keys may touch a consent, of the contact or of one address. */
export const mayTouchConsents = (keys: readonly string[]): boolean =>
  keys.some((key) => key === 'phones' || key === 'emails' || consentFields.some(({ field }) => field === key));

const lists: readonly string[] = ['custom', 'phones', 'emails'];

/** Keys of images that a newer version wrote: what they say cannot be put back. */
export const unknownKeys = (keys: readonly string[]): readonly string[] =>
  keys.filter((key) => !lists.includes(key) && !Object.hasOwn(imageColumns, key));
