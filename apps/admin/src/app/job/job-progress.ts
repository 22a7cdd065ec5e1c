import { Component, computed, input } from '@angular/core';
import { percentOf, type JobView } from '@rollcall/domain/job';
import { Icon } from '../icon/icon';
import { formatCount, formatRate } from '../format/numbers';
import { formatDuration, formatTimeLeft } from '../format/times';
import { MilestoneText } from './milestone-text';
import { JobBar } from './job-bar';
import { JobChip } from './job-chip';
import { JobLedger } from './job-ledger';
import { phaseLabel } from './job-messages';

type Step = { readonly name: string; readonly label: string; readonly state: 'done' | 'now' | 'next' };

/** How a job goes: state, bar, counts, speed, time left, phases, ledger. Shows what it is given and asks nobody. */
@Component({
  selector: 'rc-job-progress',
  imports: [Icon, JobBar, JobChip, JobLedger, MilestoneText],
  templateUrl: './job-progress.html',
  styleUrl: './job-progress.scss',
})
export class JobProgress {
  readonly job = input.required<JobView>();
  readonly nowMs = input.required<number>();
  protected readonly percent = computed(() => percentOf(this.job()));
  protected readonly isMoving = computed(() => ['running', 'pausing', 'cancelling'].includes(this.job().status));
  protected readonly doneText = computed(() => {
    const { progress, status, ledger, total } = this.job();
    if (status === 'succeeded' || status === 'cancelled') return `${formatCount(ledger.read)} rows read`;
    if (progress.total === null) return `${formatCount(progress.done)} rows, total still unknown`;
    const over = progress.done > progress.total ? `, expected ${formatCount(total ?? progress.total)}` : '';
    return `${phaseLabel(progress.phase)}: ${formatCount(progress.done)} of ${formatCount(progress.total)}${over}`;
  });
  protected readonly steps = computed<readonly Step[]>(() => {
    const { progress, status } = this.job();
    const now = progress.phases.indexOf(progress.phase);
    const isOver = status === 'succeeded' || progress.phase === 'done';
    return progress.phases.map((name, place) => ({
      name,
      label: phaseLabel(name),
      state: isOver || place < now ? 'done' : place === now ? 'now' : 'next',
    }));
  });
  protected readonly facts = computed(() => {
    const { rate, startedAt, endedAt, status } = this.job();
    const ran =
      startedAt === null ? null : (endedAt === null ? this.nowMs() : Date.parse(endedAt)) - Date.parse(startedAt);
    const facts: { label: string; value: string }[] = [];
    if (status === 'running') facts.push({ label: 'Rows now', value: formatRate(rate.now) });
    facts.push({ label: 'Rows overall', value: formatRate(rate.overall) });
    if (status === 'running') facts.push({ label: 'Time left', value: this.timeLeft() });
    facts.push({ label: endedAt === null ? 'Running for' : 'Took', value: ran === null ? '—' : formatDuration(ran) });
    return facts;
  });
  protected readonly silence = computed(() => {
    const { isSilent, progressedAt, status } = this.job();
    if (status !== 'running' || progressedAt === null) return '';
    const silentMs = this.nowMs() - Date.parse(progressedAt);
    if (isSilent) return 'The worker gives no sign of life. Another one is taking over; nothing is lost or done twice.';
    return silentMs > 120_000 ? `No progress for ${formatDuration(silentMs)}.` : '';
  });

  private timeLeft(): string {
    const { secondsLeft } = this.job();
    return secondsLeft === null ? 'estimating…' : formatTimeLeft(secondsLeft);
  }
}
