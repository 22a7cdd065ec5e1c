import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import type { Filter } from '@rollcall/domain/filter';
import { permissions } from '@rollcall/domain/permission';
import { Session } from '../auth/session';
import type { Selection } from '../data-table/selection';
import { bothOf } from '../filter/filter-address';
import type { ListFilter } from '../filter/list-filter';

/**
 * Leads to a bulk change of what is selected, or of the whole list if nothing is. Absent without a permission for any category; a
 * search in words is no filter, so that what it finds can be changed only one by one or by a filter.
 */
@Component({
  selector: 'rc-bulk-change-button',
  imports: [MatButton],
  template: `
    @if (isAllowed) {
      <button
        type="button"
        matButton="outlined"
        [attr.aria-disabled]="blocked() !== ''"
        [attr.title]="blocked() || null"
        (click)="go()"
      >
        Bulk change
      </button>
    }
  `,
})
export class BulkChangeButton {
  private readonly router = inject(Router);
  readonly selection = input.required<Selection>();
  readonly filtering = input.required<ListFilter>();
  readonly q = input<string>();
  readonly job = input<string>();
  private readonly session = inject(Session);
  protected readonly isAllowed = permissions.some((each) => each.startsWith('bulk.') && this.session.may(each));
  private readonly isOfAll = computed(() => this.selection().mode === 'all' || this.selection().isEmpty);
  protected readonly blocked = computed(() => {
    if (!this.isOfAll()) return '';
    if (this.q()) return 'What a search finds cannot be changed all at once. Use a filter, or select contacts.';
    return this.filtering().filter() === null ? 'The filter has not been read.' : '';
  });

  protected go(): void {
    const target = this.target();
    if (this.blocked() !== '' || target === null) return;
    void this.router.navigate(['/bulk-changes/new'], { state: { target } });
  }

  private target(): object | null {
    const { picked, exceptions } = this.selection();
    if (!this.isOfAll()) return { ids: picked.map(Number) };
    const filter = this.meant();
    return filter === null ? null : { filter, exclude: exceptions.map(Number) };
  }

  /** The filter of the list, by which job the contacts were touched included; null as long as it is not known. */
  private meant(): Filter | string | null {
    const [filter, job] = [this.filtering().filter(), this.job()];
    if (filter === null || !job) return filter === null ? null : (this.filtering().savedId() ?? filter);
    return bothOf(filter, { field: 'changedByJob', op: 'is', value: job });
  }
}
