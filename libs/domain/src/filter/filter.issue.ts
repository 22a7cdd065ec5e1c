/** Why a filter, or one condition of it, is refused. Codes are permanent. */
export type FilterIssueCode =
  | 'filter.malformed'
  | 'filter.too-deep'
  | 'filter.too-many-conditions'
  | 'filter.too-many-values'
  | 'filter.empty-group'
  | 'filter.unknown-field'
  | 'filter.unknown-operator'
  | 'filter.unknown-choice'
  | 'filter.unknown-zone'
  | 'filter.value-missing'
  | 'filter.value-not-wanted'
  | 'filter.value-malformed'
  | 'filter.range-reversed';

/** One thing that is wrong, and where: `['all', 1, 'value']`. */
export interface FilterIssue {
  readonly path: readonly (string | number)[];
  readonly code: FilterIssueCode;
  /** For developers. Never quotes what was sent. */
  readonly message: string;
}
