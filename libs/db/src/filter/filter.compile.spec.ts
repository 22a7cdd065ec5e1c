import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contactQuerySchema, contactSorts, toDayBits, toEmailKey } from '@rollcall/domain/contact';
import type { Weekday } from '@rollcall/domain/contact';
import { matchesPlan, planFilter, toFilterKey } from '@rollcall/domain/filter';
import type { Filter, FilterableContact } from '@rollcall/domain/filter';
import type { TenantId } from '@rollcall/domain/tenant';
import fc from 'fast-check';
import { sql } from 'kysely';
import { contactFilter, countFiltered, listContacts } from '../contact/index.js';
import { inTenant } from '../database/index.js';
import type { Db, Tx } from '../database/index.js';
import { testDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import {
  contactArbitrary,
  customFields,
  encryptedFields,
  fields,
  filterArbitrary,
  groups,
  jobs,
  now,
} from './filter.arbitrary.testing.js';
import { contactsMatching, findCandidates, prepareFilter } from './index.js';

let database: TestDatabase;
let db: Db;
let tenant: TenantId;
let other: TenantId;
let contacts: readonly FilterableContact[] = [];

beforeAll(async () => {
  database = await testDatabase();
  db = database.open('rollcall_api').db;
  [tenant, other] = [await database.newTenant('Ours'), await database.newTenant('Theirs')];
  for (const { id, name } of groups)
    await database.rows('insert into groups (tenant_id, id, name) overriding system value values ($1, $2, $3)', [
      tenant,
      id,
      name,
    ]);
  for (const [at, { key, label, type, options = [] }] of customFields.entries())
    await database.rows(
      'insert into custom_fields (tenant_id, key, label, type, position, options) values ($1, $2, $3, $4, $5, $6)',
      [tenant, key, label, type, at, options],
    );
  await database.rows(
    `insert into tenant_keys (tenant_id, no, state, master_key_id, wrapped_data, wrapped_blind) values ($1, 1, 'active', 'x', 'x', 'x')`,
    [tenant],
  );
  for (const { key, label } of encryptedFields)
    await database.rows(
      `insert into encrypted_fields (tenant_id, key, label, is_searchable, mask, position) values ($1, $2, $3, false, 'nothing', 1)`,
      [tenant, key, label],
    );
  await database.rows(`insert into contacts (tenant_id, id, first_name) values ($1, 1, 'José')`, [other]);
}, 60_000);
afterAll(() => database.drop());

const columns: Readonly<Record<string, string>> = {
  contactId2: 'contact_id_2',
  firstName: 'first_name',
  lastName: 'last_name',
  city: 'city',
  country: 'country',
  timeZone: 'time_zone',
  language: 'language',
  agentId: 'agent_id',
  balance: 'balance',
  amountToSpeak: 'amount_to_speak',
  dueDate: 'due_date',
  active: 'is_active',
  doNotContact: 'is_do_not_contact',
  smsConsent: 'sms_consent',
  voiceConsent: 'voice_consent',
  preferredChannel: 'preferred_channel',
  groupId: 'group_id',
  allowedDays: 'allowed_days',
  createdAt: 'created_at',
  updatedAt: 'updated_at',
  createdByJob: 'created_by_job',
};

/** Writes contacts, and one of each that is deleted, which nothing may find. */
async function write(given: readonly Omit<FilterableContact, 'id'>[]): Promise<void> {
  for (const table of [
    'contact_phones',
    'contact_emails',
    'contacts',
    'contact_changes',
    'interactions',
    'encrypted_values',
  ])
    await database.rows(`delete from ${table} where tenant_id = $1`, [tenant]);
  contacts = given.map((contact, at) => ({ ...contact, id: at + 1 }) as FilterableContact);
  const names = Object.keys(columns);
  for (const contact of contacts) {
    const days = contact.allowedDays as readonly Weekday[] | null;
    const kept = { ...contact, allowedDays: days && toDayBits(days) } as Readonly<Record<string, unknown>>;
    const values = names.map((name) => kept[name] ?? null);
    const places = [...names.keys()].map((at) => `$${at + 4}`).join(', ');
    for (const [id, deletedAt] of [
      [contact.id, null],
      [contact.id + 1000, '2026-01-01'],
    ])
      await database.rows(
        `insert into contacts (tenant_id, id, deleted_at, ${Object.values(columns).join(', ')}, custom)
         values ($1, $2, $3, ${places}, $${names.length + 4})`,
        [tenant, id, deletedAt, ...values, JSON.stringify(contact.custom)],
      );
    for (const [at, phone] of contact.phones.entries())
      await database.rows(
        `insert into contact_phones (tenant_id, contact_id, position, e164, raw, type, status, block, sms_consent, cell_consent, aliases)
         values ($1, $2, $3, $4, $4, $5, $6, $7, $8, $9, $10)`,
        [
          tenant,
          contact.id,
          at + 1,
          phone.e164,
          phone['type'],
          phone['status'],
          phone['block'],
          phone['smsConsent'],
          phone['cellConsent'],
          phone['aliases'],
        ],
      );
    for (const [at, email] of contact.emails.entries())
      await database.rows(
        `insert into contact_emails (tenant_id, contact_id, position, address, key, consent, is_blocked)
         values ($1, $2, $3, $4, $5, $6, $7)`,
        [tenant, contact.id, at + 1, email.address, toEmailKey(email.address), email['consent'], email['isBlocked']],
      );
    for (const { key } of encryptedFields)
      await database.rows(
        `insert into encrypted_values (tenant_id, contact_id, field, key_no, sealed, changed_by_id, changed_by_name)
         values ($1, $2, $3, $4, $5, 'test', 'test')`,
        // A value that was taken away leaves its row.
        [tenant, contact.id, key, ...(contact.encrypted.includes(key) ? [1, Buffer.from('x')] : [null, null])],
      );
    // An older one too: only the newest counts.
    for (const at of contact.lastInteractionAt === null ? [] : ['1990-01-01T00:00:00Z', contact.lastInteractionAt])
      await database.rows(
        `insert into interactions (tenant_id, contact_id, at, source, source_id, channel, direction, outcome, content_hash, received_from_id)
         values ($1, $2, $3, 'test', gen_random_uuid()::text, 'voice', 'outbound', 'reached', sha256('x'), 'test')`,
        [tenant, contact.id, at],
      );
    for (const jobId of contact.changedByJobs)
      await database.rows(
        `insert into contact_changes (tenant_id, contact_id, action, job_id, through) values ($1, $2, 'updated', $3, 'import')`,
        [tenant, contact.id, jobId],
      );
  }
}

const expectedIds = (filter: Filter): number[] => {
  const { plan } = planFilter(filter, fields, now);
  return contacts.filter((contact) => plan !== null && matchesPlan(plan, contact)).map(({ id }) => id);
};

const foundIds = async (tx: Tx, filter: Filter): Promise<number[]> => {
  const { rows } = await sql<{ id: number }>`select c.id from contacts c where c.tenant_id = ${tx.tenantId}
    and c.deleted_at is null and ${await contactsMatching(tx, filter, now)} order by c.id`.execute(tx);
  return rows.map(({ id }) => id);
};

describe('filters in SQL and in memory', () => {
  const usable = filterArbitrary.filter((filter) => planFilter(filter, fields, now).plan !== null);
  const crowd = fc.array(contactArbitrary, { minLength: 5, maxLength: 12 });

  it('mean the same contacts, whatever they are and whatever is asked', async () => {
    let asked = 0;
    let met = 0;
    await fc.assert(
      fc.asyncProperty(crowd, fc.array(usable, { minLength: 25, maxLength: 25 }), async (given, filters) => {
        await write(given);
        await inTenant(db, tenant, async (tx) => {
          for (const filter of filters) {
            const expected = expectedIds(filter);
            asked += 1;
            met += expected.length > 0 && expected.length < contacts.length ? 1 : 0;
            expect([filter, await foundIds(tx, filter)]).toEqual([filter, expected]);
          }
        });
      }),
      { numRuns: 30 },
    );
    // A property that holds because nothing, or everything, is ever found would say little.
    expect(met / asked).toBeGreaterThan(0.2);
  }, 240_000);

  it('find the same by way of an index as without, and nothing less', async () => {
    await fc.assert(
      fc.asyncProperty(crowd, fc.array(usable, { minLength: 20, maxLength: 20 }), async (given, filters) => {
        await write(given);
        await inTenant(db, tenant, async (tx) => {
          for (const filter of filters) {
            const candidates = await findCandidates(tx, (await prepareFilter(tx, filter, now)).plan);
            if (candidates !== null) expect(candidates).toEqual(expect.arrayContaining(expectedIds(filter)));
          }
        });
      }),
      { numRuns: 15 },
    );
  }, 240_000);

  it('list and count what they mean, page after page, by every sort', async () => {
    await fc.assert(
      fc.asyncProperty(crowd, usable, fc.constantFrom(...contactSorts), async (given, filter, sort) => {
        await write(given);
        const expected = expectedIds(filter);
        const seen: number[] = [];
        let after: string | undefined;
        do {
          const page = await inTenant(db, tenant, async (tx) => {
            const query = contactQuerySchema.parse({ sort, limit: 2, ...(after !== undefined && { after }) });
            return listContacts(tx, query, contactFilter(tx, await prepareFilter(tx, filter, now)));
          });
          expect(page.total).toEqual({ value: expected.length, relation: 'eq' });
          seen.push(...page.items.map(({ id }) => id));
          after = page.next ?? undefined;
        } while (after !== undefined);
        expect([...seen].sort((a, b) => a - b)).toEqual(expected);
        const [first] = expected;
        const counted = await inTenant(db, tenant, async (tx) =>
          countFiltered(tx, contactFilter(tx, await prepareFilter(tx, filter, now)), {
            exclude: first === undefined ? [777] : [first, first, 777],
            budget: 700,
          }),
        );
        expect(counted).toEqual({ value: Math.max(0, expected.length - 1), relation: 'eq' });
      }),
      { numRuns: 40 },
    );
  }, 240_000);

  it('sees nothing of another tenant, whose job or not', async () => {
    await write([]);
    await inTenant(db, tenant, async (tx) => {
      expect(await foundIds(tx, { all: [] })).toEqual([]);
      expect(await foundIds(tx, { field: 'changedByJob', op: 'isNot', value: jobs[0] ?? '' })).toEqual([]);
    });
  });
});

describe('the keys of texts', () => {
  it('are the same in the database and in the domain, letter by letter', async () => {
    const letters = Array.from({ length: 0xffff }, (_, at) => at + 1).filter((code) => code < 0xd800 || code > 0xdfff);
    const texts = [...letters, 0x1f642, 0x1d49c].map((code) => `a${String.fromCodePoint(code)}B`);
    const rows = await database.rows<{ text: string; key: string }>(
      'select t as text, filter_key(t) as key from unnest($1::text[]) t',
      [texts],
    );
    expect(rows.filter(({ text, key }) => toFilterKey(text) !== key)).toEqual([]);
    expect(rows).toHaveLength(texts.length);
  });

  it('are plain only where the index over names is as plain, so that it leaves nobody out', async () => {
    const letters = Array.from({ length: 0xffff }, (_, at) => String.fromCodePoint(at + 1)).filter(
      (letter) => letter.isWellFormed() && /^[ -~]+$/.test(toFilterKey(letter)),
    );
    const rows = await database.rows<{ letter: string; name: string }>(
      'select t as letter, contact_name_key(t, null, null) as name from unnest($1::text[]) t',
      [letters],
    );
    expect(rows.filter(({ letter, name }) => name.trim() !== toFilterKey(letter).trim())).toEqual([]);
  });
});
