import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inTenant } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import { listMasked, openVault, putEncrypted, putEncryptedSettings, searchEncrypted } from '@rollcall/db/encrypted';
import type { KeyVault } from '@rollcall/db/encrypted';
import { testDatabase } from '@rollcall/db/testing';
import type { TestDatabase } from '@rollcall/db/testing';
import type { ContactId } from '@rollcall/domain/contact';
import type { EncryptedFieldKey } from '@rollcall/domain/encrypted';
import { addsUp, emptyLedger, jobIdSchema, plusLedger } from '@rollcall/domain/job';
import type { Ledger, RowIssue } from '@rollcall/domain/job';
import { keyRotationKind } from '@rollcall/domain/key-rotation';
import type { KeyRotationCheckpoint } from '@rollcall/domain/key-rotation';
import type { TenantId } from '@rollcall/domain/tenant';
import { randomBytes, randomUUID } from 'node:crypto';
import { keyRotationBatches } from './key-rotation.batches.js';

const [first, second] = [randomBytes(32), randomBytes(32)];
const vault = openVault([first])!;
const field = 'ssn' as EncryptedFieldKey;
const by = { kind: 'user', id: 'ana', name: 'Ana', through: 'console', requestId: null, address: null } as const;
let database: TestDatabase;
let api: Db;
let worker: Db;

beforeAll(async () => {
  database = await testDatabase();
  ({ db: api } = database.open('rollcall_api', 2));
  ({ db: worker } = database.open('rollcall_worker', 2));
});
afterAll(() => database.drop());

async function newTenant(contacts: number, isSearchable = true): Promise<TenantId> {
  const tenant = await database.newTenant();
  await database.rows(
    `insert into contacts (tenant_id, id, last_name) select $1, n, 'Ruiz' from generate_series(1, $2::int) n`,
    [tenant, contacts],
  );
  await settings(tenant, isSearchable, 0);
  for (let id = 1; id <= contacts; id += 1) await put(tenant, id, `value ${id} of many`);
  return tenant;
}
const settings = (tenant: TenantId, isSearchable: boolean, version: number) =>
  inTenant(api, tenant, (tx) =>
    putEncryptedSettings(
      tx,
      { fields: [{ key: field, label: 'SSN', isSearchable, mask: 'last4' }], revealRoles: [], searchRoles: [] },
      version,
      by,
    ),
  );
const put = (tenant: TenantId, id: number, value: string, version = 0) =>
  inTenant(api, tenant, (tx) => putEncrypted(tx, vault, id as ContactId, { field, value, version }, by));
const masked = async (tenant: TenantId, id: number, using: KeyVault = vault) =>
  (await inTenant(api, tenant, (tx) => listMasked(tx, using, id as ContactId)))[0]!;
const find = async (tenant: TenantId, value: string) =>
  (await inTenant(api, tenant, (tx) => searchEncrypted(tx, vault, { field, value }))).items.map(
    ({ contactId }) => contactId,
  );
const keysOf = (tenant: TenantId) =>
  database.rows<{ no: number; state: string }>('select no, state from tenant_keys where tenant_id = $1 order by no', [
    tenant,
  ]);

/** All batches of one rotation, as the driver does them; `between` looks in after each. */
async function rotate(
  tenant: TenantId,
  { using = vault, between = () => Promise.resolve() }: { using?: KeyVault | null; between?: () => Promise<void> } = {},
): Promise<{ ledger: Ledger; issues: readonly RowIssue[]; total: number | undefined; details: object }> {
  const jobId = jobIdSchema.parse(randomUUID());
  const work = keyRotationBatches(using, jobId);
  let checkpoint: KeyRotationCheckpoint = keyRotationKind.start;
  let [ledger, total] = [emptyLedger, undefined as number | undefined];
  const issues: RowIssue[] = [];
  const details = {};
  for (;;) {
    const at = { tenantId: tenant, jobId, leaseEpoch: 1, checkpoint };
    const batch = await inTenant(worker, tenant, (tx) => work.step(tx, at, 3, new AbortController().signal));
    if (batch === null) return { ledger, issues, total, details };
    checkpoint = keyRotationKind.checkpoint.parse(JSON.parse(JSON.stringify(batch.to)));
    ledger = plusLedger(ledger, batch.ledger);
    total ??= batch.total;
    issues.push(...batch.issues);
    Object.assign(details, batch.details);
    await between();
  }
}

describe('a key rotation', () => {
  it('seals every value anew; each can be read and found all the time, edits on the way are kept, nobody is edited', async () => {
    const tenant = await newTenant(8);
    let turn = 0;
    const done = await rotate(tenant, {
      between: async () => {
        turn += 1;
        for (let id = 1; id <= 7; id += 1) {
          expect(await masked(tenant, id)).toMatchObject({ state: 'set', version: 1 });
          expect(await find(tenant, `VALUE ${id} of many`)).toEqual([id]);
        }
        if (turn === 1) await put(tenant, 8, 'written meanwhile', 1);
      },
    });
    expect(done).toMatchObject({
      total: 8,
      ledger: { read: 7, updated: 7, rejected: 0 },
      issues: [],
      details: { keyNo: 2, destroyedKeys: [1], keptKeys: [] },
    });
    expect(addsUp(done.ledger)).toBe(true);
    expect(await find(tenant, 'written meanwhile')).toEqual([8]);
    expect(await keysOf(tenant)).toEqual([
      { no: 1, state: 'destroyed' },
      { no: 2, state: 'active' },
    ]);
    const [entry] = await database.rows<{ details: object }>(
      `select details from audit_entries where tenant_id = $1 and action = 'key-rotation.finished'`,
      [tenant],
    );
    expect(entry!.details).toEqual({ keyNo: 2, destroyed: [1], kept: [] });
  });

  it('tells which value cannot be read, leaves it as it is, and keeps its key; the next one ends that', async () => {
    const tenant = await newTenant(5);
    await database.rows(
      `update encrypted_values set sealed = set_byte(sealed, 30, get_byte(sealed, 30) # 1) where tenant_id = $1 and contact_id = 4`,
      [tenant],
    );
    const done = await rotate(tenant);
    expect(done.ledger).toMatchObject({ read: 5, updated: 4, rejected: 1 });
    expect(done.issues).toEqual([
      { row: 4, column: 'ssn', code: 'encrypted.unreadable', value: 'contact 4', severity: 'error' },
    ]);
    expect(done.details).toEqual({ keyNo: 2, destroyedKeys: [], keptKeys: [1] });
    expect(await masked(tenant, 4)).toMatchObject({ state: 'unreadable' });
    await put(tenant, 4, 'written anew here', 1);
    expect((await rotate(tenant)).details).toEqual({ keyNo: 3, destroyedKeys: [1, 2], keptKeys: [] });
    expect(await masked(tenant, 4)).toMatchObject({ state: 'set', masked: '•••• HERE' });
  });

  it('moves to a new master key, after which the old one is not needed', async () => {
    const tenant = await newTenant(3);
    await rotate(tenant, { using: openVault([second, first]) });
    expect(await masked(tenant, 2, openVault([second])!)).toMatchObject({ state: 'set' });
    expect(await masked(tenant, 2)).toMatchObject({ state: 'unreadable' });
  });

  it('gives a field that became searchable its index, and takes it from one that is not any more', async () => {
    const tenant = await newTenant(2, false);
    await settings(tenant, true, 1);
    expect(await find(tenant, 'value 2 of many')).toEqual([]);
    await rotate(tenant);
    expect(await find(tenant, 'value 2 of many')).toEqual([2]);
    await settings(tenant, false, 2);
    await rotate(tenant);
    const [left] = await database.rows(
      'select count(*)::int as indexes from encrypted_values where tenant_id = $1 and blind_index is not null',
      [tenant],
    );
    expect(left).toEqual({ indexes: 0 });
  });

  it('makes the first key of a tenant that has no values, and is refused without a master key', async () => {
    const tenant = await database.newTenant();
    expect(await rotate(tenant)).toMatchObject({ ledger: emptyLedger, total: 0, details: { keyNo: 1 } });
    await expect(rotate(tenant, { using: null })).rejects.toMatchObject({ code: 'encrypted.unavailable' });
  });
});
