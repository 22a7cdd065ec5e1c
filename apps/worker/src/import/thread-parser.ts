import { Worker } from 'node:worker_threads';
import { Refusal } from '@rollcall/domain/refusal';
import type { ParseAnswer, ParseOrder } from './parse-thread.js';
import type { Parser } from './parser.js';
import type { ParsedPiece, ParseRules, ParseStart } from './row-parser.js';

/**
 * What the thread may use, in MiB. It needs a tenth of the old space: a record may be large, though, and is text there.
 * A thread that wants more ends with a fault, and the process goes on.
 */
const resourceLimits = { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 };

interface Waiting {
  readonly resolve: (piece: ParsedPiece) => void;
  readonly reject: (fault: Error) => void;
}

/** A parser in a thread of its own. Bytes go to it and come back without being copied. */
export class ThreadParser implements Parser {
  readonly #thread: Worker;
  /** In the order in which they were asked, which is the order of the answers. */
  readonly #waiting: Waiting[] = [];
  #end: Error | undefined;

  /** @param file the program of the thread */
  constructor(rules: ParseRules, file = new URL('./parse-thread.js', import.meta.url)) {
    this.#thread = new Worker(file, {
      name: 'import-parser',
      workerData: rules,
      resourceLimits,
      env: {},
      execArgv: [],
    });
    this.#thread.on('message', (answer: ParseAnswer) => {
      this.#waiting.shift()?.resolve({ block: answer.block, broken: broken(answer) });
    });
    this.#thread.on('error', (fault: unknown) => {
      this.#stop(new Error('The parser thread failed', { cause: fault }));
    });
    this.#thread.once('exit', () => this.#stop(new Error('The parser thread has ended')));
  }

  start(from: ParseStart): void {
    this.#post({ start: from }, []);
  }

  parse(piece: Uint8Array, isLast: boolean): Promise<ParsedPiece> {
    const end = this.#end;
    if (end) return Promise.reject(end);
    const bytes = new Uint8Array(piece); // a piece is part of a larger one, and what is handed over is gone for all
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#post({ bytes, isLast }, [bytes.buffer]);
    });
  }

  async close(): Promise<void> {
    await this.#thread.terminate();
  }

  #post(order: ParseOrder, transfer: ArrayBuffer[]): void {
    this.#thread.postMessage(order, transfer);
  }

  #stop(fault: Error): void {
    this.#end ??= fault;
    for (const { reject } of this.#waiting.splice(0)) reject(this.#end);
  }
}

const broken = ({ refusal, fault }: ParseAnswer): Error | null =>
  refusal ? new Refusal(refusal.code, refusal.details, refusal.message) : fault;
