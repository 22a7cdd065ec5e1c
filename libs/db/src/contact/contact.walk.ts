import type { ContactSort } from '@rollcall/domain/contact';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../database/tenant.js';
import { planIndexed } from '../filter/index.js';
import type { ContactPlace } from './contact.cursor.js';
import type { ContactCondition, ContactPlaces } from './contact.page.js';

type Fragment = RawBuilder<unknown>;

/** What a walk met. */
export interface Walked {
  readonly places: readonly ContactPlace[];
  /** Where it stopped because its time was up; null: the page is full, or nothing is left. */
  readonly stoppedAt: ContactPlace | null;
  /** About how many contacts it looked at. */
  readonly looked: number;
}

const firstWidth = 2_000;
const mostWidth = 50_000;
/** One statement shall take about so long, in ms: what is left of the time is looked at in between. */
const aimed = 60;

/**
 * Goes through the contacts in the order of a sort, by its index, until a page of them fulfils a condition or the time is up. Then
 * it says where it stopped, and the next page goes on there: however rare the condition is, no request waits for the end.
 * @param budget ms
 */
export function walkContacts(tx: Tx, where: ContactCondition, page: ContactPlaces, budget: number): Promise<Walked> {
  return planIndexed(tx, async () => {
    const began = performance.now();
    const places: ContactPlace[] = [];
    let [after, width, looked] = [page.after, firstWidth, 0];
    for (;;) {
      const start = performance.now();
      const part = await walkOn(tx, where, { ...page, after, limit: page.limit - places.length }, width);
      places.push(...part.places);
      looked += part.stoppedAt === null ? 0 : width;
      if (places.length === page.limit) return { places, stoppedAt: null, looked };
      after = part.stoppedAt ?? beyondKeys(page.sort, after);
      if (after === null) return { places, stoppedAt: null, looked };
      const now = performance.now();
      if (now - began > budget) return { places, stoppedAt: after, looked };
      const pace = width / Math.max(now - start, 1);
      width = Math.round(
        Math.min(mostWidth, 4 * width, Math.max(500, pace * Math.min(aimed, budget - (now - began) + 5))),
      );
    }
  });
}

/** Contacts without a Contact ID 1 come behind all that have one, in an index of their own. */
const beyondKeys = (sort: ContactSort, after: ContactPlace | null): ContactPlace | null =>
  sort.endsWith('contactId1') && !isPastKeys(sort, after) ? { id: 0, key: null } : null;
const isPastKeys = (sort: ContactSort, after: ContactPlace | null): boolean =>
  sort.endsWith('contactId1') && after !== null && after.key === null;

/** Looks at the next `width` contacts, or fewer if a page is full before. `stoppedAt` is the last of them, if there are so many. */
async function walkOn(
  tx: Tx,
  where: ContactCondition,
  { sort, after, limit }: ContactPlaces,
  width: number,
): Promise<{ places: readonly ContactPlace[]; stoppedAt: ContactPlace | null }> {
  const { stretch, order, key } = stretchOf(sort, after);
  const { rows } = await sql<ContactPlace & { fulfils: boolean; n: number }>`
    select w.id, w.key, w.fulfils, w.n from (
      select s.id, s.key, s.fulfils, row_number() over () as n from (
        select c.id, ${key} as key, ${where} as fulfils from contacts c
        where c.tenant_id = ${tx.tenantId} and c.deleted_at is null and ${stretch}
        order by ${order} limit ${width}) s) w
    where w.fulfils or w.n = ${width} limit ${limit}`.execute(tx);
  // Asked for by `order by n`, the statement would look at all of them before it gave the first.
  const inOrder = rows.toSorted((one, other) => one.n - other.n);
  const last = inOrder.at(-1);
  return {
    places: inOrder.filter(({ fulfils }) => fulfils).map(({ id, key: at }) => ({ id, key: at })),
    stoppedAt: last?.n === width ? { id: last.id, key: last.key } : null,
  };
}

/** What lies behind a place, and in which order; each is the order of an index. */
function stretchOf(
  sort: ContactSort,
  after: ContactPlace | null,
): { stretch: Fragment; order: Fragment; key: Fragment } {
  const isDown = sort.startsWith('-');
  const than = isDown ? sql`<` : sql`>`;
  const none = sql`null::text`;
  if (sort.endsWith('created')) {
    const stretch = after === null ? sql`true` : sql`c.id ${than} ${after.id}::bigint`;
    return { stretch, order: isDown ? sql`c.id desc` : sql`c.id`, key: none };
  }
  if (sort.endsWith('name')) {
    const place = after && sql`(c.name_key, c.id) ${than} (${after.key ?? ''}::text, ${after.id}::bigint)`;
    const order = isDown ? sql`c.name_key desc, c.id desc` : sql`c.name_key, c.id`;
    return { stretch: place ?? sql`true`, order, key: sql`c.name_key` };
  }
  if (isPastKeys(sort, after))
    return { stretch: sql`c.contact_id_1 is null and c.id > ${after?.id ?? 0}::bigint`, order: sql`c.id`, key: none };
  const place = after && sql`c.contact_id_1 ${than} ${after.key ?? ''}::text`;
  return {
    stretch: sql`c.contact_id_1 is not null and ${place ?? sql`true`}`,
    order: isDown ? sql`c.contact_id_1 desc` : sql`c.contact_id_1`,
    key: sql`c.contact_id_1`,
  };
}
