import { cellCodes } from '../contact/index.js';

/**
 * Every code an import's issue can have, with the sentence that stands in `rejected.csv` and in the API for developers.
 * Codes are permanent: one is added, never renamed.
 */
export const importIssueCodes = {
  ...cellCodes,
  'cell.no-place': 'The cell holds several values, and no mapped column is left to keep this one in.',
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
  'consent.refused-by-person':
    'The person said no to being contacted like this: the no stays until a newer yes comes with its source.',
  'row.not-storable': 'The database cannot hold this row.',
  'contact.gone': 'The contact was deleted while the import was running.',
} as const satisfies Record<string, string>;

/** One code of {@link importIssueCodes}. */
export type ImportIssueCode = keyof typeof importIssueCodes;
