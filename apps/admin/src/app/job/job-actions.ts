import { Component, computed, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { JobView } from '@rollcall/domain/job';
import { Session } from '../auth/session';
import { Confirm } from '../confirm/confirm';
import { formatCount } from '../format/numbers';
import { Icon } from '../icon/icon';
import { JobClient, type JobWish } from './job-client';
import { allowedWishes, wishTexts } from './job-wishes';

/** Pause, resume and cancel, as far as the state and the person's permissions allow them. */
@Component({
  selector: 'rc-job-actions',
  imports: [Icon, MatButton],
  template: `
    @for (wish of wishes(); track wish) {
      <button
        type="button"
        [matButton]="wish === 'resume' ? 'filled' : 'outlined'"
        [attr.aria-disabled]="isBusy()"
        (click)="ask(wish)"
      >
        <span class="with-icon"><rc-icon [name]="texts[wish].icon" />{{ labelOf(wish) }}</span>
      </button>
    }
    @if (waitingText()) {
      <span class="quiet" role="status">{{ waitingText() }}</span>
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
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
export class JobActions {
  private readonly client = inject(JobClient);
  private readonly session = inject(Session);
  private readonly confirm = inject(Confirm);
  readonly job = input.required<JobView>();
  /** The server's answer: the job as it is now. */
  readonly changed = output<JobView>();
  readonly refused = output<unknown>();
  protected readonly texts = wishTexts;
  protected readonly isBusy = signal(false);
  private readonly mayControl = computed(
    () =>
      this.session.may('job.control-all') ||
      (this.session.may('job.control') && this.job().startedBy.id === this.session.me()?.user.id),
  );
  protected readonly wishes = computed(() => (this.mayControl() ? allowedWishes(this.job().status) : []));
  protected readonly waitingText = computed(() => {
    const { status } = this.job();
    if (status === 'pausing') return 'Pausing after this batch…';
    return status === 'cancelling' ? 'Cancelling after this batch…' : '';
  });

  protected labelOf(wish: JobWish): string {
    const { status, progress } = this.job();
    if (wish === 'resume' && status === 'failed' && progress.done > 0)
      return `Resume after row ${formatCount(progress.done)}`;
    return wishTexts[wish].label;
  }

  protected async ask(wish: JobWish): Promise<void> {
    if (this.isBusy()) return;
    const question = wishTexts[wish].question?.(this.job());
    if (question && !(await this.confirm.ask(question))) return;
    this.isBusy.set(true);
    try {
      this.changed.emit(await this.client.ask(this.job().id, wish));
    } catch (error) {
      this.refused.emit(error);
    } finally {
      this.isBusy.set(false);
    }
  }
}
