import { HttpErrorResponse } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { JobView } from '@rollcall/domain/job';
import { Session } from '../auth/session';
import { formatCount } from '../format/numbers';
import { problemOf } from '../refusal/problem';
import { tellProblem } from '../refusal/problem-messages';
import { ImportClient } from './import-client';

/** What an import leads to: after a dry run the real one, after rejected rows a second go with the corrected file. */
@Component({
  selector: 'rc-import-next-step',
  imports: [MatButton, RouterLink],
  template: `
    @if (mayImport()) {
      @if (job().isDryRun) {
        <button type="button" matButton="filled" [attr.aria-disabled]="isBusy()" (click)="start()">
          {{ writes() === 0 ? 'Import for real' : 'Import ' + formatCount(writes()) + ' contacts for real' }}
        </button>
      } @else if (job().ledger.rejected > 0) {
        <a matButton="outlined" routerLink="/imports/new" [queryParams]="{ like: job().id }"
          >Correct and import again</a
        >
      }
      @if (problem()) {
        <span class="problem" role="alert">{{ problem() }}</span>
      }
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
export class ImportNextStep {
  private readonly client = inject(ImportClient);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  readonly job = input.required<JobView>();
  protected readonly isBusy = signal(false);
  protected readonly problem = signal('');
  protected readonly mayImport = computed(() => this.session.may('contact.import'));
  protected readonly writes = computed(() => this.job().ledger.created + this.job().ledger.updated);
  protected readonly formatCount = formatCount;
  // One key per dry run shown: pressing twice, or again after a lost answer, starts one job.
  private readonly key = crypto.randomUUID();

  protected async start(): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.problem.set('');
    try {
      const job = await this.client.start({ ...this.job().params, dryRun: false }, this.key);
      await this.router.navigate(['/jobs', job.id]);
    } catch (error) {
      if (!(error instanceof HttpErrorResponse)) throw error;
      const told = tellProblem(problemOf(error));
      this.problem.set(`${told.what} ${told.todo}`);
    } finally {
      this.isBusy.set(false);
    }
  }
}
