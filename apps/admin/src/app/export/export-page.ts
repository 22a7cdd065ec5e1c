import { httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router, RouterLink } from '@angular/router';
import { csvFlavours, exportFormats, type CsvFlavour, type ExportFormat } from '@rollcall/domain/export';
import { contactTargetSchema, filterFieldListSchema } from '@rollcall/domain/filter';
import { formatCount, formatTotal } from '../format/numbers';
import { Icon } from '../icon/icon';
import { ProblemNotice } from '../refusal/problem-notice';
import { columnChoices, movedChoice, type ColumnChoice } from './choose-columns';
import { ExportClient } from './export-client';
import { flavourTexts, formatTexts } from './export-messages';
import { emptyPlan, isPlan, startPlanOf } from '../job/plan-draft';
import { StartPlan } from '../job/start-plan';

/** Contacts out into a file: which, as what, with which columns. Which contacts comes with the navigation, so that a reload keeps it. */
@Component({
  selector: 'rc-export-page',
  imports: [StartPlan, Icon, MatButton, ProblemNotice, RouterLink],
  templateUrl: './export-page.html',
  styleUrl: './export-page.scss',
})
export class ExportPage {
  private readonly client = inject(ExportClient);
  private readonly router = inject(Router);
  protected readonly target = contactTargetSchema.safeParse((history.state as { target?: unknown } | null)?.target)
    .data;
  protected readonly counted = signal('…');
  protected readonly words = signal('');
  protected readonly known = httpResource(() => '/api/v1/filters/fields', {
    parse: (raw) => filterFieldListSchema.parse(raw).items,
  });
  protected readonly formats = exportFormats;
  protected readonly flavours = csvFlavours;
  protected readonly formatTexts = formatTexts;
  protected readonly flavourTexts = flavourTexts;
  protected readonly format = signal<ExportFormat>('csv');
  protected readonly flavour = signal<CsvFlavour>('machine');
  protected readonly gzip = signal(false);
  protected readonly choices = linkedSignal<readonly ColumnChoice[]>(() =>
    columnChoices(
      (this.known.hasValue() ? this.known.value() : [])
        .filter(({ name }) => /^(?:custom|encrypted):/.test(name))
        .map(({ name, label }) => ({ name, label })),
    ),
  );
  protected readonly wanted = signal('');
  protected readonly found = computed(() => {
    const wanted = this.wanted().trim().toLowerCase();
    return this.choices().filter(({ label }) => label.toLowerCase().includes(wanted));
  });
  protected readonly columns = computed(() => this.choices().flatMap(({ name, isOn }) => (isOn ? [name] : [])));
  protected readonly said = signal('');
  protected readonly isBusy = signal(false);
  protected readonly error = signal<unknown>(undefined);
  private key = crypto.randomUUID();
  private sent = '';

  constructor() {
    void this.count();
  }

  protected readonly plan = signal(emptyPlan);

  protected toggle(name: string): void {
    this.choices.update((all) => all.map((each) => (each.name === name ? { ...each, isOn: !each.isOn } : each)));
  }

  protected setAll(isOn: boolean): void {
    this.choices.update((all) => all.map((each) => ({ ...each, isOn })));
  }

  protected move({ name, label }: ColumnChoice, step: -1 | 1): void {
    this.choices.update((all) => movedChoice(all, name, step));
    this.said.set(`${label} is column ${this.columns().indexOf(name) + 1} of ${this.columns().length} now.`);
  }

  protected async start(): Promise<void> {
    if (this.isBusy() || this.target === undefined || !isPlan(this.plan())) return;
    this.isBusy.set(true);
    this.error.set(undefined);
    const format = this.format();
    const request = {
      target: this.target,
      format,
      ...(format === 'csv' && { flavour: this.flavour() }),
      ...(format !== 'vcard' && { columns: this.columns() }),
      gzip: this.gzip(),
      ...startPlanOf(this.plan()),
    };
    const text = JSON.stringify(request);
    if (text !== this.sent) this.key = crypto.randomUUID(); // the same request after a lost answer is the same job
    this.sent = text;
    try {
      const job = await this.client.start(request, this.key);
      await this.router.navigate(['/jobs', job.id]);
    } catch (error) {
      this.error.set(error);
    } finally {
      this.isBusy.set(false);
    }
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
