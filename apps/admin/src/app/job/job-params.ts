import { Component, computed, inject, input } from '@angular/core';
import type { JobView } from '@rollcall/domain/job';
import type { KindName } from '@rollcall/domain/kinds';
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
        <dt>Job</dt>
        <dd class="mono">{{ job().id }}</dd>
      </dl>
    </section>
  `,
})
export class JobParams {
  private readonly parts = inject(KIND_PARTS);
  readonly job = input.required<JobView>();
  protected readonly lines = computed(() => this.parts[this.job().kind as KindName]?.describe(this.job()) ?? []);
}
