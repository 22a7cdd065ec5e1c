import { httpResource } from '@angular/common/http';
import { Component, computed, effect, input, untracked } from '@angular/core';
import { jobTimelineSchema, type JobView } from '@rollcall/domain/job';
import { formatMoment, formatUtc } from '../format/times';
import { ProblemNotice } from '../refusal/problem-notice';
import { statusText } from './job-messages';

/** Who moved the job from one state to the next, when and why. */
@Component({
  selector: 'rc-job-timeline',
  imports: [ProblemNotice],
  template: `
    <section class="panel" aria-labelledby="timeline-head">
      <div class="panel-head"><h2 id="timeline-head">Timeline</h2></div>
      @if (timeline.error()) {
        <rc-problem-notice doing="Loading the timeline" [error]="timeline.error()" (again)="timeline.reload()" />
      } @else {
        <ol>
          @for (item of items(); track $index) {
            <li>
              <span class="status">{{ statusText(item.status) }}</span>
              <span class="who">{{ item.by?.name ?? 'the system' }}{{ item.reason ? ' · ' + item.reason : '' }}</span>
              <time [attr.datetime]="item.at" [attr.title]="formatUtc(item.at)">{{ formatMoment(item.at) }}</time>
            </li>
          }
        </ol>
      }
    </section>
  `,
  styles: `
    ol {
      list-style: none;
      margin: 0;
      padding: 0;
      display: grid;
      font-size: 13.5px;
    }
    li {
      display: grid;
      grid-template-columns: minmax(0, 1fr) auto;
      gap: 0 12px;
      padding: 0 0 12px 20px;
      position: relative;
    }
    li::before {
      content: '';
      position: absolute;
      inset-inline-start: 2px;
      top: 6px;
      width: 8px;
      height: 8px;
      border-radius: 50%;
      background: var(--rc-line-strong);
    }
    li:last-child {
      padding-bottom: 0;
    }
    li:last-child::before {
      background: var(--rc-accent);
    }
    li:not(:last-child)::after {
      content: '';
      position: absolute;
      inset-inline-start: 5.5px;
      top: 17px;
      bottom: -3px;
      width: 1px;
      background: var(--rc-line);
    }
    .status {
      font-weight: 560;
    }
    .who {
      grid-column: 1;
      color: var(--rc-ink-3);
      font-size: 12.5px;
      overflow-wrap: anywhere;
    }
    time {
      grid-area: 1 / 2;
      color: var(--rc-ink-3);
      font-size: 12.5px;
    }
  `,
})
export class JobTimeline {
  readonly job = input.required<JobView>();
  private readonly id = computed(() => this.job().id);
  private readonly status = computed(() => this.job().status);
  protected readonly timeline = httpResource(() => `/api/v1/jobs/${this.id()}/timeline`, {
    parse: (raw) => jobTimelineSchema.parse(raw),
  });
  protected readonly items = computed(() => (this.timeline.hasValue() ? this.timeline.value().items : []));
  protected readonly statusText = statusText;
  protected readonly formatMoment = formatMoment;
  protected readonly formatUtc = formatUtc;

  constructor() {
    // Only a change of state adds a line: the ticks in between do not ask again.
    effect(() => {
      this.status();
      untracked(() => this.timeline.reload());
    });
  }
}
