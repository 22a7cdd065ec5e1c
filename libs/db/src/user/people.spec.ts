import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ApiKeyId } from '@rollcall/domain/api-key';
import type { TenantId } from '@rollcall/domain/tenant';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { insertApiKey, listApiKeys, revokeApiKey } from '../api-key/index.js';
import { insertAudit, listAudit } from '../audit/index.js';
import type { AuditActor } from '../audit/index.js';
import { deleteSessionsOf, findApiKey, listMembershipsOf, moveSession } from '../auth/index.js';
import { inTenant } from '../database/index.js';
import type { Db } from '../database/index.js';
import { testDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { changeMembership, findOrInsertUser, getUser, insertMembership, listUsers } from './index.js';

let database: TestDatabase;
let db: Db;
let here: TenantId;
let there: TenantId;

beforeAll(async () => {
  database = await testDatabase();
  ({ db } = database.open('rollcall_api'));
});
beforeEach(async () => {
  here = await database.newTenant('Here');
  there = await database.newTenant('There');
});
afterAll(() => database.drop());

const system: AuditActor = {
  kind: 'system',
  id: 'test',
  name: 'Test',
  through: 'setup',
  requestId: null,
  address: null,
};

const person = (email = `${randomUUID()}@x.test`) => ({ name: 'Ana', email, passwordHash: '$argon2id$' });

const member = (tenant: TenantId, roles: Parameters<typeof insertMembership>[2], email?: string) =>
  inTenant(db, tenant, async (tx) => {
    const id = await findOrInsertUser(tx, person(email));
    await insertMembership(tx, id, roles);
    return id;
  });

describe('members', () => {
  it('lists only those of the tenant, page by page', async () => {
    const ids = [await member(here, ['admin'], 'a@x.test'), await member(here, ['viewer'], 'b@x.test')];
    await member(there, ['admin'], 'c@x.test');
    const first = await inTenant(db, here, (tx) => listUsers(tx, { limit: 1 }));
    expect(first).toMatchObject({ items: [{ id: ids[0], email: 'a@x.test', roles: ['admin'] }], next: ids[0] });
    const second = await inTenant(db, here, (tx) => listUsers(tx, { limit: 1, after: ids[0]! }));
    expect(second).toMatchObject({ items: [{ id: ids[1] }], next: null, total: { value: 2, relation: 'eq' } });
  });

  it('keeps the name and password of somebody another tenant knows already', async () => {
    const id = await member(here, ['admin'], 'known@x.test');
    const again = await inTenant(db, there, async (tx) => {
      const found = await findOrInsertUser(tx, { ...person('known@x.test'), name: 'Other', passwordHash: 'other' });
      await insertMembership(tx, found, ['viewer']);
      return getUser(tx, found);
    });
    expect(again).toMatchObject({ id, name: 'Ana', roles: ['viewer'] });
    expect(await database.rows('select password from accounts where user_id = $1', [id])).toEqual([
      { password: '$argon2id$' },
    ]);
    expect((await listMembershipsOf(db, id)).map(({ tenantId, roles }) => ({ tenantId, roles }))).toEqual([
      { tenantId: here, roles: ['admin'] },
      { tenantId: there, roles: ['viewer'] },
    ]);
  });

  it('refuses a second membership in one tenant', async () => {
    await member(here, ['admin'], 'twice@x.test');
    await expect(member(here, ['viewer'], 'twice@x.test')).rejects.toMatchObject({ code: 'user.exists' });
  });

  it('never takes away the last active admin', async () => {
    const admin = await member(here, ['admin']);
    const change = (roles: ['viewer'] | ['admin'], isActive: boolean) =>
      inTenant(db, here, (tx) => changeMembership(tx, admin, { roles, isActive }));
    await expect(change(['viewer'], true)).rejects.toMatchObject({ code: 'state-not-allowed' });
    await expect(change(['admin'], false)).rejects.toMatchObject({ code: 'state-not-allowed' });
    await member(here, ['admin']);
    await expect(change(['viewer'], false)).resolves.toMatchObject({ roles: ['viewer'], isActive: false });
    expect(await listMembershipsOf(db, admin)).toEqual([]);
  });

  it('lets two admins who demote each other at once not both win', async () => {
    const [one, two] = [await member(here, ['admin']), await member(here, ['admin'])];
    const demote = (id: typeof one) => inTenant(db, here, (tx) => changeMembership(tx, id, { roles: ['viewer'] }));
    const ends = await Promise.allSettled([demote(one), demote(two)]);
    expect(ends.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('answers about a foreign member as about nobody', async () => {
    const stranger = await member(there, ['viewer']);
    await expect(inTenant(db, here, (tx) => getUser(tx, stranger))).rejects.toMatchObject({ code: 'not-found' });
    await expect(inTenant(db, here, (tx) => changeMembership(tx, stranger, { isActive: false }))).rejects.toMatchObject(
      { code: 'not-found' },
    );
  });
});

describe('sessions', () => {
  it('move between tenants and end for one tenant alone', async () => {
    const id = await member(here, ['admin']);
    const token = () => randomBytes(32).toString('hex');
    const open = async (tenant: TenantId) => {
      const [row] = await database.rows<{ id: string }>(
        `insert into sessions (user_id, token, current_tenant_id, expires_at) values ($1, $2, $3, now() + interval '1 hour')
         returning id`,
        [id, token(), tenant],
      );
      return row!.id;
    };
    const [kept, moved] = [await open(here), await open(here)];
    await inTenant(db, there, (tx) => moveSession(tx, moved));
    expect(await inTenant(db, here, (tx) => deleteSessionsOf(tx, id))).toBe(1);
    expect(await database.rows('select id from sessions where user_id = $1', [id])).toEqual([{ id: moved }]);
    expect(kept).not.toBe(moved);
  });

  it('cannot be stored with a readable token', async () => {
    const id = await member(here, ['admin']);
    await expect(
      database.rows(`insert into sessions (user_id, token, expires_at) values ($1, 'readable', now())`, [id]),
    ).rejects.toMatchObject({ constraint: 'sessions_token_hashed' });
  });
});

describe('API keys', () => {
  const make = (tenant: TenantId, expiresAt: string | null = null) => {
    const hash = createHash('sha256').update(randomUUID()).digest();
    return inTenant(db, tenant, (tx) =>
      insertApiKey(tx, {
        name: 'Nightly',
        scopes: ['contact.read'],
        expiresAt,
        prefix: 'rk_abcdef',
        hash,
        by: { id: 'u', name: 'Ana' },
      }),
    ).then((view) => ({ view, hash }));
  };

  it('are found by their hash without a tenant, and listed in their own alone', async () => {
    const { view, hash } = await make(here);
    expect(await findApiKey(db, hash)).toMatchObject({ tenantId: here, id: view.id, scopes: ['contact.read'] });
    expect(await inTenant(db, there, listApiKeys)).toEqual([]);
    expect(await inTenant(db, here, listApiKeys)).toEqual([view]);
  });

  it('are gone at once when revoked or expired', async () => {
    const { view, hash } = await make(here);
    await inTenant(db, here, (tx) => revokeApiKey(tx, view.id));
    expect(await findApiKey(db, hash)).toBeUndefined();
    const old = await make(here, '2020-01-01T00:00:00Z');
    expect(await findApiKey(db, old.hash)).toBeUndefined();
  });

  it('cannot be revoked from another tenant', async () => {
    const { view, hash } = await make(here);
    await expect(inTenant(db, there, (tx) => revokeApiKey(tx, view.id))).rejects.toMatchObject({ code: 'not-found' });
    await expect(inTenant(db, here, (tx) => revokeApiKey(tx, randomUUID() as ApiKeyId))).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await findApiKey(db, hash)).toBeDefined();
  });
});

describe('the audit trail', () => {
  it('is read newest first, page by page, in its tenant alone', async () => {
    for (const action of ['job.paused', 'job.resumed', 'job.cancelled'])
      await inTenant(db, here, (tx) => insertAudit(tx, system, { action, target: { kind: 'job', id: '7' } }));
    const first = await inTenant(db, here, (tx) => listAudit(tx, { limit: 2 }));
    expect(first.items.map(({ action }) => action)).toEqual(['job.cancelled', 'job.resumed']);
    const rest = await inTenant(db, here, (tx) => listAudit(tx, { limit: 2, after: first.next! }));
    expect(rest).toMatchObject({ items: [{ action: 'job.paused', target: { kind: 'job', id: '7' } }], next: null });
    expect(await inTenant(db, there, (tx) => listAudit(tx, { limit: 2 }))).toEqual({ items: [], next: null });
  });

  it('cannot be changed, not even by the owner', async () => {
    await inTenant(db, here, (tx) => insertAudit(tx, system, { action: 'job.paused' }));
    for (const statement of [`update audit_entries set action = 'job.resumed'`, 'delete from audit_entries'])
      await expect(database.rows(statement)).rejects.toMatchObject({ code: '23001' });
    await expect(
      inTenant(db, here, (tx) => tx.deleteFrom('audit_entries').where('tenant_id', '=', here).execute()),
    ).rejects.toMatchObject({ code: '42501' });
  });
});
