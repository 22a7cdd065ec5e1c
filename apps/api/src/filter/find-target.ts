import type { Tx } from '@rollcall/db/database';
import { prepareFilter, useFilter } from '@rollcall/db/filter';
import { everyContact, filterIdSchema } from '@rollcall/domain/filter';
import type { ContactTarget, Filter, FilterId } from '@rollcall/domain/filter';
import type { Caller } from '../http/caller.js';

/** A target as it was asked for, each contact named once. */
export interface FoundTarget {
  readonly of:
    | { readonly ids: readonly number[] }
    | { readonly filter: Filter; readonly words: string; readonly exclude: readonly number[] };
  /** What people see of it. */
  readonly subject: string;
  /** The saved filter it was named by. */
  readonly filterId: FilterId | null;
}

/** Reads a target: a saved filter is taken as it is now. Refuses `invalid-input` below `target`. */
export async function findTarget(tx: Tx, target: ContactTarget, caller: Caller, now: Date): Promise<FoundTarget> {
  if ('ids' in target) {
    const ids = [...new Set(target.ids)];
    const subject = ids.length === 1 ? '1 chosen contact' : `${ids.length} chosen contacts`;
    return { of: { ids }, subject, filterId: null };
  }
  const given = 'all' in target ? everyContact : target.filter;
  const saved = filterIdSchema.safeParse(given);
  const filter = saved.success ? await useFilter(tx, saved.data, caller, 'target.filter') : (given as Filter);
  const { words } = await prepareFilter(tx, filter, now, 'target.filter');
  const exclude = [...new Set(target.exclude)];
  return {
    of: { filter, words, exclude },
    subject: exclude.length === 0 ? words : `${words}, except ${exclude.length}`,
    filterId: saved.success ? saved.data : null,
  };
}
