import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { freezeTarget } from '@rollcall/db/bulk-change';
import { inTenant } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import { getJob, insertJob } from '@rollcall/db/job';
import { testDatabase } from '@rollcall/db/testing';
import type { TestDatabase } from '@rollcall/db/testing';
import { bulkChangeKind, bulkChangeParamsSchema } from '@rollcall/domain/bulk-change';
import { everyContact } from '@rollcall/domain/filter';
import { jobIdSchema } from '@rollcall/domain/job';
import type { JobId } from '@rollcall/domain/job';
import type { TenantId } from '@rollcall/domain/tenant';
import { undoKind } from '@rollcall/domain/undo';
import { openFiles } from '@rollcall/files/store';
import type { Delivery } from '@rollcall/queue/delivery';
import { DelayedError } from 'bullmq';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bulkChangeBatches } from '../bulk-change/bulk-change.batches.js';
import type { BatchWork } from '../job/batch-work.js';
import { JobDriver } from '../job/job.driver.js';
import { undoBatches } from './undo.batches.js';

const count = 2_500;
const who = { id: 'ana', name: 'Ana' };
let database: TestDatabase;
let worker: Db;
let api: Db;
let folder: string;
let tenant: TenantId;

beforeAll(async () => {
  Logger.overrideLogger(false);
  database = await testDatabase();
  api = database.open('rollcall_api', 2).db;
  worker = database.open('rollcall_worker', 3).db;
  folder = await mkdtemp(join(tmpdir(), 'rollcall-rounds-'));
  tenant = await database.newTenant();
  await database.rows(
    `insert into contacts (tenant_id, id, contact_id_1, last_name) select $1, 3 * n, 'C' || n, 'Ruiz' from generate_series(1, $2::int) n`,
    [tenant, count],
  );
}, 60_000);
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Every third batch is done, and lost before it is committed. */
function unlucky<C>(work: BatchWork<C>): BatchWork<C> {
  const step = work.step.bind(work);
  let batches = 0;
  return Object.assign(work, {
    step: async (...of: Parameters<typeof step>) => {
      const result = await step(...of);
      batches += 1;
      if (result !== null && batches % 3 === 0) throw Object.assign(new Error('deadlock detected'), { code: '40P01' });
      return result;
    },
  });
}

async function run(kind: 'bulk-change' | 'undo', jobId: JobId): Promise<void> {
  const files = await openFiles(folder);
  const driver = new JobDriver(worker, { name: 'spec', batchRows: 60 } as ConstructorParameters<typeof JobDriver>[1]);
  const delivery = { data: { jobId }, moveToDelayed: () => Promise.resolve() } as unknown as Delivery;
  const take = (): Promise<void> =>
    kind === 'undo'
      ? driver.take(delivery, 'token', undoKind, (request, job) => unlucky(undoBatches(request, job.jobId, files)))
      : driver.take(delivery, 'token', bulkChangeKind, (params, job) =>
          unlucky(bulkChangeBatches(params, job, files, { lanes: 2 })),
        );
  // Where one lane has all the bad luck, its batch gets as small as can be and the job is given back: it is delivered again.
  for (let isGivenBack = true; isGivenBack;)
    isGivenBack = await take().then(
      () => false,
      (fault: unknown) => {
        if (!(fault instanceof DelayedError)) throw fault;
        return true;
      },
    );
  const job = await inTenant(api, tenant, (tx) => getJob(tx, jobId));
  expect(job).toMatchObject({ status: 'succeeded', ledger: { read: count, updated: count } });
}

const states = () =>
  database.rows(
    `select is_active, version, count(*)::int from contacts where tenant_id = $1 group by is_active, version`,
    [tenant],
  );
const changes = async (jobId: JobId) =>
  database.rows(
    `select count(*)::int, count(distinct contact_id)::int as contacts from contact_changes where job_id = $1`,
    [jobId],
  );
async function rowsOf(jobId: JobId, name: string): Promise<string[]> {
  const [row] = await database.rows<{ storage_key: string }>(
    'select storage_key from job_files where job_id = $1 and name = $2',
    [jobId, name],
  );
  return (await readFile(join(folder, row!.storage_key), 'utf8')).trim().split('\n').slice(1);
}

it('contacts that are gone through in rounds are changed once and put back once, whatever is lost on the way (LV-13, RC-1)', async () => {
  const now = new Date();
  const changed = jobIdSchema.parse(randomUUID());
  const common = { startedBy: who, requestHash: '', subject: 'x', isDryRun: false };
  const params = bulkChangeParamsSchema.parse({
    target: { by: 'filter', filter: everyContact, words: 'x', excluded: 0 },
    category: 'status',
    changes: { active: false },
    now: now.toISOString(),
    reason: '',
    dryRun: false,
    rehearsal: false,
  });
  await inTenant(api, tenant, async (tx) => {
    await insertJob(tx, bulkChangeKind, { ...common, id: changed, params, idempotencyKey: changed });
    await freezeTarget(tx, changed, { filter: everyContact, exclude: [], now });
  });
  await run('bulk-change', changed);
  expect(await states()).toEqual([{ is_active: false, version: 2, count }]);
  expect(await changes(changed)).toEqual([{ count, contacts: count }]);
  expect((await rowsOf(changed, 'changed.csv')).map((line) => Number(line.split(',')[0]))).toEqual(
    Array.from({ length: count }, (_, at) => at + 1),
  );

  const undo = jobIdSchema.parse(randomUUID());
  const request = undoKind.params.parse({ jobId: changed, reason: 'a mistake', typedCount: count });
  await inTenant(api, tenant, (tx) =>
    insertJob(tx, undoKind, { ...common, id: undo, params: request, idempotencyKey: undo }),
  );
  await run('undo', undo);
  expect(await states()).toEqual([{ is_active: true, version: 3, count }]);
  expect(await changes(undo)).toEqual([{ count, contacts: count }]);
  const ids = (await rowsOf(undo, 'restored.csv')).map((line) => Number(line.split(',')[0]));
  expect(ids).toHaveLength(count);
  expect(new Set(ids).size).toBe(count);
  expect(ids.slice(0, 3)).toEqual([3, 51, 99]);
});
