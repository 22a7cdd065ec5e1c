import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import { listCallbackNews, readClock } from '@rollcall/db/callback';
import { inTenant } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import type { CallbackView } from '@rollcall/domain/callback';
import type { TenantId } from '@rollcall/domain/tenant';
import type { Logger } from 'pino';
import { DB, LOG } from '../platform.module.js';

const pollMs = 1_000;
/** `changed_at` is taken shortly before the commit that shows it: so far back a look is repeated. */
const overlapMs = 5_000;
/** With more news at once the lists are to be read anew. */
const mostNews = 500;
const faultsUntilLost = 10;

/** Told of every callback that was changed or fell due. `lost`: news may be missed, so the lists are to be read anew. */
export interface CallbackListener {
  changed(callback: CallbackView): void;
  lost(): void;
}

/** The topic `callbacks`: what changed or fell due, about a second after it did. One look a second for each tenant that listens. */
@Injectable()
export class CallbackStream implements OnModuleDestroy {
  private readonly polls = new Map<TenantId, CallbackPoll>();

  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(LOG) private readonly log: Logger,
  ) {}

  /** Listens to a tenant's callbacks until the answer is called. */
  watch(tenantId: TenantId, listener: CallbackListener): () => void {
    const poll = this.polls.get(tenantId) ?? this.openPoll(tenantId);
    poll.listeners.add(listener);
    return () => {
      poll.listeners.delete(listener);
      if (poll.listeners.size > 0) return;
      poll.stop();
      if (this.polls.get(tenantId) === poll) this.polls.delete(tenantId);
    };
  }

  onModuleDestroy(): void {
    for (const poll of this.polls.values()) poll.stop();
    this.polls.clear();
  }

  private openPoll(tenantId: TenantId): CallbackPoll {
    const onFault = (fault: unknown): void =>
      this.log.warn({ err: fault, tenantId }, 'the stream of callbacks cannot look for changes');
    const poll = new CallbackPoll(this.db, tenantId, onFault);
    this.polls.set(tenantId, poll);
    return poll;
  }
}

class CallbackPoll {
  readonly listeners = new Set<CallbackListener>();
  /** What was told last of each callback, as long as a look can meet it again. */
  private seen = new Map<number, string>();
  private since: Date | null = null;
  private faults = 0;
  private timer: NodeJS.Timeout | undefined;
  private isStopped = false;

  constructor(
    private readonly db: Db,
    private readonly tenantId: TenantId,
    private readonly onFault: (fault: unknown) => void,
  ) {
    this.lookAgain(0);
  }

  stop(): void {
    this.isStopped = true;
    clearTimeout(this.timer);
  }

  private lookAgain(afterMs: number): void {
    if (!this.isStopped) this.timer = setTimeout(() => void this.tick(), afterMs).unref();
  }

  private async tick(): Promise<void> {
    try {
      await this.look();
      this.faults = 0;
    } catch (fault) {
      this.faults += 1;
      if (this.faults === 1) this.onFault(fault);
      if (this.faults === faultsUntilLost) this.lose();
    }
    this.lookAgain(pollMs);
  }

  private async look(): Promise<void> {
    const { news, now } = await inTenant(this.db, this.tenantId, async (tx) => {
      const clock = await readClock(tx);
      const from = new Date((this.since ?? clock).getTime() - overlapMs);
      return { now: clock, news: await listCallbackNews(tx, from, mostNews) };
    });
    this.since = now;
    if (news.length >= mostNews) this.lose();
    const before = this.seen;
    this.seen = new Map(news.map((callback) => [callback.id, `${callback.version} ${callback.tab}`]));
    for (const callback of news)
      if (before.get(callback.id) !== this.seen.get(callback.id))
        for (const listener of this.listeners) listener.changed(callback);
  }

  private lose(): void {
    for (const listener of this.listeners) listener.lost();
  }
}
