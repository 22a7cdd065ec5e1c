import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { JobView } from '@rollcall/domain/job';
import { Session } from '../auth/session';
import { problemOf } from '../refusal/problem';
import { tellProblem } from '../refusal/problem-messages';
import { BulkChangeClient } from './bulk-change-client';

/** What a bulk change that stands still waits for: somebody who agrees, or somebody who has looked at its rehearsal. */
@Component({
  selector: 'rc-bulk-paused-step',
  imports: [MatButton],
  template: `
    @if (isWaiting()) {
      <span role="status">Waits for a second person’s approval.</span>
      @if (mayApprove()) {
        <button type="button" matButton="filled" [attr.aria-disabled]="isBusy()" (click)="approve()">Approve</button>
      }
    }
    @if (problem()) {
      <span class="problem" role="alert">{{ problem() }}</span>
    }
  `,
  styles: `
    :host {
      display: flex;
      flex-wrap: wrap;
      align-items: center;
      gap: 8px;
    }
    .problem {
      color: var(--rc-bad-ink);
      font-size: 13px;
    }
  `,
})
export class BulkPausedStep {
  private readonly client = inject(BulkChangeClient);
  private readonly session = inject(Session);
  readonly job = input.required<JobView>();
  protected readonly isBusy = signal(false);
  protected readonly problem = signal('');
  protected readonly isWaiting = computed(() => {
    const approval = this.job().details['approval'] as { readonly by: unknown } | undefined;
    return approval !== undefined && approval.by === null;
  });
  protected readonly mayApprove = computed(
    () => this.session.may('bulk.approve') && this.job().startedBy.id !== this.session.me()?.user.id,
  );

  protected async approve(): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set('');
    try {
      await this.client.approve(this.job().id);
    } catch (error) {
      const told = tellProblem(problemOf(error));
      this.problem.set(`${told.what} ${told.todo}`);
    } finally {
      this.isBusy.set(false);
    }
  }
}
