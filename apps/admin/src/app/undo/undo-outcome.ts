import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import { isAtRest, type JobView } from '@rollcall/domain/job';
import { undoViewSchema, type UndoView } from '@rollcall/domain/undo';
import { Session } from '../auth/session';
import { formatCount } from '../format/numbers';
import { formatMoment, formatUtc } from '../format/times';
import { ProblemNotice } from '../refusal/problem-notice';
import { undoCounts, undoFieldLabel, undoIssueText } from './undo-messages';

/** How an undo ended, or what it would do: the counts, the reasons, and who changed what since. */
@Component({
  selector: 'rc-undo-outcome',
  imports: [ProblemNotice, RouterLink],
  templateUrl: './undo-outcome.html',
  styleUrl: './undo-outcome.scss',
})
export class UndoOutcome {
  private readonly session = inject(Session);
  readonly job = input.required<JobView>();
  /** The answer, once the job is at rest. */
  readonly known = output<UndoView>();
  private readonly id = computed(() => (isAtRest(this.job().status) ? this.job().id : undefined));
  protected readonly asked = httpResource(
    () => {
      const id = this.id();
      return id === undefined ? undefined : `/api/v1/undos/${id}`;
    },
    { parse: (raw) => undoViewSchema.parse(raw) },
  );
  protected readonly view = computed(() => (this.asked.hasValue() ? this.asked.value() : undefined));
  protected readonly counts = computed(() => {
    const view = this.view();
    return view ? undoCounts(view, view.job.isDryRun) : [];
  });
  protected readonly mayRead = computed(() => this.session.may('contact.read'));
  protected readonly hidden = computed(() => {
    const view = this.view();
    return view ? view.kept + view.couldNot - view.samples.length : 0;
  });
  protected readonly textOf = undoIssueText;
  protected readonly labelOf = undoFieldLabel;
  protected readonly formatCount = formatCount;
  protected readonly formatMoment = formatMoment;
  protected readonly formatUtc = formatUtc;

  constructor() {
    effect(() => {
      const view = this.view();
      if (view) this.known.emit(view);
    });
  }
}
