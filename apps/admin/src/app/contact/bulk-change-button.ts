import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ActivatedRoute, Router } from '@angular/router';
import { everyContact, filterSchema, fromFilterInUrl, type Filter } from '@rollcall/domain/filter';
import { permissions } from '@rollcall/domain/permission';
import { Session } from '../auth/session';
import type { Selection } from '../data-table/selection';

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
  readonly q = input<string>();
  readonly job = input<string>();
  private readonly route = inject(ActivatedRoute);
  private readonly session = inject(Session);
  protected readonly isAllowed = permissions.some((each) => each.startsWith('bulk.') && this.session.may(each));
  private readonly isOfAll = computed(() => this.selection().mode === 'all' || this.selection().isEmpty);
  protected readonly blocked = computed(() =>
    this.isOfAll() && this.q()
      ? 'What a search finds cannot be changed all at once. Use a filter, or select contacts.'
      : '',
  );

  protected go(): void {
    if (this.blocked() !== '') return;
    void this.router.navigate(['/bulk-changes/new'], { state: { target: this.target() } });
  }

  private target(): object {
    const { picked, exceptions } = this.selection();
    if (!this.isOfAll()) return { ids: picked.map(Number) };
    return { filter: this.meant(), exclude: exceptions.map(Number) };
  }

  /** The filter of the list, by which job the contacts were touched included. */
  private meant(): Filter | string {
    const text = this.route.snapshot.queryParamMap.get('filter');
    const job: Filter[] = this.job() ? [{ field: 'changedByJob', op: 'is', value: this.job()! }] : [];
    if (!text) return job[0] ?? everyContact;
    const read = fromFilterInUrl(text);
    if (read.kind === 'saved' && job.length === 0) return read.id;
    const own = read.kind === 'filter' ? filterSchema.safeParse(read.input).data : undefined;
    return own === undefined ? (job[0] ?? everyContact) : job.length === 0 ? own : { all: [own, ...job] };
  }
}
