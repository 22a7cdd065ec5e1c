import { fileFormatSchema } from '@rollcall/domain/import';
import { z } from 'zod';

/** How much of a file a preview takes. */
export const maxPreviewBytes = 1024 * 1024;

const { encoding, delimiter, quote } = fileFormatSchema.shape;

/** What a preview is told about the file whose head it gets: size and name, and what is not to be guessed. */
export const previewQuerySchema = z.strictObject({
  size: z.coerce.number().int().nonnegative(),
  name: z.string().max(255).default(''),
  encoding: encoding.optional(),
  delimiter: delimiter.optional(),
  quote: quote.optional(),
  hasHeader: z.enum(['true', 'false']).optional(),
  defaultCountry: z
    .string()
    .regex(/^[A-Z]{2}$/)
    .default('US'),
});
/** See {@link previewQuerySchema}. */
export type PreviewQuery = z.infer<typeof previewQuerySchema>;
