import type { FilterPlan } from '@rollcall/domain/filter';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../database/tenant.js';
import { planIndexed } from './plan-indexed.js';

type Fragment = RawBuilder<unknown>;
type OneTest = Extract<FilterPlan, { kind: 'test' }>;

/** Up to so many candidates are looked at one by one. */
export const mostCandidates = 10_000;
/** Parts of a filter that are tried as a beginning. */
const mostTried = 4;

/** Ids that the index of one condition gives, in the order of that index, so that no planner reads the table instead. */
type Way =
  | { readonly ids: readonly number[] }
  | { readonly query: (most: number) => Fragment }
  | { readonly nameParts: readonly string[] };

/**
 * Contacts among which all are that fulfil a filter, found by an index that one of its conditions has; not all of them need
 * fulfil it, and some may be deleted. Null: no condition has one, or it leads to too many.
 */
export async function findCandidates(tx: Tx, plan: FilterPlan): Promise<readonly number[] | null> {
  for (const ways of waysOf(tx, plan).slice(0, mostTried)) {
    const ids = await follow(tx, ways);
    if (ids !== null) return ids;
  }
  return null;
}

/** Each of these leads to all that fulfil the plan; one that has several needs all of them together. */
function waysOf(tx: Tx, plan: FilterPlan): readonly (readonly Way[])[] {
  if (plan.not) return [];
  if (plan.kind === 'test') {
    const way = wayOf(tx, plan);
    return way === null ? [] : [[way]];
  }
  const inner = plan.of.map((each) => waysOf(tx, each));
  if (plan.kind === 'all') return inner.flat();
  return inner.length > 0 && inner.every((ways) => ways.length > 0) ? [inner.flatMap((ways) => ways[0] ?? [])] : [];
}

async function follow(tx: Tx, ways: readonly Way[]): Promise<readonly number[] | null> {
  const found = new Set<number>();
  for (const way of ways) {
    const ids =
      'ids' in way ? way.ids : 'query' in way ? await idsOf(tx, way.query) : await namedIds(tx, way.nameParts);
    if (ids === null) return null;
    for (const id of ids) found.add(id);
    if (found.size > mostCandidates) return null;
  }
  return [...found];
}

async function idsOf(tx: Tx, query: (most: number) => Fragment): Promise<readonly number[] | null> {
  const { rows } = await planIndexed(tx, () => sql<{ id: number }>`${query(mostCandidates + 1)}`.execute(tx));
  return rows.length > mostCandidates ? null : rows.map(({ id }) => id);
}

function wayOf(tx: Tx, { field, test }: OneTest): Way | null {
  const { home } = field;
  if (field.type === 'integer' && test.kind === 'oneOf') return { ids: test.values.map(Number) };
  if (field.type === 'integer' && test.kind === 'range' && test.from?.value === test.to?.value && test.from)
    return { ids: [Number(test.from.value)] };
  if (home.of === 'contact') return wayOfContact(tx, home.column, test);
  if (home.of === 'email' && home.column === 'key') return channel(tx, 'contact_emails', 'key', test);
  if (home.of === 'phone' && home.column === 'e164') return channel(tx, 'contact_phones', 'reversed', backwards(test));
  if (home.of === 'changes' && test.kind === 'oneOf')
    return {
      query: (most) => sql`select contact_id as id from contact_changes o where o.tenant_id = ${tx.tenantId}
        and o.job_id = any(${[...test.values]}::uuid[]) order by o.job_id, o.contact_id limit ${most}`,
    };
  return null;
}

/** The end of a number is the beginning of its reverse. */
function backwards(test: OneTest['test']): OneTest['test'] {
  const reverse = (text: string): string => [...text].reverse().join('');
  if (test.kind === 'oneOf') return { kind: 'oneOf', values: test.values.map(reverse) };
  if (test.kind === 'part' && test.at === 'end') return { kind: 'part', at: 'start', value: reverse(test.value) };
  return { kind: 'empty' };
}

function channel(tx: Tx, table: string, column: string, test: OneTest['test']): Way | null {
  const wanted = wanting(sql.ref(`o.${column}`), test);
  return (
    wanted && {
      query: (
        most,
      ) => sql`select o.contact_id as id from ${sql.table(table)} o where o.tenant_id = ${tx.tenantId} and ${wanted}
      order by ${sql.ref(`o.${column}`)} limit ${most}`,
    }
  );
}

function wayOfContact(tx: Tx, column: string, test: OneTest['test']): Way | null {
  const from = (wanted: Fragment | null, order: Fragment): Way | null =>
    wanted && {
      query: (most) => sql`select o.id from contacts o where o.tenant_id = ${tx.tenantId} and o.deleted_at is null
        and ${sql.ref(`o.${column}`)} is not null and ${wanted} order by ${order} limit ${most}`,
    };
  const own = sql.ref(`o.${column}`);
  switch (column) {
    case 'contact_id_1':
    case 'contact_id_2':
      return from(wanting(own, test), own);
    case 'agent_id':
      return from(wanting(sql`o.agent_id collate "C"`, test), sql`o.agent_id collate "C"`);
    case 'group_id':
      return test.kind === 'oneOf' ? from(sql`o.group_id = any(${[...test.values]}::bigint[])`, own) : null;
    case 'first_name':
    case 'last_name':
    case 'company':
      return wayOfName(test);
    default:
      return null;
  }
}

/** In the "C" collation no text that begins with `prefix` lies behind this. */
const behind = (prefix: string): string => `${prefix}\u{10FFFF}`;

function wanting(column: Fragment, test: OneTest['test']): Fragment | null {
  if (test.kind === 'oneOf') return sql`${column} = any(${[...test.values]}::text[])`;
  if (test.kind !== 'part' || test.at !== 'start') return null;
  return sql`${column} >= ${test.value}::text and ${column} < ${behind(test.value)}::text`;
}

/**
 * The index over parts of names knows three letters in a row and more. It is written by `unaccent`, which takes accents off more
 * letters than a filter does, and from plain letters none: whoever has a plain text by the filter has it by the index.
 */
function wayOfName(test: OneTest['test']): Way | null {
  const parts = test.kind === 'oneOf' ? test.values : test.kind === 'part' ? [test.value] : [];
  const isKnown =
    parts.length > 0 && parts.length <= 20 && parts.every((part) => /^[ -~]*[a-z0-9]{3}[ -~]*$/.test(part));
  return isKnown ? { nameParts: parts } : null;
}

const stretches = 40;
const width = 200;

/** Contacts whose names have one of the parts; the index gives all or none, so some stretches of contacts are asked first. */
async function namedIds(tx: Tx, parts: readonly string[]): Promise<readonly number[] | null> {
  const words = sql`${JSON.stringify([parts])}::jsonb`;
  const { rows: looked } = await sql<{ about: number }>`
    select coalesce(hits * factor, 0) as about from sample_contacts_named(${words}, ${stretches}, ${width})`.execute(
    tx,
  );
  if ((looked[0]?.about ?? 0) > mostCandidates) return null;
  const { rows } = await sql<{ id: number }>`
    select id from match_contacts_named(${words}, 'created', null::bigint[]) limit ${mostCandidates + 1}`.execute(tx);
  return rows.length > mostCandidates ? null : rows.map(({ id }) => id);
}
