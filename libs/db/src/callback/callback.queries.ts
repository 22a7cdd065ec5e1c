import type {
  CallbackCounts,
  CallbackId,
  CallbackList,
  CallbackQuery,
  CallbackSearch,
  CallbackTab,
  CallbackView,
} from '@rollcall/domain/callback';
import { callbackTabs } from '@rollcall/domain/callback';
import { Refusal } from '@rollcall/domain/refusal';
import { sql } from 'kysely';
import type { RawBuilder, SqlBool } from 'kysely';
import type { Tx } from '../database/tenant.js';
import { callbackRows, tabConditions, toCallbackView } from './callback.row.js';
import type { CallbackRow } from './callback.row.js';

/** Counted so far; beyond it is "at least". */
const mostCounted = 10_000;
/** No zone's day is further from UTC's. */
const widestZone = sql`interval '14 hours'`;

type Condition = RawBuilder<SqlBool>;

/** The last callback of a page. */
interface Place {
  readonly dueAt: string;
  readonly id: number;
}

/** One page of callbacks in the order of their times; of those that are over, the newest first. */
export async function listCallbacks(tx: Tx, query: CallbackQuery): Promise<CallbackList> {
  const isNewestFirst = query.tab === 'missed' || query.tab === 'done' || query.tab === 'inactive';
  const order = isNewestFirst ? 'desc' : 'asc';
  const wanted = [
    ...conditionsOf(query),
    ...(query.tab === undefined ? [] : [tabConditions[query.tab]]),
    ...(query.after === undefined ? [] : [isBehind(fromCursor(query.after), order)]),
  ];
  const rows = await callbackRows(tx)
    .where((on) => on.and(wanted))
    .orderBy('b.due_at', order)
    .orderBy('b.id', order)
    .limit(query.limit + 1)
    .execute();
  const items = rows.slice(0, query.limit).map(toCallbackView);
  const last = rows.length > query.limit ? items.at(-1) : undefined;
  return { items, next: last ? toCursor(last) : null };
}

/** How many callbacks of a search each tab has. */
export async function countCallbacks(tx: Tx, search: CallbackSearch): Promise<CallbackCounts> {
  const counts: Partial<CallbackCounts> = {};
  for (const tab of callbackTabs) counts[tab] = await countTab(tx, search, tab);
  return counts as CallbackCounts;
}

async function countTab(tx: Tx, search: CallbackSearch, tab: CallbackTab): Promise<CallbackCounts[CallbackTab]> {
  const found = callbackRows(tx)
    .clearSelect()
    .select('b.id')
    .where((on) => on.and([...conditionsOf(search), tabConditions[tab]]))
    .limit(mostCounted + 1);
  const { value } = await tx
    .selectFrom(found.as('found'))
    .select((on) => on.fn.countAll<number>().as('value'))
    .executeTakeFirstOrThrow();
  return value > mostCounted ? { value: mostCounted, relation: 'gte' } : { value, relation: 'eq' };
}

/** One callback, or refuses `not-found`. `forUpdate`: nobody else changes it before this transaction is over. */
export async function getCallback(
  tx: Tx,
  id: CallbackId,
  { forUpdate = false }: { readonly forUpdate?: boolean } = {},
): Promise<CallbackView> {
  const found = callbackRows(tx).where('b.id', '=', id);
  const row: CallbackRow | undefined = await (forUpdate ? found.forUpdate('b') : found).executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  return toCallbackView(row);
}

/** Search By, as conditions on `callbacks b`. */
function conditionsOf({ from, until, phone, agent, team, state, contact }: CallbackSearch): Condition[] {
  const asked: (Condition | undefined)[] = [
    from === undefined ? undefined : sql`b.local_at >= ${from} and b.due_at >= ${startOf(from)} - ${widestZone}`,
    // `T24` is behind every time of the day
    until === undefined
      ? undefined
      : sql`b.local_at <= ${`${until}T24`} and b.due_at <= ${startOf(until)} + ${widestZone} + interval '1 day'`,
    phone === undefined ? undefined : isPhone(phone),
    agent === undefined ? undefined : sql`b.agent_id = ${agent}`,
    team === undefined ? undefined : sql`b.agent_team = ${team}`,
    state === undefined ? undefined : sql`b.state = ${state}`,
    contact === undefined ? undefined : sql`b.contact_id = ${contact}`,
  ];
  return asked.filter((condition) => condition !== undefined);
}

/** Midnight of a day in UTC: with {@link widestZone} an index finds the days of all zones. */
const startOf = (day: string) => sql`${day}::date::timestamptz`;

const isBehind = ({ dueAt, id }: Place, order: 'asc' | 'desc'): Condition =>
  order === 'asc'
    ? sql`(b.due_at, b.id) > (${dueAt}::timestamptz, ${id}::bigint)`
    : sql`(b.due_at, b.id) < (${dueAt}::timestamptz, ${id}::bigint)`;

const isPhone = (phone: string): Condition =>
  phone.startsWith('+') ? sql`b.phone = ${phone}` : sql`right(b.phone, ${sql.lit(phone.length)}) = ${phone}`;

const toCursor = ({ dueAt, id }: CallbackView): string =>
  Buffer.from(JSON.stringify([dueAt, id])).toString('base64url');

function fromCursor(text: string): Place {
  const malformed = new Refusal('invalid-input', {
    errors: [{ path: 'after', code: 'malformed', message: 'Not a cursor' }],
  });
  try {
    const [dueAt, id] = JSON.parse(Buffer.from(text, 'base64url').toString()) as readonly unknown[];
    const isWhole = typeof dueAt === 'string' && /^2\d{3}-/.test(dueAt) && Number.isSafeInteger(id);
    if (isWhole) return { dueAt: new Date(dueAt).toISOString(), id: id as number };
  } catch {
    // Not JSON, no list or no time: refused like every other wrong cursor.
  }
  throw malformed;
}
