import { filterSchema, fromFilterInUrl } from '@rollcall/domain/filter';
import type { Filter, FilterId } from '@rollcall/domain/filter';
import { Refusal } from '@rollcall/domain/refusal';
import { sql } from 'kysely';
import type { Tx } from '../database/tenant.js';
import type { FilterPerson } from './filter.saved.js';

/**
 * The filter that is saved under an id, for a list, a count or a job that uses it; that it was used is kept to the hour.
 * Refuses `invalid-input` at `at` for one that this person does not see.
 */
export async function useFilter(tx: Tx, id: string, person: FilterPerson, at = 'filter'): Promise<Filter> {
  const row = await tx
    .selectFrom('filters')
    .select('filter')
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', id)
    .where((on) => on.or([on('visibility', '<>', 'private'), on('owner_id', '=', person.id)]))
    .executeTakeFirst();
  if (!row)
    throw new Refusal('invalid-input', {
      errors: [{ path: at, code: 'filter.unknown', message: 'There is no such filter' }],
    });
  await sql`update filters set last_used_at = now() where tenant_id = ${tx.tenantId} and id = ${id}::uuid
    and (last_used_at is null or last_used_at < now() - interval '1 hour')`.execute(tx);
  return row.filter as unknown as Filter;
}

/**
 * The filter that `filter=` of an address holds: base64url of its JSON, or the id of a saved one. Refuses `invalid-input` at
 * `filter`, with the place of everything that is wrong.
 */
export async function filterInUrl(tx: Tx, text: string, person: FilterPerson): Promise<Filter> {
  const given = fromFilterInUrl(text);
  if (given.kind === 'saved') return useFilter(tx, given.id, person);
  const read = given.kind === 'malformed' ? null : filterSchema.safeParse(given.input);
  if (read?.success === true) return read.data;
  const malformed = { path: 'filter', code: 'filter.malformed', message: 'Neither a filter nor the id of one' };
  const errors = read?.error.issues.slice(0, 50).map(({ path, code, message }) => ({
    path: ['filter', ...path].join('.'),
    code,
    message,
  }));
  throw new Refusal('invalid-input', { errors: errors ?? [malformed] });
}

/** Remembers that a job was started with a saved filter. Twice is once. Whoever starts such a job calls it in the same transaction. */
export async function noteFilterJob(tx: Tx, id: FilterId, jobId: string): Promise<void> {
  await tx
    .insertInto('filter_jobs')
    .values({ tenant_id: tx.tenantId, filter_id: id, job_id: jobId })
    .onConflict((on) => on.doNothing())
    .execute();
}

/** Makes a saved filter the one with which a person's lists begin, or none. Refuses `not-found` for one they do not see. */
export async function setDefaultFilter(tx: Tx, person: FilterPerson, id: FilterId | null): Promise<void> {
  await tx
    .deleteFrom('filter_defaults')
    .where('tenant_id', '=', tx.tenantId)
    .where('user_id', '=', person.id)
    .execute();
  if (id === null) return;
  const { rows } = await sql`insert into filter_defaults (tenant_id, user_id, filter_id)
    select tenant_id, ${person.id}, id from filters where tenant_id = ${tx.tenantId} and id = ${id}::uuid
      and (visibility = 'team' or visibility = 'private' and owner_id = ${person.id})
    on conflict (tenant_id, user_id) do update set filter_id = excluded.filter_id returning filter_id`.execute(tx);
  if (rows.length === 0) throw new Refusal('not-found');
}
