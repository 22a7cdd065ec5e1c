import { maxPhones } from '@rollcall/domain/contact';
import type { CustomValue } from '@rollcall/domain/contact';
import type { PlannedEmail, PlannedPhone, QuickPlan, QuickRecords, QuickStep } from '@rollcall/domain/import';
import { copied } from './copy-line.js';
import type { LineWriter } from './line-writer.js';
import { CellWriter } from './quick-cell-writer.js';
import type { QuickRow } from './quick-cell-writer.js';

const tab = 0x09;
const newline = 0x0a;
const openBrace = 0x7b;
const closeBrace = 0x7d;
const doubleQuote = 0x22;
const comma = 0x2c;

/** Columns of a phone and of an e-mail address. */
const phoneColumns = 3;
const emailColumns = 2;

/**
 * Writes the COPY lines of the rows that are as they should be, from bytes to bytes. What it writes is what
 * `toCopyLine` makes of the plan's answer; rows it cannot be sure of it leaves to those.
 */
export class QuickLines {
  readonly #cells: CellWriter;
  /** What stands before the value of each custom field. */
  readonly #customKeys: readonly Uint8Array[];
  /** Where the keys stand that a later phone or address of the row might repeat. */
  readonly #keyStarts = new Int32Array(maxPhones);
  readonly #keyEnds = new Int32Array(maxPhones);
  #keyCount = 0;
  #isSomebody = false;

  constructor(
    private readonly plan: QuickPlan,
    private readonly records: QuickRecords,
    private readonly out: LineWriter,
  ) {
    this.#customKeys = plan.custom.map(({ key }) => Buffer.from(`${copied(JSON.stringify(key))}:`));
    const steps = plan.values.length + (plan.phones.length + plan.emails.length) * phoneColumns + plan.custom.length;
    const constantBytes = 128 + steps * 24 + this.#customKeys.reduce((sum, key) => sum + key.length, 0);
    this.#cells = new CellWriter(records, out, constantBytes);
  }

  /** Writes the line of the record that was read last. False: this row is the plan's, and nothing is written. */
  write(row: QuickRow): boolean {
    const { out } = this;
    const cells = this.#cells;
    const begin = out.at;
    cells.hasText = this.#isSomebody = false;
    this.#writePlace(row);
    const isWritten =
      this.#areOthersEmpty(row) &&
      this.#writeValues(row) &&
      this.#writePhones(row) &&
      this.#writeEmails(row) &&
      (this.plan.custom.length === 0 || this.#writeCustom(row)) &&
      cells.hasText &&
      (this.#isSomebody || !this.plan.needsSomebody);
    if (!isWritten) {
      out.at = begin;
      return false;
    }
    cells.putNulls(1); // nothing is left out
    cells.put(newline);
    return true;
  }

  #writePlace({ row, byteAt }: QuickRow): void {
    const { out, records } = this;
    const cells = this.#cells;
    cells.reserve();
    out.writeNumber(row);
    cells.put(tab);
    out.writeNumber(byteAt);
    cells.put(tab);
    out.writeNumber(records.end - records.begin);
  }

  #areOthersEmpty({ bytes }: QuickRow): boolean {
    const { others } = this.plan;
    for (let at = 0; at < others.length; at++) if (this.#cells.find(bytes, others[at]!)) return false;
    return true;
  }

  #writeValues(row: QuickRow): boolean {
    const { values, identifies } = this.plan;
    const cells = this.#cells;
    for (let place = 0; place < values.length; place++) {
      const step = values[place]!;
      if (!cells.find(row.bytes, step.index)) {
        cells.putNulls(1);
        continue;
      }
      cells.put(tab);
      if (!cells.writeQuick(step, row.bytes)) {
        const value = cells.read(step, row);
        if (value === undefined) return false;
        cells.writeText(value);
        if (value === null) continue;
      }
      if (identifies[place]) this.#isSomebody = true;
    }
    return true;
  }

  #writePhones(row: QuickRow): boolean {
    this.#keyCount = 0;
    for (const step of this.plan.phones) {
      const begin = this.out.at;
      const keyAt = this.#writePhone(step, row);
      if (keyAt === undefined) return false;
      this.#settle(begin, keyAt, phoneColumns);
    }
    return true;
  }

  /** Answers where the number was written; null if there is none, undefined if the plan must see it. */
  #writePhone(step: QuickStep<PlannedPhone>, row: QuickRow): number | null | undefined {
    const cells = this.#cells;
    if (!cells.find(row.bytes, step.index)) return null;
    cells.put(tab);
    const keyAt = this.out.at;
    if (cells.writeQuick(step, row.bytes)) {
      cells.put(tab);
      cells.copy(row.bytes);
      cells.putNulls(1);
      return keyAt;
    }
    const phone = cells.read(step, row);
    if (!phone) return phone;
    cells.writeText(phone.e164);
    cells.put(tab);
    cells.writeText(phone.raw);
    cells.put(tab);
    cells.writeText(phone.extension);
    return keyAt;
  }

  #writeEmails(row: QuickRow): boolean {
    this.#keyCount = 0;
    for (const step of this.plan.emails) {
      const begin = this.out.at;
      const keyAt = this.#writeEmail(step, row);
      if (keyAt === undefined) return false;
      this.#settle(begin, keyAt, emailColumns);
    }
    return true;
  }

  /** Answers where the key was written; as {@link #writePhone}. */
  #writeEmail(step: QuickStep<PlannedEmail>, row: QuickRow): number | null | undefined {
    const { out } = this;
    const cells = this.#cells;
    if (!cells.find(row.bytes, step.index)) return null;
    const begin = out.at;
    cells.put(tab);
    cells.copy(row.bytes);
    cells.put(tab);
    const keyAt = out.at;
    if (cells.writeQuick(step, row.bytes)) return keyAt;
    out.at = begin;
    const email = cells.read(step, row);
    if (!email) return email;
    cells.put(tab);
    cells.writeText(email.address);
    cells.put(tab);
    const readKeyAt = out.at;
    cells.writeText(email.key);
    return readKeyAt;
  }

  /** A phone or an address that is not there, or says again what an earlier place says, is nothing. */
  #settle(begin: number, keyAt: number | null, columns: number): void {
    if (keyAt !== null) this.#isSomebody = true;
    if (keyAt !== null && !this.#isRepeated(keyAt)) return;
    this.out.at = begin;
    this.#cells.putNulls(columns);
  }

  /** Whether an earlier place has the key that was written there; it ends at a tab or is the last that was written. */
  #isRepeated(at: number): boolean {
    const { bytes, at: stop } = this.out;
    let end = at;
    while (end < stop && bytes[end] !== tab) end++;
    for (let earlier = 0; earlier < this.#keyCount; earlier++) {
      let from = this.#keyStarts[earlier]!;
      const until = this.#keyEnds[earlier]!;
      if (until - from !== end - at) continue;
      let look = at;
      while (from < until && bytes[from] === bytes[look]) {
        from++;
        look++;
      }
      if (from === until) return true;
    }
    this.#keyStarts[this.#keyCount] = at;
    this.#keyEnds[this.#keyCount++] = end;
    return false;
  }

  #writeCustom(row: QuickRow): boolean {
    const { out } = this;
    const cells = this.#cells;
    const begin = out.at;
    cells.put(tab);
    for (let place = 0; place < this.plan.custom.length; place++) {
      if (!cells.find(row.bytes, this.plan.custom[place]!.index)) continue;
      const behind = out.at;
      cells.put(behind === begin + 1 ? openBrace : comma);
      cells.putAll(this.#customKeys[place]!);
      const isThere = this.#writeCustomValue(this.plan.custom[place]!, row);
      if (isThere === undefined) return false;
      if (!isThere) out.at = behind;
    }
    if (out.at > begin + 1) cells.put(closeBrace);
    else {
      out.at = begin;
      cells.putNulls(1);
    }
    return true;
  }

  /** False if there is nothing in the cell, undefined if the plan must see it. */
  #writeCustomValue(step: QuickStep<CustomValue>, row: QuickRow): boolean | undefined {
    const { out } = this;
    const cells = this.#cells;
    const begin = out.at;
    cells.put(doubleQuote);
    if (cells.writeQuick(step, row.bytes)) {
      cells.put(doubleQuote);
      return true;
    }
    out.at = begin;
    const value = cells.read(step, row);
    if (value === undefined) return undefined;
    if (value !== null) cells.writeText(JSON.stringify(value));
    return value !== null;
  }
}
