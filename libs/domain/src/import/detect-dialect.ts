import { Refusal } from '../refusal/index.js';
import type { FileFormat } from './import.contract.js';
import type { Dialect } from './read-record.js';
import { RecordSplitter } from './split-records.js';
import type { RawRecord } from './split-records.js';

/** How a text is cut into cells, and how many chars of it come before the first record (Excel's `sep=;` line). */
export interface DetectedDialect extends Dialect {
  readonly skipChars: number;
}

/** What a request says about the dialect. */
interface KnownDialect {
  readonly delimiter?: FileFormat['delimiter'] | undefined;
  readonly quote?: FileFormat['quote'] | undefined;
}

const delimiters = [',', ';', '\t', '|'] as const;
/** So many records say enough. */
const enoughRecords = 100;
/** No cell limits here: what is too long is refused when the file is read, with its row. */
const limits = { maxCellBytes: Number.MAX_SAFE_INTEGER, maxColumns: Number.MAX_SAFE_INTEGER };

/**
 * Tells newline, quote and delimiter from the head of a file, decoded. What `known` says is not guessed; Excel's
 * `sep=` line beats the guess and is skipped either way.
 */
export function detectDialect(text: string, known: KnownDialect = {}): DetectedDialect {
  const separator = /^"?sep=(.)"?(?:\r\n|\r|\n)/i.exec(text);
  const skipChars = separator?.[0].length ?? 0;
  const body = text.slice(skipChars);
  const newline = detectNewline(body);
  const quote = known.quote ?? detectQuote(body);
  const named = delimiters.find((delimiter) => delimiter === separator?.[1]);
  const delimiter = known.delimiter ?? named ?? detectDelimiter(body, quote, newline);
  return { delimiter, quote, newline, skipChars };
}

/** Records of the head of a text, at most `count`; the last one only if the text is the whole file or it is complete. */
export function sampleRecords(text: string, dialect: Dialect, count: number, isWhole: boolean): RawRecord[] {
  const records: RawRecord[] = [];
  const splitter = new RecordSplitter(dialect, limits);
  const keep = (record: RawRecord): void => {
    if (records.length < count) records.push(record);
  };
  try {
    // In pieces, so that a broken place far below does not cost the records before it, nor all of the text be read.
    for (let at = 0; at < text.length && records.length < count; at += 16_384)
      splitter.push(text.slice(at, at + 16_384), keep);
    if (isWhole && records.length < count) splitter.end(keep);
  } catch (error) {
    // A broken quote is for the import to refuse, with its row; what came before it is sample enough.
    if (!(error instanceof Refusal)) throw error;
  }
  return records;
}

/** Old Macintosh files end lines with CR alone. A lone CR in a file of LF lines is data. */
function detectNewline(text: string): Dialect['newline'] {
  const feeds = text.match(/\n/g)?.length ?? 0;
  const lone = text.match(/\r(?!\n|$)/g)?.length ?? 0;
  if (feeds === 0) return text.includes('\r') ? '\r' : '\n';
  return lone > feeds * 2 ? '\r' : '\n';
}

/** Single quotes need proof, for an apostrophe begins many a name: most lines have whole cells in them, and `"` has none. */
function detectQuote(text: string): Dialect['quote'] {
  const lines = text
    .split(/\r\n|\r|\n/, enoughRecords)
    .filter((line) => line !== '')
    .map((line) => line.slice(0, 4000));
  const double = lines.filter((line) => /(?:^|[,;\t|])"/.test(line)).length;
  const single = lines.filter((line) => /(?:^|[,;\t|])'(?:[^']|'')*'(?:[,;\t|]|$)/.test(line)).length;
  return double === 0 && single > 0 && single * 2 >= lines.length ? "'" : '"';
}

function detectDelimiter(text: string, quote: Dialect['quote'], newline: Dialect['newline']): Dialect['delimiter'] {
  let best: Dialect['delimiter'] = ',';
  let bestScore = 0;
  for (const delimiter of delimiters) {
    const score = consistency(text, { delimiter, quote, newline });
    if (score > bestScore) [best, bestScore] = [delimiter, score];
  }
  return best;
}

/** How well a delimiter explains the records: by the share of them that have the commonest width, and by that width. */
function consistency(text: string, dialect: Dialect): number {
  let records = sampleRecords(text, dialect, enoughRecords, false);
  if (records.length < enoughRecords) records = sampleRecords(text, dialect, enoughRecords, true);
  const widths = new Map<number, number>();
  for (const { cells } of records) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1);
  const [width = 1, count = 0] = [...widths].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [];
  if (width < 2 && (records[0]?.cells.length ?? 0) < 2) return 0;
  const share = count / records.length;
  // The header, if there is one, has the delimiter too.
  const isInFirst = (records[0]?.cells.length ?? 0) > 1;
  return share * share * Math.min(Math.max(width, 2), 12) * (isInFirst ? 1 : 0.3);
}
