import * as z from 'zod';

/** Every list whose table a person can arrange. A word is permanent: saved views are kept under it. */
export const viewLists = ['contacts', 'interactions', 'callbacks', 'jobs', 'imports', 'groups'] as const;
/** One word of {@link viewLists}. */
export type ViewList = (typeof viewLists)[number];
/** The list of a text from outside, or undefined for a word nobody knows. */
export const viewListOf = (word: string): ViewList | undefined => viewLists.find((list) => list === word);

/** How tall rows are. */
export const densities = ['comfortable', 'standard', 'compact'] as const;
/** One word of {@link densities}. */
export type Density = (typeof densities)[number];

/** A view has room for every field of a contact and 100 custom ones. */
export const maxViewColumns = 200;
/** Widths of a column in CSS pixels: narrower cannot be read, wider hides the rest. */
export const columnWidths = { min: 48, max: 800 } as const;

/** One column of a view. Its id is not checked against any list: columns come and go, and a view outlives them. */
export const viewColumnSchema = z.strictObject({
  id: z.string().min(1).max(120),
  isShown: z.boolean(),
  isPinned: z.boolean(),
  /** In CSS pixels; null: as wide as what is in it. */
  width: z.int().min(columnWidths.min).max(columnWidths.max).nullable(),
});
/** See {@link viewColumnSchema}. */
export type ViewColumn = z.infer<typeof viewColumnSchema>;

/**
 * How one table looks: its columns in order, its density and its sort. Replaced as a whole, and the last write wins: a view
 * belongs to one person (or was shared on purpose), and what could be lost is a layout, never data.
 */
export const tableViewSchema = z.strictObject({
  columns: z
    .array(viewColumnSchema)
    .max(maxViewColumns)
    .refine((columns) => new Set(columns.map(({ id }) => id)).size === columns.length, 'Each column once'),
  /** null: as the person has it everywhere. */
  density: z.enum(densities).nullable(),
  /** A sort word of the list; null: the list's own order. */
  sort: z.string().min(1).max(120).nullable(),
});
/** See {@link tableViewSchema}. */
export type TableView = z.infer<typeof tableViewSchema>;

/** What a person sees of one list: their own view, and the one shared with everybody of the tenant. Their own wins. */
export const tableViewsSchema = z.strictObject({
  list: z.enum(viewLists),
  own: tableViewSchema.nullable(),
  team: z
    .strictObject({
      view: tableViewSchema,
      sharedBy: z.strictObject({ id: z.string(), name: z.string() }),
      sharedAt: z.iso.datetime(),
    })
    .nullable(),
});
/** See {@link tableViewsSchema}. */
export type TableViews = z.infer<typeof tableViewsSchema>;
