import { Component, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';

/** A secret that is shown this once, to be copied. Nothing keeps it: it goes with the dialog. */
@Component({
  selector: 'rc-shown-once',
  imports: [MatButton],
  template: `
    <div class="secret">
      <span class="mono" [attr.data-testid]="name()">{{ secret() }}</span>
      <button type="button" matButton="outlined" (click)="copy()">Copy</button>
    </div>
    <p class="quiet" role="status">{{ copied() }}</p>
  `,
  styles: `
    .secret {
      display: flex;
      align-items: center;
      gap: 8px;
      padding: 10px 12px;
      border: 1px solid var(--rc-line-strong);
      border-radius: var(--rc-radius-small);
      background: var(--rc-sunken);
    }
    .mono {
      flex: 1;
      min-width: 0;
      overflow-wrap: anywhere;
      user-select: all;
    }
  `,
})
export class ShownOnce {
  readonly secret = input.required<string>();
  /** What tests know it by. */
  readonly name = input.required<string>();
  protected readonly copied = signal('');

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.secret());
      this.copied.set('Copied.');
    } catch {
      this.copied.set('The browser does not allow that. Select it and copy it by hand.');
    }
  }
}
