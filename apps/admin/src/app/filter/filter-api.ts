import { HttpClient } from '@angular/common/http';
import { Service, inject } from '@angular/core';
import {
  contactCountSchema,
  filterViewSchema,
  type ChangeFilter,
  type ContactCount,
  type Filter,
  type FilterId,
  type FilterView,
} from '@rollcall/domain/filter';
import { firstValueFrom } from 'rxjs';

/** Where saved filters are. */
export const filtersUrl = '/api/v1/filters';
const matching = ({ version }: Pick<FilterView, 'version'>) => ({ headers: { 'If-Match': `"${version}"` } });

/** What is kept under a name, and who sees it. */
export interface NamedFilter {
  readonly name: string;
  readonly visibility: 'private' | 'team';
  readonly filter: Filter;
}

/** Requests about filters that are not a resource of a page. Each throws what the server refuses. */
@Service()
export class FilterApi {
  private readonly http = inject(HttpClient);

  async save(request: NamedFilter): Promise<FilterView> {
    return filterViewSchema.parse(await firstValueFrom(this.http.post(filtersUrl, request)));
  }

  /** Keeps a filter that is too long for an address. The same filter has the same id. */
  async keep(filter: Filter): Promise<FilterId> {
    return filterViewSchema.parse(await firstValueFrom(this.http.post(filtersUrl, { filter }))).id;
  }

  /** Refused as `stale-version` when it is another one by now. */
  async change(view: Pick<FilterView, 'id' | 'version'>, change: ChangeFilter): Promise<FilterView> {
    const answer = await firstValueFrom(this.http.patch(`${filtersUrl}/${view.id}`, change, matching(view)));
    return filterViewSchema.parse(answer);
  }

  /** @param isForced also if something uses it: whoever calls has asked about that. Else it is refused as `filter.in-use` */
  async remove(view: Pick<FilterView, 'id' | 'version'>, isForced: boolean): Promise<void> {
    await firstValueFrom(this.http.delete(`${filtersUrl}/${view.id}?force=${isForced}`, matching(view)));
  }

  /** The filter with which this person's lists begin; null: none. */
  async begin(id: FilterId | null): Promise<void> {
    await firstValueFrom(this.http.put(`${filtersUrl}/default`, { id }));
  }

  /** Counts one by one, which can take some seconds. What takes too long even so is told as an estimate. */
  async countExactly(filter: Filter): Promise<ContactCount> {
    return contactCountSchema.parse(
      await firstValueFrom(this.http.post('/api/v1/contacts/count', { filter, exact: true })),
    );
  }
}
