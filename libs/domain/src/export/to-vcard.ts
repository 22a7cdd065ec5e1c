import { maxEmails, maxPhones } from '../contact/index.js';

/** What a vCard is made of, by column; texts, null where a contact has none. */
export type VcardSource = Readonly<Partial<Record<string, string | number | boolean | null>>>;

const range = (most: number): number[] => Array.from({ length: most }, (_, at) => at + 1);
const fields =
  'salutation firstName lastName company department title addressLine1 addressLine2 city state postalCode country dateOfBirth ' +
  'timeZone language description group updatedAt';

/** The columns that {@link toVcard} reads. */
export const vcardColumns: readonly string[] = [
  'id',
  ...fields.split(' '),
  ...range(maxPhones).flatMap((at) => ['', 'Extension', 'Type', 'Preferred'].map((part) => `phone${at}${part}`)),
  ...range(maxEmails).map((at) => `email${at}`),
];

/** What RFC 6350 and RFC 6351 call the types of our phones. */
const types: Readonly<Record<string, string>> = {
  mobile: 'cell',
  home: 'home',
  work: 'work',
  fax: 'fax',
  other: 'voice',
};

/** One contact as a vCard 4.0 (RFC 6350): lines end in CRLF and are folded at 75 octets. What is empty is left out. */
export function toVcard(contact: VcardSource): string {
  const text = (name: string): string => {
    const value = contact[name];
    return value === null || value === undefined ? '' : String(value);
  };
  const parts = (...names: readonly string[]): string => names.map((name) => escaped(text(name))).join(';');
  const lines = ['BEGIN:VCARD', 'VERSION:4.0', `UID:urn:rollcall:contact:${text('id')}`, `FN:${escaped(nameOf(text))}`];
  const add = (head: string, value: string): void => {
    if (/[^;]/.test(value)) lines.push(`${head}:${value}`);
  };
  add('N', `${parts('lastName', 'firstName')};;${parts('salutation')};`);
  add('ORG', parts('company', ...(text('department') === '' ? [] : ['department'])));
  add('TITLE', parts('title'));
  for (const at of range(maxPhones)) {
    const number = text(`phone${at}`);
    if (number === '') continue;
    const extension = text(`phone${at}Extension`);
    const type = types[text(`phone${at}Type`)];
    const head = ['TEL;VALUE=uri', ...(type ? [`TYPE=${type}`] : []), ...(isTrue(contact, at) ? ['PREF=1'] : [])];
    lines.push(`${head.join(';')}:tel:${number}${extension === '' ? '' : `;ext=${extension}`}`);
  }
  for (const at of range(maxEmails)) add('EMAIL', parts(`email${at}`));
  const street = [text('addressLine1'), text('addressLine2')]
    .filter((line) => line !== '')
    .map(escaped)
    .join(',');
  add('ADR', `;;${street};${parts('city', 'state', 'postalCode', 'country')}`);
  add('BDAY', text('dateOfBirth').replaceAll('-', ''));
  add('TZ', parts('timeZone'));
  add('LANG', parts('language'));
  add('CATEGORIES', parts('group'));
  add('NOTE', parts('description'));
  add('REV', text('updatedAt').replace(/[-:]|\.\d+/g, ''));
  return [...lines, 'END:VCARD'].map((line) => `${foldLine(line)}\r\n`).join('');
}

const isTrue = (contact: VcardSource, at: number): boolean => String(contact[`phone${at}Preferred`]) === 'true';

/** A card must have a name; where a contact has none, what it is reached by. */
function nameOf(text: (name: string) => string): string {
  const name = [text('firstName'), text('lastName')].filter((part) => part !== '').join(' ');
  const found = [name, text('company'), text('email1'), text('phone1')].find((each) => each !== '');
  return found ?? `Contact ${text('id')}`;
}

/** RFC 6350 §3.4: what would end a component, a list or a line is written with a backslash. */
const escaped = (value: string): string => value.replace(/[\\,;]/g, (mark) => `\\${mark}`).replace(/\r\n?|\n/g, '\\n');

/** Octets of one character in UTF-8. */
function octetsOf(char: string): number {
  const point = char.codePointAt(0) ?? 0;
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

/** Folds a line at 75 octets of UTF-8, never inside a character (RFC 6350 §3.2). */
export function foldLine(line: string): string {
  if (line.length <= 25) return line;
  let folded = '';
  let room = 75;
  for (const char of line) {
    const size = octetsOf(char);
    if (size > room) {
      folded += '\r\n ';
      room = 74; // the space that begins the line counts
    }
    folded += char;
    room -= size;
  }
  return folded;
}
