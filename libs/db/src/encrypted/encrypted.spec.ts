import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ContactId } from '@rollcall/domain/contact';
import type { EncryptedFieldKey } from '@rollcall/domain/encrypted';
import type { TenantId } from '@rollcall/domain/tenant';
import { randomBytes } from 'node:crypto';
import { inTenant } from '../database/index.js';
import type { Db } from '../database/index.js';
import { beginRotation, destroyOldKeys, lockOldValues, replaceSealed } from '../key-rotation/index.js';
import { testDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import {
  holdActiveKey,
  listMasked,
  openStored,
  openVault,
  putEncrypted,
  putEncryptedSettings,
  sealFor,
  searchEncrypted,
} from './index.js';

const vault = openVault([randomBytes(32)])!;
const [ssn, card] = ['ssn', 'card'] as EncryptedFieldKey[] as [EncryptedFieldKey, EncryptedFieldKey];
const by = { kind: 'user', id: 'ana', name: 'Ana', through: 'console', requestId: null, address: null } as const;
let database: TestDatabase;
let db: Db;
let worker: Db;

beforeAll(async () => {
  database = await testDatabase();
  ({ db } = database.open('rollcall_api', 6));
  ({ db: worker } = database.open('rollcall_worker', 2));
});
afterAll(() => database.drop());

/** A tenant with two fields and two contacts. */
async function newTenant(): Promise<TenantId> {
  const tenant = await database.newTenant();
  await database.rows(`insert into contacts (tenant_id, id, last_name) values ($1, 1, 'Ruiz'), ($1, 2, 'Berg')`, [
    tenant,
  ]);
  const fields = [ssn, card].map((key) => ({ key, label: key, isSearchable: key === ssn, mask: 'last4' as const }));
  await inTenant(db, tenant, (tx) => putEncryptedSettings(tx, { fields, revealRoles: [], searchRoles: [] }, 0, by));
  return tenant;
}
const put = (
  tenant: TenantId,
  [id, field]: readonly [number, EncryptedFieldKey],
  value: string | null,
  version = 0,
  using = vault,
) => inTenant(db, tenant, (tx) => putEncrypted(tx, using, id as ContactId, { field, value, version }, by));
const masked = async (tenant: TenantId, id: number, using = vault) =>
  (await inTenant(db, tenant, (tx) => listMasked(tx, using, id as ContactId))).map(({ field, state, masked: shown }) =>
    `${field} ${state} ${shown ?? ''}`.trim(),
  );
const find = async (tenant: TenantId, value: string) =>
  (await inTenant(db, tenant, (tx) => searchEncrypted(tx, vault, { field: ssn, value }))).items.map(
    ({ contactId }) => contactId,
  );

describe('encrypted values in the database', () => {
  it('are nowhere readable in it', async () => {
    const tenant = await newTenant();
    await put(tenant, [1, ssn], '123-45-6789');
    const [row] = await database.rows<{ text: string }>(
      `select v::text || c.before::text as text from encrypted_values v join contact_changes c using (tenant_id, contact_id) where v.tenant_id = $1`,
      [tenant],
    );
    for (const part of ['123-45-6789', '123456789', '6789', Buffer.from('123-45-6789').toString('hex')])
      expect(row!.text).not.toContain(part);
    expect(row!.text).toContain('"encrypted:ssn": "changed"');
    expect(await masked(tenant, 1)).toEqual(['ssn set •••• 6789', 'card empty']);
  });

  it('are written at the version that was seen, also after they were taken away', async () => {
    const tenant = await newTenant();
    await put(tenant, [1, ssn], '123-45-6789');
    await expect(put(tenant, [1, ssn], 'other', 0)).rejects.toMatchObject({
      code: 'stale-version',
      details: { version: 1 },
    });
    await put(tenant, [1, ssn], null, 1);
    expect(await masked(tenant, 1)).toEqual(['ssn empty', 'card empty']);
    await expect(put(tenant, [1, ssn], 'other', 1)).rejects.toMatchObject({ details: { version: 2 } });
    await put(tenant, [1, ssn], '987-65-4321', 2);
    const both = await Promise.allSettled([
      put(tenant, [1, card], '4111111111111111'),
      put(tenant, [1, card], '5500000000000004'),
    ]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('are found whole, whatever their spaces and punctuation, by contacts that are there', async () => {
    const [tenant, other] = [await newTenant(), await newTenant()];
    await put(tenant, [1, ssn], '123-45-6789');
    await put(tenant, [2, ssn], '123 45 6789');
    await put(other, [1, ssn], '123-45-6789');
    expect(await find(tenant, '123456789')).toEqual([1, 2]);
    expect(await find(tenant, '12345678')).toEqual([]);
    await database.rows('update contacts set deleted_at = now() where tenant_id = $1 and id = 2', [tenant]);
    expect(await find(tenant, '123.45.6789')).toEqual([1]);
    await expect(find(tenant, '- -')).rejects.toMatchObject({ code: 'invalid-input' });
    const unsearchable = inTenant(db, tenant, (tx) => searchEncrypted(tx, vault, { field: card, value: 'x' }));
    await expect(unsearchable).rejects.toMatchObject({ code: 'encrypted.not-searchable' });
  });

  it('come back with their field', async () => {
    const tenant = await newTenant();
    await put(tenant, [1, ssn], '123-45-6789');
    const settings = (fields: EncryptedFieldKey[], version: number) =>
      inTenant(db, tenant, (tx) =>
        putEncryptedSettings(
          tx,
          {
            fields: fields.map((key) => ({ key, label: key, isSearchable: true, mask: 'nothing' })),
            revealRoles: [],
            searchRoles: [],
          },
          version,
          by,
        ),
      );
    await settings([card], 1);
    expect(await masked(tenant, 1)).toEqual(['card empty']);
    await expect(find(tenant, '123456789')).rejects.toMatchObject({ code: 'not-found' });
    await settings([ssn], 2);
    expect(await masked(tenant, 1)).toEqual(['ssn set ••••']);
    await expect(settings([ssn], 2)).rejects.toMatchObject({ code: 'stale-version' });
  });
});

describe('a value that somebody tampered with', () => {
  const swaps: readonly [string, string][] = [
    [
      'moved to another contact',
      `update encrypted_values a set sealed = b.sealed from encrypted_values b
      where a.tenant_id = $1 and b.tenant_id = $1 and a.field = 'ssn' and b.field = 'ssn' and a.contact_id = 1 and b.contact_id = 2`,
    ],
    [
      'moved to another field',
      `update encrypted_values a set sealed = b.sealed from encrypted_values b
      where a.tenant_id = $1 and b.tenant_id = $1 and a.contact_id = 1 and b.contact_id = 1 and a.field = 'ssn' and b.field = 'card'`,
    ],
    [
      'moved from another tenant',
      `update encrypted_values a set sealed = b.sealed from encrypted_values b
      where a.tenant_id = $1 and b.tenant_id <> $1 and a.field = 'ssn' and b.field = 'ssn' and a.contact_id = 1 and b.contact_id = 1`,
    ],
    [
      'cut',
      `update encrypted_values set sealed = substr(sealed, 1, 40) where tenant_id = $1 and field = 'ssn' and contact_id = 1`,
    ],
    ['emptied', `update encrypted_values set sealed = '' where tenant_id = $1 and field = 'ssn' and contact_id = 1`],
    [
      'with one other bit',
      `update encrypted_values set sealed = set_bit(sealed, 200, 1 - get_bit(sealed, 200))
      where tenant_id = $1 and field = 'ssn' and contact_id = 1`,
    ],
    [
      'of another generation',
      `update encrypted_values set sealed = set_byte(sealed, 4, 9) where tenant_id = $1 and field = 'ssn' and contact_id = 1`,
    ],
  ];

  it.each(swaps)('(%s) is refused, and the others are still read', async (_, statement) => {
    const [tenant, other] = [await newTenant(), await newTenant()];
    await put(tenant, [1, ssn], '123-45-6789');
    await put(tenant, [1, card], '4111 1111 1111 1111');
    await put(tenant, [2, ssn], '222-22-2222');
    await put(other, [1, ssn], '333-33-3333');
    await database.rows(statement, [tenant]);
    expect(await masked(tenant, 1)).toEqual(['ssn unreadable', 'card set •••• 1111']);
    expect(await masked(tenant, 2)).toEqual(['ssn set •••• 2222', 'card empty']);
    expect(await find(tenant, '123456789')).toEqual([]);
  });

  it('by its index finds nobody it does not belong to', async () => {
    const tenant = await newTenant();
    await put(tenant, [1, ssn], '123-45-6789');
    await put(tenant, [2, ssn], '222-22-2222');
    await database.rows(
      `update encrypted_values a set blind_index = b.blind_index from encrypted_values b
       where a.tenant_id = $1 and b.tenant_id = $1 and a.contact_id = 2 and b.contact_id = 1`,
      [tenant],
    );
    expect(await find(tenant, '123456789')).toEqual([1]);
  });

  it('and keys of another tenant open nothing; without its master key nothing is read and nothing written', async () => {
    const [tenant, other] = [await newTenant(), await newTenant()];
    await put(tenant, [1, ssn], '123-45-6789');
    await put(other, [1, ssn], '333-33-3333');
    const stranger = openVault([randomBytes(32)])!;
    expect(await masked(tenant, 1, stranger)).toEqual(['ssn unreadable', 'card empty']);
    await expect(put(tenant, [2, ssn], 'x', 0, stranger)).rejects.toMatchObject({ code: 'encrypted.unavailable' });
    await database.rows(
      `update tenant_keys a set wrapped_data = b.wrapped_data, wrapped_blind = b.wrapped_blind from tenant_keys b
       where a.tenant_id = $1 and b.tenant_id = $2`,
      [tenant, other],
    );
    expect(await masked(tenant, 1)).toEqual(['ssn unreadable', 'card empty']);
  });
});

describe('a rotation', () => {
  const rotateOne = (tenant: TenantId, keyNo: number) =>
    inTenant(worker, tenant, async (tx) => {
      const [value] = await lockOldValues(tx, keyNo, { afterContact: 0, afterField: '' }, 1);
      const text = await openStored(tx, vault, value!.contact_id, value!);
      const to = { contactId: value!.contact_id, field: value!.field, isSearchable: value!.is_searchable };
      await replaceSealed(tx, [{ ...to, ...sealFor(tx, await holdActiveKey(tx, vault), text, to) }]);
    });

  it('leaves everything readable, findable and writable at every moment, and destroys the old key only when nothing needs it', async () => {
    const tenant = await newTenant();
    await put(tenant, [1, ssn], '123-45-6789');
    await put(tenant, [2, ssn], '123-45-6789');
    const { keyNo, total } = await inTenant(worker, tenant, (tx) => beginRotation(tx, vault));
    expect([keyNo, total]).toEqual([2, 2]);
    const isWhole = async () => {
      expect([await masked(tenant, 1), await find(tenant, '123456789')]).toEqual([
        ['ssn set •••• 6789', 'card empty'],
        [1, 2],
      ]);
    };
    await isWhole();
    await put(tenant, [2, card], '4111 1111 1111 1111'); // under the new key at once
    await rotateOne(tenant, keyNo);
    await isWhole();
    expect(await inTenant(worker, tenant, (tx) => destroyOldKeys(tx, keyNo))).toEqual({ destroyed: [], kept: [1] });
    await rotateOne(tenant, keyNo);
    expect(await inTenant(worker, tenant, (tx) => destroyOldKeys(tx, keyNo))).toEqual({ destroyed: [1], kept: [] });
    await isWhole();
    const keys = await database.rows(
      `select no, state, wrapped_data is null as gone from tenant_keys where tenant_id = $1 order by no`,
      [tenant],
    );
    expect(keys).toEqual([
      { no: 1, state: 'destroyed', gone: true },
      { no: 2, state: 'active', gone: false },
    ]);
  });

  it('waits for whoever is writing under the old key, so that none of it is forgotten', async () => {
    const tenant = await newTenant();
    await put(tenant, [1, ssn], '123-45-6789');
    let begun: Promise<{ keyNo: number; total: number }> | undefined;
    await inTenant(db, tenant, async (tx) => {
      await putEncrypted(tx, vault, 2 as ContactId, { field: ssn, value: '222-22-2222', version: 0 }, by);
      begun = inTenant(worker, tenant, (other) => beginRotation(other, vault));
      begun.catch(() => undefined);
      const isWaiting = async () =>
        (
          await database.rows(`select from pg_locks where locktype = 'advisory' and not granted and database =
          (select oid from pg_database where datname = current_database())`)
        ).length > 0;
      while (!(await isWaiting())); // until it waits; it gives up by itself after two seconds
    });
    expect(await begun).toEqual({ keyNo: 2, total: 2 });
  });
});
