import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { jobIdSchema, jobStatuses } from '@rollcall/domain/job';
import type { JobStatus } from '@rollcall/domain/job';
import type { TenantId } from '@rollcall/domain/tenant';
import { uploadIdSchema } from '@rollcall/domain/upload';
import type { UploadId } from '@rollcall/domain/upload';
import { inTenant } from '../database/index.js';
import type { Db, Tx } from '../database/index.js';
import { testDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { deleteUpload, findUpload, getUpload, insertUpload, isUploadInUse, updateUploadReceived } from './index.js';

let database: TestDatabase;
let db: Db;
let tenant: TenantId;
let id: UploadId;

const [soon, later] = [new Date('2030-01-01T00:00:00Z'), new Date('2030-01-08T00:00:00Z')];
const inTenantOf = <T>(tenantId: TenantId, work: (tx: Tx) => Promise<T>): Promise<T> => inTenant(db, tenantId, work);

beforeAll(async () => {
  database = await testDatabase();
  db = database.open('rollcall_api').db;
});
beforeEach(async () => {
  tenant = await database.newTenant();
  id = uploadIdSchema.parse(randomUUID());
  const upload = { id, fileName: 'people.csv', sizeBytes: 10, createdBy: 'ana', expiresAt: soon };
  await inTenantOf(tenant, (tx) => insertUpload(tx, upload));
});
afterAll(() => database.drop());

const receive = (bytes: number): Promise<void> =>
  inTenantOf(tenant, (tx) => updateUploadReceived(tx, id, { bytes, keepUntil: later }));
const get = () => inTenantOf(tenant, (tx) => getUpload(tx, id));

describe('an upload', () => {
  it('is complete with its last byte, and kept longer from then on', async () => {
    await receive(9);
    expect(await get()).toMatchObject({ receivedBytes: 9, completedAt: null, expiresAt: soon });
    await receive(10);
    const { completedAt, ...upload } = await get();
    expect(completedAt).not.toBeNull();
    expect(upload).toMatchObject({ receivedBytes: 10, expiresAt: later });
    await receive(10);
    expect((await get()).completedAt).toEqual(completedAt);
  });

  it('is not there for another tenant', async () => {
    const stranger = await database.newTenant();
    await inTenantOf(stranger, async (tx) => {
      await expect(getUpload(tx, id)).rejects.toMatchObject({ code: 'not-found' });
      await updateUploadReceived(tx, id, { bytes: 5, keepUntil: later });
      expect(await deleteUpload(tx, id)).toBe(false);
    });
    expect(await get()).toMatchObject({ receivedBytes: 0 });
  });

  it('is gone when it is deleted, once', async () => {
    expect(await inTenantOf(tenant, (tx) => deleteUpload(tx, id))).toBe(true);
    expect(await inTenantOf(tenant, (tx) => deleteUpload(tx, id))).toBe(false);
    expect(await inTenantOf(tenant, (tx) => findUpload(tx, id))).toBeUndefined();
  });

  const over: readonly JobStatus[] = ['succeeded', 'cancelled'];
  it.each(jobStatuses)('is in use by a job that is %s, unless that is over', async (status) => {
    await database.rows(
      `insert into jobs (tenant_id, id, kind, subject, params, checkpoint, started_by_id, started_by_name, status, ended_at, failure_code)
       values ($1, $2, 'import', '', jsonb_build_object('fileId', $3::text), '{}', 'ana', 'Ana', $4::text,
         case when $4 in ('succeeded', 'cancelled') then now() end, case when $4 = 'failed' then 'x' end)`,
      [tenant, jobIdSchema.parse(randomUUID()), id, status],
    );
    expect(await inTenantOf(tenant, (tx) => isUploadInUse(tx, id))).toBe(!over.includes(status));
    const another = uploadIdSchema.parse(randomUUID());
    expect(await inTenantOf(tenant, (tx) => isUploadInUse(tx, another))).toBe(false);
  });
});
