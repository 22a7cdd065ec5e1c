import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inTenant } from '@rollcall/db/database';
import { testDatabase } from '@rollcall/db/testing';
import type { TestDatabase } from '@rollcall/db/testing';
import type { TenantId } from '@rollcall/domain/tenant';
import { randomUUID } from 'node:crypto';

/**
 * The wall between tenants, read from the database's own catalogue: a table somebody adds is checked without being listed.
 */
let database: TestDatabase;
let mine: TenantId;
let theirs: TenantId;

beforeAll(async () => {
  database = await testDatabase();
  [mine, theirs] = [await database.newTenant('Mine'), await database.newTenant('Theirs')];
  for (const tenant of [mine, theirs]) await fillTenant(tenant);
});
afterAll(() => database.drop());

/** Indexes that answer before a tenant is known, or for all tenants at once; each with its reason. */
const crossTenantIndexes: Readonly<Record<string, string>> = {
  memberships_user_id_idx: 'where may this person work? asked by memberships_of() at sign-in',
  callbacks_sweep_idx:
    'whose callbacks were missed? asked by list_tenants_with_missed_callbacks(), which names tenants alone',
  job_mails_due_idx: 'whose mails are due? asked by list_tenants_with_mails(), which names tenants alone',
  job_mails_old_idx: 'whose mails are past their time? asked by list_tenants_with_mails(), which names tenants alone',
  api_keys_hash_key: 'whose key is this? a hash of 192 random bits, so it tells nobody what others have',
};

const tenantTables = `
  select c.oid, c.relname as name, c.relrowsecurity as walled, c.relforcerowsecurity as forced
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p')
    and exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'tenant_id' and not a.attisdropped)`;

describe('every table with a tenant_id', () => {
  it('is found at all', async () => {
    const names = (await database.rows<{ name: string }>(tenantTables)).map(({ name }) => name);
    expect(names).toEqual(
      expect.arrayContaining(['jobs', 'contacts', 'uploads', 'memberships', 'api_keys', 'audit_entries']),
    );
  });

  it('forces row level security, with a policy for everybody that binds reading and writing', async () => {
    const open = await database.rows(`
      select t.name from (${tenantTables}) t where not t.walled or not t.forced or not exists (
        select from pg_policy p where p.polrelid = t.oid and p.polcmd = '*' and p.polroles = '{0}'
          and pg_get_expr(p.polqual, p.polrelid) like '%tenant_id = %app.tenant_id%'
          and coalesce(pg_get_expr(p.polwithcheck, p.polrelid), pg_get_expr(p.polqual, p.polrelid)) like '%tenant_id = %app.tenant_id%')`);
    expect(open).toEqual([]);
  });

  it('gives wider policies only to roles nobody logs in as', async () => {
    const wide = await database.rows(`
      select t.name, p.polname, r.rolname from (${tenantTables}) t join pg_policy p on p.polrelid = t.oid
      cross join unnest(p.polroles) as member (oid) join pg_roles r on r.oid = member.oid where r.rolcanlogin`);
    expect(wide).toEqual([]);
  });

  it('leads its primary key with it', async () => {
    const keys = await database.rows(`
      select t.name from (${tenantTables}) t where not exists (
        select from pg_index i join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
        where i.indrelid = t.oid and i.indisprimary and a.attname = 'tenant_id')`);
    expect(keys).toEqual([]);
  });

  it('leads its indexes with it, unless a reason is given here', async () => {
    const others = await database.rows<{ index: string }>(`
      select c.relname as index from (${tenantTables}) t join pg_index i on i.indrelid = t.oid
      join pg_class c on c.oid = i.indexrelid join pg_am m on m.oid = c.relam
      left join pg_attribute a on a.attrelid = t.oid and a.attnum = i.indkey[0]
      where m.amname = 'btree' and a.attname is distinct from 'tenant_id' order by 1`);
    const unexplained = others
      .map(({ index }) => index)
      .filter((index) => !(index in crossTenantIndexes) && !isSweep(index));
    expect(unexplained).toEqual([]);
  });

  it('never has a unique key without it but the one that is explained', async () => {
    const keys = await database.rows<{ index: string }>(`
      select c.relname as index from (${tenantTables}) t join pg_index i on i.indrelid = t.oid
      join pg_class c on c.oid = i.indexrelid where i.indisunique and not exists (
        select from pg_attribute a where a.attrelid = t.oid and a.attnum = any (i.indkey) and a.attname = 'tenant_id')`);
    expect(keys).toEqual([{ index: 'api_keys_hash_key' }]);
  });

  it('names it in every foreign key to another one', async () => {
    const without = await database.rows(`
      select f.conname from pg_constraint f
      where f.contype = 'f' and f.conrelid in (select oid from (${tenantTables}) t)
        and f.confrelid in (select oid from (${tenantTables}) t)
        and not exists (select from pg_attribute a, unnest(f.conkey) with ordinality k (num, place)
          join unnest(f.confkey) with ordinality g (num, place) on g.place = k.place
          join pg_attribute b on b.attnum = g.num
          where a.attrelid = f.conrelid and a.attnum = k.num and a.attname = 'tenant_id'
            and b.attrelid = f.confrelid and b.attname = 'tenant_id')`);
    expect(without).toEqual([]);
  });

  // Not the owner: it may take the doors' roles, to give them their functions, and so shares their policies.
  it.each(['rollcall_api', 'rollcall_worker'] as const)('shows %s nothing without a tenant', async (role) => {
    const { pool } = database.open(role, 1);
    for (const { name } of await database.rows<{ name: string }>(tenantTables))
      expect({ name, seen: await countOf(pool, name) }).toEqual({ name, seen: 0 });
  });

  it.each(['rollcall_api', 'rollcall_worker'] as const)(
    'shows %s its own tenant alone, also from a worn connection',
    async (role) => {
      const { db } = database.open(role, 1);
      const namesIn = (tenant: TenantId) =>
        inTenant(db, tenant, async (tx) =>
          (await tx.selectFrom('contacts').select('last_name').execute()).map((row) => row.last_name),
        );
      for (let turn = 0; turn < 200; turn += 1) {
        expect(await namesIn(mine)).toEqual([`Contact of ${mine}`]);
        expect(await namesIn(theirs)).toEqual([`Contact of ${theirs}`]);
      }
      expect(await db.selectFrom('contacts').select('id').execute()).toEqual([]);
    },
  );

  it('takes no row of another tenant, whatever the statement says', async () => {
    const { db } = database.open('rollcall_api', 1);
    const foreign = inTenant(db, mine, (tx) =>
      tx
        .insertInto('memberships')
        .values({ tenant_id: theirs, user_id: randomUUID(), roles: ['admin'] })
        .execute(),
    );
    await expect(foreign).rejects.toMatchObject({ code: '42501' });
    const moved = await inTenant(db, mine, (tx) =>
      tx.updateTable('uploads').set({ file_name: 'x' }).where('tenant_id', '=', theirs).executeTakeFirst(),
    );
    expect(moved.numUpdatedRows).toBe(0n);
  });
});

describe('the roles', () => {
  it('that processes work as own nothing and can step over nothing', async () => {
    const mighty = await database.rows(`
      select rolname from pg_roles where rolname in ('rollcall_api', 'rollcall_worker')
        and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
      union all select c.relname from pg_class c join pg_roles r on r.oid = c.relowner join pg_namespace n on n.oid = c.relnamespace
        where r.rolname in ('rollcall_api', 'rollcall_worker') and n.nspname in ('public', 'bullmq')
      union all select r.rolname || ' in ' || g.rolname from pg_auth_members m join pg_roles r on r.oid = m.member
        join pg_roles g on g.oid = m.roleid where r.rolname in ('rollcall_api', 'rollcall_worker') and g.rolname <> 'rollcall_queue'`);
    expect(mighty).toEqual([]);
  });

  it('that own the doors cannot log in, write no contact and own no table', async () => {
    const doors = `('rollcall_search', 'rollcall_dispatch', 'rollcall_doorkeeper')`;
    const wrong = await database.rows(`
      select rolname from pg_roles where rolname in ${doors} and (rolcanlogin or rolsuper or rolbypassrls)
      union all select c.relname from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname in ${doors} and c.relkind in ('r','p')
      union all select grantee || ' may ' || privilege_type || ' ' || table_name from information_schema.role_table_grants
        where grantee in ${doors} and table_name like 'contact%' and privilege_type <> 'SELECT'
      union all select grantee || ' may ' || privilege_type || ' ' || table_name from information_schema.role_table_grants
        where grantee = 'rollcall_doorkeeper' and privilege_type <> 'SELECT'`);
    expect(wrong).toEqual([]);
  });

  it('find no function that works as its owner and is open to all, or looks names up on a path of the caller', async () => {
    const loose = await database.rows(`
      select p.proname from pg_proc p join pg_namespace n on n.oid = p.pronamespace
      where n.nspname = 'public' and p.prosecdef
        and (has_function_privilege('public', p.oid, 'execute') or not exists (
          select from unnest(p.proconfig) setting where setting like 'search_path=pg_catalog%'))`);
    expect(loose).toEqual([]);
  });

  it('see no view that looks past the wall', async () => {
    const views = await database.rows(`
      select c.relname from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where n.nspname = 'public' and c.relkind in ('v', 'm') and not coalesce('security_invoker=true' = any (c.reloptions), false)`);
    expect(views).toEqual([]);
  });

  it('of the api cannot reach what imports have staged', async () => {
    const [right] = await database.rows(`select has_schema_privilege('rollcall_api', 'staging', 'usage') as "canUse"`);
    expect(right).toEqual({ canUse: false });
  });
});

/** The sweeper asks about all tenants' live jobs at once, through a definer function. */
const isSweep = (index: string): boolean => /^jobs_(?:live|silent|waiting|sweep|dispatch)/.test(index);

async function countOf(pool: { query(text: string): Promise<{ rows: unknown[] }> }, table: string): Promise<number> {
  try {
    const { rows } = await pool.query(`select count(*)::int as count from public."${table}"`);
    return (rows[0] as { count: number }).count;
  } catch (fault) {
    if ((fault as { code?: unknown }).code === '42501') return 0; // may not even ask
    throw fault;
  }
}

async function fillTenant(tenant: TenantId): Promise<void> {
  const [user] = await database.rows<{ id: string }>(
    `insert into users (name, email) values ('Ana', $1) returning id`,
    [`${tenant}@x.test`],
  );
  const rows: readonly [string, readonly unknown[]][] = [
    [`insert into memberships (tenant_id, user_id, roles) values ($1, $2, '{admin}')`, [user!.id]],
    [`insert into contacts (tenant_id, id, last_name) values ($1, 7, $2)`, [`Contact of ${tenant}`]],
    [
      `insert into contact_phones (tenant_id, contact_id, position, e164, raw) values ($1, 7, 1, '+12025550100', '2025550100')`,
      [],
    ],
    [
      `insert into uploads (tenant_id, id, file_name, size_bytes, created_by, expires_at)
      values ($1, gen_random_uuid(), 'a.csv', 1, 'x', now())`,
      [],
    ],
    [
      `insert into jobs (tenant_id, id, kind, subject, params, checkpoint, started_by_id, started_by_name)
      values ($1, gen_random_uuid(), 'import', 'a.csv', '{}', '{}', 'x', 'X')`,
      [],
    ],
    [
      `insert into api_keys (tenant_id, name, prefix, hash, scopes, created_by_id, created_by_name)
      values ($1::uuid, 'K', 'rk_', sha256(decode(md5($1::uuid::text), 'hex')), '{}', 'x', 'X')`,
      [],
    ],
    [
      `insert into filters (tenant_id, name, visibility, filter, owner_id, owner_name)
      values ($1, 'All', 'team', '{"all":[]}', 'x', 'X')`,
      [],
    ],
    [
      `insert into audit_entries (tenant_id, actor_kind, actor_id, actor_name, action, through)
      values ($1, 'system', 'x', 'X', 'job.started', 'test')`,
      [],
    ],
  ];
  for (const [text, values] of rows) await database.rows(text, [tenant, ...values]);
}
