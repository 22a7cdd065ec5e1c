import type { RawRecord } from '@rollcall/domain/import'; // eslint-disable-line rollcall/no-sibling-feature -- one reader of CSV for files that come and files that go
import { safeLine } from '@rollcall/domain/job';
import { fileFormatSchema, RecordSplitter } from '@rollcall/domain/import'; // eslint-disable-line rollcall/no-sibling-feature -- one reader of CSV for files that come and files that go

/** How a file is cut into cells. */
export type FileDialect = ConstructorParameters<typeof RecordSplitter>[0];
const ownDialect: FileDialect = { delimiter: ',', quote: '"', newline: '\n' };

/** How a result file of a job is written: `rejected.csv` as the client's file was, all others in our own way. */
export function dialectOf(name: string, details: Readonly<Record<string, unknown>>): FileDialect {
  const format = fileFormatSchema.safeParse(details['format']);
  return name === 'rejected.csv' && format.success ? format.data : ownDialect;
}

const limits = { maxCellBytes: 1024 * 1024, maxColumns: 2_000 };
/** Without it, spreadsheets take UTF-8 for something else. */
const byteOrderMark = '\uFEFF';

/** One of our CSV files as a spreadsheet may open it: no cell is a formula, every cell quoted. Memory stays flat. */
export async function* safeCsv(
  source: AsyncIterable<Buffer>,
  dialect: FileDialect = ownDialect,
): AsyncIterable<string> {
  const splitter = new RecordSplitter(dialect, limits);
  let lines: string[] = [byteOrderMark];
  const keep = ({ cells, fault }: RawRecord): void => {
    // A line that cannot be cut into cells is shown as the one cell it is.
    lines.push(safeLine((fault ? [fault.value] : cells).map((cell) => Buffer.from(cell, 'latin1').toString())));
  };
  for await (const chunk of source) {
    splitter.push(chunk.toString('latin1'), keep);
    if (lines.length === 0) continue;
    yield lines.join('');
    lines = [];
  }
  splitter.end(keep);
  if (lines.length > 0) yield lines.join('');
}
