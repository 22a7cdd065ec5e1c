import { Component, input, model } from '@angular/core';
import { type PlanDraft, type PlanProblems } from './plan-draft';

let count = 0;

/** When a job starts and how fast it may go, to be typed in. */
@Component({
  selector: 'rc-plan-fields',
  template: `
    @if (hasStart()) {
      <div class="field">
        <label [attr.for]="id + '-start'">Start at</label>
        <input
          #start
          [id]="id + '-start'"
          class="input"
          type="datetime-local"
          [value]="draft().start"
          [attr.aria-invalid]="problems().start !== ''"
          [attr.aria-describedby]="id + '-start-hint ' + id + '-start-problem'"
          (input)="draft.set({ start: start.value, rate: draft().rate })"
        />
        <span class="hint" [id]="id + '-start-hint'">{{ zone }}. Empty: as soon as a worker is free.</span>
        <span class="problem" [id]="id + '-start-problem'">{{ problems().start }}</span>
      </div>
    }
    <div class="field">
      <label [attr.for]="id + '-rate'">Rows a second, at most</label>
      <input
        #rate
        [id]="id + '-rate'"
        class="input"
        inputmode="numeric"
        maxlength="9"
        autocomplete="off"
        [value]="draft().rate"
        [attr.aria-invalid]="problems().rate !== ''"
        [attr.aria-describedby]="id + '-rate-hint ' + id + '-rate-problem'"
        (input)="draft.set({ start: draft().start, rate: rate.value })"
      />
      <span class="hint" [id]="id + '-rate-hint'">Empty: as fast as it goes.</span>
      <span class="problem" [id]="id + '-rate-problem'">{{ problems().rate }}</span>
    </div>
  `,
  styles: `
    :host {
      display: grid;
      grid-template-columns: repeat(auto-fit, minmax(min(220px, 100%), 1fr));
      gap: 14px;
    }
    .problem:empty {
      display: none;
    }
  `,
})
export class PlanFields {
  readonly draft = model.required<PlanDraft>();
  readonly problems = input.required<PlanProblems>();
  /** Whether a time can still be chosen: not for a job that runs. */
  readonly hasStart = input(true);
  protected readonly id = `plan-${count++}`;
  protected readonly zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
}
