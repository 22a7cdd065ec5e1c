import type { JobId } from '@rollcall/domain/job';
import type { UploadId } from '@rollcall/domain/upload';

declare const brand: unique symbol;
/** Where a file lies in the store. Made of generated ids and our own words only, never of a name that a user chose. */
export type FileKey = string & { readonly [brand]: 'FileKey' };

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';
const shape = new RegExp(`^(?:uploads/${uuid}|results/${uuid}/[a-z][a-z0-9-]{0,40}\\.(?:csv|ndjson|vcf)(?:\\.gz)?)$`);

/** The key of an uploaded file. */
export const uploadKey = (id: UploadId): FileKey => fileKey(`uploads/${id}`);

/** The key of a file that a job leaves behind. `name` is one of our own: `rejected.csv`. */
export const resultKey = (job: JobId, name: string): FileKey => fileKey(`results/${job}/${name}`);

/** Whether a text is a key: a stray file in the folder has none. */
export const isFileKey = (text: string): text is FileKey => shape.test(text);

/** Checks a key, so that nothing else can ever become a path. Throws on anything that is not one. */
export function fileKey(text: string): FileKey {
  if (!isFileKey(text)) throw new Error('not a file key');
  return text;
}
