import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ContactId } from '@rollcall/domain/contact';
import { maxNotesShown } from '@rollcall/domain/note';
import type { NoteId, NoteQuery } from '@rollcall/domain/note';
import type { TenantId } from '@rollcall/domain/tenant';
import fc from 'fast-check';
import { sql } from 'kysely';
import { randomUUID } from 'node:crypto';
import { inTenant } from '../database/index.js';
import type { Db } from '../database/index.js';
import { testDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { insertNote, listNotes } from './index.js';

let database: TestDatabase;
let db: Db;
let tenant: TenantId;
let nextContact = 0;

beforeAll(async () => {
  database = await testDatabase();
  ({ db } = database.open('rollcall_api'));
  tenant = await database.newTenant();
});
afterAll(() => database.drop());

const actor = { kind: 'user', id: 'ana', name: 'Ana', through: 'console', requestId: null, address: null } as const;
async function newContact(): Promise<ContactId> {
  const id = (nextContact += 1) as ContactId;
  await database.rows(`insert into contacts (tenant_id, id, last_name) values ($1, $2, 'Ruiz')`, [tenant, id]);
  return id;
}
const write = (contact: ContactId, text: string, addsTo: NoteId | null = null, key: string = randomUUID()) =>
  inTenant(db, tenant, (tx) => insertNote(tx, contact, { text, addsTo }, { actor, idempotencyKey: key }));
const list = (contact: ContactId, query: Partial<NoteQuery> = {}) =>
  inTenant(db, tenant, (tx) => listNotes(tx, contact, { limit: 50, ...query }));

describe('a note', () => {
  it.each(['rollcall_api', 'rollcall_worker', 'rollcall_owner'] as const)(
    'is neither changed nor deleted by %s',
    async (role) => {
      const contact = await newContact();
      await write(contact, 'As it was');
      const { db: as } = database.open(role, 1);
      const code = role === 'rollcall_owner' ? '23001' : '42501'; // the owner has the right, and the trigger refuses
      for (const statement of [sql`update notes set text = 'Other'`, sql`delete from notes`])
        await expect(inTenant(as, tenant, (tx) => statement.execute(tx))).rejects.toMatchObject({ code });
      expect((await list(contact)).items).toMatchObject([{ text: 'As it was', author: { id: 'ana', name: 'Ana' } }]);
    },
  );

  it.each(['rollcall_api', 'rollcall_worker'] as const)('is not behind a door that %s may open', async (role) => {
    const { db: as } = database.open(role, 1);
    const opened = inTenant(as, tenant, (tx) => sql`select erase_notes(1)`.execute(tx));
    await expect(opened).rejects.toMatchObject({ code: '42501' });
    // and the sign that the door leaves for the trigger is of no use without the right to delete
    const forged = inTenant(as, tenant, async (tx) => {
      await sql`select set_config('app.erased_contact', '1', true)`.execute(tx);
      return sql`delete from notes where contact_id = 1`.execute(tx);
    });
    await expect(forged).rejects.toMatchObject({ code: '42501' });
  });

  it('goes with a person who is erased, through one door, and only with a person nobody sees', async () => {
    const [gone, stays] = [await newContact(), await newContact()];
    for (const contact of [gone, stays]) await write(contact, 'Something');
    const { db: owner } = database.open('rollcall_owner', 1);
    const erase = () =>
      inTenant(owner, tenant, (tx) => sql<{ n: number }>`select erase_notes(${gone}) as n`.execute(tx));
    await expect(erase()).rejects.toMatchObject({ code: '23001' });
    await database.rows('update contacts set deleted_at = now() where tenant_id = $1 and id = $2', [tenant, gone]);
    expect((await erase()).rows).toEqual([{ n: 1 }]);
    expect((await list(gone)).items).toEqual([]);
    expect((await list(stays)).items).toHaveLength(1);
  });

  it('comes once, however often the same request comes', async () => {
    const contact = await newContact();
    const both = await Promise.all([write(contact, 'Once', null, 'k-1'), write(contact, 'Once', null, 'k-1')]);
    expect(new Set(both.map(({ id }) => id)).size).toBe(1);
    expect(both.filter(({ isNew }) => isNew)).toHaveLength(1);
    await expect(write(contact, 'Twice', null, 'k-1')).rejects.toMatchObject({ code: 'idempotency-key-reused' });
    expect((await list(contact)).total).toEqual({ value: 1, relation: 'eq' });
  });

  it('takes additions, but only to a note of the same contact', async () => {
    const [contact, other] = [await newContact(), await newContact()];
    const { id } = await write(contact, 'First');
    expect(await write(contact, 'More', id)).toEqual({ id, isNew: true });
    await expect(write(other, 'More', id)).rejects.toMatchObject({ code: 'invalid-input' });
    const { items } = await list(contact);
    expect(items).toMatchObject([{ id, text: 'First', additions: [{ text: 'More' }] }]);
    expect(items[0]!.modifiedAt).toBe(items[0]!.additions[0]!.createdAt);
    await expect(write(contact, 'On top', items[0]!.additions[0]!.id)).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('a list of notes', () => {
  it('is a walk without holes or doubles, newest modification first, whatever the pages', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.option(fc.nat(20), { nil: null }), { minLength: 1, maxLength: 25 }),
        fc.integer({ min: 1, max: 7 }),
        async (steps, limit) => {
          const contact = await newContact();
          const model: NoteId[] = []; // oldest modification first
          for (const [at, target] of steps.entries()) {
            const known = target === null ? undefined : model[target % Math.max(1, model.length)];
            const { id } = await write(contact, `Note ${at}`, known ?? null);
            model.splice(0, model.length, ...model.filter((each) => each !== id), id);
          }
          const seen: NoteId[] = [];
          let after: string | null | undefined;
          do {
            const page = await list(contact, { limit, ...(after ? { after } : {}) });
            expect(page.total).toEqual({ value: model.length, relation: 'eq' });
            expect(page.items.length).toBeLessThanOrEqual(limit);
            seen.push(...page.items.map(({ id }) => id));
            after = page.next;
          } while (after !== null);
          expect(seen).toEqual(model.toReversed());
        },
      ),
      { numRuns: 15 },
    );
  }, 60_000);

  it('ends at the 5,000 that were modified last, and says that there are more', async () => {
    const contact = await newContact();
    await database.rows(
      `insert into notes (tenant_id, contact_id, created_at, text, author_kind, author_id, author_name, through,
         idempotency_key, request_hash)
       select $1, $2, timestamptz '2020-01-01' + make_interval(secs => n), 'Note ' || n, 'user', 'bo', 'Bo', 'api', 'bulk-' || n, ''
       from generate_series(1, ${maxNotesShown + 2}) n`,
      [tenant, contact],
    );
    const first = await list(contact, { limit: 200 });
    expect(first.total).toEqual({ value: maxNotesShown, relation: 'gte' });
    expect(first.items[0]!.text).toBe(`Note ${maxNotesShown + 2}`);
    expect((await list(contact, { q: 'note 3' })).total.value).toBe(1_111); // Note 3, 30 … 39, 300 … 399, 3000 … 3999
    expect((await list(contact, { q: 'note 2' })).total.value).toBe(1_110); // Note 2 itself is past the 5,000
  });

  it.each([
    ['CAFE', ['Met at the café']],
    ['50 %', ['Paid 50 % at once']],
    ["o'neil", ["Asked for O'Neil"]],
    ['callback', ["Asked for O'Neil"]], // said in an addition
    ['_', []],
  ])('finds %j in texts as they are read', async (q, found) => {
    const contact = await newContact();
    await write(contact, 'Met at the café');
    await write(contact, 'Paid 50 % at once');
    const { id } = await write(contact, "Asked for O'Neil");
    await write(contact, 'Wants a Callback', id);
    expect((await list(contact, { q })).items.map(({ text }) => text)).toEqual(found);
  });

  it.each(['!', 'W10', Buffer.from('[1e99,1]').toString('base64url')])('refuses %j as a place', async (after) => {
    await expect(list(1 as ContactId, { after })).rejects.toMatchObject({ code: 'invalid-input' });
  });
});
