import type { Response } from 'express';

/** One server-sent event. Of several with one `key` that a slow reader has not taken yet, only the newest is kept. */
export interface StreamEvent {
  readonly event: string;
  readonly data: unknown;
  readonly id?: string;
  readonly key: string;
}

/** How long a reader may take nothing before it is cut: it will come back with `Last-Event-ID`. */
const stuckMs = 30_000;
/** What a browser waits before it comes back. */
const retryMs = 2_000;

/** Server-sent events to one reader. A slow reader costs a bounded amount of memory and nobody else's time. */
export class EventStream {
  private readonly waiting = new Map<string, string>();
  private isFull = false;
  private stuck: NodeJS.Timeout | undefined;

  constructor(private readonly response: Response) {
    response.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store, no-transform',
      'X-Accel-Buffering': 'no',
      // Nothing comes after a stream: kept alive, its connection would hold up a shutdown.
      Connection: 'close',
    });
    response.socket?.setNoDelay(true);
    response.on('drain', () => this.drain());
    response.on('close', () => clearTimeout(this.stuck));
    this.write(`retry: ${retryMs}\n\n`);
  }

  get isOpen(): boolean {
    return !this.response.writableEnded && !this.response.destroyed;
  }

  send({ event, data, id, key }: StreamEvent): void {
    const text = `event: ${event}\n${id === undefined ? '' : `id: ${id}\n`}data: ${JSON.stringify(data)}\n\n`;
    if (!this.isFull) return this.write(text);
    this.waiting.delete(key); // newest last
    this.waiting.set(key, text);
  }

  /** A sign of life that readers never see. */
  beat(): void {
    if (!this.isFull) this.write(': alive\n\n');
  }

  end(): void {
    if (this.isOpen) this.response.end();
  }

  onClose(listener: () => void): void {
    this.response.once('close', listener);
  }

  private write(text: string): void {
    if (!this.isOpen) return;
    this.isFull = !this.response.write(text);
    if (this.isFull && this.stuck === undefined)
      this.stuck = setTimeout(() => this.response.destroy(), stuckMs).unref();
  }

  private drain(): void {
    clearTimeout(this.stuck);
    this.stuck = undefined;
    this.isFull = false;
    for (const [key, text] of this.waiting) {
      if (this.isFull) return;
      this.waiting.delete(key);
      this.write(text);
    }
  }
}
