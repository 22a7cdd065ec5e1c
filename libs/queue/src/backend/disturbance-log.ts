import { codeOf, textOf } from './fault.js';

/** One line about the queue, worth keeping: an outage begins, an outage is over. */
export interface QueueLine {
  readonly level: 'warn' | 'info';
  readonly event: 'queue.disturbed' | 'queue.recovered';
  readonly backend: 'postgres' | 'redis';
  /** What was seen first. Texts of the driver and of BullMQ: they hold delivery ids, never contact data. */
  readonly message: string;
  readonly code: string;
  /** How many faults there were so far. */
  readonly faults: number;
  readonly ms: number;
}

/** Where the queue writes its lines to. */
export type QueueLog = (line: QueueLine) => void;

const lookEveryMs = 500;
/** Faults this close together are one disturbance. */
const quietMs = 2_000;

/**
 * Turns any number of faults into two lines: one when a disturbance begins, one when the queue answers again and has
 * been quiet for 2 s. While a server is away, BullMQ reports thousands of faults a second: nobody must pay for each.
 */
export class DisturbanceLog {
  #since: { readonly atMs: number; readonly message: string; readonly code: string } | null = null;
  #faults = 0;
  #lastAtMs = 0;
  #timer: NodeJS.Timeout | undefined;

  readonly #backend: 'postgres' | 'redis';
  readonly #log: QueueLog;
  readonly #probe: () => Promise<void>;

  constructor(backend: 'postgres' | 'redis', log: QueueLog, probe: () => Promise<void>) {
    this.#backend = backend;
    this.#log = log;
    this.#probe = probe;
  }

  /** Takes note of a fault. Never throws, and is cheap. */
  readonly report = (fault: unknown): void => {
    this.#faults += 1;
    this.#lastAtMs = Date.now();
    if (this.#since) return;
    this.#since = { atMs: this.#lastAtMs, message: textOf(fault), code: codeOf(fault) };
    this.#write('warn', 'queue.disturbed');
    this.#lookAgain();
  };

  /** Stops looking. Nothing is written any more. */
  close(): void {
    clearTimeout(this.#timer);
    this.#since ??= { atMs: 0, message: '', code: '' };
  }

  #lookAgain(): void {
    // Without ref: a process that has nothing else to do may end.
    this.#timer = setTimeout(() => void this.#look(), lookEveryMs).unref();
  }

  async #look(): Promise<void> {
    const isOver = Date.now() - this.#lastAtMs >= quietMs && (await this.#probe().then(yes, no));
    if (!isOver) return this.#lookAgain();
    this.#write('info', 'queue.recovered');
    this.#since = null;
    this.#faults = 0;
  }

  #write(level: QueueLine['level'], event: QueueLine['event']): void {
    const { atMs, message, code } = this.#since ?? { atMs: Date.now(), message: '', code: '' };
    this.#log({ level, event, backend: this.#backend, message, code, faults: this.#faults, ms: Date.now() - atMs });
  }
}

const yes = (): boolean => true;
const no = (): boolean => false;
