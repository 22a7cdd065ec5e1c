import * as z from 'zod';
import { filterOperators, filterSchema } from './filter.contract.js';
import { filterFieldTypes, homeOfField } from './filter.fields.js';
import type { FilterFields } from './filter.fields.js';

/** A saved filter's id, a UUID. */
export const filterIdSchema = z.uuid().brand<'FilterId'>();
/** See {@link filterIdSchema}. */
export type FilterId = z.infer<typeof filterIdSchema>;

const nameSchema = z.string().trim().min(1).max(100);
/** `private`: its owner's alone. `team`: everybody of the tenant. */
export const filterVisibilities = ['private', 'team'] as const;

/** One thing that is wrong with a saved filter by now, and where. */
export const filterIssueSchema = z.strictObject({ path: z.string(), code: z.string(), message: z.string() });

/** A saved filter. `issues` are not empty when a field or a choice it names is gone: then it can be loaded, not used. */
export const filterViewSchema = z.strictObject({
  id: filterIdSchema,
  /** Null: kept only because it was too long for an address. */
  name: z.string().nullable(),
  visibility: z.enum([...filterVisibilities, 'ad-hoc']),
  filter: filterSchema,
  words: z.string(),
  issues: z.array(filterIssueSchema),
  owner: z.strictObject({ id: z.string(), name: z.string() }),
  isMine: z.boolean(),
  /** Whether the caller's lists begin with it. */
  isDefault: z.boolean(),
  /** Jobs that were started with it. */
  usedByJobs: z.int(),
  /** Other people whose lists begin with it. */
  defaultOfOthers: z.int(),
  /** When a list, a count or a job last used it, to the hour. */
  lastUsedAt: z.iso.datetime().nullable(),
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  version: z.int(),
});
/** See {@link filterViewSchema}. */
export type FilterView = z.infer<typeof filterViewSchema>;

/** The caller's own saved filters and those of the team, by name. */
export const filterListSchema = z.strictObject({ items: z.array(filterViewSchema) });
/** See {@link filterListSchema}. */
export type FilterList = z.infer<typeof filterListSchema>;

/** Saves a filter. Without a name it is kept for an address that would be too long, until nobody has used it for 30 days. */
export const saveFilterSchema = z.strictObject({
  name: nameSchema.optional(),
  visibility: z.enum(filterVisibilities).default('private'),
  filter: filterSchema,
});
/** See {@link saveFilterSchema}. */
export type SaveFilter = z.infer<typeof saveFilterSchema>;

/** Renames, shares or rewrites a saved filter. */
export const changeFilterSchema = z
  .strictObject({
    name: nameSchema.optional(),
    visibility: z.enum(filterVisibilities).optional(),
    filter: filterSchema.optional(),
  })
  .refine((change) => Object.values(change).some((value) => value !== undefined), 'Nothing to change');
/** See {@link changeFilterSchema}. */
export type ChangeFilter = z.infer<typeof changeFilterSchema>;

/** `force`: delete it although something uses it. */
export const deleteFilterSchema = z.strictObject({ force: z.enum(['true', 'false']).default('false') });
/** See {@link deleteFilterSchema}. */
export type DeleteFilter = z.infer<typeof deleteFilterSchema>;

/** Which filter the caller's lists begin with; null: none. */
export const defaultFilterSchema = z.strictObject({ id: filterIdSchema.nullable() });
/** See {@link defaultFilterSchema}. */
export type DefaultFilter = z.infer<typeof defaultFilterSchema>;

/** Every field that a filter can ask for, with what can be asked of it. */
export const filterFieldListSchema = z.strictObject({
  items: z.array(
    z.strictObject({
      name: z.string(),
      label: z.string(),
      type: z.enum(filterFieldTypes),
      operators: z.array(z.enum(filterOperators)),
      choices: z.array(z.strictObject({ value: z.string(), label: z.string() })).nullable(),
    }),
  ),
});
/** See {@link filterFieldListSchema}. */
export type FilterFieldList = z.infer<typeof filterFieldListSchema>;

/** The fields of an answer, for planning a filter and saying it in words where there is no database. */
export const filterFieldsFrom = ({ items }: FilterFieldList): FilterFields =>
  new Map(
    items.map(({ name, label, type, choices }) => [
      name,
      { name, label, type, home: homeOfField(name), ...(choices !== null && { choices }) },
    ]),
  );
