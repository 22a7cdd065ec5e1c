import { cellCodes } from './cell-codes.js';

/** Why a value of a request cannot be kept: what makes a cell bad, and what only a whole record can be wrong in. */
export const writeCodes = {
  ...cellCodes,
  'date.malformed': 'This is not a date such as 2026-02-03.',
  'name.required': 'A contact needs a first or a last name.',
  'group.unknown': 'There is no group of this name.',
  'phone.repeated': 'This number is in the list already.',
  'phone.preferred-twice': 'Only one phone can be the preferred one.',
  'email.repeated': 'This address is in the list already.',
  'days.empty': 'No day at all is no rule about days; say so with “do not contact”.',
  'hours.half': 'Hours need a beginning and an end.',
  'hours.backwards': 'Hours end before they begin.',
  'consent.revoked': 'This consent was taken back. Record a new one, with what proves it, under Consents.',
  'custom-field.unknown': 'There is no custom field with this key.',
} as const satisfies Record<string, string>;

/** One code of {@link writeCodes}. */
export type WriteCode = keyof typeof writeCodes;

/** One thing that is wrong in a request. */
export interface WriteFault {
  readonly path: string;
  readonly code: WriteCode;
  readonly message: string;
}

/** Notes what is wrong at a place, and answers no value for it. */
export type NoteFault = (path: string, code: WriteCode) => [];
