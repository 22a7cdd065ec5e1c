import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contactQuerySchema } from '@rollcall/domain/contact';
import type { TenantId } from '@rollcall/domain/tenant';
import { inTenant } from '../database/index.js';
import type { Db } from '../database/index.js';
import { testDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { lookedAtUpTo } from './contact.found-ids.js';
import { listContacts } from './contact.queries.js';

const many = lookedAtUpTo + 60;

describe('the end of a phone that very many have', () => {
  let database: TestDatabase;
  let db: Db;
  let tenant: TenantId;

  beforeAll(async () => {
    database = await testDatabase();
    db = database.open('rollcall_api').db;
    tenant = await database.newTenant('Ours');
    await database.rows(
      `insert into contacts (tenant_id, id, last_name, deleted_at)
       select $1, n, 'Smith', case when n % 3 = 0 then now() end from generate_series(1, $2::integer) n`,
      [tenant, many],
    );
    await database.rows(
      `insert into contact_phones (tenant_id, contact_id, position, e164, raw)
       select $1, n, p, e164, e164 from generate_series(1, $2::integer) n, generate_series(1, 2) p,
         format('+1%s%s4567', p, lpad(n::text, 6, '0')) e164`,
      [tenant, many],
    );
  });
  afterAll(() => database.drop());

  const live = Array.from({ length: many }, (_, at) => at + 1).filter((id) => id % 3 !== 0);

  it.each([
    ['-created', live.toReversed()],
    ['created', live],
  ])('is walked by %s, each contact once, without those that are deleted', async (sort, order) => {
    const seen: number[] = [];
    let after: string | undefined;
    do {
      const query = contactQuerySchema.parse({ q: '4567', sort, limit: 50, after });
      const page = await inTenant(db, tenant, (tx) => listContacts(tx, query));
      expect(page.total).toEqual({ value: many, relation: 'estimate' });
      seen.push(...page.items.map(({ id }) => id));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toEqual(order);
  });

  it('is counted one by one where it must be sorted', async () => {
    const query = contactQuerySchema.parse({ q: '4567', sort: 'name', limit: 5 });
    const page = await inTenant(db, tenant, (tx) => listContacts(tx, query));
    expect(page.total).toEqual({ value: live.length, relation: 'eq' });
  });
});
