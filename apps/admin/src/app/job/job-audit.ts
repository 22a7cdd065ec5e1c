import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { auditListSchema, type AuditEntryView } from '@rollcall/domain/audit';
import type { JobView } from '@rollcall/domain/job';
import { Session } from '../auth/session';
import { formatMoment, formatUtc } from '../format/times';
import { ProblemNotice } from '../refusal/problem-notice';

const shown = 50;

/** What the audit trail says about the job, for those who may read it. */
@Component({
  selector: 'rc-job-audit',
  imports: [ProblemNotice],
  template: `
    @if (mayRead()) {
      <section class="panel" aria-labelledby="audit-head">
        <div class="panel-head"><h2 id="audit-head">Audit</h2></div>
        @if (audit.error()) {
          <rc-problem-notice doing="Loading the audit trail" [error]="audit.error()" (again)="audit.reload()" />
        } @else if (items().length === 0 && !audit.isLoading()) {
          <p class="quiet">Nothing is in the trail about this job.</p>
        } @else {
          <dl class="facts">
            @for (item of items(); track item.id) {
              <dt>
                <time [attr.datetime]="item.at" [attr.title]="formatUtc(item.at)">{{ formatMoment(item.at) }}</time>
              </dt>
              <dd>
                {{ item.action }} · {{ item.actor.name }} · {{ item.through
                }}{{ item.address === null ? '' : ' · ' + item.address }}
                @if (detailsOf(item); as details) {
                  <span class="quiet">{{ details }}</span>
                }
              </dd>
            }
          </dl>
        }
      </section>
    }
  `,
  styles: `
    dd .quiet {
      display: block;
      overflow-wrap: anywhere;
      font-size: 12.5px;
    }
  `,
})
export class JobAudit {
  private readonly session = inject(Session);
  readonly job = input.required<JobView>();
  private readonly id = computed(() => this.job().id);
  private readonly status = computed(() => this.job().status);
  protected readonly mayRead = computed(() => this.session.may('audit.read'));
  protected readonly audit = httpResource(
    () => (this.mayRead() ? { url: '/api/v1/audit', params: { target: `job:${this.id()}`, limit: shown } } : undefined),
    { parse: (raw) => auditListSchema.parse(raw) },
  );
  protected readonly items = computed(() => (this.audit.hasValue() ? this.audit.value().items : []));
  protected readonly formatMoment = formatMoment;
  protected readonly formatUtc = formatUtc;

  constructor() {
    effect(() => {
      this.status();
      untracked(() => this.audit.reload());
    });
  }

  protected detailsOf({ details }: AuditEntryView): string {
    return Object.entries(details)
      .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
      .join(', ');
  }
}
