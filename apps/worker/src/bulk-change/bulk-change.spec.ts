import { Logger } from '@nestjs/common';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { freezeTarget, listLeftTargets } from '@rollcall/db/bulk-change';
import { inTenant } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import { getJob, insertJob, moveJob } from '@rollcall/db/job';
import type { JobRecord } from '@rollcall/db/job';
import { testDatabase } from '@rollcall/db/testing';
import type { TestDatabase } from '@rollcall/db/testing';
import { bulkChangeKind, bulkChangeParamsSchema } from '@rollcall/domain/bulk-change';
import type { Filter } from '@rollcall/domain/filter';
import { addsUp, jobIdSchema } from '@rollcall/domain/job';
import type { JobId } from '@rollcall/domain/job';
import type { TenantId } from '@rollcall/domain/tenant';
import { openFiles } from '@rollcall/files/store';
import type { Delivery } from '@rollcall/queue/delivery';
import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { JobDriver } from '../job/job.driver.js';
import { bulkChangeBatches } from './bulk-change.batches.js';

const faults: unknown[] = [];
const who = { id: 'ana', name: 'Ana' };
const now = new Date();
let database: TestDatabase;
let api: Db;
let worker: Db;
let folder: string;
let tenant: TenantId;

beforeAll(async () => {
  const ignore = (): void => undefined;
  Logger.overrideLogger({ log: ignore, warn: ignore, error: (fault: unknown) => void faults.push(fault) });
  database = await testDatabase();
  api = database.open('rollcall_api', 2).db;
  worker = database.open('rollcall_worker', 3).db;
  folder = await mkdtemp(join(tmpdir(), 'rollcall-bulk-'));
}, 60_000);
afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true, force: true });
});

/** Contacts from 1 on: every second in Austin, with its number as balance; every fifth has none. */
async function contacts(count: number): Promise<void> {
  tenant = await database.newTenant();
  await database.rows(
    `insert into contacts (tenant_id, id, contact_id_1, last_name, city, balance) select $1, n, 'C' || n, 'Ruiz',
       case when n % 2 = 0 then 'Austin' else 'Boston' end, case when n % 5 <> 0 then n end
     from generate_series(1, $2::int) n`,
    [tenant, count],
  );
}

const austin: Filter = { field: 'city', op: 'is', value: 'Austin' };

async function start(
  what: object,
  target: Filter | { ids: readonly number[] } = austin,
  exclude: readonly number[] = [],
) {
  const id = jobIdSchema.parse(randomUUID());
  const isOfIds = 'ids' in target;
  const params = bulkChangeParamsSchema.parse({
    target: isOfIds ? { by: 'ids' } : { by: 'filter', filter: target, words: 'x', excluded: exclude.length },
    now: now.toISOString(),
    reason: '',
    dryRun: false,
    rehearsal: false,
    ...what,
  });
  await inTenant(api, tenant, async (tx) => {
    const job = {
      id,
      subject: 'x',
      isDryRun: params.dryRun,
      params,
      startedBy: who,
      idempotencyKey: id,
      requestHash: '',
    };
    await insertJob(tx, bulkChangeKind, job);
    await freezeTarget(tx, id, isOfIds ? target : { filter: target, exclude, now });
  });
  return id;
}

async function deliver(jobId: JobId, batchRows = 40): Promise<JobRecord> {
  const files = await openFiles(folder);
  const config = { name: 'spec', batchRows } as ConstructorParameters<typeof JobDriver>[1];
  const delivery = { data: { jobId }, moveToDelayed: () => Promise.resolve() } as unknown as Delivery;
  await new JobDriver(worker, config).take(delivery, 'token', bulkChangeKind, (params, job) =>
    bulkChangeBatches(params, job, files, { lanes: 2 }),
  );
  expect(faults.splice(0)).toEqual([]);
  return inTenant(api, tenant, (tx) => getJob(tx, jobId));
}

const file = async (jobId: JobId, name: string): Promise<string> => {
  const [row] = await database.rows<{ storage_key: string }>(
    'select storage_key from job_files where job_id = $1 and name = $2',
    [jobId, name],
  );
  return row === undefined ? '' : readFile(join(folder, row.storage_key), 'utf8');
};
const idsWhere = async (where: string): Promise<number[]> =>
  (
    await database.rows<{ id: number }>(
      `select id::int as id from contacts where tenant_id = $1 and ${where} order by id`,
      [tenant],
    )
  ).map(({ id }) => id);
const inactive = { category: 'status', changes: { active: false } };

describe('a bulk change (LV-13)', () => {
  it('changes the frozen contacts without the exceptions, and says what became of each', async () => {
    await contacts(30);
    await database.rows('update contacts set is_active = false where tenant_id = $1 and id = 4', [tenant]);
    const jobId = await start(inactive, austin, [2]);
    const job = await deliver(jobId, 5);
    expect(job).toMatchObject({ status: 'succeeded', total: 14, ledger: { read: 14, updated: 13, unchanged: 1 } });
    expect(await idsWhere('is_active')).toEqual([1, 2, ...[...Array(14).keys()].map((n) => 2 * n + 3)]);
    expect((await file(jobId, 'changed.csv')).split('\n').slice(0, 2)).toEqual([
      'row,contact_id,your_id,before',
      '2,6,"C6","{""active"": true}"',
    ]);
    expect(await file(jobId, 'unchanged.csv')).toBe('row,contact_id,your_id\n1,4,"C4"\n');
    expect(await database.rows('select 1 from bulk_change_targets where job_id = $1', [jobId])).toEqual([]);
  });

  it('RC-5: skips who left the filter or was deleted since, counts who began to match, and leaves them alone', async () => {
    await contacts(20);
    const jobId = await start(inactive, austin, [2]);
    await database.rows(`update contacts set city = 'Dallas' where tenant_id = $1 and id = 6`, [tenant]);
    await database.rows(`update contacts set deleted_at = now() where tenant_id = $1 and id = 8`, [tenant]);
    await database.rows(`update contacts set city = 'Austin' where tenant_id = $1 and id in (1, 7, 19)`, [tenant]);
    await database.rows(`insert into contacts (tenant_id, id, last_name, city) values ($1, 99, 'New', 'Austin')`, [
      tenant,
    ]);
    const job = await deliver(jobId, 3);
    expect(job).toMatchObject({ ledger: { read: 9, updated: 7, skipped: 2 }, details: { newcomers: 4 } });
    expect(await idsWhere('not is_active')).toEqual([4, 10, 12, 14, 16, 18, 20]);
    expect(await file(jobId, 'skipped.csv')).toBe(
      'row,contact_id,your_id,reason\n2,6,"C6",no-longer-matches\n3,8,"C8",contact.gone\n',
    );
  });

  it('shows in a dry run what would happen, and changes nobody', async () => {
    await contacts(60);
    const jobId = await start({
      category: 'balance',
      changes: { balance: { do: 'add', amount: '0.50' } },
      dryRun: true,
    });
    const job = await deliver(jobId, 7);
    expect(job).toMatchObject({ status: 'succeeded', ledger: { read: 30, updated: 24, rejected: 6 }, issueCount: 6 });
    const preview = job.details['preview'] as { samples: { contactId: number }[]; balances: object };
    expect(preview.balances).toEqual({ smallest: '2.50', largest: '58.50' });
    expect(preview.samples).toHaveLength(20);
    expect(preview.samples[0]).toMatchObject({ contactId: 2, before: { balance: 2 }, after: { balance: 2.5 } });
    expect(await idsWhere('version > 1')).toEqual([]);
    expect(await file(jobId, 'rejected.csv')).toContain('5,10,"C10",balance.empty\n');
    // The run does what it said.
    const real = await deliver(
      await start({ category: 'balance', changes: { balance: { do: 'add', amount: '0.50' } } }),
    );
    expect(real.ledger).toEqual(job.ledger);
  });

  it('changes the first hundred in a rehearsal, waits, and goes on', async () => {
    await contacts(500);
    const jobId = await start({ ...inactive, rehearsal: true });
    expect(await deliver(jobId)).toMatchObject({
      status: 'paused',
      statusReason: 'rehearsal',
      ledger: { updated: 100 },
    });
    expect(await idsWhere('not is_active')).toHaveLength(100);
    await inTenant(api, tenant, (tx) => moveJob(tx, jobId, 'resume', { actor: who, reason: null }));
    const job = await deliver(jobId);
    expect(job).toMatchObject({ status: 'succeeded', ledger: { read: 250, updated: 250 } });
    expect(addsUp(job.ledger)).toBe(true);
  });

  it('writes the ledger of consents, and leaves what is known better', async () => {
    await contacts(4);
    await database.rows(
      `insert into consent_entries (tenant_id, contact_id, channel, state, source, captured_at, recorded_at)
       values ($1, 2, 'sms', 'revoked', 'message', '2026-05-01', '2026-05-01')`,
      [tenant],
    );
    await database.rows('update contacts set sms_consent = true where tenant_id = $1 and id = 3', [tenant]);
    const story = { source: 'web-form', capturedAt: '2026-04-01T00:00:00Z', wordingVersion: 'v2', evidence: null };
    const jobId = await start(
      { category: 'consent', changes: { channels: { sms: 'granted', voice: 'unknown' }, ...story } },
      { ids: [1, 2, 3, 4] },
    );
    expect((await deliver(jobId)).ledger).toMatchObject({ updated: 2, unchanged: 1, rejected: 1 });
    const entries = await database.rows(
      `select contact_id::int as id, channel, state, wording_version as wording, captured_by_id as by from consent_entries
       where job_id = $1 order by contact_id`,
      [jobId],
    );
    expect(entries).toEqual([1, 4].map((id) => ({ id, channel: 'sms', state: 'granted', wording: 'v2', by: 'ana' })));
    expect(await idsWhere('sms_consent')).toEqual([1, 3, 4]);
  });

  it('deletes softly, and keeps one entry of the history for each', async () => {
    await contacts(6);
    const jobId = await start({ category: 'delete', changes: {} });
    expect((await deliver(jobId)).ledger).toMatchObject({ updated: 3 });
    expect(await idsWhere('deleted_at is not null')).toEqual([2, 4, 6]);
    const history = 'select action, before from contact_changes where job_id = $1';
    expect(await database.rows(history, [jobId])).toEqual(Array(3).fill({ action: 'deleted', before: {} }));
  });

  it('fails with a code when its group is gone, and changes nobody', async () => {
    await contacts(4);
    const jobId = await start({ category: 'group', changes: { groupId: 5 } }, { ids: [1, 2] });
    expect(await deliver(jobId)).toMatchObject({ status: 'failed', failure: { code: 'bulk-change.group-gone' } });
    expect(await idsWhere('version > 1')).toEqual([]);
  });

  it('leaves no target behind when it is given up', async () => {
    await contacts(4);
    const jobId = await start(inactive);
    expect(await listLeftTargets(worker)).toEqual([]);
    await inTenant(api, tenant, (tx) => moveJob(tx, jobId, 'cancel', { actor: who, reason: null }));
    expect(await listLeftTargets(worker)).toEqual([{ tenantId: tenant, id: jobId }]);
  });
});
