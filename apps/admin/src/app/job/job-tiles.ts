import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, untracked } from '@angular/core';
import { jobSummarySchema } from '@rollcall/domain/job';
import { lastGood } from '../data-table/last-good';
import { formatCount } from '../format/numbers';
import { Tiles, type Tile } from '../tiles/tiles';
import { JobStream } from './job-stream';

/** How long what was heard may gather before it is asked again, in ms; and how often while something runs. */
const settleMs = 700;
const pollMs = 5_000;

/** What runs, waits and failed lately, and how fast all of it goes. */
@Component({
  selector: 'rc-job-tiles',
  imports: [Tiles],
  template: `
    @if (tiles(); as tiles) {
      <rc-tiles [tiles]="tiles" />
    }
  `,
})
export class JobTiles {
  private readonly asked = httpResource(() => '/api/v1/jobs/summary', { parse: (raw) => jobSummarySchema.parse(raw) });
  private readonly summary = lastGood(this.asked).value;
  protected readonly tiles = computed<readonly Tile[] | null>(() => {
    const summary = this.summary();
    if (!summary) return null;
    const { running, queued, planned, rowsPerSecond, failedLastDay } = summary;
    const to = (tab: string) => ({ path: '/jobs', params: { tab } });
    return [
      { id: 'jobs-running', label: 'Running', number: formatCount(running), ...to('running') },
      {
        id: 'jobs-queued',
        label: 'Queued',
        number: formatCount(queued),
        ...(planned > 0 && { more: `and ${formatCount(planned)} planned` }),
        ...to('running'),
      },
      { id: 'jobs-rate', label: 'Rows/s now', number: formatCount(Math.round(rowsPerSecond)), ...to('running') },
      {
        id: 'jobs-failed',
        label: 'Failed in 24 h',
        number: formatCount(failedLastDay),
        isHot: failedLastDay > 0,
        ...to('failed'),
      },
    ];
  });

  constructor() {
    const stream = inject(JobStream);
    const states = computed(() => [...stream.views().values()].map((job) => `${job.id} ${job.status}`).join());
    effect((onCleanup) => {
      states();
      const timer = setTimeout(() => untracked(() => this.asked.reload()), settleMs);
      onCleanup(() => clearTimeout(timer));
    });
    effect((onCleanup) => {
      if (this.asked.isLoading() || stream.isPaused() || (this.summary()?.running ?? 0) === 0) return;
      const timer = setTimeout(() => untracked(() => this.asked.reload()), pollMs);
      onCleanup(() => clearTimeout(timer));
    });
  }
}
