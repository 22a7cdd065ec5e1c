import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ContactId } from '@rollcall/domain/contact';
import { recordInteractionsSchema, startOfDay } from '@rollcall/domain/interaction';
import type { InteractionQuery } from '@rollcall/domain/interaction';
import type { TenantId } from '@rollcall/domain/tenant';
import fc from 'fast-check';
import { sql } from 'kysely';
import { listContactViews } from '../contact/index.js';
import { inTenant } from '../database/index.js';
import type { Db } from '../database/index.js';
import { testDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { countAttempts, listInteractions, recordInteractions } from './index.js';

const now = Date.parse('2026-03-04T12:00:00Z');
let database: TestDatabase;
let db: Db;
let tenant: TenantId;
let nextContact = 0;
let nextId = 0;

beforeAll(async () => {
  database = await testDatabase();
  ({ db } = database.open('rollcall_api'));
  tenant = await database.newTenant();
});
afterAll(() => database.drop());

async function newContact(...phones: string[]): Promise<ContactId> {
  const id = (nextContact += 1) as ContactId;
  await database.rows(
    `insert into contacts (tenant_id, id, last_name, contact_id_1) values ($1, $2::bigint, 'Ruiz', 'C' || $2::text)`,
    [tenant, id],
  );
  for (const [at, e164] of phones.entries())
    await database.rows(
      `insert into contact_phones (tenant_id, contact_id, position, e164, raw) values ($1, $2, $3, $4, $4)`,
      [tenant, id, at + 1, e164],
    );
  return id;
}
const call = (contactId: ContactId, more: object = {}) => ({
  sourceId: `call-${(nextId += 1)}`,
  contactId,
  at: '2026-03-04T11:00:00Z',
  channel: 'voice',
  direction: 'outbound',
  outcome: 'no answer',
  ...more,
});
const record = (items: readonly object[], source = 'dialer') =>
  inTenant(db, tenant, (tx) =>
    recordInteractions(tx, recordInteractionsSchema.parse({ source, items }), { id: 'key', nowMs: now }),
  );
const list = (contact: ContactId, query: Partial<InteractionQuery> = {}) =>
  inTenant(db, tenant, (tx) => listInteractions(tx, contact, { limit: 50, ...query }));
const attempts = (contact: ContactId, zone: string | null) =>
  inTenant(db, tenant, (tx) => countAttempts(tx, contact, startOfDay(now, zone)));

describe('interactions of another system', () => {
  it('are kept once, however often they come, one by one or together, also at the same time', async () => {
    const contact = await newContact();
    const items = Array.from({ length: 5 }, () => call(contact));
    const together = await Promise.all([record(items), record(items.toReversed()), record([items[2]!])]);
    expect(together.reduce((sum, { created }) => sum + created, 0)).toBe(5);
    expect(await record(items)).toMatchObject({ created: 0, known: 5 });
    expect((await list(contact)).total).toEqual({ value: 5, relation: 'eq' });
    expect((await record(items, 'mailer')).created).toBe(5); // another source has ids of its own
  });

  it('are all refused when one of them is wrong, saying which and why', async () => {
    const contact = await newContact();
    const [known, twice] = [call(contact), call(contact)];
    await record([known]);
    const wrong = record([
      call(contact),
      { ...known, outcome: 'answered' },
      call(999_999 as ContactId),
      call(contact, { contactId: undefined, contactId1: 'nobody' }),
      twice,
      twice,
      call(contact, { at: '2026-03-04T12:06:00Z' }),
    ]);
    await expect(wrong).rejects.toMatchObject({
      code: 'interaction.refused',
      details: {
        errors: expect.arrayContaining(
          [
            ['items.1', 'source-id-reused'],
            ['items.2', 'contact-not-found'],
            ['items.3', 'contact-not-found'],
            ['items.5', 'duplicate'],
            ['items.6', 'in-the-future'],
          ].map(([path, code]) => expect.objectContaining({ path, code })),
        ),
      },
    });
    expect((await list(contact)).total.value).toBe(1);
  });

  it('name their contact by its id, also in the bin, or by the Contact ID 1 of somebody who is there', async () => {
    const [there, deleted] = [await newContact(), await newContact()];
    await database.rows('update contacts set deleted_at = now() where tenant_id = $1 and id = $2', [tenant, deleted]);
    await record([call(there, { contactId: undefined, contactId1: `C${there}` }), call(deleted)]);
    expect((await list(there)).items).toHaveLength(1);
    expect((await list(deleted)).items).toHaveLength(1);
    await expect(record([call(deleted, { contactId: undefined, contactId1: `C${deleted}` })])).rejects.toMatchObject({
      code: 'interaction.refused',
    });
  });

  it.each(['rollcall_api', 'rollcall_worker'] as const)('are never changed or deleted by %s', async (role) => {
    const { db: as } = database.open(role, 1);
    for (const statement of [sql`update interactions set outcome = 'x'`, sql`delete from interactions`])
      await expect(inTenant(as, tenant, (tx) => statement.execute(tx))).rejects.toMatchObject({ code: '42501' });
  });

  it('are known again when the same moment is written in another zone', async () => {
    const contact = await newContact();
    const item = call(contact, { at: '2026-03-04T11:00:00Z' });
    await record([item]);
    expect((await record([{ ...item, at: '2026-03-04T06:00:00-05:00' }])).known).toBe(1);
  });
});

describe('a list of interactions', () => {
  it('is filtered, and walked without holes or doubles', async () => {
    const contact = await newContact();
    const made = await record(
      Array.from({ length: 30 }, (_, n) =>
        call(contact, {
          at: new Date(now - (n % 7) * 3_600_000).toISOString(),
          channel: n % 2 === 0 ? 'voice' : 'sms',
          direction: n % 3 === 0 ? 'inbound' : 'outbound',
          outcome: n % 5 === 0 ? 'answered' : 'no answer',
          agentId: n % 4 === 0 ? 'ana' : null,
        }),
      ),
    );
    const seen: number[] = [];
    let after: string | null | undefined;
    do {
      const page = await list(contact, { limit: 4, ...(after ? { after } : {}) });
      seen.push(...page.items.map(({ id }) => id));
      after = page.next;
    } while (after !== null);
    expect(seen.toSorted((a, b) => a - b)).toEqual(made.items.map(({ id }) => id).toSorted((a, b) => a - b));
    const count = async (query: Partial<InteractionQuery>) => (await list(contact, query)).total.value;
    expect(await count({ channel: 'sms' })).toBe(15);
    expect(await count({ direction: 'inbound' })).toBe(10);
    expect(await count({ outcome: 'answered', agentId: 'ana' })).toBe(2);
    expect(await count({ from: new Date(now - 3_600_000).toISOString() })).toBe(10);
    expect(await count({ until: new Date(now - 6 * 3_600_000).toISOString() })).toBe(0);
  });
});

describe('attempts', () => {
  it('are counted by day of the contact and by phone as the model counts them', async () => {
    const numbers = ['+12025550101', '+12025550102'];
    const anAttempt = fc.record({
      hoursAgo: fc.integer({ min: 0, max: 60 }),
      direction: fc.constantFrom('inbound', 'outbound'),
      address: fc.constantFrom('202-555-0101', '(202) 555-0102', '+44 20 7946 0000', 'not a number', null),
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(anAttempt, { maxLength: 20 }),
        fc.constantFrom(null, 'America/New_York', 'Asia/Tokyo', 'Pacific/Kiritimati'),
        async (made, zone) => {
          const contact = await newContact(...numbers);
          const at = ({ hoursAgo }: { hoursAgo: number }) => now - hoursAgo * 3_600_000;
          if (made.length > 0)
            await record(
              made.map((one) =>
                call(contact, {
                  at: new Date(at(one)).toISOString(),
                  direction: one.direction,
                  address: one.address,
                }),
              ),
            );
          const out = made.filter(({ direction }) => direction === 'outbound');
          const { beganAt } = startOfDay(now, zone);
          const of = (some: typeof made) => ({
            today: some.filter((one) => at(one) >= beganAt).length,
            total: some.length,
          });
          const last = (some: typeof made) =>
            some.length === 0 ? null : new Date(Math.max(...some.map(at))).toISOString();
          expect(await attempts(contact, zone)).toEqual({
            timeZone: zone ?? 'UTC',
            dayBeganAt: new Date(beganAt).toISOString(),
            attempts: of(out),
            isCut: false,
            phones: [
              { position: 1, e164: numbers[0], ...of(out.filter(({ address }) => address === '202-555-0101')) },
              { position: 2, e164: numbers[1], ...of(out.filter(({ address }) => address === '(202) 555-0102')) },
            ],
            lastAttemptAt: last(out),
            lastInteractionAt: last(made),
          });
          const [view] = await inTenant(db, tenant, (tx) => listContactViews(tx, [contact]));
          expect(view!.lastInteractionAt).toBe(last(made));
        },
      ),
      { numRuns: 20 },
    );
  }, 60_000);

  it('cost the rows of one contact by its index, and one row where only the last one is asked for', async () => {
    const contact = await newContact();
    await database.rows(
      `insert into interactions (tenant_id, contact_id, at, source, source_id, channel, direction, outcome, content_hash, received_from_id)
       select $1, c, timestamptz '2026-01-01' + make_interval(secs => n), 'bulk', c || '-' || n, 'voice', 'outbound', 'x',
         sha256('x'), 'x' from generate_series($2::bigint, $2::bigint + 300) c, generate_series(1, 50) n`,
      [tenant, contact],
    );
    await database.rows('analyze interactions');
    const plan = await inTenant(db, tenant, (tx) =>
      sql<{ 'QUERY PLAN': string }>`explain select c.id, (select i.at from interactions i
        where i.tenant_id = ${tx.tenantId} and i.contact_id = c.id order by i.at desc limit 1)
        from unnest(${[contact]}::bigint[]) as c (id)`.execute(tx),
    );
    const text = plan.rows.map((row) => row['QUERY PLAN']).join('\n');
    expect(text).toMatch(/Index (Only )?Scan Backward using interactions_pkey/);
    expect(text).not.toMatch(/Seq Scan|Sort/);
  });
});
