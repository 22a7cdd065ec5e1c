import { Inject, Injectable, Logger } from '@nestjs/common';
import type { BeforeApplicationShutdown, OnApplicationBootstrap } from '@nestjs/common';
import { inTenant, sqlStateOf } from '@rollcall/db/database';
import type { Db, Tx } from '@rollcall/db/database';
import { openVault } from '@rollcall/db/encrypted';
import {
  bookTry,
  countWaiting,
  dropOldDeliveries,
  findDue,
  guardAddresses,
  holdWebhook,
  keepHold,
  listFreeWebhooks,
  lookAtTransactions,
  nextDelivery,
  openWebhookSecret,
  releaseWebhook,
} from '@rollcall/db/webhook';
import type { DueDelivery, HeldWebhook } from '@rollcall/db/webhook';
import type { TenantId } from '@rollcall/domain/tenant';
import { judgeTry } from '@rollcall/domain/webhook';
import type { WebhookId } from '@rollcall/domain/webhook';
import { WORKER_CONFIG } from '../config.js';
import type { WorkerConfig } from '../config.js';
import { DB } from '../platform.module.js';
import { Horizon } from './horizon.js';
import { postEvents } from './post-events.js';
import type { PostResult } from './post-events.js';

const lookMs = 2_000;
const timeoutMs = 10_000;
/** A webhook is sent to for so long before the others get their turn. */
const turnMs = 15_000;
/** While so many deliveries of a webhook wait for another try, no more are made: its events wait where they are. */
const mostWaiting = 20;

/** Tells webhooks what happened. Any worker, any time: one of them has a webhook to itself. */
@Injectable()
export class WebhookSender implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger(WebhookSender.name);
  readonly #horizon = new Horizon();
  readonly #guard;
  readonly #vault;
  #timer: NodeJS.Timeout | undefined;
  #isClosing = false;
  #isBroken = false;
  #running: Promise<void> = Promise.resolve();

  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(WORKER_CONFIG) private readonly config: Pick<WorkerConfig, 'name' | 'masterKeys' | 'webhookAllow'>,
  ) {
    this.#guard = guardAddresses(config.webhookAllow);
    this.#vault = openVault(config.masterKeys);
  }

  onApplicationBootstrap(): void {
    this.#schedule(0);
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#isClosing = true;
    clearTimeout(this.#timer);
    await this.#running;
  }

  /** One look at all webhooks. @returns how many requests were sent */
  async sweep(): Promise<number> {
    const free = await listFreeWebhooks(this.db);
    if (free.length === 0) return 0;
    const counts = await Promise.all(free.map(({ tenantId, id }) => this.#serve(tenantId, id)));
    return counts.reduce((sum, count) => sum + count, 0);
  }

  async #serve(tenantId: TenantId, id: WebhookId): Promise<number> {
    const inIt = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTenant(this.db, tenantId, work);
    const webhook = await inIt((tx) => holdWebhook(tx, id, this.config.name));
    if (!webhook) return 0;
    const until = performance.now() + turnMs;
    let sent = 0;
    try {
      while (!this.#isClosing && performance.now() < until) {
        // By a transaction of its own: one that has written is among those that go on.
        const horizon = this.#horizon.see(await inIt(lookAtTransactions));
        const next = await inIt((tx) => this.#next(tx, webhook, horizon));
        if (next === 'none') break;
        if (next === 'more') continue;
        const result = await this.#post(tenantId, webhook, next);
        await inIt((tx) => this.#book(tx, webhook, next, result));
        sent += 1;
      }
      await inIt((tx) => dropOldDeliveries(tx, id));
    } finally {
      await inIt((tx) => releaseWebhook(tx, id, this.config.name));
    }
    return sent;
  }

  /** What to send next: what is due for another try, else what has happened since. */
  async #next(tx: Tx, webhook: HeldWebhook, horizon: Date | null): Promise<DueDelivery | 'more' | 'none'> {
    if (!(await keepHold(tx, webhook.id, this.config.name))) return 'none';
    const due = await findDue(tx, webhook.id);
    if (due) return due;
    if ((await countWaiting(tx, webhook.id)) >= mostWaiting) return 'none';
    if (horizon === null) return 'none';
    const made = await nextDelivery(tx, webhook.id, webhook.events, horizon);
    return made === 'made' ? ((await findDue(tx, webhook.id)) ?? 'more') : made;
  }

  async #post(tenantId: TenantId, webhook: HeldWebhook, { id, events }: DueDelivery): Promise<PostResult> {
    const secret = await inTenant(this.db, tenantId, (tx) =>
      this.#vault === null ? Promise.resolve(null) : openWebhookSecret(tx, this.#vault, webhook.url, webhook.secret),
    ).catch(() => null);
    if (secret === null) return { status: null, trouble: 'secret-unreadable' };
    const body = JSON.stringify({ delivery: String(id), webhook: webhook.id, events });
    return postEvents(this.#guard, {
      url: webhook.url,
      secret,
      body,
      at: Math.floor(Date.now() / 1_000),
      timeoutMs,
    });
  }

  async #book(tx: Tx, webhook: HeldWebhook, delivery: DueDelivery, { status, trouble }: PostResult): Promise<void> {
    const verdict = judgeTry(status, delivery.tries + 1, Math.random());
    await bookTry(tx, webhook.id, delivery, { status, trouble, verdict });
  }

  #schedule(afterMs: number): void {
    this.#timer = setTimeout(() => {
      this.#running = this.#run();
    }, afterMs);
  }

  async #run(): Promise<void> {
    let sent = 0;
    try {
      sent = await this.sweep();
      if (this.#isBroken) this.#log.log('sending to webhooks again');
      this.#isBroken = false;
    } catch (fault) {
      if (!this.#isBroken) this.#log.error({ sqlState: sqlStateOf(fault) }, 'sending to webhooks failed');
      this.#isBroken = true;
    }
    if (!this.#isClosing) this.#schedule(sent > 0 ? 0 : lookMs);
  }
}
