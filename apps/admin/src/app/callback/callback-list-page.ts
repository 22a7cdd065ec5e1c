import { Component } from '@angular/core';
import { CallbackList } from './callback-list';

/** Scheduled callbacks over all contacts. */
@Component({
  selector: 'rc-callback-list-page',
  imports: [CallbackList],
  template: `
    <div class="page fills">
      <div class="page-head"><h1 tabindex="-1">Callbacks</h1></div>
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
export class CallbackListPage {}
