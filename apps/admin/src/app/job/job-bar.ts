import { Component, computed, input } from '@angular/core';
import { percentOf, type JobView } from '@rollcall/domain/job';
import { kindLabel, stateLook } from './job-messages';

/** The bar of a job. Without a known end it moves to and fro; a job that stands still does not move. */
@Component({
  selector: 'rc-job-bar',
  template: `
    <div
      role="progressbar"
      [attr.aria-label]="label()"
      aria-valuemin="0"
      aria-valuemax="100"
      [attr.aria-valuenow]="percent()"
      [attr.aria-valuetext]="valueText()"
      [class]="tone()"
      [class.wandering]="isWandering()"
    >
      <span [style.width.%]="isWandering() ? 30 : (percent() ?? 0)"></span>
    </div>
  `,
  styles: `
    div {
      position: relative;
      height: var(--rc-job-bar, 6px);
      border-radius: 999px;
      background: var(--rc-quiet-soft);
      overflow: hidden;
    }
    span {
      display: block;
      height: 100%;
      border-radius: inherit;
      background: var(--rc-accent);
      transition: width 260ms linear;
    }
    .good span {
      background: var(--rc-good);
    }
    .warn span {
      background: var(--rc-warn);
    }
    .bad span {
      background: var(--rc-bad);
    }
    .still span {
      background: var(--rc-quiet);
    }
    .wandering span {
      animation: wander 1.6s ease-in-out infinite alternate;
    }
    @keyframes wander {
      from {
        transform: translateX(-20%);
      }
      to {
        transform: translateX(255%);
      }
    }
  `,
})
export class JobBar {
  readonly job = input.required<JobView>();
  protected readonly percent = computed(() => percentOf(this.job()));
  protected readonly isWandering = computed(() => this.percent() === null && this.job().status === 'running');
  protected readonly label = computed(() => `${kindLabel(this.job().kind)} ${this.job().subject}`);
  protected readonly valueText = computed(() => {
    const percent = this.percent();
    return `${stateLook(this.job()).text}${percent === null ? '' : `, ${Math.floor(percent)} %`}`;
  });
  protected readonly tone = computed(() => {
    const { status } = this.job();
    if (status === 'running' || status === 'pausing' || status === 'cancelling') return '';
    if (status === 'cancelled' || status === 'queued') return 'still';
    return stateLook(this.job()).tone;
  });
}
