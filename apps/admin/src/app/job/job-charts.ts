import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, untracked } from '@angular/core';
import { isAtRest, jobThroughputSchema, outcomes, type JobThroughput, type JobView } from '@rollcall/domain/job';
import { Chart } from '../chart/chart';
import { formatCount, formatShare } from '../format/numbers';
import { donutOption, speedsOf, throughputOption } from './job-chart-options';
import { JobStream } from './job-stream';
import { outcomeText, phaseLabel } from './job-messages';

const askMs = 3_000;

/** Throughput over time and the share of each outcome. The charts are loaded when they come into view. */
@Component({
  selector: 'rc-job-charts',
  imports: [Chart],
  template: `
    @if (job().ledger.read > 0 || speeds().length > 1) {
      <section class="panel" aria-labelledby="charts-head">
        <h2 id="charts-head" class="visually-hidden">Charts</h2>
        <div class="charts">
          @defer (on viewport) {
            <rc-chart heading="Throughput" [summary]="speedSummary()" [table]="speedTable()" [option]="speedOption()" />
            <rc-chart heading="Outcomes" [summary]="donutSummary()" [table]="donutTable()" [option]="donut()" />
          } @placeholder {
            <div class="space"></div>
          }
        </div>
      </section>
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }
    .charts {
      display: grid;
      grid-template-columns: minmax(0, 1.7fr) minmax(0, 1fr);
      gap: 20px 28px;
    }
    @media (width < 900px) {
      .charts {
        grid-template-columns: minmax(0, 1fr);
      }
    }
    .space {
      height: 262px;
    }
  `,
})
export class JobCharts {
  private readonly stream = inject(JobStream);
  readonly job = input.required<JobView>();
  private readonly id = computed(() => this.job().id);
  private readonly isAtRest = computed(() => isAtRest(this.job().status));
  private readonly asked = httpResource(() => `/api/v1/jobs/${this.id()}/throughput`, {
    parse: (raw) => jobThroughputSchema.parse(raw),
  });
  /** A failed question leaves the curve as it was: it is decoration beside the rate in numbers. */
  private readonly points = linkedSignal<JobThroughput | undefined, JobThroughput['points']>({
    source: () => (this.asked.hasValue() ? this.asked.value() : undefined),
    computation: (now, before) => now?.points ?? before?.value ?? [],
  });
  protected readonly speeds = computed(() => speedsOf(this.points()));
  protected readonly speedOption = computed(() => throughputOption(this.speeds()));
  protected readonly donut = computed(() => donutOption(this.job()));
  protected readonly speedSummary = computed(() => {
    const speeds = this.speeds();
    if (speeds.length < 2) return 'The curve begins after the first seconds.';
    const best = Math.max(...speeds.map((speed) => speed.rowsPerSecond));
    return `Up to ${formatCount(Math.round(best))} rows a second, over all phases.`;
  });
  protected readonly speedTable = computed(() => ({
    head: ['After', 'Phase', 'Rows/s'],
    rows: this.speeds().map((speed) => [
      `${speed.seconds.toFixed(0)} s`,
      phaseLabel(speed.phase),
      formatCount(Math.round(speed.rowsPerSecond)),
    ]),
  }));
  protected readonly donutSummary = computed(() => {
    const { ledger, isDryRun, kind } = this.job();
    if (kind === 'undo')
      return `${formatShare(ledger.updated, ledger.read)} of the contacts ${isDryRun ? 'would be' : 'are'} restored, ${formatShare(ledger.skipped, ledger.read)} kept.`;
    const good = ledger.created + ledger.updated + ledger.unchanged;
    return `${formatShare(good, ledger.read)} of the rows read ${isDryRun ? 'would be' : 'are'} in the contacts, ${formatShare(ledger.rejected, ledger.read)} ${isDryRun ? 'would be' : 'were'} rejected.`;
  });
  protected readonly donutTable = computed(() => {
    const job = this.job();
    const { ledger } = job;
    return {
      head: ['Outcome', 'Rows', 'Share'],
      rows: outcomes.map((outcome) => [
        outcomeText(job, outcome).label,
        formatCount(ledger[outcome]),
        formatShare(ledger[outcome], ledger.read),
      ]),
    };
  });

  constructor() {
    effect(() => {
      this.isAtRest();
      untracked(() => this.asked.reload());
    });
    effect((onCleanup) => {
      if (this.isAtRest() || this.stream.isPaused()) return;
      const timer = setInterval(() => this.asked.reload(), askMs);
      onCleanup(() => clearInterval(timer));
    });
  }
}
