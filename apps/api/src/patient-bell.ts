import { countDeliveries, queueHealth } from '@rollcall/queue/backend';
import type { DeliveryCounts, QueueBackend, QueueHealth } from '@rollcall/queue/backend';
import { openBell } from '@rollcall/queue/bell';
import type { Bell, RingingJob } from '@rollcall/queue/bell';
import { setTimeout as sleep } from 'node:timers/promises';

/** All that a feature needs of the bell. */
export type Ringer = Pick<Bell, 'ring'>;

/** The queue as operators see it. `latencyMs` is null while it is not open. */
export interface QueueLook extends Omit<QueueHealth, 'latencyMs'> {
  readonly latencyMs: number | null;
  /** By kind; a kind is missing if the queue does not answer. */
  readonly deliveries: ReadonlyMap<string, DeliveryCounts>;
}

/** What the page about the queue needs of the bell. */
export interface QueueWatch {
  look(kinds: readonly string[]): Promise<QueueLook>;
}

const openLimitMs = 2_000;

/**
 * A bell for a process that must start and answer although its queue is away. A ring waits 2 s for the queue to open and
 * is then let go: the sweeper rings again. Never throws.
 */
export class PatientBell implements Ringer, QueueWatch {
  private readonly giveUp = new AbortController();
  private readonly opening: Promise<{ readonly backend: QueueBackend; readonly bell: Bell } | null>;

  constructor(
    private readonly name: QueueHealth['backend'],
    open: (signal: AbortSignal) => Promise<QueueBackend>,
    onFault: (fault: unknown) => void,
  ) {
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

  /** How the queue is, and what lies in it. Never throws. */
  async look(kinds: readonly string[]): Promise<QueueLook> {
    const opened = await Promise.race([this.opening, sleep(openLimitMs, null, { ref: false })]);
    const deliveries = new Map<string, DeliveryCounts>();
    if (!opened)
      return { backend: this.name, isUp: false, latencyMs: null, problem: 'The queue is not open.', deliveries };
    const health = await queueHealth(opened.backend);
    if (!health.isUp) return { ...health, deliveries };
    const counted = await Promise.allSettled(kinds.map((kind) => countDeliveries(opened.backend, kind)));
    for (const [at, count] of counted.entries())
      if (count.status === 'fulfilled') deliveries.set(kinds[at]!, count.value);
    return { ...health, deliveries };
  }

  async close(): Promise<void> {
    this.giveUp.abort();
    const opened = await this.opening;
    await opened?.bell.close();
    await opened?.backend.close();
  }
}
