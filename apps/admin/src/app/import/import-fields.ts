import {
  contactFieldNames,
  contactFields,
  importTargetSchema,
  maxEmails,
  maxPhones,
  type ContactFieldName,
  type ImportTarget,
} from '@rollcall/domain/contact';

/** A field a column can be mapped to, with its name for people. */
export interface FieldChoice {
  readonly target: ImportTarget;
  readonly label: string;
}

/** Fields that are looked for together. */
export interface FieldGroup {
  readonly title: string;
  readonly choices: readonly FieldChoice[];
}

const places = (count: number): readonly number[] => Array.from({ length: count }, (_unused, index) => index + 1);
const choice = (target: string, label: string): FieldChoice => ({ target: importTargetSchema.parse(target), label });
const plain = (name: ContactFieldName): FieldChoice => choice(name, contactFields[name].label);

const address: readonly ContactFieldName[] = ['addressLine1', 'addressLine2', 'city', 'state', 'postalCode', 'country'];
const person: readonly ContactFieldName[] = ['salutation', 'firstName', 'lastName', 'company', 'title', 'dateOfBirth'];

/** Every field there is, in groups. Custom fields are not among them: their names come from the file. */
export const fieldGroups: readonly FieldGroup[] = [
  { title: 'Person', choices: [choice('fullName', 'Full name (is split)'), ...person.map(plain)] },
  { title: 'Phones', choices: places(maxPhones).map((place) => choice(`phone${place}`, `Phone ${place}`)) },
  { title: 'E-mails', choices: places(maxEmails).map((place) => choice(`email${place}`, `E-mail ${place}`)) },
  { title: 'Address', choices: address.map(plain) },
  {
    title: 'Account and settings',
    choices: contactFieldNames.filter((name) => !address.includes(name) && !person.includes(name)).map(plain),
  },
  {
    title: 'Extensions',
    choices: places(maxPhones).map((place) => choice(`phone${place}Extension`, `Phone ${place} extension`)),
  },
];

const labels = new Map<string, string>(
  fieldGroups.flatMap((group) => group.choices.map(({ target, label }) => [target, label])),
);

/** The name of a target for people. */
export const fieldLabel = (target: string): string =>
  target.startsWith('custom:') ? `${target.slice('custom:'.length)} (custom)` : (labels.get(target) ?? target);

/** The custom field a column would become; null when its header cannot be a name. */
export function customTargetOf(header: string): ImportTarget | null {
  const read = importTargetSchema.safeParse(`custom:${header.trim().slice(0, 100).trim()}`);
  return read.success ? read.data : null;
}
