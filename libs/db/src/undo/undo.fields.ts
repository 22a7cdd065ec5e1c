import { contactFieldNames, contactFields } from '@rollcall/domain/contact';
import type { ContactFieldType } from '@rollcall/domain/contact';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { imageColumns } from '../contact/contact.image.js';
import type { ImageField } from '../contact/contact.image.js';

type Fragment = RawBuilder<unknown>;

const ownTypes: Readonly<Partial<Record<ImageField, string>>> = {
  group: 'bigint',
  allowedDays: 'smallint',
  allowedFrom: 'time',
  allowedUntil: 'time',
};
const typesOf: Readonly<Partial<Record<ContactFieldType, string>>> = {
  money: 'numeric',
  date: 'date',
  boolean: 'boolean',
  consent: 'boolean',
};

const typeOf = (field: ImageField): string =>
  ownTypes[field] ??
  (field in contactFields ? typesOf[contactFields[field as 'city'].type as ContactFieldType] : undefined) ??
  'text';

/** The keys of before-images that are columns of a contact; unknown ones of a later version are passed over. */
export const columnFieldsIn = (keys: readonly string[]): readonly ImageField[] =>
  keys.filter((key): key is ImageField => Object.hasOwn(imageColumns, key));

/** The value that an image gives a field, typed as its column; null where the image does not name it. */
export const imageValue = (image: string, field: ImageField): Fragment =>
  sql`(${sql.ref(image)} ->> ${sql.lit(field)})::${sql.raw(typeOf(field))}`;

/** The fields that say who may be contacted, with their channel in the consent ledger. */
export const consentFields = contactFieldNames
  .filter((field) => contactFields[field].type === 'consent')
  .map((field) => ({ field, channel: contactFields[field].column.replace(/_consent$/, '') }));

/** Whether putting back images with these keys may touch a consent, of the contact or of one address. */
export const mayTouchConsents = (keys: readonly string[]): boolean =>
  keys.some((key) => key === 'phones' || key === 'emails' || consentFields.some(({ field }) => field === key));
