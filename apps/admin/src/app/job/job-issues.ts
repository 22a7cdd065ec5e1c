import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { isAtRest, type JobIssueList, type JobView } from '@rollcall/domain/job';
import type { KindName } from '@rollcall/domain/kinds';
import { formatCount, formatTotal } from '../format/numbers';
import { ProblemNotice } from '../refusal/problem-notice';
import { JobClient } from './job-client';
import { KIND_PARTS } from './kind-parts';

type Issue = JobIssueList['items'][number];
type CodeCount = JobIssueList['codes'][number];

const pageSize = 100;
const shownCodes = 8;

/** Why rows were rejected or need a look: the codes by frequency, and the rows, filtered by one of them. */
@Component({
  selector: 'rc-job-issues',
  imports: [MatButton, ProblemNotice],
  templateUrl: './job-issues.html',
  styleUrl: './job-issues.scss',
})
export class JobIssues {
  private readonly client = inject(JobClient);
  private readonly parts = inject(KIND_PARTS);
  readonly job = input.required<JobView>();
  private readonly id = computed(() => this.job().id);
  private readonly issueCount = computed(() => this.job().issueCount);
  private readonly isAtRest = computed(() => isAtRest(this.job().status));
  protected readonly chosen = signal<{ readonly code: string; readonly column: string } | null>(null);
  protected readonly rows = signal<readonly Issue[]>([]);
  protected readonly codes = signal<readonly CodeCount[]>([]);
  protected readonly next = signal<string | null>(null);
  protected readonly total = signal<JobIssueList['total'] | null>(null);
  protected readonly error = signal<unknown>(undefined);
  protected readonly isLoading = signal(false);
  protected readonly showsAllCodes = signal(false);
  protected readonly shown = computed(() => (this.showsAllCodes() ? this.codes() : this.codes().slice(0, shownCodes)));
  protected readonly hiddenCodeCount = computed(() => Math.max(0, this.codes().length - shownCodes));
  protected readonly formatCount = formatCount;
  protected readonly formatTotal = formatTotal;
  private asked = 0;

  constructor() {
    effect(() => {
      this.id();
      this.chosen();
      this.isAtRest(); // at the end once more: rows are rejected until the last batch
      if (this.issueCount() > 0 && (untracked(this.rows).length < pageSize || this.isAtRest()))
        untracked(() => void this.load());
    });
  }

  protected textOf(code: string): string {
    return this.parts[this.job().kind as KindName]?.issueText(code) ?? code;
  }

  protected choose(code: CodeCount): void {
    this.rows.set([]);
    this.chosen.set(this.isChosen(code) ? null : { code: code.code, column: code.column });
  }

  protected isChosen(code: CodeCount): boolean {
    const chosen = this.chosen();
    return chosen?.code === code.code && chosen.column === code.column;
  }

  protected showAll(): void {
    this.rows.set([]);
    this.chosen.set(null);
  }

  protected async load(after?: string): Promise<void> {
    const mine = ++this.asked;
    const chosen = this.chosen();
    this.isLoading.set(true);
    this.error.set(undefined);
    try {
      const filter = { ...(chosen ?? {}), ...(after === undefined ? {} : { after }), limit: `${pageSize}` };
      const list = await this.client.issues(this.id(), filter);
      if (mine !== this.asked) return; // another filter was chosen meanwhile
      this.rows.set(after === undefined ? list.items : [...this.rows(), ...list.items]);
      this.codes.set(list.codes);
      this.next.set(list.next);
      this.total.set(list.total);
    } catch (error) {
      if (mine === this.asked) this.error.set(error);
    } finally {
      if (mine === this.asked) this.isLoading.set(false);
    }
  }
}
