import { sql } from 'kysely';
import type { Tx } from '../database/tenant.js';
import { planIndexed } from '../filter/index.js';
import { exactUpTo } from './contact.count.js';
import type { ContactTotal } from './contact.count.js';
import type { ContactCondition } from './contact.page.js';

/** Ids from the first to the last that the tenant gave. */
interface Span {
  readonly first: number;
  readonly count: number;
}

/** With fewer ids than this everything is looked at anyway. */
const smallSpan = 60_000;
/** A look at some contacts in many short stretches of ids, since contacts of one file lie together; the second is the answer. */
const looks = [
  { stretches: 200, width: 20 },
  { stretches: 1_000, width: 20 },
] as const;
/** Of fewer hits nobody can say how many there are. */
const fewestHits = 20;
const mostBlocks = 256;
const smallestBlock = 4_000;

/**
 * How many live contacts fulfil a condition, within `budget` ms: counted if that is enough to look at all of them, else told from
 * what was looked at. Many are estimated from short stretches of ids. For the others block after block of ids is counted, the
 * blocks in an order that leaves out no part of the ids for long, so that wherever time is up they stand for the rest. Too few
 * hits to tell: at least those.
 */
export function tallyContacts(tx: Tx, where: ContactCondition, budget: number): Promise<ContactTotal> {
  return planIndexed(tx, async () => {
    const began = performance.now();
    const span = await spanOf(tx);
    if (span === null) return { value: 0, relation: 'eq' };
    const about = span.count > smallSpan ? await estimateMany(tx, where, span, budget) : null;
    return about ?? tallyBlocks(tx, where, span, budget - (performance.now() - began));
  });
}

/** The same without an estimate where many fulfil it: all are counted, unless `budget` ms are not enough. */
export function countBlocks(tx: Tx, where: ContactCondition, budget: number): Promise<ContactTotal> {
  return planIndexed(tx, async () => {
    const span = await spanOf(tx);
    return span === null ? { value: 0, relation: 'eq' } : tallyBlocks(tx, where, span, budget);
  });
}

async function spanOf(tx: Tx): Promise<Span | null> {
  const { rows } = await sql<{ first: number | null; last: number }>`
    select (select id from contacts where tenant_id = ${tx.tenantId} order by id limit 1) as first,
      (select id from contacts where tenant_id = ${tx.tenantId} order by id desc limit 1) as last`.execute(tx);
  const { first = null, last = 0 } = rows[0] ?? {};
  return first === null ? null : { first, count: last - first + 1 };
}

async function estimateMany(tx: Tx, where: ContactCondition, span: Span, budget: number): Promise<ContactTotal | null> {
  const began = performance.now();
  let value = 0;
  for (const { stretches, width } of looks) {
    const hits = await sample(tx, where, span, { stretches, width });
    value = (hits / (stretches * width)) * span.count;
    if (hits < fewestHits || value < 2 * exactUpTo) return null;
    // The second look is five times as long as the first, which has to do where a contact takes long to look at.
    if (5 * (performance.now() - began) > budget) break;
  }
  return { value: rounded(value), relation: 'estimate' };
}

async function sample(
  tx: Tx,
  where: ContactCondition,
  { first, count }: Span,
  { stretches, width }: { readonly stretches: number; readonly width: number },
): Promise<number> {
  const { rows } = await sql<{ hits: number }>`
    select coalesce(sum(f.hits), 0)::bigint as hits from generate_series(0, ${stretches - 1}::integer) n,
      lateral (select ${first}::bigint + (${count - width}::bigint * n) / ${stretches - 1}::integer as start) s,
      lateral (select count(*) filter (where ${where}) as hits from contacts c where c.tenant_id = ${tx.tenantId}
        and c.id >= s.start and c.id < s.start + ${width}::integer and c.deleted_at is null) f`.execute(tx);
  return rows[0]?.hits ?? 0;
}

async function tallyBlocks(tx: Tx, where: ContactCondition, span: Span, budget: number): Promise<ContactTotal> {
  const began = performance.now();
  const order = scattered(span.count);
  const width = Math.ceil(span.count / order.length);
  let [found, seen] = [0, 0];
  for (const block of order) {
    if (seen > 0 && performance.now() - began > budget) return toldFrom(found, seen, order.length);
    const start = span.first + block * width;
    const { rows } = await sql<{ hits: number }>`select count(*) filter (where ${where}) as hits from contacts c
      where c.tenant_id = ${tx.tenantId} and c.id >= ${start}::bigint and c.id < ${start + width}::bigint
        and c.deleted_at is null`.execute(tx);
    found += rows[0]?.hits ?? 0;
    seen += 1;
  }
  return { value: found, relation: 'eq' };
}

function toldFrom(found: number, seen: number, blocks: number): ContactTotal {
  if (found < fewestHits) return { value: found, relation: 'gte' };
  return { value: Math.max(found, rounded((found * blocks) / seen)), relation: 'estimate' };
}

/** Blocks of ids, a power of two of them, by the reverse of their number's bits: 0, 4, 2, 6, 1, 5, 3, 7. */
function scattered(count: number): readonly number[] {
  let bits = 0;
  while (2 ** bits < mostBlocks && count / 2 ** bits > smallestBlock) bits += 1;
  const reverse = (at: number): number => parseInt([...at.toString(2).padStart(bits, '0')].reverse().join(''), 2);
  return Array.from({ length: 2 ** bits }, (_, at) => (bits === 0 ? 0 : reverse(at)));
}

/** Two digits: more would promise what a look cannot tell. */
const rounded = (value: number): number => Number(value.toPrecision(2));
