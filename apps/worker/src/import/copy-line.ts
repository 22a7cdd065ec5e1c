import type { CompiledPlan, TakenRow } from '@rollcall/domain/import';

/** Where a row stands in the file. */
export interface RowPlace {
  readonly byteAt: number;
  readonly byteLength: number;
}

const special = /[\\\n\r\t]/;
const escapes: Readonly<Record<string, string>> = { '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** One value in PostgreSQL's COPY text format. */
export function copied(value: string | null | undefined): string {
  if (value === null || value === undefined) return '\\N';
  return special.test(value) ? value.replace(/[\\\n\r\t]/g, (char) => escapes[char] ?? char) : value;
}

/** A row as a COPY line, in the order of `copiedColumns` in the database library. */
export function toCopyLine(
  { row, values, phones, emails, custom, leftOut }: TakenRow,
  place: RowPlace,
  plan: CompiledPlan,
): string {
  let line = `${row}\t${place.byteAt}\t${place.byteLength}`;
  for (const value of values) line += '\t' + copied(value);
  for (const phone of phones) {
    line += phone === null ? '\t\\N\t\\N\t\\N' : `\t${phone.e164}\t${copied(phone.raw)}\t${copied(phone.extension)}`;
  }
  for (const email of emails)
    line += email === null ? '\t\\N\t\\N' : `\t${copied(email.address)}\t${copied(email.key)}`;
  if (plan.customKeys.length > 0) line += '\t' + (custom === null ? '\\N' : copied(JSON.stringify(custom)));
  return `${line}\t${leftOut === null ? '\\N' : copied(JSON.stringify(leftOut))}\n`;
}

/** A rejected row as a COPY line: only its place. */
export function toPlaceLine(row: number, place: RowPlace, plan: CompiledPlan): string {
  const columns = plan.fields.length + plan.phoneCount * 3 + plan.emailCount * 2 + (plan.customKeys.length > 0 ? 2 : 1);
  return `${row}\t${place.byteAt}\t${place.byteLength}${'\t\\N'.repeat(columns)}\n`;
}
