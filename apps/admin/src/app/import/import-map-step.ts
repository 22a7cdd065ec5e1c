import { Component, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { importTargetSchema } from '@rollcall/domain/contact';
import type { MappedColumn } from '@rollcall/domain/import';
import { Session } from '../auth/session';
import { formatCount } from '../format/numbers';
import { Icon } from '../icon/icon';
import { ImportDraft } from './import-draft';
import { customTargetOf, fieldGroups, fieldLabel } from './import-fields';
import { suggestedTexts } from './import-messages';

const drawnAtOnce = 100;
const shownSamples = 3;

/** Step 3: which column is which field. */
@Component({
  selector: 'rc-import-map-step',
  imports: [Icon, MatButton],
  templateUrl: './import-map-step.html',
  styleUrl: './import-map-step.scss',
})
export class ImportMapStep {
  private readonly mayCreate = inject(Session).may('contact.create-custom-field');
  protected readonly draft = inject(ImportDraft);
  private readonly drawnCount = signal(drawnAtOnce);
  private readonly all = computed(() => this.draft.preview()?.columns ?? []);
  /** A thousand columns with sixty choices each would be sixty thousand elements: they are drawn by the hundred. */
  protected readonly rows = computed(() =>
    this.all()
      .slice(0, this.drawnCount())
      .map((column) => ({
        column,
        name: column.header || `Column ${column.index + 1}`,
        samples: column.samples.filter(Boolean).slice(0, shownSamples),
        target: this.draft.mapping()[column.index] ?? null,
        custom: this.mayCreate ? customTargetOf(column.header) : null,
        how: this.howOf(column),
        isDouble: this.doubles().has(column.index),
      })),
  );
  protected readonly hiddenCount = computed(() => Math.max(0, this.all().length - this.drawnCount()));
  protected readonly mappedCount = computed(() => this.all().length - this.draft.ignoredCount());
  private readonly doubles = computed(
    () =>
      new Set(
        this.draft.problems().flatMap((problem) => (problem.code === 'field-mapped-twice' ? problem.columns : [])),
      ),
  );
  protected readonly groups = fieldGroups;
  protected readonly fieldLabel = fieldLabel;
  protected readonly formatCount = formatCount;

  protected choose(column: number, value: string): void {
    const read = importTargetSchema.safeParse(value);
    this.draft.map(column, read.success ? read.data : null);
  }

  protected drawMore(): void {
    this.drawnCount.set(this.drawnCount() + drawnAtOnce);
  }

  /** A custom field that is suggested under another name than the header's still needs its line in the list. */
  protected isForeign(target: string | null, custom: string | null): boolean {
    return target !== null && target.startsWith('custom:') && target !== custom;
  }

  private howOf(column: MappedColumn): string {
    const target = this.draft.mapping()[column.index] ?? null;
    if (target === null) return '';
    return target === column.field ? suggestedTexts[column.by] : suggestedTexts.request;
  }
}
