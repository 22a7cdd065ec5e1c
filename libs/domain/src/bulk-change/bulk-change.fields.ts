import { contactFieldNames, contactFields } from '../contact/index.js';
import type { ContactFieldName } from '../contact/index.js';

/** What a bulk change can do (LV-13). Each category has fields, a permission and rules of its own. */
export const bulkCategories = [
  'status',
  'balance',
  'due-date',
  'group',
  'ownership',
  'consent',
  'custom',
  'fields',
  'delete',
] as const;
/** One word of {@link bulkCategories}. */
export type BulkCategory = (typeof bulkCategories)[number];

/**
 * What "Modify All Contact Fields" leaves out: identifiers, for they tell contacts apart; consents, for each needs its story
 * in the ledger; the group, which is chosen, not typed. Phones, e-mails and encrypted fields are no single values at all.
 */
const excluded = [
  'contactId1',
  'contactId2',
  'group',
  'voiceConsent',
  'cellConsent',
  'smsConsent',
  'emailConsent',
] as const satisfies readonly ContactFieldName[];

/** A field that "Modify All Contact Fields" can change. */
export type ModifiableField = Exclude<ContactFieldName, (typeof excluded)[number]>;

/** All of {@link ModifiableField}, in the order of {@link contactFields}. */
export const modifiableFields = contactFieldNames.filter(
  (field): field is ModifiableField => !(excluded as readonly ContactFieldName[]).includes(field),
);

/** Whether a field is yes or no, and so has no way to be empty. */
export const isYesOrNo = (field: ContactFieldName): boolean => contactFields[field].type === 'boolean';
