/**
 * Every code an import's issue can have, with the sentence that stands in `rejected.csv` and in the API for developers.
 * Codes are permanent: one is added, never renamed.
 */
export const importIssueCodes = {
  // cells
  'cell.too-long': 'The value is longer than this field can hold.',
  'cell.control-character': 'The cell holds a control character, such as a NUL byte.',
  'cell.malformed-encoding': 'The cell holds bytes that are not text in the encoding of the file.',
  'cell.no-place': 'The cell holds several values, and no mapped column is left to keep this one in.',
  'phone.malformed': 'This is not a phone number that can be dialled.',
  'extension.malformed': 'A phone extension is one to ten digits.',
  'email.malformed': 'This is not an e-mail address.',
  'money.malformed': 'This is not an amount of money with at most two decimals, or it can be read in two ways.',
  'date.malformed': 'This is not a date with a four-digit year in the order chosen for this import.',
  'boolean.unknown': 'This is neither yes nor no.',
  'consent.unknown': 'This says neither that consent was given nor that it was refused.',
  'country.unknown': 'This is not the name or ISO code of a country.',
  'time-zone.unknown': 'This is not the name of a time zone, such as America/Chicago.',
  'language.unknown': 'This is not a language, such as en or es-MX.',
  // rows
  'row.malformed-quote': 'Something stands between a closing quote and the next delimiter, so the row cannot be read.',
  'row.too-many-cells': 'The row has more cells than the file has columns.',
  'row.empty': 'Every mapped cell of the row is empty.',
  'row.nothing-to-identify': 'The row has no name, company, Contact ID, phone or e-mail.',
  'row.duplicate': 'Another row of the file is the same contact.',
  // rows against the contacts that exist
  'match.ambiguous': 'The row matches more than one contact.',
  'match.exists': 'The contact exists already, and this import only creates.',
  'match.none': 'No contact matches, and this import only updates.',
  'contact.id-taken': 'Another contact has this Contact ID.',
  'row.not-storable': 'The database cannot hold this row.',
  'contact.gone': 'The contact was deleted while the import was running.',
} as const satisfies Record<string, string>;

/** One code of {@link importIssueCodes}. */
export type ImportIssueCode = keyof typeof importIssueCodes;
