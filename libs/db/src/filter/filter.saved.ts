import { sayFilter, planFilter } from '@rollcall/domain/filter';
import type { ChangeFilter, Filter, FilterFields, FilterId, FilterView, SaveFilter } from '@rollcall/domain/filter';
import { Refusal } from '@rollcall/domain/refusal';
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import { constraintOf } from '../database/faults.js';
import type { FiltersTable } from '../database/filter-tables.js';
import type { Tx } from '../database/tenant.js';
import { loadFilterFields } from './filter.fields.js';
import { toError } from './filter.plan.js';

/** Who looks at saved filters, or saves one. */
export interface FilterPerson {
  readonly id: string;
  readonly name: string;
}

/** Saved filters of one person, and of a team. */
const mostFilters = 200;
/** Days that a nameless filter is kept without being used. */
const adHocDays = 30;

type Row = Selectable<FiltersTable> & { readonly jobs: number; readonly others: number; readonly mine: boolean };

/** What a person sees: their own filters and those of the team, and nameless ones by their id. */
const rowsFor = (tx: Tx, person: FilterPerson) =>
  tx
    .selectFrom('filters as f')
    .selectAll('f')
    .select((on) => [
      on
        .selectFrom('filter_jobs as j')
        .select((at) => at.fn.countAll<number>().as('count'))
        .where('j.tenant_id', '=', tx.tenantId)
        .whereRef('j.filter_id', '=', 'f.id')
        .$asScalar()
        .$notNull()
        .as('jobs'),
      on
        .selectFrom('filter_defaults as d')
        .select((at) => at.fn.countAll<number>().as('count'))
        .where('d.tenant_id', '=', tx.tenantId)
        .whereRef('d.filter_id', '=', 'f.id')
        .where('d.user_id', '<>', person.id)
        .$asScalar()
        .$notNull()
        .as('others'),
      sql<boolean>`exists (select from filter_defaults d where d.tenant_id = ${tx.tenantId} and d.filter_id = f.id
        and d.user_id = ${person.id})`.as('mine'),
    ])
    .where('f.tenant_id', '=', tx.tenantId)
    .where((on) => on.or([on('f.visibility', '<>', 'private'), on('f.owner_id', '=', person.id)]));

/** A person's own filters and those of the team, by name. */
export async function listFilters(tx: Tx, person: FilterPerson): Promise<FilterView[]> {
  const rows = await rowsFor(tx, person)
    .where('f.visibility', '<>', 'ad-hoc')
    .orderBy('f.name_key')
    .orderBy('f.id')
    .limit(2 * mostFilters)
    .execute();
  const fields = await loadFilterFields(tx);
  return rows.map((row) => toView(row, person, fields));
}

/** One saved filter, as somebody sees it. Refuses `not-found`, also for a private one of somebody else. */
export async function getFilter(tx: Tx, id: FilterId, person: FilterPerson): Promise<FilterView> {
  const row = await rowsFor(tx, person).where('f.id', '=', id).executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  return toView(row, person, await loadFilterFields(tx));
}

/** Saves a filter; the same nameless one is kept once. Refuses `filter.exists`, `filter.too-many`. */
export async function insertFilter(tx: Tx, request: SaveFilter, person: FilterPerson): Promise<FilterId> {
  const text = JSON.stringify(request.filter);
  const own = { tenant_id: tx.tenantId, filter: text, owner_id: person.id, owner_name: person.name };
  if (request.name === undefined) return insertAdHoc(tx, own, text);
  await refuseTooMany(tx, person);
  const { name, visibility } = request;
  const row = await refusingNames(() =>
    tx
      .insertInto('filters')
      .values({ ...own, name, visibility })
      .returning('id')
      .executeTakeFirstOrThrow(),
  );
  return row.id as FilterId;
}

async function insertAdHoc(
  tx: Tx,
  own: { tenant_id: string; filter: string; owner_id: string; owner_name: string },
  text: string,
): Promise<FilterId> {
  await sql`delete from filters where tenant_id = ${tx.tenantId} and visibility = 'ad-hoc'
    and coalesce(last_used_at, created_at) < now() - make_interval(days => ${adHocDays})
    and not exists (select from filter_jobs j where j.tenant_id = filters.tenant_id and j.filter_id = filters.id)`.execute(
    tx,
  );
  const digest = createHash('sha256').update(text).digest('base64url');
  const row = await tx
    .insertInto('filters')
    .values({ ...own, visibility: 'ad-hoc', digest })
    .onConflict((on) =>
      on
        .columns(['tenant_id', 'digest'])
        .where('visibility', '=', 'ad-hoc')
        .doUpdateSet({ last_used_at: sql`now()` }),
    )
    .returning('id')
    .executeTakeFirstOrThrow();
  return row.id as FilterId;
}

/**
 * Renames, shares or rewrites a saved filter that has this version. What is no longer the team's is nobody else's default.
 * Refuses `not-found`, `stale-version`, `filter.exists`.
 */
export async function changeFilter(tx: Tx, id: FilterId, version: number, change: ChangeFilter): Promise<void> {
  const changed = await refusingNames(() =>
    tx
      .updateTable('filters')
      .set((on) => ({
        ...(change.name !== undefined && { name: change.name }),
        ...(change.visibility !== undefined && { visibility: change.visibility }),
        ...(change.filter !== undefined && { filter: JSON.stringify(change.filter) }),
        updated_at: sql<Date>`now()`,
        version: on('version', '+', 1),
      }))
      .where('tenant_id', '=', tx.tenantId)
      .where('id', '=', id)
      .where('version', '=', version)
      .returning(['owner_id', 'visibility'])
      .executeTakeFirst(),
  );
  if (!changed) throw new Refusal('stale-version');
  if (changed.visibility === 'private')
    await tx
      .deleteFrom('filter_defaults')
      .where('tenant_id', '=', tx.tenantId)
      .where('filter_id', '=', id)
      .where('user_id', '<>', changed.owner_id)
      .execute();
}

/** Deletes a saved filter that has this version, and what remembers it. Refuses `stale-version`. */
export async function deleteFilter(tx: Tx, id: FilterId, version: number): Promise<void> {
  const { numDeletedRows } = await tx
    .deleteFrom('filters')
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst();
  if (numDeletedRows === 0n) throw new Refusal('stale-version');
}

async function refuseTooMany(tx: Tx, person: FilterPerson): Promise<void> {
  const { count } = await tx
    .selectFrom('filters')
    .select((on) => on.fn.countAll<number>().as('count'))
    .where('tenant_id', '=', tx.tenantId)
    .where('owner_id', '=', person.id)
    .where('visibility', '<>', 'ad-hoc')
    .executeTakeFirstOrThrow();
  if (count >= mostFilters) throw new Refusal('filter.too-many', { most: mostFilters });
}

async function refusingNames<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    const constraint = constraintOf(error);
    if (constraint === 'filters_private_name_key' || constraint === 'filters_team_name_key')
      throw new Refusal('filter.exists');
    throw error;
  }
}

function toView(row: Row, person: FilterPerson, fields: FilterFields): FilterView {
  const filter = row.filter as unknown as Filter;
  // What "today" is changes no issue: the days of a filter are read alike on every day.
  const { issues } = planFilter(filter, fields, row.updated_at);
  return {
    id: row.id as FilterId,
    name: row.name,
    visibility: row.visibility as FilterView['visibility'],
    filter,
    words: sayFilter(filter, fields),
    issues: issues.map((issue) => toError(issue)),
    owner: { id: row.owner_id, name: row.owner_name },
    isMine: row.owner_id === person.id,
    isDefault: row.mine,
    usedByJobs: row.jobs,
    defaultOfOthers: row.others,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
    version: row.version,
  };
}
