import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { inTenant } from '@rollcall/db/database';
import type { Db, Tx } from '@rollcall/db/database';
import { openVault } from '@rollcall/db/encrypted';
import { finishJob, insertJob, takeJob, yieldJob } from '@rollcall/db/job';
import { testDatabase } from '@rollcall/db/testing';
import type { TestDatabase } from '@rollcall/db/testing';
import {
  findDue,
  getWebhook,
  holdWebhook,
  insertWebhook,
  listDeliveries,
  newWebhookSecret,
  resendDelivery,
} from '@rollcall/db/webhook';
import { exportKind } from '@rollcall/domain/export';
import { jobIdSchema } from '@rollcall/domain/job';
import type { TenantId } from '@rollcall/domain/tenant';
import { webhookEventSchema, webhookEventTypes } from '@rollcall/domain/webhook';
import type { WebhookEvent, WebhookEventType, WebhookId } from '@rollcall/domain/webhook';
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebhookSender } from './webhook.sender.js';

const masterKeys = [randomBytes(32)];
const vault = openVault(masterKeys)!;
let database: TestDatabase;
let db: Db;
let api: Db;
let tenant: TenantId;
let receiver: Server;
let url: string;
let secret: string;
let status = 200;
/** What arrived: the events of each request, and whether its signature holds. */
let requests: { readonly events: WebhookEvent[]; readonly isSigned: boolean }[] = [];

beforeAll(async () => {
  database = await testDatabase();
  db = database.open('rollcall_worker', 8).db;
  api = database.open('rollcall_api', 2).db;
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      const [, at, mac] = /^t=(\d+),v1=([0-9a-f]+)$/.exec(String(request.headers['rollcall-signature'])) ?? [];
      const own = createHmac('sha256', secret).update(`${at}.${body}`).digest('hex');
      const { events } = JSON.parse(body) as { events: unknown[] };
      requests.push({ events: events.map((event) => webhookEventSchema.parse(event)), isSigned: mac === own });
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((ready) => receiver.listen(0, '127.0.0.1', ready));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
});
beforeEach(async () => {
  await database.rows('delete from webhooks');
  tenant = await database.newTenant();
  requests = [];
  status = 200;
});
afterAll(async () => {
  receiver.closeAllConnections();
  await new Promise((closed) => receiver.close(closed));
  await database.drop();
});

const inIt = <T>(work: (tx: Tx) => Promise<T>): Promise<T> => inTenant(api, tenant, work);
const sender = (name = 'one') => new WebhookSender(db, { name, masterKeys, webhookAllow: ['127.0.0.1'] });
const told = () => requests.flatMap(({ events }) => events);
const ids = () => told().map(({ id }) => id);

async function webhook(events: readonly WebhookEventType[] = webhookEventTypes): Promise<WebhookId> {
  return inIt(async (tx) => {
    const { secret: made, ...wrapped } = await newWebhookSecret(tx, vault, url);
    secret = made;
    return (await insertWebhook(tx, { url, events, secret: wrapped, by: { id: 'x', name: 'X' } })).id;
  });
}
const change = (from: number, to: number, action = 'created') =>
  database.rows(
    `insert into contact_changes (tenant_id, contact_id, action, through, before)
     select $1, n, $2, 'api', case $2 when 'updated' then '{"city": "Rome", "agentId": null}'::jsonb end from generate_series($3::int, $4::int) n`,
    [tenant, action, from, to],
  );
/** Looks until something holds, or for so long. */
async function sweepUntil(holds: () => boolean, sweeper = sender(), ms = 10_000): Promise<void> {
  for (const until = Date.now() + ms; Date.now() < until && !holds(); await sleep(100)) await sweeper.sweep();
}

describe('what webhooks are told (issue 5)', () => {
  it('is everything once, fifty at a time, signed, and only what they want', async () => {
    await change(1, 10);
    await webhook(['contact.created', 'contact.updated']);
    await change(101, 220);
    await change(101, 101, 'updated');
    await change(102, 102, 'deleted');
    await sweepUntil(() => told().length >= 121);
    expect(requests.map(({ events }) => events.length)).toEqual([50, 50, 21]);
    expect(requests.every(({ isSigned }) => isSigned)).toBe(true);
    expect(new Set(ids()).size).toBe(121);
    expect(
      told()
        .filter(({ type }) => type === 'contact.created')
        .map(({ contactId }) => contactId),
    ).toEqual(Array.from({ length: 120 }, (_, at) => 101 + at));
    expect(told().at(-1)).toMatchObject({ type: 'contact.updated', contactId: 101, fields: ['agentId', 'city'] });
    expect(JSON.stringify(told())).not.toContain('Rome');
  }, 30_000);

  it('is also what was committed late, and that once', async () => {
    await webhook();
    const sweeper = sender();
    await sweeper.sweep();
    let commit: () => void = () => undefined;
    const late = inTenant(db, tenant, async (tx) => {
      await tx
        .insertInto('contact_changes')
        .values({ tenant_id: tenant, contact_id: 7, action: 'created', through: 'job' })
        .execute();
      await new Promise<void>((go) => (commit = go));
    });
    await sleep(200);
    await change(8, 9);
    await sweepUntil(() => told().length > 0, sweeper, 3_500);
    expect(told()).toEqual([]);
    commit();
    await late;
    await sweepUntil(() => told().length >= 3, sweeper);
    expect(told().map(({ contactId }) => contactId)).toEqual([7, 8, 9]);
  }, 30_000);

  it('is each state of a job that means something, and none of its turns', async () => {
    await webhook(['job.queued', 'job.started', 'job.succeeded']);
    const id = jobIdSchema.parse(randomUUID());
    const params = exportKind.params.parse({
      target: { by: 'ids', ids: [1] },
      now: '2026-03-01T00:00:00.000Z',
      format: 'vcard',
      flavour: 'machine',
      columns: [],
      gzip: false,
    });
    const job = { id, subject: 'secret.csv', isDryRun: false, params, startedBy: { id: 'x', name: 'X' } };
    await inIt((tx) => insertJob(tx, exportKind, { ...job, idempotencyKey: id, requestHash: '' }));
    const first = await takeJob(db, id, 'w');
    await inTenant(db, tenant, (tx) => yieldJob(tx, first!, 'turn over'));
    const second = await takeJob(db, id, 'w');
    await inTenant(db, tenant, (tx) => finishJob(tx, second!));
    await sweepUntil(() => told().length >= 3);
    await sweepUntil(() => false, sender(), 500);
    expect(told().map(({ type }) => type)).toEqual(['job.queued', 'job.started', 'job.succeeded']);
    expect(told()[2]).toMatchObject({ jobId: id, kind: 'export', ledger: { read: 0, rejected: 0 } });
    expect(JSON.stringify(told())).not.toContain('secret');
  }, 30_000);

  it('comes once from two workers, and again with the same ids when it is sent again', async () => {
    const hook = await webhook();
    await change(1, 130);
    const [one, two] = [sender('one'), sender('two')];
    for (const until = Date.now() + 10_000; told().length < 130 && Date.now() < until; await sleep(50))
      await Promise.all([one.sweep(), two.sweep()]);
    expect(new Set(ids()).size).toBe(130);
    expect(ids()).toHaveLength(130);
    const { items } = await inIt((tx) => listDeliveries(tx, hook, { limit: 50 }));
    expect(items.map(({ state, status: said }) => [state, said])).toEqual(items.map(() => ['delivered', 200]));
    const before = items.at(-1)!;
    await inIt((tx) => resendDelivery(tx, hook, before.id));
    await sweepUntil(() => told().length > 130);
    expect(requests.at(-1)?.events.map(({ id }) => id)).toEqual(before.events.map(({ id }) => id));
  }, 30_000);

  it('is tried again when the receiver was away, while others go on', async () => {
    const hook = await webhook();
    status = 503;
    await change(1, 1);
    await sweepUntil(() => told().length > 0);
    status = 200;
    await change(2, 2);
    await sweepUntil(() => told().some(({ contactId }) => contactId === 2));
    const due = `update webhook_deliveries set next_at = now() where state = 'waiting' returning tries, status`;
    expect(await database.rows(due)).toEqual([{ tries: 1, status: 503 }]);
    await sweepUntil(() => told().length > 2);
    expect(told().map(({ contactId }) => contactId)).toEqual([1, 2, 1]);
    expect(await inIt((tx) => getWebhook(tx, hook))).toMatchObject({ state: 'on', waiting: 0 });
  }, 30_000);

  it('waits where it is while too much of it was not taken', async () => {
    await webhook();
    status = 500;
    await change(1, 2_000);
    await sweepUntil(() => requests.length >= 20);
    await sweepUntil(() => false, sender(), 1_000);
    expect(requests).toHaveLength(20);
    status = 200;
    await database.rows(`update webhook_deliveries set next_at = now()`);
    await sweepUntil(() => new Set(ids()).size >= 2_000, sender(), 20_000);
    expect(new Set(ids()).size).toBe(2_000);
  }, 60_000);

  it('ends for good at a receiver that answers 410', async () => {
    const hook = await webhook();
    status = 410;
    await change(1, 1);
    await sweepUntil(() => told().length > 0);
    await change(2, 2);
    await sweepUntil(() => told().length > 1, sender(), 3_500);
    expect(told()).toHaveLength(1);
    expect(await inIt((tx) => getWebhook(tx, hook))).toMatchObject({ state: 'gone', stateReason: 'answered 410' });
  }, 30_000);

  it('comes again with the same ids from a worker that died before it could book it', async () => {
    const hook = await webhook();
    await change(1, 3);
    // Killed while its answer was on the way: it has the webhook, its delivery was made, and nothing of the try was booked.
    const dead = sender('dead');
    await sweepUntil(() => told().length >= 3, dead);
    await database.rows(`update webhook_deliveries set state = 'waiting', tries = 0, status = null, ended_at = null`);
    await inTenant(db, tenant, (tx) => holdWebhook(tx, hook, 'dead'));
    await sweepUntil(() => told().length > 3, sender('other'), 1_000);
    expect(told()).toHaveLength(3);
    await database.rows(`update webhooks set held_until = now() - interval '1 second'`);
    await sweepUntil(() => told().length >= 6, sender('other'));
    expect(ids().slice(3)).toEqual(ids().slice(0, 3));
    expect(await inTenant(db, tenant, (tx) => findDue(tx, hook))).toBeUndefined();
  }, 30_000);

  it('goes nowhere that is not public, unless it is allowed', async () => {
    const hook = await webhook();
    await change(1, 1);
    const strict = new WebhookSender(db, { name: 'strict', masterKeys, webhookAllow: [] });
    const tries = () => database.rows<{ trouble: string }>('select trouble from webhook_deliveries where tries > 0');
    for (const until = Date.now() + 10_000; (await tries()).length === 0 && Date.now() < until; await sleep(100))
      await strict.sweep();
    expect(await tries()).toEqual([{ trouble: 'scheme-refused' }]);
    expect(requests).toEqual([]);
    expect(await inIt((tx) => getWebhook(tx, hook))).toMatchObject({ waiting: 1 });
  }, 30_000);
});
