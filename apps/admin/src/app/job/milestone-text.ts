import { Component, computed, input, linkedSignal } from '@angular/core';
import { percentOf, type JobView } from '@rollcall/domain/job';
import { stateLook } from './job-messages';

interface Said {
  readonly state: string;
  readonly tens: number;
  readonly atMs: number;
}

const quietMs = 30_000;

/** What is worth saying aloud: a change of state at once, each 10 % at most every 30 s. Everything else would be noise. */
export function nextSaid(now: Said, before: Said | undefined): Said {
  if (before === undefined || before.state !== now.state) return now;
  return now.tens > before.tens && now.atMs - before.atMs >= quietMs ? now : before;
}

/** Tells screen readers how far a job is, without reading every tick. */
@Component({
  selector: 'rc-milestone-text',
  template: `<p class="visually-hidden" role="status">{{ text() }}</p>`,
})
export class MilestoneText {
  readonly job = input.required<JobView>();
  private readonly said = linkedSignal<JobView, Said>({
    source: this.job,
    computation: (job, before) =>
      nextSaid(
        { state: stateLook(job).text, tens: Math.floor((percentOf(job) ?? 0) / 10) * 10, atMs: Date.now() },
        before?.value,
      ),
  });
  protected readonly text = computed(() => {
    const { state, tens } = this.said();
    return tens > 0 && tens < 100 ? `${state}, ${tens} %` : state;
  });
}
