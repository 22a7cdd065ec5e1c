import { readHead, resolveDateOrder, suggestColumns } from '@rollcall/domain/import';
import type { FileHead, ImportPreview } from '@rollcall/domain/import';
import { Refusal } from '@rollcall/domain/refusal';
import { decodeHead, isGzip, maxHeadBytes, unpackHead } from '@rollcall/files/text';
import type { PreviewQuery } from './import.requests.js';

/** How many rows a preview shows. */
const shownRows = 10;

/**
 * Says what the head of a file tells. Refuses as the import itself would, as far as the head shows it.
 * @param customKeys the custom fields that the tenant has
 */
export async function previewImport(
  head: Buffer,
  query: PreviewQuery,
  customKeys: readonly string[],
): Promise<ImportPreview> {
  if (head.length === 0) throw new Refusal('import.empty');
  const isWholeFile = head.length >= query.size;
  const isPacked = isGzip(head);
  const unpacked = isPacked ? await unpackHead(head, isWholeFile, maxHeadBytes) : { bytes: head, isWhole: isWholeFile };
  const read = readHead({ ...unpacked, known: knownOf(query) });
  const { headers, rows, format } = read;
  const { defaultCountry } = query;
  const columns = suggestColumns({
    headers,
    sampleRows: rows,
    hasHeader: format.hasHeader,
    defaultCountry,
    customKeys,
  });
  return {
    format: { ...format, isGzip: isPacked },
    columns,
    rows: rows.slice(0, shownRows).map((row) => [...row]),
    estimatedRows: await estimateRows(unpacked, read, isPacked ? null : query.size),
    dateOrder: resolveDateOrder({ dateOrder: 'auto', defaultCountry }, columns, rows),
  };
}

function knownOf({ encoding, delimiter, quote, hasHeader }: PreviewQuery) {
  return {
    ...(encoding === undefined ? {} : { encoding }),
    ...(delimiter === undefined ? {} : { delimiter }),
    ...(quote === undefined ? {} : { quote }),
    ...(hasHeader === undefined ? {} : { hasHeader: hasHeader === 'true' }),
  };
}

/** Lines of the head, taken for the whole. Of a packed file only a small one is known. */
async function estimateRows(
  head: { readonly bytes: Buffer; readonly isWhole: boolean },
  { format }: FileHead,
  sizeBytes: number | null,
): Promise<number | null> {
  if (sizeBytes === null && !head.isWhole) return null;
  const { encoding, newline, hasHeader } = format;
  const { text } = await decodeHead(head.bytes, { encoding, isGzip: false, isWholeFile: head.isWhole });
  const lines = text.split(newline).filter((line) => line.trim() !== '').length;
  const scale = head.isWhole || sizeBytes === null ? 1 : sizeBytes / head.bytes.length;
  return Math.max(0, Math.round(lines * scale) - (hasHeader ? 1 : 0));
}
