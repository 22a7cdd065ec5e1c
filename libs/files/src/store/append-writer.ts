import type { FileHandle } from 'node:fs/promises';
import type { AppendWriter } from './files.js';

const blockBytes = 1024 * 1024;

/** Collects small writes into blocks of about 1 MiB: one system call per row would cost more than the row. */
export class BlockWriter implements AppendWriter {
  private readonly waiting: Buffer[] = [];
  private waitingBytes = 0;
  private isClosed = false;

  constructor(
    private readonly handle: FileHandle,
    private flushedBytes: number,
  ) {}

  get bytes(): number {
    return this.flushedBytes + this.waitingBytes;
  }

  async write(data: string | Uint8Array): Promise<void> {
    if (this.isClosed) throw new Error('the file was closed');
    const bytes = typeof data === 'string' ? Buffer.from(data) : Buffer.from(data.buffer, data.byteOffset, data.length);
    this.waiting.push(bytes);
    this.waitingBytes += bytes.length;
    if (this.waitingBytes >= blockBytes) await this.flush();
  }

  async sync(): Promise<number> {
    await this.flush();
    await this.handle.sync();
    return this.flushedBytes;
  }

  async close(): Promise<void> {
    if (this.isClosed) return;
    try {
      await this.sync();
    } finally {
      this.isClosed = true;
      await this.handle.close();
    }
  }

  private async flush(): Promise<void> {
    if (this.waitingBytes === 0) return;
    const block = Buffer.concat(this.waiting);
    this.waiting.length = 0;
    this.waitingBytes = 0;
    for (let done = 0; done < block.length;) {
      const { bytesWritten } = await this.handle.write(block, done, block.length - done, this.flushedBytes);
      done += bytesWritten;
      this.flushedBytes += bytesWritten;
    }
  }
}
