import { toDayBits, weekdays } from '@rollcall/domain/contact';
import type { FilterField, FilterPlan, FilterTest } from '@rollcall/domain/filter';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../database/tenant.js';

type Fragment = RawBuilder<unknown>;
type Range = Extract<FilterTest, { kind: 'range' }>;

/**
 * A filter as a condition on a contact, true or false and never null. The only place where filters become SQL; every value is a
 * parameter. Phones, addresses and changes are looked up contact by contact, by scalar subqueries: EXISTS could be turned
 * into a join that reads all phones of the tenant for a page of contacts. Twin of `matchesPlan` in the domain.
 * @param alias what the statement calls the contact
 */
export function compileFilter(tx: Tx, plan: FilterPlan, alias = 'c'): RawBuilder<boolean> {
  if (plan.kind === 'test') {
    const condition = compileTest(tx, plan.field, plan.test, alias);
    return plan.not ? sql<boolean>`not (${condition})` : sql<boolean>`(${condition})`;
  }
  const inner = plan.of.map((each) => compileFilter(tx, each, alias));
  const nothing = plan.kind === 'all' ? sql`true` : sql`false`;
  const joined = inner.length === 0 ? nothing : sql.join(inner, plan.kind === 'all' ? sql` and ` : sql` or `);
  return plan.not ? sql<boolean>`not (${joined})` : sql<boolean>`(${joined})`;
}

function compileTest(tx: Tx, field: FilterField, test: FilterTest, alias: string): Fragment {
  const { home } = field;
  const id = sql.ref(`${alias}.id`);
  switch (home.of) {
    case 'contact':
      return compileOn(sql.ref(`${alias}.${home.column}`), field, test);
    case 'custom':
      return compileOn(sql`(${sql.ref(`${alias}.custom`)} ->> ${home.key}::text)`, field, test);
    case 'phone':
    case 'email': {
      const table = sql.table(home.of === 'phone' ? 'contact_phones' : 'contact_emails');
      const column = sql.ref(`o.${home.column}`);
      const wanted = home.isList === true ? compileOnOne(column, field, test) : compileOnValue(column, field, test);
      const one = sql`(select true from ${table} o
        where o.tenant_id = ${tx.tenantId} and o.contact_id = ${id} and ${wanted} limit 1)`;
      return test.kind === 'empty' ? sql`${one} is not true` : sql`${one} is true`;
    }
    case 'days':
      return compileOnDays(sql.ref(`${alias}.${home.column}`), test);
    case 'interactions': {
      // The primary key's own order: one row of the contact is read.
      const newest = sql`(select o.at from interactions o where o.tenant_id = ${tx.tenantId} and o.contact_id = ${id}
        order by o.at desc limit 1)`;
      return compileOn(newest, field, test);
    }
    case 'encrypted': {
      const one = sql`(select true from encrypted_values o where o.tenant_id = ${tx.tenantId} and o.contact_id = ${id}
        and o.field = ${home.key} and o.sealed is not null limit 1)`;
      return test.kind === 'empty' ? sql`${one} is not true` : sql`${one} is true`;
    }
    case 'changes':
      return sql`(select true from contact_changes o where o.tenant_id = ${tx.tenantId} and o.contact_id = ${id}
        and ${compileOn(sql.ref('o.job_id'), field, test)} limit 1) is true`;
  }
}

/** Whether a phone or an address is one of those that the test asks for; for `empty`, whether it has the value at all. */
const compileOnValue = (column: Fragment, field: FilterField, test: FilterTest): Fragment =>
  test.kind === 'empty' ? sql`${column} is not null` : compileOn(column, field, test);

/** The same of a phone that has a list of values. */
const compileOnOne = (column: Fragment, field: FilterField, test: FilterTest): Fragment =>
  test.kind === 'empty'
    ? sql`cardinality(${column}) > 0`
    : sql`(select true from unnest(${column}) as one(value) where ${compileOn(sql.ref('one.value'), field, test)} limit 1) is true`;

/** Days are kept as bits; a contact without any may be reached on all of them, and is told as empty. */
function compileOnDays(bits: Fragment, test: FilterTest): Fragment {
  if (test.kind !== 'oneOf') return sql`${bits} is null`;
  const wanted = toDayBits(weekdays.filter((day) => test.values.includes(day)));
  return sql`(${bits} & ${wanted}::smallint <> 0) is true`;
}

/** A test of one value. */
function compileOn(raw: Fragment, field: FilterField, test: FilterTest): Fragment {
  switch (test.kind) {
    case 'empty':
      return isText(field) ? sql`coalesce(${raw}, '') = ''` : sql`${raw} is null`;
    case 'oneOf':
      return sql`(${likely(raw, field, test)}${valueOf(raw, field)} = any(${arrayOf(field, test.values)})) is true`;
    case 'part':
      return sql`(${likely(raw, field, test)}${partOf(valueOf(raw, field), test)}) is true`;
    case 'range':
      return compileRange(raw, field, test);
  }
}

const isText = ({ type, home }: FilterField): boolean =>
  home.of === 'custom' || !['group', 'integer', 'money', 'date', 'moment', 'boolean', 'job'].includes(type);

/** What is compared: texts by their keys, yes and no and consents as words. */
function valueOf(raw: Fragment, { type, home }: FilterField): Fragment {
  if (type === 'text') return sql`filter_key(${raw})`;
  if (type === 'consent') return sql`(case when ${raw} then 'given' when not ${raw} then 'refused' else 'unknown' end)`;
  if (type === 'boolean' && home.of !== 'custom') return sql`(case when ${raw} then 'true' else 'false' end)`;
  return raw;
}

/**
 * A look at the first or the last letter of a text, which spares most of them the long way to a key, ten times as dear: a plain
 * letter is the same letter in the key, whatever stands beside it.
 */
function likely(raw: Fragment, { type }: FilterField, test: FilterTest): Fragment {
  if (type !== 'text') return sql``;
  const lastOf = (text: string): string => [...text].at(-1) ?? '';
  const begins = (letters: readonly string[]) =>
    sql`(ascii(${raw}) > 127 or lower(left(${raw}, 1) collate "C") = any(${[...new Set(letters)]}::text[])) and `;
  if (test.kind === 'oneOf') return begins(test.values.map((value) => [...value][0] ?? ''));
  if (test.kind !== 'part' || test.at === 'anywhere') return sql``;
  if (test.at === 'start') return begins([[...test.value][0] ?? '']);
  return sql`(ascii(right(${raw}, 1)) > 127 or lower(right(${raw}, 1) collate "C") = ${lastOf(test.value)}::text) and `;
}

function arrayOf({ type }: FilterField, values: readonly string[]): Fragment {
  if (type === 'group' || type === 'integer') return sql`${[...values]}::bigint[]`;
  return type === 'job' ? sql`${[...values]}::uuid[]` : sql`${[...values]}::text[]`;
}

function partOf(value: Fragment, { at, value: part }: Extract<FilterTest, { kind: 'part' }>): Fragment {
  if (at === 'start') return sql`starts_with(${value}, ${part}::text)`;
  // Not LIKE: nothing in the text that is looked for is a sign.
  return at === 'anywhere'
    ? sql`strpos(${value}, ${part}::text) > 0`
    : sql`right(${value}, ${[...part].length}::integer) = ${part}::text`;
}

function compileRange(raw: Fragment, { type, home }: FilterField, range: Range): Fragment {
  if (type === 'date' && home.of === 'custom')
    return sql`(case when ${raw} ~ '^[0-9]{4}-[0-9]{2}-[0-9]{2}$' then ${between(sql`${raw} collate "C"`, sql`text`, range)} else false end)`;
  if (type === 'number')
    return sql`(case when ${raw} ~ '^-?[0-9]{1,20}([.][0-9]{1,10})?$' then ${between(sql`${raw}::numeric`, sql`numeric`, range)} else false end)`;
  return sql`(${between(raw, castOf[type] ?? sql`numeric`, range)}) is true`;
}

const castOf: Readonly<Record<string, Fragment>> = {
  integer: sql`bigint`,
  money: sql`numeric`,
  date: sql`date`,
  moment: sql`timestamptz`,
};

function between(value: Fragment, type: Fragment, { from, to }: Range): Fragment {
  const low = from && sql`${value} ${from.isIn ? sql`>=` : sql`>`} ${from.value}::${type}`;
  const high = to && sql`${value} ${to.isIn ? sql`<=` : sql`<`} ${to.value}::${type}`;
  return sql.join(
    [low, high].filter((end) => end !== null),
    sql` and `,
  );
}
