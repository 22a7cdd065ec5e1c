import { Component, computed, model } from '@angular/core';
import { planProblemsOf, type PlanDraft } from './plan-draft';
import { PlanFields } from './plan-fields';

/** For pages that start a job: when it starts and how fast it may go, folded away because most start now. */
@Component({
  selector: 'rc-start-plan',
  imports: [PlanFields],
  template: `
    <details>
      <summary>When and how fast</summary>
      <rc-plan-fields [draft]="draft()" [problems]="problems()" (draftChange)="draft.set($event)" />
    </details>
  `,
  styles: `
    summary {
      width: fit-content;
      padding: 6px 0;
      font-size: 13.5px;
      font-weight: 560;
      cursor: pointer;
    }
    rc-plan-fields {
      max-width: 560px;
      padding-block: 8px;
    }
  `,
})
export class StartPlan {
  readonly draft = model.required<PlanDraft>();
  protected readonly problems = computed(() => planProblemsOf(this.draft()));
}
