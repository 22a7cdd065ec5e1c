import * as z from 'zod';
import { contactFields, importTargetSchema } from '../contact/index.js';
import { laneSchema, startPlanShape } from '../job/index.js';
import { uploadIdSchema } from '../upload/index.js';

/** The most data rows one file may have (LV-1). */
export const maxImportRows = 5_000_000;
/** The most columns one file may have. */
export const maxImportColumns = 1_000;
/** The longest cell, in bytes of UTF-8. */
export const maxCellBytes = 64 * 1024;
/** The largest file once unpacked, in bytes; and how many times its packed size it may have (a bomb has more). */
export const maxUnpackedBytes = 16 * 1024 ** 3;
/** See {@link maxUnpackedBytes}. */
export const maxUnpackRatio = 100;

/** What identifies a contact, in the order it is tried. */
export const matchKeys = ['contactId1', 'contactId2', 'email', 'phone'] as const;
/** One word of {@link matchKeys}. */
export type MatchKey = (typeof matchKeys)[number];

/** The encodings a file can be in. */
export const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;
/** One word of {@link encodings}. */
export type Encoding = (typeof encodings)[number];

/** How a file is written. Detected, and kept on the job (`details.format`); what a request sets is not guessed. */
export const fileFormatSchema = z.strictObject({
  encoding: z.enum(encodings),
  delimiter: z.enum([',', ';', '\t', '|']),
  /** '' means that no cell is quoted. */
  quote: z.enum(['"', "'", '']),
  /** What ends a line: LF (also after CR), or CR alone. */
  newline: z.enum(['\n', '\r']),
  hasHeader: z.boolean(),
  isGzip: z.boolean(),
});
/** See {@link fileFormatSchema}. */
export type FileFormat = z.infer<typeof fileFormatSchema>;

const column = z.union([z.string().max(1000), z.int().nonnegative()]);
/**
 * Column → field. As an object by header (`{ "E-Mail": "email1", "Fax": null }`), or as a list with the column's header
 * or its place, 0 first, for files without a header or with a header twice. Columns that are not named are left out.
 */
export const mappingSchema = z.union([
  z.literal('auto'),
  z.record(z.string().max(1000), importTargetSchema.nullable()),
  z.array(z.strictObject({ column, field: importTargetSchema.nullable() })).max(maxImportColumns),
]);
/** See {@link mappingSchema}. */
export type Mapping = z.infer<typeof mappingSchema>;

/** What `POST /imports` takes. */
export const startImportSchema = z.strictObject({
  fileId: uploadIdSchema,
  mapping: mappingSchema.default('auto'),
  /** create: contacts that exist are skipped · update: those that do not are skipped · upsert: both. */
  mode: z.enum(['create', 'update', 'upsert']).default('upsert'),
  /** Tried in order; a key that no column is mapped to is passed over. */
  match: z
    .array(z.enum(matchKeys))
    .max(4)
    .refine((keys) => new Set(keys).size === keys.length, 'a key twice')
    .default(['contactId1', 'email']),
  /** The same contact twice in the file: the first row counts, the last, or none of them. */
  inFileDuplicates: z.enum(['first', 'last', 'reject']).default('first'),
  /** What an empty cell does to a contact that exists: leaves the field alone, or clears it. */
  emptyCells: z.enum(['ignore', 'clear']).default('ignore'),
  /** What a cell that cannot be read does: rejects its row, or is left out with a warning. */
  badCells: z.enum(['reject', 'leave-out']).default('reject'),
  /** ISO 3166 country of phone numbers without a country code. */
  defaultCountry: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default('US'),
  /** auto: learnt from the column's values; what stays unclear is read as the default country writes dates. */
  dateOrder: z.enum(['auto', 'mdy', 'dmy', 'ymd']).default('auto'),
  /** Values for created contacts whose row has none, as a cell would have them. */
  defaults: z
    .partialRecord(z.enum(Object.keys(contactFields) as [keyof typeof contactFields]), z.string().max(300))
    .default({}),
  /** What is known about the file; the rest is detected. */
  format: fileFormatSchema.omit({ isGzip: true, newline: true }).partial().default({}),
  /** The same job, stopped before anything is written to a contact. */
  dryRun: z.boolean().default(false),
  ...startPlanShape,
});
/** A request as the job keeps it, defaults filled in. */
export type StartImport = z.infer<typeof startImportSchema>;
/** A request as a client may send it. */
export type StartImportRequest = z.input<typeof startImportSchema>;

/** One column of a file and what it was mapped to. `by` says how: by the request, the header, an alias, its values. */
export const mappedColumnSchema = z.strictObject({
  index: z.int().nonnegative(),
  header: z.string(),
  field: importTargetSchema.nullable(),
  by: z.enum(['request', 'exact', 'alias', 'values', 'none']),
  samples: z.array(z.string()),
});
/** See {@link mappedColumnSchema}. */
export type MappedColumn = z.infer<typeof mappedColumnSchema>;

/** What the head of a file tells: format, columns with samples, suggested mapping. Answer of `POST /imports/preview`. */
export const importPreviewSchema = z.strictObject({
  format: fileFormatSchema,
  columns: z.array(mappedColumnSchema),
  rows: z.array(z.array(z.string())),
  /** Rows in the whole file, judged by its size; null if it is packed. */
  estimatedRows: z.int().nullable(),
  dateOrder: z.enum(['mdy', 'dmy', 'ymd']).nullable(),
});
/** See {@link importPreviewSchema}. */
export type ImportPreview = z.infer<typeof importPreviewSchema>;

/** Result files by name: how many bytes of each are valid, and how many rows those are. */
const resultFilesSchema = z.record(
  z.string(),
  z.strictObject({ bytes: z.int().nonnegative(), rows: z.int().nonnegative() }),
);

const fileLaneSchema = z.strictObject({ row: z.int().nonnegative(), files: resultFilesSchema });

/** Keys, never counts of batches: a resume finds its place whatever the batch size is by then. Row 1 is below the header. */
export const importCheckpointSchema = z.discriminatedUnion('phase', [
  /** `byte` counts in the file's text as UTF-8, after unpacking. `line` is for people who look into the file. */
  z.strictObject({ phase: z.literal('read'), byte: z.int().nonnegative(), row: z.int().nonnegative() }),
  /** Reading again what a server crash took from staging, up to row `until`; then the job goes on at `next` (JSON). */
  z.strictObject({
    phase: z.literal('reload'),
    byte: z.int().nonnegative(),
    row: z.int().nonnegative(),
    until: z.int().nonnegative(),
    next: z.string(),
  }),
  /**
   * Doubles inside the file, key by key, a slice of key hashes with each batch. Lanes share the slices of a key from `slice`
   * on; without lanes: none were made yet. `row` is what the keys before stand for on a progress bar, `rows` what this one does.
   */
  z.strictObject({
    phase: z.literal('doubles'),
    key: z.int().nonnegative(),
    slice: z.int().nonnegative(),
    row: z.int().nonnegative(),
    rows: z.int().nonnegative().optional(),
    lanes: z.array(laneSchema).optional(),
  }),
  /** `slice`: every row was matched, and Contact IDs that several of them ask for are settled, slice by slice of their hashes. */
  z.strictObject({ phase: z.literal('match'), row: z.int().nonnegative(), slice: z.int().nonnegative().optional() }),
  /** Writing contacts where the tenant's others are. Without lanes: none were made yet. */
  z.strictObject({ phase: z.literal('apply'), row: z.int().nonnegative(), lanes: z.array(laneSchema).optional() }),
  /** Writing the contacts of a tenant that has none, into tables that nobody sees yet. `created` of a lane is what it wrote. */
  z.strictObject({
    phase: z.literal('build'),
    lanes: z.array(laneSchema.extend({ created: z.int().nonnegative() })),
  }),
  /** Giving those tables their indexes: each lane takes the next one that nobody has. `parts` is how many there are. */
  z.strictObject({
    phase: z.literal('index'),
    parts: z.int().nonnegative(),
    created: z.int().nonnegative(),
    lanes: z.array(z.strictObject({ built: z.int().nonnegative(), isOver: z.boolean() })),
  }),
  /**
   * Letting everybody see them, all at once, in the first lane: until that is over nothing was created. The other lanes
   * write the result files meanwhile. `isPublic`: null until it was tried, false if others were written meanwhile.
   */
  z.strictObject({
    phase: z.literal('publish'),
    created: z.int().nonnegative(),
    lanes: z.array(fileLaneSchema.extend({ isPublic: z.boolean().nullable().optional() })),
  }),
  /** Before the first line: `row` and `files` are what a version without lanes had written. */
  z.strictObject({ phase: z.literal('results'), row: z.int().nonnegative(), files: resultFilesSchema }),
  /** Each lane writes files of its own. */
  z.strictObject({ phase: z.literal('write'), lanes: z.array(fileLaneSchema) }),
  z.strictObject({ phase: z.literal('done') }),
]);
/** See {@link importCheckpointSchema}. */
export type ImportCheckpoint = z.infer<typeof importCheckpointSchema>;
