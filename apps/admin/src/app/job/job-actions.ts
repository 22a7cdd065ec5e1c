import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { JobView } from '@rollcall/domain/job';
import { Session } from '../auth/session';
import { Confirm } from '../confirm/confirm';
import { formatCount } from '../format/numbers';
import { Icon } from '../icon/icon';
import { FormDialogs } from '../settings/form-dialogs';
import { JobClient, type JobWish } from './job-client';
import { stateLook } from './job-messages';
import { allowedWishes, forceAfterMs, wishTexts } from './job-wishes';
import { PlanDialog } from './plan-dialog';

/** Pause, resume, cancel, plan and force, as far as the state and the person's permissions allow them. */
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
    @if (isPlanned()) {
      <button type="button" matButton="filled" [attr.aria-disabled]="isBusy()" (click)="startNow()">
        <span class="with-icon"><rc-icon name="play" />Start now</span>
      </button>
    }
    @if (mayPlan()) {
      <button type="button" matButton="outlined" [attr.aria-disabled]="isBusy()" (click)="plan()">
        <span class="with-icon"><rc-icon name="clock" />{{ planLabel() }}</span>
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
  private readonly dialogs = inject(FormDialogs);
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
  private readonly isStuck = signal(false);
  protected readonly wishes = computed<readonly JobWish[]>(() => {
    if (!this.mayControl()) return [];
    return this.isStuck() ? ['force'] : allowedWishes(this.job().status);
  });
  protected readonly isPlanned = computed(() => this.mayControl() && stateLook(this.job()).isPlanned === true);
  protected readonly mayPlan = computed(
    () => this.mayControl() && ['queued', 'running', 'paused'].includes(this.job().status),
  );
  protected readonly planLabel = computed(() => {
    const { status } = this.job();
    if (status === 'paused') return 'Resume later…';
    return status === 'running' ? 'Limit…' : 'Plan…';
  });
  protected readonly waitingText = computed(() => {
    const { status } = this.job();
    if (status === 'pausing') return 'Pausing after this batch…';
    return status === 'cancelling' ? 'Cancelling after this batch…' : '';
  });

  constructor() {
    const status = computed(() => this.job().status);
    effect((onCleanup) => {
      const isEnding = status() === 'pausing' || status() === 'cancelling';
      untracked(() => this.isStuck.set(false));
      if (!isEnding) return;
      const timer = setTimeout(() => this.isStuck.set(true), forceAfterMs);
      onCleanup(() => clearTimeout(timer));
    });
  }

  /** Presses the button of a wish, if it is there: for its key. */
  press(wishes: readonly JobWish[]): void {
    const wish = this.wishes().find((offered) => wishes.includes(offered));
    if (wish !== undefined) void this.ask(wish);
  }

  protected async plan(): Promise<void> {
    const planned = await this.dialogs.open<JobView>(PlanDialog, this.job());
    if (planned) this.changed.emit(planned);
  }

  protected startNow(): Promise<void> {
    return this.run(() => this.client.plan(this.job().id, { startAt: null }));
  }

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
    await this.run(() => this.client.ask(this.job().id, wish));
  }

  private async run(act: () => Promise<JobView>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    try {
      this.changed.emit(await act());
    } catch (error) {
      this.refused.emit(error);
    } finally {
      this.isBusy.set(false);
    }
  }
}
