import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contactQuerySchema, contactSorts } from '@rollcall/domain/contact';
import type { ContactSort } from '@rollcall/domain/contact';
import type { TenantId } from '@rollcall/domain/tenant';
import { sql } from 'kysely';
import { inTenant } from '../database/index.js';
import type { Db } from '../database/index.js';
import { testDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import type { ContactPlace } from './contact.cursor.js';
import type { ContactPlaces } from './contact.page.js';
import { listContacts } from './contact.queries.js';
import { countBlocks, tallyContacts } from './contact.tally.js';
import { walkContacts } from './contact.walk.js';
import type { Walked } from './contact.walk.js';

let database: TestDatabase;
let db: Db;
let tenant: TenantId;
const many = 24_000;
/** One in 997: rarer than a stretch of a walk is long. */
const rare = sql<boolean>`c.city = 'Rome'`;

beforeAll(async () => {
  database = await testDatabase();
  db = database.open('rollcall_api').db;
  tenant = await database.newTenant();
  await database.rows(
    `insert into contacts (tenant_id, id, last_name, contact_id_1, city, deleted_at)
     select $1, n, 'L' || md5(n::text), case when n % 3 > 0 then 'C' || md5(n::text) end,
       case when n % 997 = 0 then 'Rome' when n % 2 = 0 then 'Bonn' end, case when n % 5 = 0 then now() end
     from generate_series(1, ${many}) n`,
    [tenant],
  );
  await database.rows('analyze contacts');
}, 60_000);
afterAll(() => database.drop());

/** The ids of everybody in Rome, in an order. */
async function inOrder(sort: ContactSort): Promise<number[]> {
  const inRome = new Set(
    (
      await database.rows<{ id: string }>(
        `select id from contacts where tenant_id = $1 and city = 'Rome' and deleted_at is null`,
        [tenant],
      )
    ).map(({ id }) => Number(id)),
  );
  const ids: number[] = [];
  let after: string | undefined;
  do {
    const query = contactQuerySchema.parse({ sort, limit: 200, ...(after !== undefined && { after }) });
    const page = await inTenant(db, tenant, (tx) => listContacts(tx, query));
    ids.push(...page.items.map(({ id }) => id));
    after = page.next ?? undefined;
  } while (after !== undefined);
  return ids.filter((id) => inRome.has(id));
}

describe('a walk', () => {
  it.each(contactSorts)(
    'by %s that is stopped goes on where it stopped, and meets everybody once',
    async (sort) => {
      const met: number[] = [];
      let after: ContactPlace | null = null;
      let stops = 0;
      for (;;) {
        const page: ContactPlaces = { sort, limit: 4, after, total: null, isWalked: false };
        const walked: Walked = await inTenant(db, tenant, (tx) => walkContacts(tx, rare, page, -1));
        met.push(...walked.places.map(({ id }) => id));
        const next: ContactPlace | undefined =
          walked.stoppedAt ?? (walked.places.length === 4 ? walked.places.at(-1) : undefined);
        if (next === undefined) break;
        stops += walked.stoppedAt === null ? 0 : 1;
        after = next;
      }
      expect(stops).toBeGreaterThan(3);
      expect(met).toEqual(await inOrder(sort));
    },
    60_000,
  );

  it('with time enough goes to the end, and says that nothing is left', async () => {
    const page = { sort: 'name', limit: 100, after: null, total: null, isWalked: false } as const;
    const walked: Walked = await inTenant(db, tenant, (tx) => walkContacts(tx, rare, page, 10_000));
    expect(walked.stoppedAt).toBeNull();
    expect(walked.places.map(({ id }) => id)).toEqual(await inOrder('name'));
  });
});

describe('a tally', () => {
  const told = (where: string, budget: number) =>
    inTenant(db, tenant, (tx) => tallyContacts(tx, sql<boolean>`(c.city = ${where}) is true`, budget));

  it('is exact with time enough', async () => {
    expect(await told('Rome', 10_000)).toEqual({ value: (await inOrder('created')).length, relation: 'eq' });
    expect(await told('Oslo', 10_000)).toEqual({ value: 0, relation: 'eq' });
  });

  it('without time says at least what it met, or about how many there must be', async () => {
    const rome = await told('Rome', -1);
    expect(rome.relation).toBe('gte');
    expect(rome.value).toBeLessThanOrEqual((await inOrder('created')).length);
    const bonn = await told('Bonn', -1);
    const truth = (many / 2) * 0.8;
    expect(bonn.relation).toBe('estimate');
    expect(Math.abs(bonn.value / truth - 1)).toBeLessThan(0.1);
  });

  it('that must be exact counts many too, and says so where the time was not enough', async () => {
    const count = (budget: number) =>
      inTenant(db, tenant, (tx) => countBlocks(tx, sql<boolean>`(c.city = 'Bonn') is true`, budget));
    const [row] = await database.rows<{ truth: string }>(
      `select count(*) as truth from contacts where tenant_id = $1 and city = 'Bonn' and deleted_at is null`,
      [tenant],
    );
    expect(await count(10_000)).toEqual({ value: Number(row?.truth), relation: 'eq' });
    expect((await count(-1)).relation).toBe('estimate');
  });
});
