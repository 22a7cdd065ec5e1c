export { fileKey, resultKey, uploadKey } from './file-key.js';
export type { FileKey } from './file-key.js';
export type { AppendWriter, FileArea, FileStat, Files, ListedFile, ReadRange } from './files.js';
export { uploadExpiryMs } from './folder-files.js';
export { openFiles } from './open-files.js';
export { ChecksumMismatch, checksumAlgorithms } from './tus-folder.js';
export type { UploadChecksum, UploadRecords } from './tus-folder.js';
