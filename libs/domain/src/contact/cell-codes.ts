/** Why a cell or a value of a request cannot be kept, with the sentence for developers. Permanent words. */
export const cellCodes = {
  'cell.too-long': 'The value is longer than this field can hold.',
  'cell.control-character': 'The cell holds a control character, such as a NUL byte.',
  'cell.malformed-encoding': 'The cell holds bytes that are not text in the encoding of the file.',
  'phone.malformed': 'This is not a phone number that can be dialled.',
  'extension.malformed': 'A phone extension is one to ten digits.',
  'email.malformed': 'This is not an e-mail address.',
  'money.malformed': 'This is not an amount of money with at most two decimals, or it can be read in two ways.',
  'date.malformed': 'This is not a date with a four-digit year in the order chosen for this import.',
  'boolean.unknown': 'This is neither yes nor no.',
  'consent.unknown': 'This says neither that consent was given nor that it was refused.',
  'channel.unknown': 'This is none of the channels voice, SMS and e-mail.',
  'country.unknown': 'This is not the name or ISO code of a country.',
  'time-zone.unknown': 'This is not the name of a time zone, such as America/Chicago.',
  'number.malformed': 'This is not a number, or has more than 15 digits.',
  'list.unknown-option': 'The list of this field does not have this option.',
  'custom-field.wrong-type': 'The custom field is of another type.',
  'language.unknown': 'This is not a language, such as en or es-MX.',
} as const satisfies Record<string, string>;

/** One code of {@link cellCodes}. */
export type CellCode = keyof typeof cellCodes;
