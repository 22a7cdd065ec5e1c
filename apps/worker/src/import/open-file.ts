import {
  isGzip,
  mapColumns,
  maxCellBytes,
  maxImportColumns,
  maxUnpackedBytes,
  maxUnpackRatio,
  parseDefaults,
  readHead,
  RecordSplitter,
  resolveDateOrder,
} from '@rollcall/domain/import';
import type { FileFormat, StartImport } from '@rollcall/domain/import';
import { Refusal } from '@rollcall/domain/refusal';
import { uploadKey } from '@rollcall/files/store';
import type { Files } from '@rollcall/files/store';
import { decodeHead, openText, unpackHead } from '@rollcall/files/text';
import { matchOf } from './import-facts.js';
import type { ImportFacts } from './import-facts.js';

const headBytes = 1024 * 1024;
/** Room an import needs on the disk, as a multiple of its file: staging, contacts, indexes, result files. */
const roomFactor = 3;

/** What was found out about a file, and how many rows its size suggests. */
export interface OpenedFile {
  readonly facts: ImportFacts;
  readonly estimatedRows: number | null;
}

/**
 * Reads the head of an upload: what kind of file it is and which column goes where.
 * @throws Refusal for everything that can be known before the first row is read
 */
export async function openFile(
  files: Files,
  request: StartImport,
  findCustomFields: (columns: ImportFacts['columns']) => Promise<ImportFacts['customFields']>,
  customKeys: readonly string[],
): Promise<OpenedFile> {
  const size = await uploadSize(files, request);
  if (size === 0) throw new Refusal('import.empty');
  const freeBytes = await files.freeBytes();
  if (freeBytes < size * roomFactor)
    throw new Refusal('import.no-disk-space', { freeBytes, neededBytes: size * roomFactor });
  const packed = await readPacked(files, request);
  const isWholeFile = packed.length >= size;
  const isPacked = isGzip(packed);
  const { bytes, isWhole } = isPacked
    ? await unpackHead(packed, isWholeFile, headBytes)
    : { bytes: packed, isWhole: isWholeFile };
  const head = readHead({ bytes, isWhole, known: request.format });
  const format = { ...head.format, isGzip: isPacked };
  if (head.headers.length > maxImportColumns) {
    throw new Refusal('import.too-many-columns', { count: head.headers.length, most: maxImportColumns });
  }
  const columns = mapColumns({
    ...head,
    sampleRows: head.rows,
    mapping: request.mapping,
    hasHeader: format.hasHeader,
    defaultCountry: request.defaultCountry,
    customKeys,
  });
  const { text } = await decodeHead(packed, { encoding: format.encoding, isGzip: isPacked, isWholeFile });
  const firstByte = format.hasHeader ? endOfHeader(text, format, head.skipChars) : head.skipChars;
  const customFields = await findCustomFields(columns);
  const facts = {
    format,
    columns,
    customFields,
    firstByte,
    firstContactId: null,
    dateOrder: resolveDateOrder(request, columns, head.rows, customFields),
    match: matchOf(request, columns),
  };
  parseDefaults(request, facts.dateOrder); // a default that its field cannot hold is refused before anything is read
  return { facts, estimatedRows: estimateRows(text, firstByte, format, size, bytes.length) };
}

/** Size of an upload in the store. Refuses `upload.expired` if its bytes are gone. */
async function uploadSize(files: Files, request: StartImport): Promise<number> {
  const stat = await files.stat(uploadKey(request.fileId));
  if (stat === null) throw new Refusal('upload.expired', { fileId: request.fileId });
  return stat.bytes;
}

async function readPacked(files: Files, request: StartImport): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of files.openRead(uploadKey(request.fileId), { toByte: headBytes - 1 }))
    parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Where the record after the header begins. */
function endOfHeader(text: string, format: FileFormat, skipChars: number): number {
  const splitter = new RecordSplitter(format, { maxCellBytes, maxColumns: maxImportColumns }, skipChars);
  let end: number | undefined;
  const keep = (): void => {
    end ??= splitter.nextByte;
  };
  for (let at = skipChars; at < text.length && end === undefined; at += 4096)
    splitter.push(text.slice(at, at + 4096), keep);
  if (end === undefined) splitter.end(keep);
  return end ?? text.length;
}

/** How many rows a file of this size should have; null if it is packed, for nobody knows then. */
function estimateRows(
  text: string,
  firstByte: number,
  format: FileFormat,
  size: number,
  sampledBytes: number,
): number | null {
  if (format.isGzip) return null;
  const lines = text
    .slice(firstByte)
    .split(format.newline)
    .filter((line) => line.length > 1).length;
  const bytesPerRow = Math.max(1, sampledBytes - firstByte) / Math.max(1, lines);
  return Math.max(1, Math.round((size - firstByte) / bytesPerRow));
}

/** The text of an upload from a byte on. */
export async function openBody(
  files: Files,
  request: StartImport,
  facts: ImportFacts,
  fromByte: number,
): Promise<AsyncIterable<Buffer>> {
  return openText(files, uploadKey(request.fileId), {
    ...facts.format,
    fromByte,
    maxUnpackedBytes,
    maxRatio: maxUnpackRatio,
    packedBytes: await uploadSize(files, request),
  });
}
