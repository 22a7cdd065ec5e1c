import { Component, DestroyRef, inject, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Session } from '../auth/session';
import { ContactPicker } from '../contact/contact-picker';
import { Shortcuts } from '../shell/shortcuts';
import { CallbackList } from './callback-list';

/** Scheduled callbacks over all contacts. */
@Component({
  selector: 'rc-callback-list-page',
  imports: [CallbackList, MatButton],
  template: `
    <div class="page fills">
      <div class="page-head">
        <h1 tabindex="-1">Callbacks</h1>
        @if (mayManage) {
          <div class="end"><button type="button" matButton="filled" (click)="add()">Add</button></div>
        }
      </div>
      <rc-callback-list />
    </div>
  `,
  styles: `
    :host {
      display: block;
      height: 100%;
      min-height: 0;
    }
  `,
})
export class CallbackListPage {
  private readonly picker = inject(ContactPicker);
  protected readonly mayManage = inject(Session).may('callback.manage');
  private readonly list = viewChild.required(CallbackList);

  constructor() {
    if (!this.mayManage) return;
    const away = inject(Shortcuts).add([{ keys: 'n', label: 'Add a callback', act: () => void this.add() }]);
    inject(DestroyRef).onDestroy(away);
  }

  /** Whose it is comes first: numbers, zone and hours are those of the contact. */
  protected async add(): Promise<void> {
    const contact = await this.picker.pick();
    if (contact) await this.list().add(contact);
  }
}
