import * as z from 'zod';
import { contactFields, type ContactFieldName, type ContactView } from '@rollcall/domain/contact';
import type { Column } from '../data-table/column';
import { formatDay, formatMoment } from '../format/times';
import { consentText, formatMoney } from './contact-format';
import { channelChoices, labelOfChoice } from './contact-messages';

/** Fields whose value is shown as it is, hidden until somebody wants them. */
const plainFields = [
  'company',
  'title',
  'department',
  'salutation',
  'dateOfBirth',
  'language',
  'timeZone',
  'addressLine1',
  'addressLine2',
  'city',
  'state',
  'postalCode',
  'country',
  'guarantorFirstName',
  'guarantorLastName',
  'amountToSpeak',
  'preferredChannel',
  'doNotContact',
  'description',
  'additionalInformation',
] as const satisfies readonly ContactFieldName[];

const own: readonly Column[] = [
  { id: 'name', label: 'Name', sort: { ascending: 'name', descending: '-name' }, isPinned: true, isFixed: true },
  { id: 'contactId1', label: 'Contact ID 1', sort: { ascending: 'contactId1', descending: '-contactId1' } },
  { id: 'contactId2', label: 'Contact ID 2' },
  { id: 'phone', label: 'Phone' },
  { id: 'email', label: 'E-mail' },
  { id: 'group', label: 'Group' },
  { id: 'agent', label: 'Agent / team' },
  { id: 'active', label: 'Status' },
  { id: 'consent', label: 'Consent' },
  { id: 'balance', label: 'Balance', isNumber: true },
  { id: 'dueDate', label: 'Due' },
  { id: 'updatedAt', label: 'Modified' },
  {
    id: 'createdAt',
    label: 'Created',
    sort: { ascending: 'created', descending: '-created' },
    isHidden: true,
  },
  { id: 'createdByJob', label: 'Created by job', isHidden: true },
  ...plainFields.map((id) => ({ id, label: contactFields[id].label, isHidden: true })),
];

/** Fields of the tenant's own, behind the others: hidden until somebody wants them. */
export interface CustomField {
  readonly name: string;
  readonly label: string;
  /** number, string, date, boolean, list */
  readonly type: string;
}

/** Every column a list of contacts has, with the tenant's own fields. Their ids are those of the import: `custom:Shoe size`. */
export const contactColumns = (custom: readonly CustomField[]): readonly Column[] => [
  ...own,
  ...custom.map(({ name, label }) => ({ id: name, label, isHidden: true })),
];

/** What the ids of custom fields begin with, in columns and import targets. */
export const customPrefix = 'custom:';

/** The text of a cell, for all columns but those the list draws itself. */
export function textOfContact(contact: ContactView, columnId: string): string {
  if (columnId.startsWith(customPrefix)) {
    const value: unknown = contact.custom[columnId.slice(customPrefix.length)];
    if (typeof value === 'boolean') return value ? 'Yes' : 'No';
    return typeof value === 'string' || typeof value === 'number' ? `${value}` : '';
  }
  switch (columnId) {
    case 'agent':
      return [contact.agentId, contact.agentTeam].filter(Boolean).join(' / ');
    case 'balance':
    case 'amountToSpeak':
      return contact[columnId] === null ? '' : formatMoney(contact[columnId]);
    case 'doNotContact':
      return contact.doNotContact ? 'Yes' : '';
    case 'preferredChannel':
      return contact.preferredChannel === null ? '' : labelOfChoice(channelChoices, contact.preferredChannel);
    case 'dueDate':
    case 'dateOfBirth':
      return contact[columnId] === null ? '' : formatDay(contact[columnId]);
    case 'updatedAt':
    case 'createdAt':
      return formatMoment(contact[columnId]);
    default: {
      const value: unknown = contact[columnId as keyof ContactView];
      return typeof value === 'string' ? value : '';
    }
  }
}

/** The consents of a contact in words, for the column and its tooltip. */
export function consentsOf(contact: ContactView): readonly { readonly label: string; readonly text: string }[] {
  const channels = [
    ['Voice', contact.voiceConsent],
    ['Cell', contact.cellConsent],
    ['SMS', contact.smsConsent],
    ['E-mail', contact.emailConsent],
  ] as const;
  return channels.flatMap(([label, consent]) => (consent === null ? [] : [{ label, text: consentText(consent) }]));
}

const fieldListSchema = z.object({
  items: z.array(z.object({ name: z.string(), label: z.string(), type: z.string(), isCustom: z.boolean() })),
});

/** The tenant's own fields out of the answer that names all fields. */
export const customFieldsOf = (raw: unknown): readonly CustomField[] =>
  fieldListSchema.parse(raw).items.filter(({ isCustom }) => isCustom);
