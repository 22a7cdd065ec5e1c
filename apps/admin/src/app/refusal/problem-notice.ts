import { Component, computed, input, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Icon } from '../icon/icon';
import { problemOf } from './problem';
import { tellProblem } from './problem-messages';

/** A failed request, told in place: the reason, what to do, *Try again* when that could help, the request id. */
@Component({
  selector: 'rc-problem-notice',
  imports: [Icon, MatButton],
  template: `
    <div class="notice bad" role="alert">
      <rc-icon name="warning" />
      <div class="text">
        <strong>{{ lead() }}{{ told().what }}</strong> {{ told().todo }}
        @for (field of problem().fields; track $index) {
          <p>{{ field.message }}</p>
        }
        @if (problem().requestId; as id) {
          <p class="quiet">
            Request <span class="mono">{{ id }}</span>
            <button type="button" class="icon-button copy" aria-label="Copy request id" (click)="copy(id)">
              <rc-icon name="copy" />
            </button>
          </p>
        }
      </div>
      @if (canRetry()) {
        <button type="button" matButton="outlined" (click)="again.emit()">Try again</button>
      }
    </div>
  `,
  styles: `
    .copy {
      width: 24px;
      height: 24px;
    }
    rc-icon {
      color: var(--rc-bad-ink);
      margin-top: 1px;
    }
  `,
})
export class ProblemNotice {
  readonly error = input.required<unknown>();
  /** What was tried, e.g. "Loading the contacts". */
  readonly doing = input<string>('');
  readonly again = output();
  protected readonly problem = computed(() => problemOf(this.error()));
  protected readonly told = computed(() => tellProblem(this.problem()));
  protected readonly lead = computed(() => (this.doing() === '' ? '' : `${this.doing()} did not work. `));
  protected readonly canRetry = computed(
    () => this.problem().kind !== 'refused' || ['rate-limited', 'stale-version'].includes(this.problem().code),
  );

  protected copy(id: string): void {
    void navigator.clipboard.writeText(id);
  }
}
