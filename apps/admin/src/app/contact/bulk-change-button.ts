import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { permissions } from '@rollcall/domain/permission';
import { Session } from '../auth/session';
import type { Selection } from '../data-table/selection';
import type { ListFilter } from '../filter/list-filter';
import { targetOfList, whyNoTarget } from './list-target';

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
  private readonly list = computed(() => ({
    selection: this.selection(),
    filtering: this.filtering(),
    q: this.q(),
    job: this.job(),
  }));
  protected readonly blocked = computed(() => whyNoTarget(this.list(), 'changed'));

  protected go(): void {
    const target = targetOfList(this.list());
    if (this.blocked() !== '' || target === null) return;
    void this.router.navigate(['/bulk-changes/new'], { state: { target } });
  }
}
