import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { testDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { imageColumns } from './contact.image.js';
import { indexedFields } from './contact.indexed.js';

let database: TestDatabase;
beforeAll(async () => {
  database = await testDatabase();
}, 60_000);
afterAll(() => database.drop());

it('the fields that are said to be in an index are those that one has, or that a column of one is computed of', async () => {
  const rows = await database.rows<{ name: string }>(
    `with used as (
       select distinct a.attname, a.attgenerated, a.attnum from pg_index i join pg_attribute a on a.attrelid = i.indrelid
       where i.indrelid = 'contacts'::regclass
         and (a.attnum = any(i.indkey) or pg_get_expr(i.indpred, i.indrelid) ~ ('\\m' || a.attname || '\\M')))
     select attname as name from used where attgenerated = ''
     union
     select a.attname from used u
       join pg_attrdef d on d.adrelid = 'contacts'::regclass and d.adnum = u.attnum
       join pg_attribute a on a.attrelid = d.adrelid and pg_get_expr(d.adbin, d.adrelid) ~ ('\\m' || a.attname || '\\M')
     where u.attgenerated <> ''`,
  );
  const columns = new Set(rows.map(({ name }) => name));
  const found = Object.entries(imageColumns).flatMap(([field, column]) => (columns.has(column) ? [field] : []));
  expect(found.sort()).toEqual([...indexedFields].sort());
});
