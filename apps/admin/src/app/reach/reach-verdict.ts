import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { MayContact } from '@rollcall/domain/reach';
import { formatIn, formatMine } from '../format/wall-times';
import { reasonText } from './reach-messages';

/** Why somebody may not be reached, every reason in words, and when next. */
@Component({
  selector: 'rc-reach-verdict',
  imports: [MatButton],
  template: `
    <ul>
      @for (reason of reasons(); track $index) {
        <li>{{ reasonText(reason) }}</li>
      }
    </ul>
    @if (nextAllowed(); as next) {
      <p class="next">
        <span
          >Next allowed: <time [attr.datetime]="next.from" [attr.title]="formatMine(next.from)">{{ from() }}</time>
          @if (until(); as until) {
            until {{ until }}
          }
        </span>
        @if (offers()) {
          <button type="button" matButton="outlined" (click)="taken.emit(next.from)">Use this time</button>
        }
      </p>
    } @else {
      <p class="next">Waiting does not help: something about the contact has to change first.</p>
    }
  `,
  styles: `
    ul {
      margin: 0;
      padding-inline-start: 18px;
    }
    li {
      overflow-wrap: anywhere;
    }
    .next {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 2px 8px;
      margin-top: 4px;
    }
  `,
})
export class ReachVerdict {
  readonly reasons = input.required<MayContact['reasons']>();
  readonly nextAllowed = input.required<MayContact['nextAllowed']>();
  /** On whose wall the next time is told. */
  readonly zone = input.required<string>();
  /** Whether the next time can be taken. */
  readonly offers = input(false);
  readonly taken = output<string>();
  protected readonly from = computed(() => formatIn(this.zone(), this.nextAllowed()!.from));
  protected readonly until = computed(() => {
    const until = this.nextAllowed()?.until;
    return until ? formatIn(this.zone(), until) : '';
  });
  protected readonly reasonText = reasonText;
  protected readonly formatMine = formatMine;
}
