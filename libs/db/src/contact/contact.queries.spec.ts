import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contactQuerySchema } from '@rollcall/domain/contact';
import type { ContactId } from '@rollcall/domain/contact';
import type { TenantId } from '@rollcall/domain/tenant';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { inTenant } from '../database/index.js';
import type { Db } from '../database/index.js';
import { testDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { getContact, listContacts } from './index.js';
import type { ContactPage } from './index.js';

interface Given {
  readonly id: number;
  readonly first?: string;
  readonly last?: string;
  readonly company?: string;
  readonly id1?: string;
  readonly id2?: string;
  readonly phones?: readonly string[];
  readonly emails?: readonly string[];
}

describe('contacts in the database', () => {
  let database: TestDatabase;
  let db: Db;
  let tenant: TenantId;
  let other: TenantId;

  beforeAll(async () => {
    database = await testDatabase();
    db = database.open('rollcall_api').db;
    tenant = await database.newTenant('Ours');
    other = await database.newTenant('Theirs');
    for (const contact of people) await put(tenant, contact);
    await put(other, { id: 1, first: 'José', last: 'Smith', id1: 'A-1', phones: ['+15551234567'] });
  });
  afterAll(() => database.drop());

  async function put(tenantId: TenantId, { id, first, last, company, id1, id2, phones, emails }: Given): Promise<void> {
    await database.rows(
      `insert into contacts (tenant_id, id, first_name, last_name, company, contact_id_1, contact_id_2)
       values ($1, $2, $3, $4, $5, $6, $7)`,
      [tenantId, id, first, last, company, id1, id2],
    );
    for (const [at, e164] of (phones ?? []).entries())
      await database.rows(`insert into contact_phones values ($1, $2, $3, $4, $4)`, [tenantId, id, at + 1, e164]);
    for (const [at, email] of (emails ?? []).entries())
      await database.rows(`insert into contact_emails values ($1, $2, $3, $4, lower($4))`, [
        tenantId,
        id,
        at + 1,
        email,
      ]);
  }

  const people: readonly Given[] = [
    {
      id: 1,
      first: 'José',
      last: 'Núñez',
      id1: 'A-1',
      phones: ['+15551234567', '+442079460958'],
      emails: ['Jose@x.test'],
    },
    { id: 2, first: 'Ann', last: 'Smith', id1: 'A-2', id2: 'Z9', phones: ['+15559994567'], emails: ['ann@y.test'] },
    { id: 3, first: 'Bo', last: "O'Neil", company: '100% Gute_Häuser', emails: ['bo@x.test', 'jose.b@z.test'] },
    { id: 4, first: 'Jo', last: 'Smithson', id1: 'a-3' },
    { id: 5, company: 'Łódź AG', id1: '4567' },
    { id: 6, first: '王', last: '小明' },
  ];

  const list = (query: Record<string, unknown>, from = tenant): Promise<ContactPage> =>
    inTenant(db, from, (tx) => listContacts(tx, contactQuerySchema.parse(query)));
  const ids = (page: ContactPage): number[] => page.items.map(({ id }) => id);

  it.each([
    ['(555) 123-4567', [1]],
    ['4567', [5, 2, 1]],
    ['020 7946 0958', [1]],
    ['+44 (0)20 7946 0958', [1]],
    ['JOSE@X.TEST', [1]],
    ['jose', [1]],
    ['jose@', [1]],
    ['jose.b@', [3]],
    ['nunez jose', [1]],
    ['smith', [4, 2]],
    ['SMITH ann', [2]],
    ['jo', [4, 1]],
    ["o'neil", [3]],
    ['a-', [4, 2, 1]],
    ['A-3', [4]],
    ['z9', [2]],
    ['lodz', [5]],
    ['100%', [3]],
    ['gute_h', [3]],
    ['gutexh', []],
    ['sm%th', []],
    ['王', [6]],
    ['%', []],
    ["' or 1=1 --", []],
    ['\\', []],
  ])('finds by %j', async (q, found) => {
    const page = await list({ q });
    expect(ids(page)).toEqual(found);
    expect(page.total).toEqual({ value: found.length, relation: 'eq' });
    expect(page.understood).not.toBe('');
  });

  it.each([
    ['-created', [6, 5, 4, 3, 2, 1]],
    ['created', [1, 2, 3, 4, 5, 6]],
    ['name', [5, 1, 3, 2, 4, 6]],
    ['-name', [6, 4, 2, 3, 1, 5]],
    ['contactId1', [5, 1, 2, 4, 3, 6]],
    ['-contactId1', [4, 2, 1, 5, 3, 6]],
  ])('lists by %s, page after page, each once', async (sort, order) => {
    const seen: number[] = [];
    let after: string | undefined;
    do {
      const page = await list({ sort, limit: 1, ...(after === undefined ? {} : { after }) });
      expect(page.total).toEqual({ value: 6, relation: 'eq' });
      seen.push(...ids(page));
      after = page.next ?? undefined;
    } while (after !== undefined);
    expect(seen).toEqual(order);
  });

  it('shows phones and addresses in order', async () => {
    const [jose] = (await list({ q: 'A-1' })).items;
    expect(jose?.phones.map(({ e164 }) => e164)).toEqual(['+15551234567', '+442079460958']);
    expect(jose?.emails).toEqual([{ position: 1, address: 'Jose@x.test', consent: null, blocked: false }]);
  });

  it('refuses a cursor that is none', async () => {
    await expect(list({ after: 'x' })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(list({ after: Buffer.from('["a"]').toString('base64url') })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });

  it('keeps tenants apart', async () => {
    expect(ids(await list({ q: 'smith' }, other))).toEqual([1]);
    expect(ids(await list({ q: '4567' }, other))).toEqual([1]);
    await expect(inTenant(db, other, (tx) => getContact(tx, 2 as ContactId))).rejects.toMatchObject({
      code: 'not-found',
    });
    expect((await inTenant(db, tenant, (tx) => getContact(tx, 2 as ContactId))).lastName).toBe('Smith');
  });

  it('finds nothing by name without a tenant, and lets the search role read nothing else', async () => {
    const none = await sql<{
      id: number;
    }>`select id from match_contacts_named('[["smith"]]', 'name', null)`.execute(db);
    expect(none.rows).toEqual([]);
    const [rights] = await database.rows<Record<string, boolean>>(`select
      has_column_privilege('rollcall_search', 'contacts', 'first_name', 'select') as column,
      has_table_privilege('rollcall_search', 'contact_phones', 'select') as phones,
      has_any_column_privilege('rollcall_search', 'contacts', 'update') as write,
      (select rolcanlogin from pg_roles where rolname = 'rollcall_search') as login`);
    expect(rights).toEqual({ column: false, phones: false, write: false, login: false });
  });

  describe('of a tenant with many', () => {
    let big: TenantId;
    const job = randomUUID();

    beforeAll(async () => {
      big = await database.newTenant('Many');
      await database.rows(
        `insert into contacts (tenant_id, id, first_name, last_name, contact_id_1)
         select $1, n, case when n % 2 = 0 then 'Mary' else 'John' end, 'L' || lpad(n::text, 6, '0'), case when n % 10 > 0 then 'C' || n end
         from generate_series(1, 30000) n`,
        [big],
      );
      await database.rows(
        `insert into contact_changes (tenant_id, contact_id, action, job_id, through)
         select $1, n, 'created', $2::uuid, 'import' from generate_series(1, 12000) n`,
        [big, job],
      );
      await database.rows('analyze contacts');
    }, 60_000);

    it('estimates how many there are', async () => {
      expect((await list({}, big)).total).toEqual({ value: 30_000, relation: 'estimate' });
    });

    it.each([
      ['-created', [30_000, 29_998, 29_996]],
      ['created', [2, 4, 6]],
      ['name', [2, 4, 6]],
      ['-name', [30_000, 29_998, 29_996]],
      ['contactId1', [10_002, 10_004, 10_006]],
      ['-contactId1', [9_998, 9_996, 9_994]],
    ])('pages through a broad search by %s', async (sort, order) => {
      const first = await list({ q: 'mary', sort, limit: 2 }, big);
      expect(first.total).toEqual({ value: 15_000, relation: 'eq' });
      const second = await list({ q: 'mary', sort, limit: 1, after: first.next }, big);
      expect([...ids(first), ...ids(second)]).toEqual(order);
    });

    it('lists what a job touched', async () => {
      expect(ids(await list({ job, limit: 2 }, big))).toEqual([12_000, 11_999]);
      expect(ids(await list({ job, limit: 2, sort: 'name' }, big))).toEqual([1, 2]);
      const searched = await list({ job, q: 'mary', limit: 1 }, big);
      expect(searched.total).toEqual({ value: 6_000, relation: 'eq' });
      expect(ids(searched)).toEqual([12_000]);
      expect((await list({ job: randomUUID() }, big)).total).toEqual({ value: 0, relation: 'eq' });
    });

    it('lists what a job touched, however many of them are deleted or were written twice', async () => {
      const [twice, gone] = [randomUUID(), randomUUID()];
      await database.rows(
        `insert into contacts (tenant_id, id, first_name, contact_id_1, deleted_at)
         select $1, n, 'Gone', 'G' || n, case when n % 2000 > 0 then now() end from generate_series(300001, 312000) n`,
        [big],
      );
      await database.rows(
        `insert into contact_changes (tenant_id, contact_id, action, job_id, through, at)
         select $1::uuid, n, 'updated', $2::uuid, 'job', now() + make_interval(secs => s) from generate_series(1, 6000) n, generate_series(1, 2) s
         union all select $1::uuid, n, 'created', $3::uuid, 'job', now() from generate_series(300001, 312000) n`,
        [big, twice, gone],
      );
      const pagesOf = async (query: Record<string, unknown>) => {
        const all: number[] = [];
        for (let after: string | undefined; ;) {
          const page = await list({ ...query, ...(after !== undefined && { after }) }, big);
          all.push(...ids(page));
          if (page.next === null) return all;
          after = page.next;
        }
      };
      const numbers = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, at) => from + at);
      expect(await pagesOf({ job: twice, sort: 'created', limit: 200 })).toEqual(numbers(1, 6000));
      expect(await pagesOf({ job: twice, sort: '-created', limit: 200 })).toEqual(numbers(1, 6000).toReversed());
      const left = numbers(1, 6).map((n) => 300_000 + 2_000 * n);
      for (const sort of ['created', 'name', 'contactId1'])
        expect(await pagesOf({ job: gone, sort, limit: 4 })).toEqual(left);
      for (const sort of ['-created', '-name', '-contactId1'])
        expect(await pagesOf({ job: gone, sort, limit: 4 })).toEqual(left.toReversed());
    });

    it('says so when too many have a name to look through all of them for a job', async () => {
      await database.rows(
        `insert into contacts (tenant_id, id, first_name) select $1, n, 'Zoe' from generate_series(30001, 200000) n`,
        [big],
      );
      await database.rows('analyze contacts');
      const found = await list({ job, q: 'zoe', limit: 2 }, big);
      expect(found).toMatchObject({ items: [], next: null, total: { value: 0, relation: 'gte' } });
      expect(found.understood).toContain('Too many have this name');
    });
  });
});
