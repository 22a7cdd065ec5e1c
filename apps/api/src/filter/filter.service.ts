import { Inject, Injectable } from '@nestjs/common';
import { insertAudit } from '@rollcall/db/audit';
import { inTenant } from '@rollcall/db/database';
import type { Db, Tx } from '@rollcall/db/database';
import {
  changeFilter,
  deleteFilter,
  getFilter,
  insertFilter,
  listFilters,
  loadFilterFields,
  prepareFilter,
  setDefaultFilter,
} from '@rollcall/db/filter';
import { operatorsOfField } from '@rollcall/domain/filter';
import type {
  ChangeFilter,
  DefaultFilter,
  FilterFieldList,
  FilterId,
  FilterList,
  FilterView,
  SaveFilter,
} from '@rollcall/domain/filter';
import { Refusal } from '@rollcall/domain/refusal';
import { actorOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { DB } from '../platform.module.js';

/** Which saved filter, and the version of it that the caller has seen. */
interface Seen {
  readonly id: FilterId;
  readonly version: number | undefined;
}

/** The saved filters of the caller and of the team. */
@Injectable()
export class FilterService {
  constructor(@Inject(DB) private readonly db: Db) {}

  list(caller: Caller): Promise<FilterList> {
    return inTenant(this.db, caller.tenantId, async (tx) => ({ items: await listFilters(tx, caller) }));
  }

  view(id: FilterId, caller: Caller): Promise<FilterView> {
    return inTenant(this.db, caller.tenantId, (tx) => getFilter(tx, id, caller));
  }

  /** A filter that could not be used is not saved. One without a name is no more than a long address: it is not audited. */
  save(request: SaveFilter, caller: Caller): Promise<FilterView> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      if (request.name !== undefined && request.visibility === 'team') mustShare(caller);
      await prepareFilter(tx, request.filter, new Date());
      const id = await insertFilter(tx, request, caller);
      if (request.name !== undefined) await audit(tx, caller, 'created', id, { visibility: request.visibility });
      return getFilter(tx, id, caller);
    });
  }

  change(seen: Seen, request: ChangeFilter, caller: Caller): Promise<FilterView> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const before = await this.writable(tx, seen, caller);
      if (request.visibility === 'team') mustShare(caller);
      if (request.filter !== undefined) await prepareFilter(tx, request.filter, new Date());
      await changeFilter(tx, before.id, before.version, request);
      await audit(tx, caller, 'changed', before.id, {
        changed: Object.keys(request).sort(),
        visibility: request.visibility ?? before.visibility,
      });
      return getFilter(tx, before.id, caller);
    });
  }

  async delete(seen: Seen, isForced: boolean, caller: Caller): Promise<void> {
    await inTenant(this.db, caller.tenantId, async (tx) => {
      const { id, version, usedByJobs, defaultOfOthers, visibility } = await this.writable(tx, seen, caller);
      if (!isForced && usedByJobs + defaultOfOthers > 0)
        throw new Refusal('filter.in-use', { usedByJobs, defaultOfOthers });
      await deleteFilter(tx, id, version);
      await audit(tx, caller, 'deleted', id, { visibility, usedByJobs, defaultOfOthers });
    });
  }

  setDefault({ id }: DefaultFilter, caller: Caller): Promise<FilterList> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      await setDefaultFilter(tx, caller, id);
      if (id !== null) await audit(tx, caller, 'made-default', id, {});
      return { items: await listFilters(tx, caller) };
    });
  }

  fields(caller: Caller): Promise<FilterFieldList> {
    return inTenant(this.db, caller.tenantId, async (tx) => ({
      items: [...(await loadFilterFields(tx)).values()].map((field) => ({
        name: field.name,
        label: field.label,
        type: field.type,
        operators: [...operatorsOfField(field)],
        choices: field.choices ? [...field.choices] : null,
      })),
    }));
  }

  /** A filter the caller may write, in the version they have seen. What they do not see is not there, whatever they sent. */
  private async writable(tx: Tx, { id, version }: Seen, caller: Caller): Promise<FilterView> {
    const view = await getFilter(tx, id, caller);
    if (view.visibility === 'team') mustShare(caller);
    if (view.visibility === 'ad-hoc') throw new Refusal('state-not-allowed', { visibility: view.visibility });
    if (version === undefined) throw new Refusal('if-match-missing');
    if (version !== view.version) throw new Refusal('stale-version', { version: view.version });
    return view;
  }
}

function mustShare({ permissions }: Caller): void {
  if (!permissions.includes('filter.share')) throw new Refusal('permission-missing', { permission: 'filter.share' });
}

/** Never the conditions: they may name people. */
const audit = (tx: Tx, caller: Caller, verb: string, id: FilterId, details: Record<string, unknown>): Promise<void> =>
  insertAudit(tx, actorOf(caller), { action: `filter.${verb}`, target: { kind: 'filter', id }, details });
