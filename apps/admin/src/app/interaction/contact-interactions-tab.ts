import { Component, inject } from '@angular/core';
import { AttemptCounts } from '../contact/attempt-counts';
import { ContactEdit } from '../contact/contact-edit';
import { InteractionList } from './interaction-list';

/** *Interactions*: how often somebody tried, and what came of each attempt. Read-only. */
@Component({
  selector: 'rc-contact-interactions-tab',
  imports: [AttemptCounts, InteractionList],
  template: `
    @if (edit.contact(); as contact) {
      <section class="panel" aria-labelledby="attempts-title">
        <h2 id="attempts-title" class="visually-hidden">Attempts</h2>
        <rc-attempt-counts [withPhones]="true" />
      </section>
      <rc-interaction-list [contact]="contact.id" />
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 12px;
    }
  `,
})
export class ContactInteractionsTab {
  protected readonly edit = inject(ContactEdit);
}
