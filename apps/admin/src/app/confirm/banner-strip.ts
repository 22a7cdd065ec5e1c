import { Component, effect, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from '../icon/icon';
import { ProblemNotice } from '../refusal/problem-notice';
import { Banner } from './banner';

/** Where banners are shown. The status region is always there: one that comes with its text is not read aloud. */
@Component({
  selector: 'rc-banner-strip',
  imports: [Icon, MatButton, ProblemNotice],
  template: `
    <div role="status">
      @if (banner.current(); as said) {
        <div class="notice good">
          <rc-icon name="check" />
          <span class="text">{{ said.text }}</span>
          @if (said.undo) {
            <button type="button" matButton="outlined" [disabled]="isBusy()" (click)="undo(said.undo)">Undo</button>
          }
          <button type="button" class="icon-button" aria-label="Close this message" (click)="banner.close()">
            <rc-icon name="close" />
          </button>
        </div>
      }
    </div>
    @if (failure(); as error) {
      <rc-problem-notice doing="Undoing" [error]="error" (again)="failure.set(undefined)" />
    }
  `,
  styles: `
    .notice {
      align-items: center;
      margin: 12px 24px 0;
      padding: 6px 8px 6px 14px;
    }
    rc-problem-notice {
      display: block;
      margin: 12px 24px 0;
    }
    rc-icon {
      flex: none;
    }
    @media (width < 768px) {
      .notice,
      rc-problem-notice {
        margin: 10px 16px 0;
      }
    }
  `,
})
export class BannerStrip {
  protected readonly banner = inject(Banner);
  protected readonly isBusy = signal(false);
  protected readonly failure = signal<unknown>(undefined);

  constructor() {
    effect(() => {
      this.banner.current();
      this.failure.set(undefined);
    });
  }

  protected async undo(act: () => Promise<string>): Promise<void> {
    this.isBusy.set(true);
    try {
      const text = await act();
      this.banner.say({ text });
    } catch (error) {
      this.failure.set(error);
    } finally {
      this.isBusy.set(false);
    }
  }
}
