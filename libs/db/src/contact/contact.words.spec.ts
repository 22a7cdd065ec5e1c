import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contactQuerySchema } from '@rollcall/domain/contact';
import type { TenantId } from '@rollcall/domain/tenant';
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { inTenant } from '../database/index.js';
import type { Db } from '../database/index.js';
import { testDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { learnNameWords, learnNameWordsIn, learnNameWordsOf, listContacts } from './index.js';

let database: TestDatabase;
let worker: Db;

beforeAll(async () => {
  database = await testDatabase();
  worker = database.open('rollcall_worker').db;
});
afterAll(() => database.drop());

const wordsOf = async (tenant: TenantId): Promise<string[]> =>
  (
    await database.rows<{ word: string }>('select word from contact_name_words where tenant_id = $1 order by word', [
      tenant,
    ])
  ).map(({ word }) => word);

const put = (tenant: TenantId, id: number, first: string | null, last: string | null, company: string | null) =>
  database.rows('insert into contacts (tenant_id, id, first_name, last_name, company) values ($1, $2, $3, $4, $5)', [
    tenant,
    id,
    first,
    last,
    company,
  ]);

describe('the words of names', () => {
  it('are learned from the contacts of a batch, without case, accents and punctuation', async () => {
    const tenant = await database.newTenant();
    await put(tenant, 1, 'José', "O'Neil-Núñez", 'Łódź (AG), "Big\\One" & Sons 100%');
    await put(tenant, 2, 'Ana', null, null);
    await put(tenant, 3, 'Zoë', null, null);
    await inTenant(worker, tenant, (tx) => learnNameWords(tx, 0, 2));
    expect(await wordsOf(tenant)).toEqual(['100', 'ana', 'big', 'jose', 'lodz', 'neil', 'nunez', 'one', 'sons']);
    await inTenant(worker, tenant, (tx) => learnNameWordsOf(tx, [3, 1, 99]));
    expect(await wordsOf(tenant)).toContain('zoe');
  });

  it('are offered by how common they are', async () => {
    const tenant = await database.newTenant();
    for (let id = 1; id <= 6; id += 1) await put(tenant, id, null, id <= 2 ? 'Davos' : 'Davis', null);
    await inTenant(worker, tenant, (tx) => learnNameWords(tx, 0, 3));
    const similar = () =>
      inTenant(worker, tenant, async (tx) => {
        const { rows } = await sql<{ word: string }>`select similar_contact_name_words('davxs', 2) as word`.execute(tx);
        return rows.map(({ word }) => word);
      });
    expect(await similar()).toEqual(['davos', 'davis']);
    await inTenant(worker, tenant, (tx) => learnNameWords(tx, 0, 6));
    expect(await similar()).toEqual(['davis', 'davos']);
  });

  it('are learned once, also by two batches at the same time', async () => {
    const tenant = await database.newTenant();
    for (let id = 1; id <= 50; id += 1) await put(tenant, id, `First${id % 7}`, `Last${50 - id}`, null);
    await Promise.all([0, 10, 0].map((after) => inTenant(worker, tenant, (tx) => learnNameWords(tx, after, 50))));
    expect(await wordsOf(tenant)).toHaveLength(57);
  });

  it('are learned from a table that is not attached yet', async () => {
    const tenant = await database.newEmptyTenant();
    const job = randomUUID();
    await inTenant(worker, tenant, async (tx) => {
      await sql`select begin_contact_build(${job}::uuid)`.execute(tx);
      const { rows } = await sql<{
        name: string;
      }>`select contact_build_table(${job}::uuid, 'contacts') as name`.execute(tx);
      const table = rows[0]!.name;
      await sql`insert into ${sql.raw(table)} (tenant_id, id, last_name) values (${tx.tenantId}, 1, 'Gómez')`.execute(
        tx,
      );
      await learnNameWordsIn(tx, table);
    });
    expect(await wordsOf(tenant)).toEqual(['gomez']);
  });

  it('stay with their tenant', async () => {
    const [mine, theirs] = [await database.newTenant(), await database.newTenant()];
    await put(mine, 1, 'Mine', null, null);
    await put(theirs, 1, 'Theirs', null, null);
    await inTenant(worker, mine, (tx) => learnNameWordsIn(tx, 'contacts'));
    expect([await wordsOf(mine), await wordsOf(theirs)]).toEqual([['mine'], []]);
  });
});

describe('words one letter off', () => {
  const known = ['gonzales', 'gonzalez', 'gonzalo', 'maria', 'smith', 'smithe', 'john', 'jon', 'nunez', '王小明明'];
  let tenant: TenantId;
  let api: Db;

  beforeAll(async () => {
    tenant = await database.newTenant();
    api = database.open('rollcall_api').db;
    for (const [at, word] of known.entries()) await put(tenant, at + 1, word, null, null);
    await inTenant(worker, tenant, (tx) => learnNameWords(tx, 0, known.length));
  });

  it.each([
    ['a wrong letter', 'gonzalex', ['gonzales', 'gonzalez']],
    ['a wrong letter in front', 'bonzalez', ['gonzalez']],
    ['a missing letter', 'gonzlez', ['gonzalez']],
    ['a missing letter in front', 'onzalez', ['gonzalez']],
    ['a letter too much', 'gonnzalez', ['gonzalez']],
    ['a letter too much at the end', 'mariaa', ['maria']],
    ['two swapped letters', 'gonzalse', ['gonzales']],
    ['two swapped letters in front', 'ogzalez', []],
    ['two swapped letters in front', 'ognzalez', ['gonzalez']],
    ['two swapped letters across the middle', 'jhon', ['john', 'jon']],
    ['two swapped letters across the middle of an odd word', 'simth', ['smith']],
    ['two swapped letters behind the middle', 'smtih', ['smith']],
    ['the word itself', 'smith', ['smithe']],
    ['the middle missing', 'nuez', ['nunez']],
    ['letters of other scripts', '王小明朋', ['王小明明']],
    ['two wrong letters', 'gonxalex', []],
    ['nothing like it', 'abcdefg', []],
  ])('%s: %s', async (_case, typed, found) => {
    const { rows } = await inTenant(api, tenant, (tx) =>
      sql<{ word: string }>`select similar_contact_name_words(${typed}, 10) as word`.execute(tx),
    );
    expect(rows.map(({ word }) => word).sort()).toEqual(found);
  });
});

describe('a mistyped name that is a part of others', () => {
  let tenant: TenantId;
  let api: Db;

  beforeAll(async () => {
    tenant = await database.newTenant();
    api = database.open('rollcall_api').db;
    const last = ['Harris', 'Charisse', 'Barristan', 'Hart'];
    for (const [at, name] of last.entries()) await put(tenant, at + 1, 'Ana', name, null);
    await inTenant(worker, tenant, (tx) => learnNameWords(tx, 0, last.length));
  });

  const search = (q: string, after?: string) =>
    inTenant(api, tenant, (tx) => listContacts(tx, contactQuerySchema.parse({ q, sort: 'created', limit: 1, after })));

  it('finds both, and says so on every page', async () => {
    const first = await search('haris');
    expect(first.items.map(({ id }) => id)).toEqual([1]);
    expect(first.total).toEqual({ value: 2, relation: 'eq' });
    const second = await search('haris', first.next!);
    expect(second.items.map(({ id }) => id)).toEqual([2]);
    expect(second.next).toBeNull();
    expect([first.understood, second.understood]).toEqual(Array(2).fill('Few have “haris”; also shown: harris'));
  });

  it.each([
    ['the beginning of a name', 'harri', 1],
    ['a part of a name that nothing is near to', 'rrista', 1],
  ])('and %s finds what has it alone', async (_case, typed, count) => {
    const page = await search(typed);
    expect(page.total.value).toBe(count);
    expect(page.understood).toContain('Name has');
  });
});
