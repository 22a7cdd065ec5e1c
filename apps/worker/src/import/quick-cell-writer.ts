import { decodeBytes } from '@rollcall/domain/import';
import type { QuickRecords, QuickStep } from '@rollcall/domain/import';
import { copied } from './copy-line.js';
import type { LineWriter } from './line-writer.js';

const tab = 0x09;
const space = 0x20;
const backslash = 0x5c;
const capitalN = 0x4e;
const replacement = '\ufffd';

/** A record in bytes: where its cells stand is in the `QuickRecords` that read it. */
export interface QuickRow {
  readonly row: number;
  readonly byteAt: number;
  readonly bytes: Uint8Array;
  /** The same memory. */
  readonly text: Buffer;
}

/** Writes single cells of a row into its COPY line, and knows what was found so far. */
export class CellWriter {
  /** Whether a cell of the row has something in it. */
  hasText = false;

  /** The cell that was found last, trimmed. */
  #index = 0;
  #from = 0;
  #end = 0;

  /** @param constantBytes the most that a row needs beside its cells */
  constructor(
    private readonly records: QuickRecords,
    private readonly out: LineWriter,
    private readonly constantBytes: number,
  ) {}

  /** Room for all that plain cells can become: each of them twice, as for an address and its key, and what stands between. */
  reserve(): void {
    const { records, out } = this;
    out.reserve((records.end - records.begin) * 2 + this.constantBytes);
  }

  /** Writes one byte. */
  put(byte: number): void {
    this.out.bytes[this.out.at++] = byte;
  }

  /** Writes bytes as they are. */
  putAll(from: Uint8Array): void {
    for (let at = 0; at < from.length; at++) this.put(from[at]!);
  }

  /** Writes a tab and the sign for "nothing", so many times. */
  putNulls(count: number): void {
    const { out } = this;
    const { bytes } = out;
    for (let left = count; left > 0; left--) {
      bytes[out.at] = tab;
      bytes[out.at + 1] = backslash;
      bytes[out.at + 2] = capitalN;
      out.at += 3;
    }
  }

  /** Looks a cell up; false if there is nothing in it. */
  find(bytes: Uint8Array, index: number): boolean {
    const { records } = this;
    if (index < 0 || index >= records.count) return false;
    let from = records.starts[index]!;
    let end = records.ends[index]!;
    while (from < end && bytes[from] === space) from++;
    while (end > from && bytes[end - 1] === space) end--;
    this.#index = index;
    this.#from = from;
    this.#end = end;
    return from < end;
  }

  /** Writes the cell as it stands there. */
  copy(bytes: Uint8Array): void {
    const { out } = this;
    const to = out.bytes;
    const end = this.#end;
    let put = out.at;
    for (let at = this.#from; at < end; at++) to[put++] = bytes[at]!;
    out.at = put;
  }

  /** Writes what the cell says, the quick way; false if it is not plain. */
  writeQuick<T>({ quick }: QuickStep<T>, bytes: Uint8Array): boolean {
    const { out, records } = this;
    if (records.doubled[this.#index] === 1) return false;
    const behind = quick(bytes, this.#from, this.#end, out.bytes, out.at);
    if (behind < 0) return false;
    out.at = behind;
    this.hasText = true;
    return true;
  }

  /** Reads the cell as text: null if there is nothing in it after all or it says so, undefined if the plan must see it. */
  read<T>({ read }: QuickStep<T>, { text }: QuickRow): T | null | undefined {
    const quick = text.toString('utf8', this.#from, this.#end);
    // What is no UTF-8, and a replacement character that the file has, are told apart by our own decoder.
    const cell = quick.includes(replacement) ? decodeBytes(text.toString('latin1', this.#from, this.#end)) : quick;
    const trimmed = this.records.unquoted(this.#index, cell).trim();
    if (trimmed === '') return null;
    this.hasText = true;
    return read(trimmed);
  }

  /** Writes a value. */
  writeText(value: string | null): void {
    this.out.write(copied(value));
    this.reserve();
  }
}
