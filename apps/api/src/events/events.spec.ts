import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { inTenant } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import { insertJob } from '@rollcall/db/job';
import { importKind } from '@rollcall/domain/import';
import { jobIdSchema, jobViewSchema } from '@rollcall/domain/job';
import type { JobId, JobView } from '@rollcall/domain/job';
import type { TenantId } from '@rollcall/domain/tenant';
import { randomUUID, randomUUIDv7 } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { startApi } from '../api.testing.js';
import type { TestApi } from '../api.testing.js';

interface Heard {
  readonly event: string;
  readonly id: string | undefined;
  readonly job: JobView;
  readonly atMs: number;
}

/** One reader of the stream. */
class Ear {
  readonly heard: Heard[] = [];
  isOver = false;
  private readonly hangUp = new AbortController();
  private waiters: (() => void)[] = [];

  constructor(readonly response: Response) {
    void this.read();
  }

  static async on(
    api: TestApi,
    authorization: string,
    headers: Record<string, string> = {},
    topics = 'jobs',
  ): Promise<Ear> {
    const { port } = (api.app.getHttpServer() as { address(): AddressInfo }).address();
    const url = `http://127.0.0.1:${port}/api/v1/events?topics=${topics}`;
    return new Ear(await fetch(url, { headers: { Authorization: authorization, ...headers } }));
  }

  async until(what: (heard: readonly Heard[]) => boolean): Promise<void> {
    while (!what(this.heard) && !this.isOver) await new Promise<void>((resolve) => this.waiters.push(resolve));
  }

  close(): void {
    this.hangUp.abort();
  }

  private async read(): Promise<void> {
    let text = '';
    const stream = this.response.body?.pipeThrough(new TextDecoderStream(), { signal: this.hangUp.signal });
    try {
      for await (const part of stream as unknown as AsyncIterable<string>) {
        text += part;
        const messages = text.split('\n\n');
        text = messages.pop() ?? '';
        messages.forEach((message) => this.take(message));
      }
    } catch {
      // closed by us, or cut by the api
    }
    this.isOver = true;
    this.wake();
  }

  private take(message: string): void {
    const field = (name: string) => new RegExp(`^${name}: (.*)$`, 'm').exec(message)?.[1];
    const event = field('event');
    if (event === undefined) return;
    this.heard.push({ event, id: field('id'), job: JSON.parse(field('data') ?? '{}') as JobView, atMs: Date.now() });
    this.wake();
  }

  private wake(): void {
    this.waiters.forEach((waiter) => waiter());
    this.waiters = [];
  }
}

describe('the event stream', () => {
  let api: TestApi;
  let worker: Db;
  let tenant: TenantId;
  let admin: string;

  beforeAll(async () => {
    api = await startApi();
    worker = api.database.open('rollcall_worker', 1).db;
  });
  beforeEach(async () => {
    tenant = await api.database.newTenant();
    admin = await api.bearer(tenant);
  });
  afterAll(() => api.close());

  async function job(startedBy = 'somebody'): Promise<JobId> {
    const made = await inTenant(worker, tenant, (tx) =>
      insertJob(tx, importKind, {
        id: jobIdSchema.parse(randomUUIDv7()),
        subject: 'list.csv',
        isDryRun: false,
        params: importKind.params.parse({ fileId: randomUUID() }),
        startedBy: { id: startedBy, name: 'Ana' },
        idempotencyKey: randomUUID(),
        requestHash: 'x',
      }),
    );
    return made.job.id;
  }
  const set = (id: JobId, change: string) => api.database.rows(`update jobs set ${change} where id = $1`, [id]);
  const has = (id: JobId, status: string) => (heard: readonly Heard[]) =>
    heard.some((each) => each.job.id === id && each.job.status === status);

  it('tells of every change within a second, as the contract says', async () => {
    const before = await job();
    const ear = await Ear.on(api, admin);
    expect(ear.response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    await ear.until(has(before, 'queued')); // what is live is told at once
    const id = await job();
    const changedAt = Date.now();
    await set(id, `status = 'running', heartbeat_at = now(), checkpoint = '{"phase":"read","byte":5,"row":1}'`);
    await ear.until(has(id, 'running'));
    const heard = ear.heard.find((each) => each.job.id === id && each.job.status === 'running');
    expect((heard?.atMs ?? Infinity) - changedAt).toBeLessThan(2_000); // a limit for a busy machine; the poll is 500 ms
    expect(jobViewSchema.parse(heard?.job).progress.phase).toBe('read');
    const versions = ear.heard.filter((each) => each.job.id === id).map((each) => each.job.version);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
    ear.close();
  });

  it('goes on behind the last event that was heard', async () => {
    const ear = await Ear.on(api, admin);
    const first = await job();
    await ear.until(has(first, 'queued'));
    const last = ear.heard.at(-1)?.id ?? '';
    ear.close();
    const missed = await job();
    await set(missed, `status = 'cancelled', ended_at = now()`);
    const again = await Ear.on(api, admin, { 'Last-Event-ID': last });
    await again.until(has(missed, 'cancelled'));
    expect(again.heard.some(isOf(missed))).toBe(true);
    again.close();
  });

  it('tells nobody of the jobs of others, or of another tenant', async () => {
    const own = await api.bearer(tenant, ['job.read']);
    const keys = await api.database.rows<{ id: string }>(
      `select id from api_keys where tenant_id = $1 order by created_at desc`,
      [tenant],
    );
    const foreign = await api.bearer(await api.database.newTenant());
    const ears = [await Ear.on(api, own), await Ear.on(api, foreign), await Ear.on(api, admin)];
    const theirs = await job();
    const mine = await job(keys[0]?.id);
    await ears[0]?.until(has(mine, 'queued'));
    await ears[2]?.until(has(theirs, 'queued'));
    expect(ears[0]?.heard.some(isOf(theirs))).toBe(false);
    expect(ears[1]?.heard).toEqual([]);
    ears.forEach((ear) => ear.close());
  });

  it('refuses other topics, and callers who may not see jobs', async () => {
    const get = (query: string, as: string) => api.request().get(`/api/v1/events${query}`).set('Authorization', as);
    await get('?topics=chat', admin).expect(422);
    await get('', await api.bearer(tenant, ['contact.read'])).expect(403);
  });

  describe('of callbacks', () => {
    const put = async (due: string): Promise<number> => {
      await api.database.rows(
        `insert into contacts (tenant_id, id, last_name) values ($1, 7, 'Ruiz') on conflict do nothing`,
        [tenant],
      );
      const [row] = await api.database.rows<{ id: string }>(
        `insert into callbacks (tenant_id, contact_id, phone, local_at, zone, due_at, day_starts_at, missed_at, zone_data,
           routing, created_by_id, created_by_name)
         values ($1, 7, $2, '2026-11-30T15:30', 'UTC', now() + $3::interval, now() - interval '1 hour', now() + interval '1 day', '', 'pool', 'x', 'X')
         returning id`,
        [tenant, `+1212555${Math.floor(Math.random() * 9000) + 1000}`, due],
      );
      return Number(row!.id);
    };
    /** `state tab` of a callback, as it was told. */
    const told = (ear: Ear, id: number) =>
      ear.heard
        .filter(({ event, job }) => event === 'callback' && (job as unknown as { id: number }).id === id)
        .map(({ job }) => (job as unknown as { tab: string }).tab);

    it('tells of those that are made, changed and fall due', async () => {
      const ear = await Ear.on(api, admin, {}, 'callbacks,jobs');
      const id = await put('2 seconds');
      await ear.until(() => told(ear, id).includes('today'));
      await ear.until(() => told(ear, id).includes('due'));
      await api.database.rows(`update callbacks set state = 'missed' where id = $1`, [id]);
      await ear.until(() => told(ear, id).includes('missed'));
      expect(told(ear, id)).toEqual(['today', 'due', 'missed']);
      ear.close();
    }, 20_000);

    it('tells nobody of another tenant, nor who did not ask', async () => {
      const [jobsAlone, foreign] = [
        await Ear.on(api, admin),
        await Ear.on(api, await api.bearer(await api.database.newTenant()), {}, 'callbacks'),
      ];
      const ear = await Ear.on(api, admin, {}, 'callbacks');
      const id = await put('1 day');
      await ear.until(() => told(ear, id).length > 0);
      expect([told(jobsAlone, id), told(foreign, id)]).toEqual([[], []]);
      [ear, jobsAlone, foreign].forEach((each) => each.close());
    }, 20_000);

    it('needs the permission to read contacts', async () => {
      const only = await api.bearer(tenant, ['job.read']);
      await api.request().get('/api/v1/events?topics=callbacks').set('Authorization', only).expect(403);
    });
  });

  it('ends when the api does', async () => {
    const second = await startApi({}, api.database);
    const ear = await Ear.on(second, admin);
    await second.close();
    await ear.until(() => false);
    expect(ear.isOver).toBe(true);
  });
});

const isOf =
  (id: JobId) =>
  ({ job }: Heard): boolean =>
    job.id === id;
