/** Ten custom fields of contact n: three numbers, three texts, two dates, one yes or no, one of a list. */
const fields = [
  { key: 'Shoe size', type: 'number', value: '(n % 4000) / 100.0' },
  { key: 'Visits', type: 'number', value: '(n % 1000)::numeric' },
  { key: 'Score', type: 'number', value: '(n % 100)::numeric' },
  { key: 'Note', type: 'text', value: "'Note ' || n % 50000" },
  { key: 'Source', type: 'text', value: "'Source ' || n % 20" },
  { key: 'Campaign', type: 'text', value: "'Campaign ' || n % 300" },
  { key: 'Since', type: 'date', value: "date '2020-01-01' + (n % 2000)" },
  { key: 'Renewal', type: 'date', value: "date '2025-01-01' + (n % 700)" },
  { key: 'VIP', type: 'boolean', value: 'n % 10 = 0' },
  { key: 'Colour', type: 'text', value: "(array['Red','Blue','Green'])[1 + n % 3]" },
];
const literal = (/** @type {string} */ key) => `'${key}'`;

/** @typedef {{ name: string, create: string[], load: (rows: number) => string, ask: string, change: string }} Shape */

/** One object a contact, every value as text. @type {Shape} */
const texts = {
  name: 'JSON of texts',
  create: ['create table texts (id bigint primary key, custom jsonb not null)'],
  load: (rows) =>
    `insert into texts select n, jsonb_build_object(${fields
      .map(({ key, value }) => `${literal(key)}, (${value})::text`)
      .join(', ')}) from generate_series(1, ${rows}) n`,
  ask: `select count(*) from texts where custom ->> 'Visits' ~ '^-?[0-9]+([.][0-9]+)?$' and (custom ->> 'Visits')::numeric between 100 and 110`,
  change: `update texts set custom = custom || '{"Score":"7"}' where id % 10 = 0`,
};

/** One object a contact, numbers and booleans as what they are. @type {Shape} */
const typed = {
  name: 'JSON of typed values',
  create: ['create table typed (id bigint primary key, custom jsonb not null)'],
  load: (rows) =>
    `insert into typed select n, jsonb_build_object(${fields
      .map(({ key, value }) => `${literal(key)}, ${value}`)
      .join(', ')}) from generate_series(1, ${rows}) n`,
  ask: `select count(*) from typed where custom -> 'Visits' between '100' and '110'`,
  change: `update typed set custom = custom || '{"Score":7}' where id % 10 = 0`,
};

/** A row for each value. @type {Shape} */
const side = {
  name: 'a row for each value',
  create: [
    'create table side (contact_id bigint, key smallint, number numeric, text text, day date, flag boolean, primary key (contact_id, key))',
  ],
  load: (rows) =>
    `insert into side select n, v.* from generate_series(1, ${rows}) n cross join lateral (values ${fields
      .map(({ type, value }, key) => {
        const as = (/** @type {string} */ column) =>
          column === type ? value : `null::${column === 'number' ? 'numeric' : column}`;
        return `(${key}::smallint, ${['number', 'text', 'date', 'boolean'].map(as).join(', ')})`;
      })
      .join(', ')}) v`,
  ask: 'select count(*) from side where key = 1 and number between 100 and 110',
  change: 'update side set number = 7 where key = 2 and contact_id % 10 = 0',
};

/** A column for each field: what no tenant can have, for a table would need all columns of all tenants. @type {Shape} */
const columns = {
  name: 'a column for each field',
  create: [
    `create table columns (id bigint primary key, ${fields
      .map(({ type }, at) => `c${at} ${type === 'number' ? 'numeric' : type}`)
      .join(', ')})`,
  ],
  load: (rows) =>
    `insert into columns select n, ${fields.map(({ value }) => value).join(', ')} from generate_series(1, ${rows}) n`,
  ask: 'select count(*) from columns where c1 between 100 and 110',
  change: 'update columns set c2 = 7 where id % 10 = 0',
};

/** The ways custom fields could be kept. */
export const shapes = [texts, typed, side, columns];
/** The table of a shape. */
export const tableOf = (/** @type {Shape} */ shape) => /table (\w+)/.exec(shape.create[0] ?? '')?.[1] ?? '';
