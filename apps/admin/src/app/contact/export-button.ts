import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { Session } from '../auth/session';
import type { Selection } from '../data-table/selection';
import type { ListFilter } from '../filter/list-filter';
import { targetOfList, whyNoTarget } from './list-target';

/**
 * Leads to an export of what is selected, or of the whole list if nothing is. Absent without the permission; a search in words is no
 * filter.
 */
@Component({
  selector: 'rc-export-button',
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
        Export
      </button>
    }
  `,
})
export class ExportButton {
  private readonly router = inject(Router);
  readonly selection = input.required<Selection>();
  readonly filtering = input.required<ListFilter>();
  readonly q = input<string>();
  readonly job = input<string>();
  private readonly session = inject(Session);
  protected readonly isAllowed = this.session.may('contact.export');
  private readonly list = computed(() => ({
    selection: this.selection(),
    filtering: this.filtering(),
    q: this.q(),
    job: this.job(),
  }));
  protected readonly blocked = computed(() => whyNoTarget(this.list(), 'exported'));

  protected go(): void {
    const target = targetOfList(this.list());
    if (this.blocked() !== '' || target === null) return;
    void this.router.navigate(['/exports/new'], { state: { target } });
  }
}
