/** Why a contact keeps what it has. Permanent. */
export const bulkChangeCodes = {
  'balance.empty': 'There is no balance to add to or to subtract from.',
  'balance.out-of-range': 'The balance would have more than twelve digits before the point.',
  'due-date.empty': 'There is no due date to shift.',
  'due-date.out-of-range': 'The due date would lie before 1800 or after 2200.',
  'name.required': 'The contact would have neither a first nor a last name.',
  'consent.newer': 'Something newer is known about this channel.',
  'consent.refused-by-person': 'The person said no: only a yes with its proof takes its place.',
  'row.not-storable': 'The database cannot hold the contact so.',
  'no-longer-matches': 'The contact does not fulfil the filter any more.',
  'contact.gone': 'The contact was deleted meanwhile.',
} as const satisfies Record<string, string>;

/** One code of {@link bulkChangeCodes}. */
export type BulkChangeCode = keyof typeof bulkChangeCodes;

/** Those of a contact that was passed over; all others say that it could not be changed. */
export const skippingCodes: readonly BulkChangeCode[] = ['no-longer-matches', 'contact.gone'];
