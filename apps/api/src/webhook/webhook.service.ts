import { Inject, Injectable } from '@nestjs/common';
import { insertAudit } from '@rollcall/db/audit';
import { inTenant } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import type { KeyVault } from '@rollcall/db/encrypted';
import {
  changeWebhook,
  deleteWebhook,
  getWebhook,
  guardAddresses,
  insertDelivery,
  insertWebhook,
  listDeliveries,
  listWebhooks,
  newWebhookSecret,
  resendDelivery,
  rewrapWebhookSecret,
} from '@rollcall/db/webhook';
import { Refusal } from '@rollcall/domain/refusal';
import type {
  ChangeWebhook,
  CreateWebhook,
  CreatedWebhook,
  WebhookDelivery,
  WebhookDeliveryList,
  WebhookDeliveryQuery,
  WebhookId,
  WebhookList,
  WebhookView,
} from '@rollcall/domain/webhook';
import { randomUUID } from 'node:crypto';
import { CONFIG } from '../config.js';
import type { Config } from '../config.js';
import { actorOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { DB } from '../platform.module.js';
import { VAULT } from '../stores.module.js';

/** The webhooks of the caller's tenant. What they are told is the worker's. */
@Injectable()
export class WebhookService {
  private readonly guard;

  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(VAULT) private readonly vault: KeyVault | null,
    @Inject(CONFIG) config: Config,
  ) {
    this.guard = guardAddresses(config.webhookAllow);
  }

  async list(caller: Caller): Promise<WebhookList> {
    return { items: await inTenant(this.db, caller.tenantId, listWebhooks) };
  }

  async create(request: CreateWebhook, caller: Caller): Promise<CreatedWebhook> {
    this.refuseUrl(request.url);
    const vault = this.openVault();
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const { secret, ...wrapped } = await newWebhookSecret(tx, vault, request.url);
      const by = { id: caller.id, name: caller.name };
      const made = await insertWebhook(tx, { ...request, secret: wrapped, by });
      await insertAudit(tx, actorOf(caller), {
        action: 'webhook.created',
        target: { kind: 'webhook', id: made.id },
        details: { host: hostOf(request.url), events: request.events },
      });
      return { ...made, secret };
    });
  }

  /** The secret stays the same at another address. */
  change(id: WebhookId, change: ChangeWebhook, version: number | undefined, caller: Caller): Promise<WebhookView> {
    if (change.url !== undefined) this.refuseUrl(change.url);
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const secret =
        change.url === undefined ? {} : { secret: await rewrapWebhookSecret(tx, this.openVault(), id, change.url) };
      const view = await changeWebhook(tx, id, { ...change, ...secret }, version);
      await insertAudit(tx, actorOf(caller), {
        action: 'webhook.changed',
        target: { kind: 'webhook', id },
        details: { ...change, ...(change.url !== undefined && { url: hostOf(change.url) }) },
      });
      return view;
    });
  }

  async remove(id: WebhookId, version: number | undefined, caller: Caller): Promise<void> {
    await inTenant(this.db, caller.tenantId, async (tx) => {
      const { url } = await deleteWebhook(tx, id, version);
      await insertAudit(tx, actorOf(caller), {
        action: 'webhook.deleted',
        target: { kind: 'webhook', id },
        details: { host: hostOf(url) },
      });
    });
  }

  /** Sends an event that tells nothing, as soon as a worker looks. */
  test(id: WebhookId, caller: Caller): Promise<WebhookView> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      await getWebhook(tx, id);
      await insertDelivery(tx, id, [
        { id: `test-${randomUUID()}`, type: 'webhook.test', at: new Date().toISOString() },
      ]);
      return getWebhook(tx, id);
    });
  }

  deliveries(id: WebhookId, query: WebhookDeliveryQuery, caller: Caller): Promise<WebhookDeliveryList> {
    return inTenant(this.db, caller.tenantId, (tx) => listDeliveries(tx, id, query));
  }

  resend(id: WebhookId, delivery: string, caller: Caller): Promise<WebhookDelivery> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const sent = await resendDelivery(tx, id, delivery);
      await insertAudit(tx, actorOf(caller), {
        action: 'webhook.resent',
        target: { kind: 'webhook', id },
        details: { delivery },
      });
      return sent;
    });
  }

  private refuseUrl(url: string): void {
    const why = this.guard.refuses(url);
    if (why !== null) throw new Refusal('webhook.url-refused', { why });
  }

  private openVault(): KeyVault {
    if (this.vault === null) throw new Refusal('encrypted.unavailable');
    return this.vault;
  }
}

/** The path of an address may be a secret by itself. */
const hostOf = (url: string): string => new URL(url).host;
