import { queueHealth } from '@rollcall/queue/backend';
import type { QueueBackend } from '@rollcall/queue/backend';
import { openBell } from '@rollcall/queue/bell';
import type { Bell, RingingJob } from '@rollcall/queue/bell';
import { setTimeout as sleep } from 'node:timers/promises';

/** All that a feature needs of the bell. */
export type Ringer = Pick<Bell, 'ring'>;

const openLimitMs = 2_000;

/**
 * A bell for a process that must start and answer although its queue is away. A ring waits 2 s for the queue to open and
 * is then let go: the sweeper rings again. Never throws.
 */
export class PatientBell implements Ringer {
  private readonly giveUp = new AbortController();
  private readonly opening: Promise<{ readonly backend: QueueBackend; readonly bell: Bell } | null>;

  constructor(open: (signal: AbortSignal) => Promise<QueueBackend>, onFault: (fault: unknown) => void) {
    this.opening = open(this.giveUp.signal).then(
      (backend) => ({ backend, bell: openBell(backend) }),
      (fault: unknown) => {
        if (!this.giveUp.signal.aborted) onFault(fault);
        return null;
      },
    );
  }

  async ring(job: RingingJob): Promise<void> {
    const opened = await Promise.race([this.opening, sleep(openLimitMs, null, { ref: false })]);
    await opened?.bell.ring(job);
  }

  /** Whether the queue is open and answers. Jobs wait for the sweeper when it is not. */
  async isUp(): Promise<boolean> {
    const opened = await Promise.race([this.opening, sleep(openLimitMs, null, { ref: false })]);
    return opened !== null && (await queueHealth(opened.backend)).isUp;
  }

  async close(): Promise<void> {
    this.giveUp.abort();
    const opened = await this.opening;
    await opened?.bell.close();
    await opened?.backend.close();
  }
}
