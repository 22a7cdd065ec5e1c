import type { FilterPlan } from '@rollcall/domain/filter';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../database/tenant.js';
import { compileFilter } from '../filter/index.js';
import type { UsableFilter } from '../filter/index.js';

/** A filter as lists and counts use it. */
export interface ContactFilter {
  readonly plan: FilterPlan;
  /** For people. */
  readonly words: string;
  /** Whether some contacts are left out by their ids. */
  readonly isExcluding: boolean;
  /** The condition on a contact that the statement calls so. */
  on(alias: string): RawBuilder<boolean>;
}

/** Readies a filter for lists and counts, without some contacts. */
export function contactFilter(tx: Tx, { plan, words }: UsableFilter, exclude: readonly number[] = []): ContactFilter {
  return {
    plan,
    words,
    isExcluding: exclude.length > 0,
    on: (alias) => {
      const fulfils = compileFilter(tx, plan, alias);
      return exclude.length === 0
        ? fulfils
        : sql<boolean>`(${fulfils} and ${sql.ref(`${alias}.id`)} <> all(${[...exclude]}::bigint[]))`;
    },
  };
}
