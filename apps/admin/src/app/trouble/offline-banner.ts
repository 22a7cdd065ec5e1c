import { Component, DestroyRef, inject, signal } from '@angular/core';
import { Icon } from '../icon/icon';

/** Says that the browser has no network. Jobs go on without it. */
@Component({
  selector: 'rc-offline-banner',
  imports: [Icon],
  template: `
    @if (isOffline()) {
      <div class="notice warn" role="status">
        <rc-icon name="warning" />
        <span class="text"
          ><strong>You are offline.</strong> What you see may be old. Jobs go on without this page.</span
        >
      </div>
    }
  `,
  styles: `
    .notice {
      border-radius: 0;
      border-inline-end: 0;
      border-top: 0;
    }
  `,
})
export class OfflineBanner {
  protected readonly isOffline = signal(!navigator.onLine);

  constructor() {
    const over = new AbortController();
    addEventListener('online', () => this.isOffline.set(false), { signal: over.signal });
    addEventListener('offline', () => this.isOffline.set(true), { signal: over.signal });
    inject(DestroyRef).onDestroy(() => over.abort());
  }
}
