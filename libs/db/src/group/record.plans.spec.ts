import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contactLookupQuerySchema } from '@rollcall/domain/contact';
import type { ContactId } from '@rollcall/domain/contact';
import type { GroupId } from '@rollcall/domain/group';
import type { TenantId } from '@rollcall/domain/tenant';
import { listContactHistory, listDeletedContacts, lockForChange, lookUpContacts } from '../contact/index.js';
import { inTenant } from '../database/index.js';
import type { Db, Tx } from '../database/index.js';
import { testDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { getGroup } from './index.js';

/** How PostgreSQL goes about the questions of one record, as the server itself tells (auto_explain): never through all contacts. */
let database: TestDatabase;
let db: Db;
let tenant: TenantId;
const plans: string[] = [];

beforeAll(async () => {
  database = await testDatabase();
  tenant = await database.newTenant();
  await fill();
  const [{ name } = { name: '' }] = await database.rows<{ name: string }>('select current_database() as name');
  for (const setting of [
    `session_preload_libraries = 'auto_explain'`,
    'auto_explain.log_min_duration = 0',
    `auto_explain.log_level = 'notice'`,
  ])
    await database.rows(`alter database ${name} set ${setting}`);
  const opened = database.open('rollcall_api', 1);
  opened.pool.on('connect', (client) => client.on('notice', ({ message }) => plans.push(message ?? '')));
  db = opened.db;
}, 120_000);
afterAll(() => database.drop());

/** 40,000 contacts: one in a hundred is deleted, one in two hundred has the small group, all others the large one. */
async function fill(): Promise<void> {
  await database.rows(`insert into groups (tenant_id, id, name) values ($1, 7, 'North'), ($1, 8, 'South')`, [tenant]);
  await database.rows(
    `insert into contacts (tenant_id, id, last_name, contact_id_1, deleted_at, group_id)
     select $1, n, 'L' || n, 'C' || n, case when n % 100 = 0 then now() end, case when n % 200 = 1 then 7 else 8 end
     from generate_series(1, 40000) n`,
    [tenant],
  );
  await database.rows(
    `insert into contact_phones (tenant_id, contact_id, position, e164, raw)
     select $1, n, 1, '+1' || (2022000000 + n), 'x' from generate_series(1, 40000) n`,
    [tenant],
  );
  await database.rows(
    `insert into contact_emails (tenant_id, contact_id, position, address, key)
     select $1, n, 1, 'c' || n || '@x.test', 'c' || n || '@x.test' from generate_series(1, 40000) n`,
    [tenant],
  );
  await database.rows(
    `insert into contact_changes (tenant_id, contact_id, action, through) select $1, n, 'created', 'api' from generate_series(1, 40000) n`,
    [tenant],
  );
  for (const table of ['contacts', 'contact_phones', 'contact_emails', 'contact_changes'])
    await database.rows(`analyze ${table}`);
}

const lookUp = (tx: Tx, query: object) => lookUpContacts(tx, contactLookupQuerySchema.parse(query));
const questions: readonly (readonly [string, (tx: Tx) => Promise<unknown>])[] = [
  ['who has this phone?', (tx) => lookUp(tx, { phone: '2022000007' })],
  ['who has this address?', (tx) => lookUp(tx, { email: 'c7@x.test' })],
  ['what was deleted lately?', (tx) => listDeletedContacts(tx, { limit: 50 })],
  ['what happened to this contact?', (tx) => listContactHistory(tx, 7 as ContactId, { limit: 50 })],
  ['how many are in this group?', (tx) => getGroup(tx, 7 as GroupId)],
  ['may this contact be changed?', (tx) => lockForChange(tx, 7 as ContactId, 1)],
];

describe('the record of one contact', () => {
  it.each(questions)('%s is answered by indexes', async (_question, ask) => {
    plans.length = 0;
    await inTenant(db, tenant, ask);
    const text = plans.join('\n');
    expect(text).toMatch(/contact(?:s|_phones|_emails)_of_/);
    expect(text).not.toMatch(/Seq Scan on (?:contacts|contact_phones|contact_emails)/);
  });

  it('how many are in a large group is judged by stretches of ids, not by who has a group (LV-15)', async () => {
    plans.length = 0;
    const { contacts } = await inTenant(db, tenant, (tx) => getGroup(tx, 8 as GroupId));
    expect(contacts.relation).toBe('estimate');
    const sample = plans.find((plan) => plan.includes('generate_series')) ?? '';
    expect(sample).toMatch(/_pkey on contacts_of_.* c /);
    expect(sample).not.toContain('group_id_idx');
  });
});
