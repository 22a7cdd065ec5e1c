import * as z from 'zod';

/** An uploaded file: the last path segment of its tus URL. */
export const uploadIdSchema = z.uuid().brand<'UploadId'>();
/** See {@link uploadIdSchema}. */
export type UploadId = z.infer<typeof uploadIdSchema>;

/** The largest upload, in bytes as stored (packed, if it is packed). */
export const maxUploadBytes = 8 * 1024 ** 3;

/** An upload as the api shows it. `sha256` is known once it is complete. */
export const uploadViewSchema = z.strictObject({
  id: uploadIdSchema,
  fileName: z.string(),
  sizeBytes: z.int().nonnegative(),
  receivedBytes: z.int().nonnegative(),
  isComplete: z.boolean(),
  createdAt: z.iso.datetime(),
});
/** See {@link uploadViewSchema}. */
export type UploadView = z.infer<typeof uploadViewSchema>;
