import { httpResource } from '@angular/common/http';
import { Component, computed, effect, untracked } from '@angular/core';
import { queueViewSchema } from '@rollcall/domain/queue';
import { lastGood } from '../data-table/last-good';
import { formatCount } from '../format/numbers';
import { Icon } from '../icon/icon';
import { kindLabel } from '../job/job-messages';
import { ProblemNotice } from '../refusal/problem-notice';

const pollMs = 5_000;
const backends = { postgres: 'PostgreSQL', redis: 'Redis' } as const;

/** System › Queue: what to look at when jobs do not start. */
@Component({
  selector: 'rc-queue-section',
  imports: [Icon, ProblemNotice],
  templateUrl: './queue-section.html',
  styleUrl: './queue-section.scss',
})
export class QueueSection {
  protected readonly asked = httpResource(() => '/api/v1/queue', { parse: (raw) => queueViewSchema.parse(raw) });
  protected readonly queue = lastGood(this.asked).value;
  protected readonly backend = computed(() => backends[this.queue()?.backend ?? 'postgres']);
  protected readonly kindLabel = kindLabel;
  protected readonly formatCount = formatCount;

  constructor() {
    effect((onCleanup) => {
      if (this.asked.isLoading()) return;
      const timer = setTimeout(() => untracked(() => this.asked.reload()), pollMs);
      onCleanup(() => clearTimeout(timer));
    });
  }
}
