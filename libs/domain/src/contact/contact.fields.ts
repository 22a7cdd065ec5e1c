import * as z from 'zod';

/** How a field is read, checked, compared and shown. */
export type ContactFieldType =
  'text' | 'name' | 'id' | 'money' | 'date' | 'boolean' | 'consent' | 'channel' | 'country' | 'time-zone' | 'language';

/** One field of a contact that holds a single value. `column` is its column in `contacts`; `maxLength` in characters. */
export interface ContactField {
  readonly label: string;
  readonly type: ContactFieldType;
  readonly column: string;
  readonly maxLength: number;
}

/**
 * Every single-value field of a contact: the one list behind import, list and export.
 * `group` is given by its name and kept as `group_id`; all others are kept as their column says.
 */
export const contactFields = {
  contactId1: { label: 'Contact ID 1', type: 'id', column: 'contact_id_1', maxLength: 100 },
  contactId2: { label: 'Contact ID 2', type: 'id', column: 'contact_id_2', maxLength: 100 },
  salutation: { label: 'Salutation', type: 'text', column: 'salutation', maxLength: 50 },
  firstName: { label: 'First name', type: 'name', column: 'first_name', maxLength: 200 },
  lastName: { label: 'Last name', type: 'name', column: 'last_name', maxLength: 200 },
  company: { label: 'Company', type: 'text', column: 'company', maxLength: 300 },
  title: { label: 'Title', type: 'text', column: 'title', maxLength: 200 },
  addressLine1: { label: 'Address line 1', type: 'text', column: 'address_line_1', maxLength: 300 },
  addressLine2: { label: 'Address line 2', type: 'text', column: 'address_line_2', maxLength: 300 },
  city: { label: 'City', type: 'text', column: 'city', maxLength: 200 },
  state: { label: 'State', type: 'text', column: 'state', maxLength: 100 },
  postalCode: { label: 'Postal code', type: 'text', column: 'postal_code', maxLength: 20 },
  country: { label: 'Country', type: 'country', column: 'country', maxLength: 100 },
  balance: { label: 'Payment balance', type: 'money', column: 'balance', maxLength: 40 },
  dueDate: { label: 'Account due date', type: 'date', column: 'due_date', maxLength: 40 },
  dateOfBirth: { label: 'Date of birth', type: 'date', column: 'date_of_birth', maxLength: 40 },
  group: { label: 'Group', type: 'text', column: 'group_id', maxLength: 100 },
  agentId: { label: 'Agent ID', type: 'id', column: 'agent_id', maxLength: 100 },
  agentTeam: { label: 'Agent team', type: 'text', column: 'agent_team', maxLength: 100 },
  active: { label: 'Active', type: 'boolean', column: 'is_active', maxLength: 20 },
  timeZone: { label: 'Time zone', type: 'time-zone', column: 'time_zone', maxLength: 60 },
  language: { label: 'Language', type: 'language', column: 'language', maxLength: 35 },
  smsConsent: { label: 'SMS consent', type: 'consent', column: 'sms_consent', maxLength: 40 },
  cellConsent: { label: 'Cell consent', type: 'consent', column: 'cell_consent', maxLength: 40 },
  emailConsent: { label: 'E-mail consent', type: 'consent', column: 'email_consent', maxLength: 40 },
  department: { label: 'Department', type: 'text', column: 'department', maxLength: 200 },
  description: { label: 'Description', type: 'text', column: 'description', maxLength: 2000 },
  additionalInformation: {
    label: 'Additional information',
    type: 'text',
    column: 'additional_information',
    maxLength: 5000,
  },
  guarantorFirstName: {
    label: 'Guarantor first name',
    type: 'name',
    column: 'guarantor_first_name',
    maxLength: 200,
  },
  guarantorLastName: { label: 'Guarantor last name', type: 'name', column: 'guarantor_last_name', maxLength: 200 },
  amountToSpeak: { label: 'Amount to speak', type: 'money', column: 'amount_to_speak', maxLength: 40 },
  voiceConsent: { label: 'Voice consent', type: 'consent', column: 'voice_consent', maxLength: 40 },
  preferredChannel: { label: 'Preferred channel', type: 'channel', column: 'preferred_channel', maxLength: 40 },
  doNotContact: { label: 'Do not contact', type: 'boolean', column: 'is_do_not_contact', maxLength: 20 },
} as const satisfies Record<string, ContactField>;

/** The name of a single-value field. */
export type ContactFieldName = keyof typeof contactFields;
/** All of {@link contactFields}, in order. */
export const contactFieldNames = Object.keys(contactFields) as ContactFieldName[];

/** The fields that always have a value, and the one a new contact gets: they are yes or no, and no empty cell clears them. */
export const neverEmpty: Readonly<Partial<Record<ContactFieldName, boolean>>> = { active: true, doNotContact: false };

/** A contact has up to ten phones and five e-mail addresses, told apart by position, 1 first. */
export const maxPhones = 10;
/** See {@link maxPhones}. */
export const maxEmails = 5;
/** A tenant has up to 100 custom fields (LV-6). */
export const maxCustomFields = 100;

/** What a column of a file can be mapped to: `firstName`, `fullName`, `phone1`, `phone1Extension`, `email1`, `custom:Shoe size`. */
export const importTargetSchema = z
  .string()
  .max(110)
  .refine((target) => isImportTarget(target), { message: 'not a field' })
  .brand<'ImportTarget'>();
/** See {@link importTargetSchema}. */
export type ImportTarget = z.infer<typeof importTargetSchema>;

const channelTarget = /^(?:phone(?:[1-9]|10)(?:Extension)?|email[1-5])$/;
const customTarget = /^custom:\S(?:.{0,98}\S)?$/u;

/** Whether a text names something a column can be mapped to. */
export function isImportTarget(text: string): boolean {
  return (
    Object.hasOwn(contactFields, text) || text === 'fullName' || channelTarget.test(text) || customTarget.test(text)
  );
}
