/** The program of the parser thread; {@link ThreadParser} starts it. */
import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '@rollcall/domain/refusal';
import type { RefusalCode } from '@rollcall/domain/refusal';
import type { LineBlock } from './line-writer.js';
import { RowParser } from './row-parser.js';
import type { ParsedPiece, ParseRules, ParseStart } from './row-parser.js';

/** What the thread is told. */
export type ParseOrder =
  { readonly start: ParseStart } | { readonly bytes: Uint8Array<ArrayBuffer>; readonly isLast: boolean };

/** What it answers to bytes. A refusal is no plain data, and would arrive as an error without its code. */
export interface ParseAnswer {
  readonly block: LineBlock;
  readonly refusal: {
    readonly code: RefusalCode;
    readonly details: Readonly<Record<string, unknown>>;
    readonly message: string;
  } | null;
  readonly fault: Error | null;
}

const port = parentPort;
if (!port) throw new Error('The parser thread is started as a thread');
const parser = new RowParser(workerData as ParseRules);

port.on('message', (order: ParseOrder) => {
  if ('start' in order) return parser.start(order.start);
  const answer = answerOf(parser.parse(order.bytes, order.isLast));
  const { lines, ends, nextBytes } = answer.block;
  port.postMessage(answer, [lines.buffer, ends.buffer, nextBytes.buffer] as ArrayBuffer[]);
});

function answerOf({ block, broken }: ParsedPiece): ParseAnswer {
  if (!(broken instanceof Refusal)) return { block, refusal: null, fault: broken };
  const { code, details, message } = broken;
  return { block, refusal: { code, details, message }, fault: null };
}
