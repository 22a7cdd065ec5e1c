import { Component, DestroyRef, computed, inject, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Session } from '../auth/session';
import { ContactEdit } from '../contact/contact-edit';
import { nameOf } from '../contact/contact-format';
import { Shortcuts } from '../shell/shortcuts';
import { CallbackList } from './callback-list';

/** *Scheduled Callback*: the callbacks of one contact. */
@Component({
  selector: 'rc-contact-callbacks-tab',
  imports: [CallbackList, MatButton],
  template: `
    @if (edit.contact(); as contact) {
      @if (mayManage) {
        <button type="button" matButton="outlined" class="add" (click)="add()">Add callback</button>
      }
      <rc-callback-list [contact]="contact.id" />
    }
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: minmax(0, 1fr);
      gap: 10px;
    }
    .add {
      justify-self: start;
    }
  `,
})
export class ContactCallbacksTab {
  protected readonly edit = inject(ContactEdit);
  protected readonly mayManage = inject(Session).may('callback.manage');
  private readonly list = viewChild(CallbackList);
  private readonly whose = computed(() => {
    const contact = this.edit.contact();
    return contact === null ? null : { id: contact.id, name: nameOf(contact) };
  });

  constructor() {
    if (!this.mayManage) return;
    const away = inject(Shortcuts).add([{ keys: 'a', label: 'Add a callback', act: () => this.add() }]);
    inject(DestroyRef).onDestroy(away);
  }

  protected add(): void {
    const whose = this.whose();
    if (whose !== null) void this.list()?.add(whose);
  }
}
