import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { TenantId } from '@rollcall/domain/tenant';
import { sql } from 'kysely';
import { randomBytes } from 'node:crypto';
import { inTenant } from '../database/index.js';
import type { DatabaseRole } from '../database/index.js';
import { testDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';

/** How PostgreSQL finds values among many, under row level security: only leakproof conditions may use an index there. */
let database: TestDatabase;
let tenant: TenantId;

beforeAll(async () => {
  database = await testDatabase();
  tenant = await database.newTenant();
  await database.rows(
    `insert into encrypted_fields (tenant_id, key, label, is_searchable, mask, position)
     select $1, 'f' || n, 'F', true, 'last4', n from generate_series(1, 3) n`,
    [tenant],
  );
  await database.rows(
    `insert into tenant_keys (tenant_id, no, state, master_key_id, wrapped_data, wrapped_blind)
     select $1, n, case n when 2 then 'active' else 'retiring' end, 'x', 'x', 'x' from generate_series(1, 2) n`,
    [tenant],
  );
  await database.rows(
    `insert into encrypted_values (tenant_id, contact_id, field, key_no, sealed, blind_index, changed_by_id, changed_by_name)
     select $1, n, 'f' || f, 1 + n % 2, 'x', sha256((n || '/' || f)::bytea), 'x', 'X'
     from generate_series(1, 5000) n, generate_series(1, 3) f`,
    [tenant],
  );
  await database.rows('analyze encrypted_values');
});
afterAll(() => database.drop());

async function planOf(role: DatabaseRole, query: ReturnType<typeof sql>): Promise<string> {
  const { rows } = await inTenant(database.open(role, 1).db, tenant, (tx) =>
    sql<{ 'QUERY PLAN': string }>`explain ${query}`.execute(tx),
  );
  return rows.map((row) => row['QUERY PLAN']).join('\n');
}

it('a search goes by the index of blind indexes', async () => {
  const plan = await planOf(
    'rollcall_api',
    sql`select contact_id from encrypted_values v where v.tenant_id = ${tenant} and v.field = 'f2'
      and v.blind_index = any(${[randomBytes(32), randomBytes(32)]}::bytea[]) order by v.contact_id limit 51`,
  );
  expect(plan).toMatch(/encrypted_values_blind_idx/);
  expect(plan).toMatch(/Index Cond: .*blind_index = ANY/);
});

it('a batch of a rotation begins where the one before ended', async () => {
  const plan = await planOf(
    'rollcall_worker',
    sql`select contact_id from encrypted_values v where v.tenant_id = ${tenant}
      and (v.contact_id, v.field) > (${4_000}::bigint, ${'f1'}) and v.key_no <> 2
      order by v.contact_id, v.field limit 500 for update of v`,
  );
  expect(plan).toMatch(/Index Cond: .*ROW\(contact_id, \(?field\)?.*\) > ROW/);
  expect(plan).not.toMatch(/Seq Scan|Sort/);
});

it('what is still under a key is known by its index', async () => {
  const plan = await planOf(
    'rollcall_worker',
    sql`select from encrypted_values v where v.tenant_id = ${tenant} and v.key_no = 7 limit 1`,
  );
  expect(plan).toMatch(/encrypted_values_key_idx/);
});
