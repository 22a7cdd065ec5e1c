import { Component, computed, inject } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { isAtRest } from '@rollcall/domain/job';
import { Icon } from '../icon/icon';
import { JobChip } from '../job/job-chip';
import { kindLabel, shortLedger } from '../job/job-messages';
import { RecentJobs } from '../job/recent-jobs';

/** How many jobs are moving, and the last few of them. */
@Component({
  selector: 'rc-jobs-bell',
  imports: [Icon, JobChip, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink],
  template: `
    <button type="button" class="icon-button bell" [attr.aria-label]="label()" [matMenuTriggerFor]="menu">
      <rc-icon name="bell" />
      @if (moving() > 0) {
        <span class="badge" aria-hidden="true">{{ moving() }}</span>
      }
    </button>
    <mat-menu #menu="matMenu" xPosition="before" class="bell-menu">
      @for (job of recent.jobs(); track job.id) {
        <a mat-menu-item [routerLink]="['/jobs', job.id]">
          <span class="row">
            <span class="what">
              <span class="subject">{{ job.subject }}</span>
              <span class="more">{{ kindLabel(job.kind) }} · {{ shortLedger(job.ledger) }}</span>
            </span>
            <rc-job-chip [job]="job" />
          </span>
        </a>
      } @empty {
        <p class="none">No jobs yet.</p>
      }
      <a mat-menu-item routerLink="/jobs"><span class="all">All jobs</span></a>
    </mat-menu>
  `,
  styles: `
    .bell {
      position: relative;
    }
    .badge {
      position: absolute;
      top: 2px;
      inset-inline-end: 1px;
      min-width: 16px;
      height: 16px;
      padding: 0 4px;
      border-radius: 8px;
      background: var(--rc-accent);
      color: var(--rc-on-accent);
      font: 650 10.5px/16px var(--rc-font);
    }
    .row {
      display: flex;
      align-items: center;
      gap: 14px;
      padding: 6px 0;
    }
    .what {
      display: grid;
      min-width: 0;
      flex: 1;
      line-height: 18px;
    }
    .subject {
      font-weight: 550;
      overflow: hidden;
      text-overflow: ellipsis;
      white-space: nowrap;
    }
    .more {
      font-size: 12px;
      color: var(--rc-ink-3);
      white-space: nowrap;
    }
    .none {
      padding: 10px 14px;
      color: var(--rc-ink-3);
    }
    .all {
      font-weight: 600;
      color: var(--rc-accent-strong);
    }
  `,
})
export class JobsBell {
  protected readonly recent = inject(RecentJobs);
  protected readonly kindLabel = kindLabel;
  protected readonly shortLedger = shortLedger;
  protected readonly moving = computed(() => this.recent.jobs().filter((job) => !isAtRest(job.status)).length);
  protected readonly label = computed(() => `Jobs, ${this.moving()} running`);
}
