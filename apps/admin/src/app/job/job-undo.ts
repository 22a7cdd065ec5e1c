import { Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { JobView } from '@rollcall/domain/job';
import { Session } from '../auth/session';
import { formatCount } from '../format/numbers';
import { formatMoment, formatUtc } from '../format/times';
import { Icon } from '../icon/icon';

/** Whether a job can still be undone and until when, or what undid it. Nothing for jobs that have nothing to undo. */
@Component({
  selector: 'rc-job-undo',
  imports: [Icon, MatButton, RouterLink],
  template: `
    @if (job().undo; as undo) {
      <section class="panel" aria-labelledby="undo-head">
        <div class="panel-head"><h2 id="undo-head">Undo</h2></div>
        @if (undo.undoneBy; as by) {
          <p>This was undone, or is being: <a [routerLink]="['/jobs', by]">see the undo</a>.</p>
        } @else if (isOpen()) {
          <p>
            {{ formatCount(undo.contacts) }} {{ undo.contacts === 1 ? 'contact' : 'contacts' }} can be put back until
            <time [attr.datetime]="undo.openUntil" [attr.title]="formatUtc(undo.openUntil)">{{
              formatMoment(undo.openUntil)
            }}</time>.
          </p>
          @if (mayUndo()) {
            <a matButton="outlined" [routerLink]="['/undos', job().id]">
              <span class="with-icon"
                ><rc-icon name="undo" />{{ job().kind === 'undo' ? 'Undo this undo…' : 'Undo…' }}</span
              >
            </a>
          } @else {
            <p class="quiet">You need the permission job.undo{{ isOwn() ? '' : '-all' }} for it.</p>
          }
        } @else {
          <p class="quiet">
            This could be undone until
            <time [attr.datetime]="undo.openUntil" [attr.title]="formatUtc(undo.openUntil)">{{
              formatMoment(undo.openUntil)
            }}</time>.
          </p>
        }
      </section>
    }
  `,
  styles: `
    p {
      margin: 0 0 12px;
      font-size: 13.5px;
    }
    p:last-child {
      margin-bottom: 0;
    }
    .with-icon {
      display: inline-flex;
      align-items: center;
      gap: 7px;
    }
    rc-icon {
      width: 16px;
      height: 16px;
    }
  `,
})
export class JobUndo {
  private readonly session = inject(Session);
  readonly job = input.required<JobView>();
  readonly nowMs = input.required<number>();
  protected readonly isOpen = computed(() => Date.parse(this.job().undo?.openUntil ?? '') > this.nowMs());
  protected readonly isOwn = computed(() => this.job().startedBy.id === this.session.me()?.user.id);
  protected readonly mayUndo = computed(
    () => this.session.may('job.undo-all') || (this.session.may('job.undo') && this.isOwn()),
  );
  protected readonly formatCount = formatCount;
  protected readonly formatMoment = formatMoment;
  protected readonly formatUtc = formatUtc;
}
