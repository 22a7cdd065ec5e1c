import { planFilter, sayFilter } from '@rollcall/domain/filter';
import type { Filter, FilterIssue, FilterPlan } from '@rollcall/domain/filter';
import { Refusal } from '@rollcall/domain/refusal';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../database/tenant.js';
import { compileFilter } from './filter.compile.js';
import { loadFilterFields } from './filter.fields.js';

/** A filter that this tenant can use now, and what it says in words. */
export interface UsableFilter {
  readonly plan: FilterPlan;
  readonly words: string;
}

/**
 * Reads a filter against the tenant's fields. Refuses `invalid-input`, with a path below `at` and a code for each condition that is wrong.
 * @param now what "today" is counted from; a job keeps the moment it was started and gives it again with every batch
 */
export async function prepareFilter(tx: Tx, filter: Filter, now: Date, at = 'filter'): Promise<UsableFilter> {
  const fields = await loadFilterFields(tx);
  const { plan, issues } = planFilter(filter, fields, now);
  if (plan === null)
    throw new Refusal('invalid-input', { errors: issues.slice(0, 50).map((issue) => toError(issue, at)) });
  return { plan, words: sayFilter(filter, fields) };
}

/** An issue as answers tell it. */
export const toError = ({ path, code, message }: FilterIssue, at?: string) => ({
  path: [...(at === undefined ? [] : [at]), ...path].join('.'),
  code,
  message,
});

/**
 * The contacts that fulfil a filter, as a condition on `c`, a row of `contacts`; deleted ones are not looked out for. What an
 * export, a bulk change or any other set-based statement uses. Refuses as {@link prepareFilter} does.
 */
export async function contactsMatching(tx: Tx, filter: Filter, now: Date): Promise<RawBuilder<boolean>> {
  return compileFilter(tx, (await prepareFilter(tx, filter, now)).plan);
}
