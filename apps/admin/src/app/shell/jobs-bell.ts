import { Component, computed, inject } from '@angular/core';
import { MatMenu, MatMenuItem, MatMenuTrigger } from '@angular/material/menu';
import { RouterLink } from '@angular/router';
import { isAtRest } from '@rollcall/domain/job';
import { DueCallbacks } from '../callback/due-callbacks';
import { formatTotal } from '../format/numbers';
import { Icon } from '../icon/icon';
import { JobChip } from '../job/job-chip';
import { kindLabel, shortLedger } from '../job/job-messages';
import { RecentJobs } from '../job/recent-jobs';

/** How many jobs are moving, the last few of them, and the callbacks whose time has come. */
@Component({
  selector: 'rc-jobs-bell',
  imports: [Icon, JobChip, MatMenu, MatMenuItem, MatMenuTrigger, RouterLink],
  template: `
    <button type="button" class="icon-button bell" [attr.aria-label]="label()" [matMenuTriggerFor]="menu">
      <rc-icon name="bell" />
      @if (badge() !== '') {
        <span class="badge" [class.hot]="isHot()" aria-hidden="true">{{ badge() }}</span>
      }
    </button>
    <mat-menu #menu="matMenu" xPosition="before" class="bell-menu">
      @if (isHot()) {
        <a mat-menu-item routerLink="/callbacks">
          <span class="row">
            <span class="what">
              <span class="subject">{{ overdue() }}</span>
              <span class="more">Their time has come, and nobody has called yet</span>
            </span>
            <span class="chip warn">Due</span>
          </span>
        </a>
      }
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
        <button type="button" mat-menu-item disabled>No jobs yet.</button>
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
    .badge.hot {
      background: var(--rc-warn-soft);
      color: var(--rc-warn-ink);
      box-shadow: inset 0 0 0 1px currentcolor;
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
  private readonly due = inject(DueCallbacks).due;
  protected readonly isHot = computed(() => (this.due()?.value ?? 0) > 0);
  protected readonly overdue = computed(() => {
    const due = this.due();
    return due === null ? '' : `${formatTotal(due)} overdue ${due.value === 1 ? 'callback' : 'callbacks'}`;
  });
  protected readonly badge = computed(() => {
    const all = this.moving() + (this.due()?.value ?? 0);
    return all === 0 ? '' : all > 99 ? '99+' : `${all}`;
  });
  protected readonly label = computed(
    () => `Jobs, ${this.moving()} running${this.isHot() ? `, ${this.overdue()}` : ''}`,
  );
}
