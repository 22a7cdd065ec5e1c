import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contactQuerySchema, contactSorts } from '@rollcall/domain/contact';
import type { TenantId } from '@rollcall/domain/tenant';
import { randomUUID } from 'node:crypto';
import { inTenant } from '../database/index.js';
import type { Db } from '../database/index.js';
import { testDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import type { Filter } from '@rollcall/domain/filter';
import { prepareFilter } from '../filter/index.js';
import { contactFilter, countFiltered, listContacts } from './index.js';
import type { ContactPage } from './index.js';

/**
 * How PostgreSQL goes about a list or a search, under row level security and inside the functions: by indexes of the
 * tenant's own partition. The server itself tells the plan of every statement, nested ones too (auto_explain).
 */
let database: TestDatabase;
let db: Db;
let own: TenantId;
let shared: TenantId;
const plans: string[] = [];
const job = randomUUID();
const tables = ['contacts', 'contact_phones', 'contact_emails'] as const;

beforeAll(async () => {
  database = await testDatabase();
  own = await database.newTenant('Own');
  shared = await database.newEmptyTenant('Shared');
  await shareWith(shared, await database.newEmptyTenant('Neighbour'));
  await fill(own);
  await fill(shared);
  for (const table of [...tables, 'contact_changes', 'contact_name_words']) await database.rows(`analyze ${table}`);
  await explainEverything();
  const opened = database.open('rollcall_api', 1);
  opened.pool.on('connect', (client) => client.on('notice', ({ message }) => plans.push(message ?? '')));
  db = opened.db;
}, 180_000);
afterAll(() => database.drop());

/** As migration 0017 leaves the tables of tenants that were there before it. */
async function shareWith(...tenants: readonly TenantId[]): Promise<void> {
  for (const table of tables) {
    await database.rows(
      `create table ${table}_shared (like ${table} including defaults including generated including constraints including indexes)`,
    );
    await database.rows(`alter table ${table}_shared enable row level security, force row level security`);
    await database.rows(`create policy ${table}_shared_tenant on ${table}_shared
      using (tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid))`);
    await database.rows(
      `alter table ${table} attach partition ${table}_shared for values in (${tenants.map((id) => `'${id}'`).join(', ')})`,
    );
  }
}

/** 60,000 contacts: a broad name is one that more than 120 of them have, some 500 have a rare one. */
async function fill(tenant: TenantId): Promise<void> {
  const many = 60_000;
  await database.rows(`insert into groups (tenant_id, id, name) overriding system value values ($1, 1, 'North')`, [
    tenant,
  ]);
  await database.rows(
    `insert into contacts (tenant_id, id, first_name, last_name, contact_id_1, group_id, agent_id)
     select $1, n, case when n % 2 = 0 then 'Maria' else 'John' end, 'L' || md5((n / 60)::text), case when n % 20 > 0 then 'C' || n end,
       case when n % 1000 = 0 then 1 end, case when n % 2000 = 0 then 'A7' end
     from generate_series(1, ${many}) n`,
    [tenant],
  );
  await database.rows(
    `insert into contact_phones (tenant_id, contact_id, position, e164, raw)
     select $1, n, 1, '+1' || (2000000000 + n), 'x' from generate_series(1, ${many}) n`,
    [tenant],
  );
  await database.rows(
    `insert into contact_emails (tenant_id, contact_id, position, address, key)
     select $1, n, 1, 'c' || n || '@x.test', 'c' || n || '@x.test' from generate_series(1, ${many}) n`,
    [tenant],
  );
  await database.rows(
    `insert into contact_changes (tenant_id, contact_id, action, job_id, through)
     select $1, n, 'created', $2::uuid, 'import' from generate_series(1, 30000) n`,
    [tenant, job],
  );
  await database.rows(
    `insert into contact_name_words (tenant_id, word, seen)
     select $1, 'l' || md5(n::text), 60 from generate_series(0, 1000) n`,
    [tenant],
  );
}

async function explainEverything(): Promise<void> {
  const [{ name } = { name: '' }] = await database.rows<{ name: string }>('select current_database() as name');
  for (const setting of [
    `session_preload_libraries = 'auto_explain'`,
    'auto_explain.log_min_duration = 0',
    'auto_explain.log_nested_statements = on',
    `auto_explain.log_level = 'notice'`,
  ])
    await database.rows(`alter database ${name} set ${setting}`);
}

const list = (tenant: TenantId, { filter, ...query }: Record<string, unknown>): Promise<ContactPage> =>
  inTenant(db, tenant, async (tx) => {
    if (filter === undefined) return listContacts(tx, contactQuerySchema.parse(query));
    const usable = await prepareFilter(tx, filter as Filter, new Date());
    await countFiltered(tx, contactFilter(tx, usable), { exclude: [1], budget: 5_000 });
    return listContacts(tx, contactQuerySchema.parse(query), contactFilter(tx, usable));
  });

/** The plans of one page and the next one, without those of statements about the catalogue. */
async function plansOf(tenant: TenantId, query: Record<string, unknown>): Promise<readonly string[]> {
  plans.length = 0;
  const page = await list(tenant, query);
  if (page.next !== null) await list(tenant, { ...query, after: page.next });
  return plans.filter((plan) => plan.includes('plan:')).map((plan) => plan.slice(plan.indexOf('\nLimit') + 1));
}

const has = (field: string, op: string, value?: unknown) => ({ field, op, ...(value !== undefined && { value }) });
/** The MD5 of "1". */
const rare = 'Lc4ca4238a0b923820dcc509a6f75849b';
const queries: readonly (readonly [string, Record<string, unknown>])[] = [
  ...contactSorts.map((sort) => [`all by ${sort}`, { sort, limit: 50 }] as const),
  ['a phone', { q: '(200) 000-0007' }],
  ['the end of a phone', { q: '0007' }],
  ['an e-mail address', { q: 'c777@x.test' }],
  ['the beginning of an e-mail address', { q: 'c77@' }],
  ['a Contact ID', { q: 'C777' }],
  ['the beginning of a Contact ID', { q: 'C7' }],
  ...contactSorts.map((sort) => [`a rare name by ${sort}`, { q: rare, sort, limit: 5 }] as const),
  ...contactSorts.map((sort) => [`a common name by ${sort}`, { q: 'maria', sort, limit: 50 }] as const),
  ['two letters', { q: 'jo' }],
  ['two words', { q: `john ${rare.slice(0, 9)}` }],
  ['a mistyped word', { q: `${rare.slice(0, -2)}xb` }],
  ['two words, one of them mistyped', { q: `john ${rare.slice(0, 4)}x${rare.slice(4)}` }],
  ...contactSorts.map((sort) => [`what a job touched by ${sort}`, { job, sort }] as const),
  ['a rare name in what a job touched', { job, q: rare }],
  ...contactSorts.map(
    (sort) => [`a filter that nobody fulfils by ${sort}`, { filter: has('city', 'is', 'Rome'), sort }] as const,
  ),
  ...contactSorts.map(
    (sort) => [`a filter that many fulfil by ${sort}`, { filter: has('firstName', 'is', 'maria'), sort }] as const,
  ),
  ...contactSorts.map((sort) => [`a group by ${sort}`, { filter: has('group', 'is', '1'), sort, limit: 5 }] as const),
  ['an agent', { filter: has('agentId', 'is', 'A7') }],
  ['a filter by a phone', { filter: has('phone', 'ends', '0007') }],
  ['a filter by phones of many', { filter: has('phoneType', 'isEmpty') }],
  ['a filter by an address', { filter: has('email', 'starts', 'c77') }],
  ['a filter by Contact IDs', { filter: has('contactId1', 'in', ['C7', 'C77']) }],
  ['a filter by a rare name', { filter: has('lastName', 'is', rare) }],
  [
    'a filter by one of two ways',
    { filter: { any: [has('phone', 'ends', '0007'), has('email', 'is', 'c777@x.test')] } },
  ],
  ['a filter by what a job touched', { filter: has('changedByJob', 'is', job) }],
  ['a filter in what a job touched', { job, filter: has('firstName', 'contains', 'ari'), sort: 'name' }],
  ['a filter beside a rare name', { q: rare, filter: has('firstName', 'is', 'john') }],
  ['a filter beside a common name', { q: 'maria', filter: has('group', 'is', '1') }],
];

describe.each([
  ['a partition of its own', () => own, () => 'contacts_shared'],
  ['a partition with others', () => shared, () => `contacts_of_${own.replaceAll('-', '')}`],
])('a tenant with %s', (_form, tenant, foreign) => {
  it.each(queries)('looks for %s by its indexes', async (_what, query) => {
    const told = await plansOf(tenant(), query);
    expect(told.length).toBeGreaterThan(1);
    const text = told.join('\n');
    expect(text).not.toMatch(/Seq Scan on (?:contacts|contact_phones|contact_emails)/);
    expect(text).not.toContain(foreign());
    expect(text).toContain('contacts_');
  });

  it('finds what was mistyped, and says so', async () => {
    const page = await list(tenant(), { q: `john ${rare.slice(0, 4)}x${rare.slice(4)}` });
    expect(page.total).toEqual({ value: 30, relation: 'eq' });
    expect(page.understood).toMatch(/^Nothing has exactly “\w+”; shown: \w+$/);
  });

  it('counts those of a filter, few or many', async () => {
    const { total } = await list(tenant(), { filter: has('group', 'is', '1') });
    expect(total).toEqual({ value: 60, relation: 'eq' });
    const many = await list(tenant(), { filter: has('firstName', 'is', 'maria'), limit: 5 });
    expect(many.total).toEqual({ value: 30_000, relation: expect.stringMatching('eq|estimate') });
  });

  it('says about how many have a common name', async () => {
    const { total } = await list(tenant(), { q: 'maria' });
    expect(total).toEqual({ value: 30_000, relation: 'estimate' });
  });
});
