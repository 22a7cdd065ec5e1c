import { safeLine } from '@rollcall/domain/job';
import { RecordSplitter } from '@rollcall/domain/import'; // eslint-disable-line rollcall/no-sibling-feature -- one reader of CSV for files that come and files that go

/** How our own result files are written. */
const dialect = { delimiter: ',', quote: '"', newline: '\n' } as const;
const limits = { maxCellBytes: 1024 * 1024, maxColumns: 2_000 };
/** Without it, spreadsheets take UTF-8 for something else. */
const byteOrderMark = '\uFEFF';

/** One of our CSV files as a spreadsheet may open it: no cell is a formula, every cell quoted. Memory stays flat. */
export async function* safeCsv(source: AsyncIterable<Buffer>): AsyncIterable<string> {
  const splitter = new RecordSplitter(dialect, limits);
  let lines: string[] = [byteOrderMark];
  const keep = ({ cells }: { readonly cells: readonly string[] }): void => {
    lines.push(safeLine(cells.map((cell) => Buffer.from(cell, 'latin1').toString())));
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
