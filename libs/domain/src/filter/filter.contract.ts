import * as z from 'zod';
import { findShapeIssues } from './find-shape-issues.js';

/** What a condition can ask of a field. Which of them a field has, its type says (`operatorsOf`). */
export const filterOperators = [
  'is',
  'isNot',
  'contains',
  'starts',
  'ends',
  'in',
  'notIn',
  'lt',
  'lte',
  'gt',
  'gte',
  'between',
  'lastDays',
  'nextDays',
  'isEmpty',
  'isNotEmpty',
] as const;
/** One word of {@link filterOperators}. */
export type FilterOperator = (typeof filterOperators)[number];

/** What a field is held against: a text, a number, yes or no, or a list of them. Dates are `YYYY-MM-DD` or `today-30`. */
export type FilterValue = string | number | boolean | readonly (string | number)[];

/** One question about a contact. */
export interface FilterCondition {
  readonly field: string;
  readonly op: FilterOperator;
  readonly value?: FilterValue;
  /** Dates only: the IANA zone whose days are meant, UTC without one. */
  readonly zone?: string;
  readonly not?: boolean;
}

/** Conditions and groups of which all or any must hold. */
export type FilterGroup =
  | { readonly all: readonly Filter[]; readonly not?: boolean }
  | { readonly any: readonly Filter[]; readonly not?: boolean };

/** Which contacts are meant: the one object that list, count, export, bulk change and saved filters take. */
export type Filter = FilterGroup | FilterCondition;

/** The filter that every contact fulfils. */
export const everyContact: Filter = { all: [] };

const inner = { $ref: '#/components/schemas/Filter' };
const groupOf = (word: 'all' | 'any') => ({
  type: 'object',
  properties: { [word]: { type: 'array', items: inner, maxItems: 50 }, not: { type: 'boolean' } },
  required: [word],
  additionalProperties: false,
});
const single = { anyOf: [{ type: 'string' }, { type: 'number' }] };
const condition = {
  type: 'object',
  properties: {
    field: { type: 'string' },
    op: { type: 'string', enum: [...filterOperators] },
    value: { anyOf: [...single.anyOf, { type: 'boolean' }, { type: 'array', items: single, maxItems: 200 }] },
    zone: { type: 'string' },
    not: { type: 'boolean' },
  },
  required: ['field', 'op'],
  additionalProperties: false,
};

/** A filter as it is sent: its form and size. Whether its fields are there and its values can be read, `planFilter` says. */
export const filterSchema = z
  .unknown()
  .superRefine((input, context) => {
    for (const { path, code, message } of findShapeIssues(input))
      context.addIssue({ code: code as 'custom', path: [...path], message, input });
  })
  .meta({
    description: 'A condition, or a group of which all or any must hold',
    anyOf: [condition, groupOf('all'), groupOf('any')],
  }) as unknown as z.ZodType<Filter>;

/** How many contacts fulfil a filter, without those of `exclude`. */
export const countContactsSchema = z.strictObject({
  filter: filterSchema.default(everyContact),
  /** Ids of contacts that are not meant. */
  exclude: z.array(z.int().positive()).max(1000).default([]),
  /** Counts one by one, however many there are: up to 20 s instead of one. Only what takes longer is still an estimate. */
  exact: z.boolean().default(false),
});
/** See {@link countContactsSchema}. */
export type CountContacts = z.infer<typeof countContactsSchema>;

/** `eq`: exactly so many; `estimate`: about; `gte`: at least. `words` is the filter for people. */
export const contactCountSchema = z.strictObject({
  value: z.int(),
  relation: z.enum(['eq', 'estimate', 'gte']),
  asOf: z.iso.datetime(),
  words: z.string(),
});
/** See {@link contactCountSchema}. */
export type ContactCount = z.infer<typeof contactCountSchema>;
