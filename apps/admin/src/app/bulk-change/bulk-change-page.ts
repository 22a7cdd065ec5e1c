import { httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import {
  bulkCategories,
  bulkChangeSettingsAtFirst,
  bulkChangeSettingsViewSchema,
  bulkPermissions,
  bulkTargetSchema,
  rehearsalRows,
  safeguardsOf,
  type BulkCategory,
} from '@rollcall/domain/bulk-change';
import { filterFieldListSchema } from '@rollcall/domain/filter';
import { isAtRest, type JobView } from '@rollcall/domain/job';
import { Session } from '../auth/session';
import { Confirm } from '../confirm/confirm';
import { formatCount, formatTotal } from '../format/numbers';
import { RecentJobs } from '../job/recent-jobs';
import { problemOf } from '../refusal/problem';
import { ProblemNotice } from '../refusal/problem-notice';
import { BulkChangeClient } from './bulk-change-client';
import { categoryTexts } from './bulk-change-messages';
import { BulkDryRun } from './bulk-dry-run';
import { cellOf, changesOf, inputsOf, type BulkCell, type BulkCells, type BulkInput } from './bulk-inputs';
import { emptyPlan, isPlan, startPlanOf } from '../job/plan-draft';
import { StartPlan } from '../job/start-plan';

/**
 * One change of many contacts: what and to whom, then what it would do, then the button that names the number. Which contacts comes
 * with the navigation, so that a reload keeps it.
 */
@Component({
  selector: 'rc-bulk-change-page',
  imports: [StartPlan, BulkDryRun, MatButton, ProblemNotice, RouterLink],
  templateUrl: './bulk-change-page.html',
  styleUrl: './bulk-change-page.scss',
})
export class BulkChangePage {
  private readonly client = inject(BulkChangeClient);
  private readonly router = inject(Router);
  private readonly session = inject(Session);
  private readonly confirm = inject(Confirm);
  protected readonly target = bulkTargetSchema.safeParse((history.state as { target?: unknown } | null)?.target).data;
  private readonly recent = inject(RecentJobs);
  /** Another one that is on its way may change the same contacts. */
  protected readonly other = computed(() =>
    this.recent.jobs().find((job) => job.kind === 'bulk-change' && !job.isDryRun && !isAtRest(job.status)),
  );
  protected readonly counted = signal<string>('…');
  protected readonly words = signal('');
  private readonly known = httpResource(() => '/api/v1/filters/fields', {
    parse: (raw) => filterFieldListSchema.parse(raw).items,
  });
  protected readonly loading = this.known;
  private readonly settings = httpResource(() => '/api/v1/settings/bulk-changes', {
    parse: (raw) => bulkChangeSettingsViewSchema.parse(raw),
  });
  protected readonly categories = bulkCategories.filter((category) => this.session.may(bulkPermissions[category]));
  protected readonly mayRule = this.session.may('settings.manage');
  protected readonly categoryTexts = categoryTexts;
  protected readonly category = signal<BulkCategory | null>(null);
  protected readonly inputs = computed<readonly BulkInput[]>(() => {
    const category = this.category();
    return category === null || !this.known.hasValue() ? [] : inputsOf(category, this.known.value());
  });
  protected readonly cells = linkedSignal<BulkCells>(() => {
    const inputs = this.inputs();
    return Object.fromEntries(inputs.map((input) => [input.key, cellOf(input, inputs.length === 1)]));
  });
  protected readonly changes = computed(() => {
    const category = this.category();
    return category === null ? null : changesOf(category, this.inputs(), this.cells());
  });
  protected readonly blockedText = computed(() => {
    if (this.category() === null) return 'Choose what to change.';
    return this.changes() === null ? 'Switch on at least one field, and fill in what is marked with ★.' : '';
  });

  /** The dry run, once there is one; a change of what is asked for makes it worthless. */
  protected readonly dryRun = linkedSignal<unknown, JobView | null>({
    source: () => JSON.stringify([this.category(), this.changes()]),
    computation: () => null,
  });
  protected readonly isBusy = signal(false);
  protected readonly error = signal<unknown>(undefined);
  protected readonly reason = signal('');
  protected readonly typed = signal('');
  protected readonly rehearsal = signal(false);
  protected readonly rehearsalRows = rehearsalRows;
  private key = crypto.randomUUID();
  private sent = '';

  constructor() {
    void this.count();
  }

  protected readonly plan = signal(emptyPlan);

  protected cell(key: string): BulkCell {
    return this.cells()[key] ?? { isOn: false, value: '', how: 'set' };
  }

  protected change(key: string, part: Partial<BulkCell>): void {
    this.cells.update((cells) => ({ ...cells, [key]: { ...this.cell(key), ...part } }));
  }

  protected isDate({ type, hows }: BulkInput, { how }: BulkCell): boolean {
    return type === 'date' && (hows === undefined || how === 'set');
  }

  /** Which safeguards so many contacts ask for; the server has the last word. */
  protected isTyped(count: number): boolean {
    const category = this.category();
    const settings = this.settings.hasValue() ? this.settings.value() : bulkChangeSettingsAtFirst;
    return category !== null && safeguardsOf(settings, category, count).isTyped;
  }

  protected isReady(count: number): boolean {
    return (
      !this.isTyped(count) || (this.typed().replaceAll(/[\s,.]/g, '') === `${count}` && this.reason().trim() !== '')
    );
  }

  protected buttonText(count: number): string {
    const noun = count === 1 ? 'contact' : 'contacts';
    return `${this.category() === 'delete' ? 'Delete' : 'Change'} ${formatCount(count)} ${noun}`;
  }

  protected async look(): Promise<void> {
    await this.send({ dryRun: true }, (job) => {
      this.dryRun.set(job);
      return Promise.resolve();
    });
  }

  protected async start(count: number): Promise<void> {
    if (!isPlan(this.plan())) return;
    const typed = this.isTyped(count) ? { typedCount: Number(this.typed().replaceAll(/[\s,.]/g, '')) } : {};
    const more = {
      expectedCount: count,
      reason: this.reason().trim(),
      rehearsal: this.rehearsal(),
      ...typed,
      ...startPlanOf(this.plan()),
    };
    await this.send(more, async (job) => {
      await this.router.navigate(['/jobs', job.id]);
    });
  }

  private async send(more: object, then: (job: JobView) => Promise<void>): Promise<void> {
    if (this.isBusy()) return;
    this.isBusy.set(true);
    this.error.set(undefined);
    try {
      const request = { target: this.target, category: this.category(), changes: this.changes(), ...more };
      const text = JSON.stringify(request);
      // The same request after a lost answer is the same job; a second look is another one.
      if (text !== this.sent || 'dryRun' in more) this.key = crypto.randomUUID();
      this.sent = text;
      await then(await this.client.start(request, this.key));
    } catch (error) {
      this.isBusy.set(false);
      await this.tell(error);
    } finally {
      this.isBusy.set(false);
    }
  }

  private async tell(error: unknown): Promise<void> {
    const { code, details } = problemOf(error);
    if (code !== 'count-changed') return this.error.set(error);
    const [before, now] = [Number(details['expected']), Number(details['actual'])].map(formatCount);
    const again = await this.confirm.ask({
      title: 'There are not as many contacts any more',
      text: `When you looked there were ${before}. Now there are ${now}. Nothing was changed.`,
      yes: 'Look again',
    });
    if (again) await this.look();
  }

  private async count(): Promise<void> {
    if (this.target === undefined) return;
    if ('ids' in this.target) return this.counted.set(formatCount(this.target.ids.length));
    try {
      const count = await this.client.count(this.target);
      this.counted.set(count === null ? '—' : formatTotal(count));
      this.words.set(count?.words ?? 'A saved filter');
    } catch (error) {
      this.counted.set('—');
      this.error.set(error);
    }
  }
}
