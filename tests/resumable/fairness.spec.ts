import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inTenant, openDatabase } from '@rollcall/db/database';
import type { OpenDatabase } from '@rollcall/db/database';
import { freezeTarget } from '@rollcall/db/bulk-change';
import { insertJob } from '@rollcall/db/job';
import { bulkChangeKind, bulkChangeParamsSchema } from '@rollcall/domain/bulk-change';
import { everyContact } from '@rollcall/domain/filter';
import { jobIdSchema } from '@rollcall/domain/job';
import type { JobId, JobPlan } from '@rollcall/domain/job';
import { tenantIdSchema } from '@rollcall/domain/tenant';
import { openQueueBackend } from '@rollcall/queue/backend';
import type { QueueBackend } from '@rollcall/queue/backend';
import { openBell } from '@rollcall/queue/bell';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { asSuperuser, databaseUrl, hasRedis, startDatabase, startRedis } from './servers.js';
import type { CrashableRedis, CrashableServer } from './servers.js';
import { until } from './until.js';
import { WorkerProcess } from './worker-process.js';
import { makeTemplate, somebody } from './world.js';

const batchRows = 20;
const huge = 4_000;
const small = 20;
/** Two jobs of a kind are worked on at once: the others wait. */
const slots = 2;

let server: CrashableServer;
let redis: CrashableRedis | undefined;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-fair-'));
  server = await startDatabase();
  if (hasRedis()) redis = await startRedis();
}, 120_000);
afterAll(async () => {
  await redis?.remove();
  await server.remove();
  rmSync(folder, { recursive: true, force: true });
}, 60_000);

/** Tenants, a worker and its queue, in a database of their own. */
class Town {
  private constructor(
    readonly url: string,
    readonly api: OpenDatabase,
    readonly queue: QueueBackend,
    readonly worker: WorkerProcess,
  ) {}

  static async open(name: string, redisUrl: string | undefined): Promise<Town> {
    await makeTemplate(server.url, name);
    const url = databaseUrl(server.url, name);
    // Each batch takes a tenth of a second, so that a huge job is one on any machine.
    await asSuperuser(
      url,
      `create function nap() returns trigger language plpgsql as $$ begin perform pg_sleep(0.1); return null; end $$;
       create trigger nap after insert on contact_changes for each statement execute function nap()`,
    );
    const queue = await openQueueBackend({ databaseUrl: url, redisUrl, concurrencySum: 0, log: () => undefined });
    const settings = { databaseUrl: url, redisUrl, files: folder, batchRows, buildRows: undefined, turnSeconds: 1 };
    const worker = await new WorkerProcess(settings).ready();
    return new Town(url, openDatabase({ url, role: 'rollcall_api', max: 2 }), queue, worker);
  }

  async close(): Promise<void> {
    await this.worker.remove();
    await this.queue.close();
    await this.api.close();
  }

  /** A tenant with contacts, and a bulk change of all of them that is asked for. */
  async ask(name: string, contacts: number, plan: JobPlan = {}): Promise<JobId> {
    const tenant = tenantIdSchema.parse(randomUUID());
    await asSuperuser(
      this.url,
      `insert into tenants (id, name) values ('${tenant}', '${name}');
       select set_config('app.tenant_id', '${tenant}', false); select open_contact_partitions();
       insert into contacts (tenant_id, id, last_name) select '${tenant}', n, 'Ruiz' from generate_series(1, ${contacts}) n`,
    );
    const id = jobIdSchema.parse(randomUUID());
    const now = new Date();
    const params = bulkChangeParamsSchema.parse({
      target: { by: 'filter', filter: everyContact, words: 'all', excluded: 0 },
      category: 'status',
      changes: { active: false },
      now: now.toISOString(),
      expectedCount: contacts,
      reason: '',
      dryRun: false,
      rehearsal: false,
    });
    const job = { id, subject: name, isDryRun: false, startedBy: somebody, idempotencyKey: id, requestHash: '', plan };
    await inTenant(this.api.db, tenant, async (tx) => {
      await insertJob(tx, bulkChangeKind, { ...job, params });
      await freezeTarget(tx, id, { filter: everyContact, exclude: [], now });
    });
    await openBell(this.queue).ring({ id, kind: bulkChangeKind.name, leaseEpoch: 0 });
    return id;
  }

  async statuses(): Promise<Readonly<Record<string, string>>> {
    const rows = await asSuperuser<{ subject: string; status: string }>(this.url, 'select subject, status from jobs');
    return Object.fromEntries(rows.map(({ subject, status }) => [subject, status]));
  }
}

describe.each(['PostgreSQL', 'Redis'] as const)('jobs beside each other, on %s', (backend) => {
  const run = backend === 'Redis' && !hasRedis() ? it.skip : it;

  run(
    'a small one is done long before huge ones of other tenants, and all get their turns',
    async () => {
      const town = await Town.open(`fair_${backend.toLowerCase()}`, backend === 'Redis' ? redis?.url(1) : undefined);
      try {
        for (const name of ['A', 'B', 'C']) await town.ask(name, huge);
        await until('the slots are taken', async () => {
          const running = Object.values(await town.statuses()).filter((status) => status === 'running');
          return running.length === slots;
        });
        await town.ask('small', small);
        await until('the small one is done', async () => (await town.statuses())['small'] === 'succeeded', 60_000);
        const { A, B, C } = await town.statuses();
        for (const status of [A, B, C]) expect(['running', 'queued']).toContain(status);
        // Ahead of it one waited: two turns that end give both their place.
        const [{ turns } = { turns: NaN }] = await asSuperuser<{ turns: number }>(
          town.url,
          `select count(*)::int as turns from job_moves m join jobs j on j.id = m.job_id
         where m.reason = 'turn over' and m.at < (select started_at from jobs where subject = 'small')
           and m.at > (select created_at from jobs where subject = 'small')`,
        );
        expect(turns).toBeGreaterThan(0);
        expect(turns).toBeLessThanOrEqual(2 * slots);
        await until(
          'everybody is done',
          async () => Object.values(await town.statuses()).every((status) => status === 'succeeded'),
          90_000,
        );
      } finally {
        await town.close();
      }
    },
    180_000,
  );

  run(
    'a job starts when it was planned for, and goes no faster than it may',
    async () => {
      const town = await Town.open(`plan_${backend.toLowerCase()}`, backend === 'Redis' ? redis?.url(2) : undefined);
      try {
        await town.ask('later', small, { startAt: new Date(Date.now() + 8_000).toISOString() });
        await town.ask('slow', 3 * batchRows, { rowsPerSecond: batchRows });
        await until(
          'both are done',
          async () => Object.values(await town.statuses()).every((status) => status === 'succeeded'),
          60_000,
        );
        const took = await asSuperuser<{ subject: string; early: boolean; seconds: number }>(
          town.url,
          `select subject, started_at < starts_at as early, extract(epoch from ended_at - started_at)::float as seconds from jobs`,
        );
        expect(took).toContainEqual({ subject: 'later', early: false, seconds: expect.any(Number) });
        // Three batches of a second each: the last one is waited for by nobody.
        expect(took.find(({ subject }) => subject === 'slow')?.seconds).toBeGreaterThan(2);
      } finally {
        await town.close();
      }
    },
    120_000,
  );
});
