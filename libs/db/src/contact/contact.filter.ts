import type { FilterPlan } from '@rollcall/domain/filter';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../database/tenant.js';
import { compileFilter } from '../filter/index.js';
import type { UsableFilter } from '../filter/index.js';

/** A filter as lists and counts use it. */
export interface ContactFilter {
  readonly plan: FilterPlan;
  /** For people. */
  readonly words: string;
  /** The condition on a contact that the statement calls so. */
  on(alias: string): RawBuilder<boolean>;
}

/** Readies a filter for lists and counts. */
export const contactFilter = (tx: Tx, { plan, words }: UsableFilter): ContactFilter => ({
  plan,
  words,
  on: (alias) => compileFilter(tx, plan, alias),
});
