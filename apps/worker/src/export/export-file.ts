import type { Tx } from '@rollcall/db/database';
import { openExportCopy } from '@rollcall/db/export';
import type { ExportPage, ExportShape } from '@rollcall/db/export';
import { csvLine, exportFileName, exportHeader, toVcard, vcardColumns } from '@rollcall/domain/export';
import type { ExportParams, VcardSource } from '@rollcall/domain/export';
import type { JobId } from '@rollcall/domain/job';
import { resultKey } from '@rollcall/files/store';
import type { AppendWriter, Files } from '@rollcall/files/store';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createInterface } from 'node:readline';
import { constants, createGzip, gzipSync } from 'node:zlib';

/** Without it, spreadsheets take UTF-8 for something else. */
const byteOrderMark = '\uFEFF';
/** Little is gained by more, and it takes much longer. */
const level = constants.Z_BEST_SPEED;

/**
 * The file of an export. Files know no transactions: the checkpoint says how many bytes are valid, and whatever lies behind that is
 * cut off and written again. Packed, every page is a member of its own (RFC 1952 §2.2), so that the file ends well behind each.
 */
export class ExportFile {
  readonly #shape: ExportShape;
  #writer: AppendWriter | undefined;

  constructor(
    private readonly files: Files,
    private readonly jobId: JobId,
    private readonly params: ExportParams,
  ) {
    this.#shape = params.format === 'vcard' ? { ...params, columns: vcardColumns } : params;
  }

  /** Adds the contacts of a page. @returns how many there were, and how far the file is valid now */
  async append(tx: Tx, page: ExportPage, bytes: number): Promise<{ readonly rows: number; readonly bytes: number }> {
    if (page.ids?.length === 0) return { rows: 0, bytes };
    const writer = await this.#openAt(bytes);
    const copy = await openExportCopy(tx, this.#shape, page);
    const source = this.params.format === 'vcard' ? Readable.from(vcardsOf(copy)) : copy;
    const write = async (parts: AsyncIterable<Buffer | string>): Promise<void> => {
      for await (const part of parts) await writer.write(part);
    };
    if (this.params.gzip) await pipeline(source, createGzip({ level }), write);
    else await pipeline(source, write);
    return { rows: copy.rowCount ?? 0, bytes: await writer.sync() };
  }

  /** Begins a file that nobody is in. @returns its length */
  async begin(): Promise<number> {
    return (await this.#openAt(0)).sync();
  }

  async close(): Promise<void> {
    await this.#writer?.close();
    this.#writer = undefined;
  }

  /** A file that is new gets its header. */
  async #openAt(bytes: number): Promise<AppendWriter> {
    if (this.#writer?.bytes === bytes && bytes > 0) return this.#writer;
    await this.close();
    this.#writer = await this.files.createAppendWriter(resultKey(this.jobId, exportFileName(this.params)), bytes);
    const head = bytes === 0 ? headOf(this.params) : '';
    if (head !== '') await this.#writer.write(this.params.gzip ? gzipSync(head) : head);
    return this.#writer;
  }
}

function headOf({ format, flavour, columns }: ExportParams): string {
  if (format !== 'csv') return '';
  return (flavour === 'spreadsheet' ? byteOrderMark : '') + csvLine(columns.map(exportHeader));
}

/** Cards out of lines of JSON. */
async function* vcardsOf(lines: Readable): AsyncIterable<string> {
  for await (const line of createInterface({ input: lines, crlfDelay: Number.POSITIVE_INFINITY }))
    yield toVcard(JSON.parse(line) as VcardSource);
}
