import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import type { UndoView } from '@rollcall/domain/undo';
import { formatCount } from '../format/numbers';
import { formatMoment } from '../format/times';
import { kindLabel } from '../job/job-messages';
import { watchJob } from '../job/watch-job';
import { problemOf } from '../refusal/problem';
import { ProblemNotice } from '../refusal/problem-notice';
import { NotFoundPage } from '../trouble/trouble-pages';
import { UndoClient } from './undo-client';
import { readTyped } from './undo-messages';
import { UndoPreview } from './undo-preview';

/** Undoes a job: what that would do first, then a reason and the number that is typed; how it goes is on the page of the undo. */
@Component({
  selector: 'rc-undo-page',
  imports: [MatButton, NotFoundPage, ProblemNotice, RouterLink, UndoPreview],
  templateUrl: './undo-page.html',
  styleUrl: './undo-page.scss',
})
export class UndoPage {
  private readonly client = inject(UndoClient);
  private readonly router = inject(Router);
  /** The job to undo. */
  readonly id = input.required<string>();
  private readonly watched = watchJob(this.id);
  protected readonly job = this.watched.job;
  protected readonly error = this.watched.error;
  protected readonly isMissing = computed(
    () => this.error() !== undefined && this.job() === undefined && problemOf(this.error()).status === 404,
  );
  protected readonly previewId = signal<string | undefined>(undefined);
  protected readonly view = signal<UndoView | undefined>(undefined);
  protected readonly problem = signal<unknown>(undefined);
  protected readonly doing = signal('');
  protected readonly isStarting = signal(false);
  protected readonly reason = signal('');
  protected readonly typed = signal('');
  protected readonly wasTried = signal(false);
  protected readonly contacts = computed(() => this.job()?.undo?.contacts ?? 0);
  protected readonly isReasonMissing = computed(() => this.reason().trim() === '');
  protected readonly isNumberWrong = computed(() => readTyped(this.typed()) !== this.contacts());
  protected readonly kindLabel = kindLabel;
  protected readonly formatCount = formatCount;
  protected readonly formatMoment = formatMoment;
  // One key a visit: pressing twice, or again after a lost answer, starts one job.
  private readonly keys = { preview: crypto.randomUUID(), start: crypto.randomUUID() };

  constructor() {
    effect(() => {
      if (this.id()) untracked(() => void this.look());
    });
  }

  /** Starts the dry run. */
  protected async look(): Promise<void> {
    this.problem.set(undefined);
    this.doing.set('Looking what would be undone');
    try {
      this.previewId.set((await this.client.start({ jobId: this.id(), dryRun: true }, this.keys.preview)).id);
    } catch (error) {
      this.problem.set(error);
    }
  }

  protected async start(): Promise<void> {
    this.wasTried.set(true);
    if (this.isStarting() || this.isReasonMissing() || this.isNumberWrong()) return;
    this.isStarting.set(true);
    this.problem.set(undefined);
    this.doing.set('Starting the undo');
    try {
      const request = { jobId: this.id(), reason: this.reason().trim(), typedCount: this.contacts() };
      const undo = await this.client.start(request, this.keys.start);
      await this.router.navigate(['/jobs', undo.id]);
    } catch (error) {
      this.problem.set(error);
    } finally {
      this.isStarting.set(false);
    }
  }

  protected retry(): void {
    if (this.previewId() === undefined) void this.look();
    else void this.start();
  }
}
