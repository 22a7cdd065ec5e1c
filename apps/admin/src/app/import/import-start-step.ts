import { Component, computed, inject } from '@angular/core';
import { formatBytes, formatCount, roughly } from '../format/numbers';
import { StartPlan } from '../job/start-plan';
import { fieldLabel } from './import-fields';
import { ImportDraft } from './import-draft';
import { badTexts, dateTexts, duplicateTexts, emptyTexts, matchTexts, modeTexts } from './import-messages';

/** Step 4: everything in words, before anything happens. */
@Component({
  selector: 'rc-import-start-step',
  imports: [StartPlan],
  template: `
    <section class="panel" aria-labelledby="step-head">
      <div class="panel-head"><h2 id="step-head" tabindex="-1">Ready to start</h2></div>
      <dl class="facts">
        @for (line of lines(); track line.label) {
          <dt>{{ line.label }}</dt>
          <dd>{{ line.value }}</dd>
        }
      </dl>
      <rc-start-plan [draft]="draft.plan()" (draftChange)="draft.plan.set($event)" />
      <p class="hint">
        A <strong>dry run</strong> reads and matches the whole file and writes nothing. It is the same job, stopped
        before the first contact is touched, so its numbers are the numbers of the import. Bad rows never stop a job.
      </p>
      @if (draft.upload.id() === null) {
        <p class="hint" role="status">The start buttons wait for the upload.</p>
      }
    </section>
  `,
  styles: `
    h2:focus {
      outline: none;
    }
    .hint {
      margin-top: 14px;
      max-width: 70ch;
      color: var(--rc-ink-2);
      font-size: 13.5px;
    }
  `,
})
export class ImportStartStep {
  protected readonly draft = inject(ImportDraft);
  protected readonly lines = computed(() => {
    const options = this.draft.options();
    const file = this.draft.file();
    const rows = this.draft.preview()?.estimatedRows ?? null;
    const mapped = this.draft.mapping().filter((target) => target !== null);
    return [
      {
        label: 'File',
        value: `${file?.name ?? ''}, ${formatBytes(file?.size ?? 0)}${rows === null ? '' : `, ≈ ${roughly(rows)} rows`}`,
      },
      { label: 'Mode', value: `${modeTexts[options.mode].label}: ${modeTexts[options.mode].meaning}` },
      { label: 'Matched by', value: options.match.map((key) => matchTexts[key]).join(', then ') || 'nothing' },
      { label: 'Columns', value: `${formatCount(mapped.length)} mapped: ${mapped.map(fieldLabel).join(', ')}` },
      { label: 'Ignored', value: formatCount(this.draft.ignoredCount()) },
      { label: 'Twice in the file', value: duplicateTexts[options.inFileDuplicates].label },
      { label: 'Empty cell', value: emptyTexts[options.emptyCells].label },
      { label: 'Unreadable cell', value: badTexts[options.badCells].label },
      { label: 'Phones and dates', value: `${options.defaultCountry}, ${dateTexts[options.dateOrder]}` },
    ];
  });
}
