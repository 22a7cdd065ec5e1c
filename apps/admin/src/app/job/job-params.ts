import { Component, computed, inject, input } from '@angular/core';
import type { JobView } from '@rollcall/domain/job';
import type { KindName } from '@rollcall/domain/kinds';
import { formatCount } from '../format/numbers';
import { formatMoment, formatUtc } from '../format/times';
import { KIND_PARTS } from './kind-parts';

/** How the job was started, in words. */
@Component({
  selector: 'rc-job-params',
  template: `
    <section class="panel" aria-labelledby="params-head">
      <div class="panel-head"><h2 id="params-head">Settings</h2></div>
      <dl class="facts">
        @for (line of lines(); track line.label) {
          <dt>{{ line.label }}</dt>
          <dd>{{ line.value }}</dd>
        }
        @if (job().startsAt; as at) {
          <dt>Planned for</dt>
          <dd>
            <time [attr.datetime]="at" [attr.title]="formatUtc(at)">{{ formatMoment(at) }}</time>
          </dd>
        }
        @if (job().rowsPerSecond; as rate) {
          <dt>At most</dt>
          <dd>{{ formatCount(rate) }} rows/s</dd>
        }
        <dt>Job</dt>
        <dd class="mono">{{ job().id }}</dd>
      </dl>
    </section>
  `,
})
export class JobParams {
  private readonly parts = inject(KIND_PARTS);
  readonly job = input.required<JobView>();
  protected readonly formatCount = formatCount;
  protected readonly formatMoment = formatMoment;
  protected readonly formatUtc = formatUtc;
  protected readonly lines = computed(() => this.parts[this.job().kind as KindName]?.describe(this.job()) ?? []);
}
