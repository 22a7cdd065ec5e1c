import * as z from 'zod';
import { contactIdSchema } from '../contact/index.js';
import { startPlanShape } from '../job/index.js';
import { contactTargetSchema, filterSchema } from '../filter/index.js';
import { exportColumnSchema, maxExportColumns } from './export.columns.js';

/** What contacts can be written as. */
export const exportFormats = ['csv', 'ndjson', 'vcard'] as const;
/** One word of {@link exportFormats}. */
export type ExportFormat = (typeof exportFormats)[number];
/** For machines, which read back what was written, or for spreadsheets, in which no cell becomes a formula. */
export const csvFlavours = ['machine', 'spreadsheet'] as const;
/** One word of {@link csvFlavours}. */
export type CsvFlavour = (typeof csvFlavours)[number];

const columns = z
  .array(exportColumnSchema)
  .min(1)
  .max(maxExportColumns)
  .refine((names) => new Set(names).size === names.length, 'a column twice');

/** What `POST /exports` takes. */
export const startExportSchema = z
  .strictObject({
    target: contactTargetSchema,
    format: z.enum(exportFormats).default('csv'),
    /** Only of CSV. */
    flavour: z.enum(csvFlavours).default('machine'),
    /** In their order; not given: the usual ones and every custom field. A vCard has its own. */
    columns: columns.optional(),
    gzip: z.boolean().default(false),
    ...startPlanShape,
  })
  .refine(({ format, flavour }) => format === 'csv' || flavour === 'machine', {
    path: ['flavour'],
    message: 'Only CSV has one for spreadsheets',
  })
  .refine(({ format, columns: chosen }) => format !== 'vcard' || chosen === undefined, {
    path: ['columns'],
    message: 'A vCard has no columns to choose',
  });
/** See {@link startExportSchema}. */
export type StartExport = z.infer<typeof startExportSchema>;
/** A request as a client may send it. */
export type StartExportRequest = z.input<typeof startExportSchema>;

const count = z.int().nonnegative();
const ids = z.array(contactIdSchema);

/** The parameters of the job. */
export const exportParamsSchema = z.strictObject({
  target: z.discriminatedUnion('by', [
    z.strictObject({ by: z.literal('ids'), ids }),
    z.strictObject({ by: z.literal('filter'), filter: filterSchema, words: z.string(), exclude: ids }),
  ]),
  /** What days of a filter are counted from: when the export was asked for. */
  now: z.iso.datetime(),
  format: z.enum(exportFormats),
  flavour: z.enum(csvFlavours),
  /** Empty for vCards. */
  columns: z.array(exportColumnSchema).max(maxExportColumns),
  gzip: z.boolean(),
});
/** See {@link exportParamsSchema}. */
export type ExportParams = z.infer<typeof exportParamsSchema>;

/** Where an export stands: behind the contact `after`, with so many rows in so many valid bytes of its file. */
export const exportCheckpointSchema = z.discriminatedUnion('phase', [
  z.strictObject({ phase: z.literal('prepare') }),
  z.strictObject({ phase: z.literal('write'), row: count, after: count, bytes: count }),
  z.strictObject({ phase: z.literal('done'), row: count }),
]);
/** See {@link exportCheckpointSchema}. */
export type ExportCheckpoint = z.infer<typeof exportCheckpointSchema>;

/** For how long the file of an export can be fetched, in days: it holds what contacts were, and people forget files. */
export const exportKeptDays = 7;

const endings = { csv: 'csv', ndjson: 'ndjson', vcard: 'vcf' } as const satisfies Record<ExportFormat, string>;

/** The name of the file an export leaves. */
export const exportFileName = ({ format, gzip }: Pick<ExportParams, 'format' | 'gzip'>): string =>
  `contacts.${endings[format]}${gzip ? '.gz' : ''}`;
