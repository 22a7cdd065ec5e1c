import { sayLookedThrough } from '@rollcall/domain/filter';
import { sql } from 'kysely';
import type { Tx } from '../database/tenant.js';
import type { ContactTotal } from './contact.count.js';
import type { ContactPlace } from './contact.cursor.js';
import { countOfJob, touchedBy } from './contact.job.js';
import { listPlaces } from './contact.page.js';
import type { ContactPlaces, FoundPlaces } from './contact.page.js';
import { walkContacts } from './contact.walk.js';

/** So many contacts of a job are sorted while somebody waits; of more, those that come first are met in the order of the sort. */
const sortedUpTo = 50_000;
/** How long one page looks, in ms. */
const lookFor = 220;
const mostWidth = 20_000;

type Touched = FoundPlaces & { readonly understood?: string };

/**
 * One page of the contacts that a job touched, of which there are too many to list. Where too many of them are deleted by now, or
 * others come before them in the order, the page says how far it looked and the next one goes on there.
 */
export async function listOfManyTouched(tx: Tx, jobId: string, page: ContactPlaces): Promise<Touched> {
  const total = page.total ?? (await countOfJob(tx, jobId));
  // A page is met soon, before workers that help to look for it have started, and never by reading all contacts there are.
  await sql`select set_config('max_parallel_workers_per_gather', '0', true), set_config('enable_seqscan', 'off', true)`.execute(
    tx,
  );
  if (page.sort.endsWith('created')) return sayHowFar(await walkTouched(tx, jobId, page), page, total);
  if (total.value > sortedUpTo)
    return sayHowFar(await walkContacts(tx, touchedBy(tx, jobId, 'c.id'), page, lookFor), page, total);
  const where = sql<boolean>`c.id in (select contact_id from contact_changes
    where tenant_id = ${tx.tenantId} and job_id = ${jobId}::uuid order by contact_id limit ${2 * sortedUpTo})`;
  return { places: await listPlaces(tx, { ...page, where }), total };
}

interface Looked {
  readonly places: readonly ContactPlace[];
  readonly stoppedAt: ContactPlace | null;
  readonly looked: number;
}

function sayHowFar(
  { places, stoppedAt, looked }: Looked,
  { after, limit }: ContactPlaces,
  total: ContactTotal,
): Touched {
  if (stoppedAt !== null)
    return {
      places,
      total,
      stoppedAt,
      looked,
      understood: sayLookedThrough('Contacts that a job created or updated', looked),
    };
  const isWhole = after === null && places.length < limit;
  return { places, total: isWhole ? { value: places.length, relation: 'eq' } : total };
}

/** Goes through what a job wrote in the order of creation, by the history's own index. */
async function walkTouched(tx: Tx, jobId: string, page: ContactPlaces): Promise<Looked> {
  const began = performance.now();
  const places: ContactPlace[] = [];
  let [after, width, looked] = [page.after, page.limit, 0];
  for (;;) {
    const touched = await nextTouched(tx, jobId, page.sort === '-created', after, width);
    places.push(...touched.filter(({ lives }) => lives).map(({ id }) => ({ id, key: null })));
    looked += touched.length;
    const last = touched.at(-1);
    if (places.length >= page.limit) return { places: places.slice(0, page.limit), stoppedAt: null, looked };
    if (last === undefined || touched.length < width) return { places, stoppedAt: null, looked };
    after = { id: last.id, key: null };
    if (performance.now() - began > lookFor) return { places, stoppedAt: after, looked };
    width = Math.min(mostWidth, 4 * width);
  }
}

async function nextTouched(
  tx: Tx,
  jobId: string,
  isDescending: boolean,
  after: ContactPlace | null,
  width: number,
): Promise<readonly { id: number; lives: boolean }[]> {
  const [than, way] = isDescending ? [sql`<`, sql`desc`] : [sql`>`, sql`asc`];
  const { rows } = await sql<{ id: number; lives: boolean }>`
    select h.id, (select true from contacts c where c.tenant_id = ${tx.tenantId} and c.id = h.id and c.deleted_at is null
      limit 1) is true as lives
    from (select distinct contact_id as id from contact_changes
      where tenant_id = ${tx.tenantId} and job_id = ${jobId}::uuid and ${after === null ? sql`true` : sql`contact_id ${than} ${after.id}::bigint`}
      order by contact_id ${way} limit ${width}) h
    order by h.id ${way}`.execute(tx);
  return rows;
}
