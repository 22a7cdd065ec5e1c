import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { bulkPreviewSchema } from '@rollcall/domain/bulk-change';
import type { JobView } from '@rollcall/domain/job';
import { formatCount } from '../format/numbers';
import { fieldText, valueText } from './bulk-change-messages';

/** What a dry run found: how many would change, some of them before and after. */
@Component({
  selector: 'rc-bulk-preview',
  imports: [RouterLink],
  template: `
    <dl class="counts">
      <div>
        <dt>Will change</dt>
        <dd data-testid="preview-updated">{{ formatCount(job().ledger.updated) }}</dd>
      </div>
      <div>
        <dt>Already so</dt>
        <dd data-testid="preview-unchanged">{{ formatCount(job().ledger.unchanged) }}</dd>
      </div>
      <div>
        <dt>Cannot</dt>
        <dd data-testid="preview-cannot">{{ formatCount(cannot()) }}</dd>
      </div>
      @if (preview()?.balances; as balances) {
        <div>
          <dt>Smallest balance</dt>
          <dd>{{ balances.smallest }}</dd>
        </div>
        <div>
          <dt>Largest balance</dt>
          <dd>{{ balances.largest }}</dd>
        </div>
      }
    </dl>
    @if (cannot() > 0) {
      <p><a [routerLink]="['/jobs', job().id]">Which ones cannot, and why</a></p>
    }
    @if (lines().length > 0) {
      <div class="scroll" role="region" aria-label="Some of the contacts, before and after" tabindex="0">
        <table>
          <caption>
            Some of the contacts, before and after
          </caption>
          <thead>
            <tr>
              <th scope="col">Contact</th>
              <th scope="col">Field</th>
              <th scope="col">Before</th>
              <th scope="col">After</th>
            </tr>
          </thead>
          <tbody>
            @for (line of lines(); track $index) {
              <tr>
                <td>{{ line.contact }}</td>
                <td>{{ line.field }}</td>
                <td>{{ line.before }}</td>
                <td>{{ line.after }}</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    }
  `,
  styles: `
    .counts {
      display: flex;
      flex-wrap: wrap;
      gap: 10px 28px;
      margin: 0 0 12px;
    }
    dt {
      font-size: 12.5px;
      color: var(--rc-ink-2);
    }
    dd {
      margin: 0;
      font-size: 20px;
      font-weight: 600;
      font-variant-numeric: tabular-nums;
    }
    .scroll {
      overflow-x: auto;
    }
    table {
      border-collapse: collapse;
      font-size: 13.5px;
    }
    caption {
      text-align: start;
      font-weight: 550;
      padding-bottom: 4px;
    }
    th,
    td {
      text-align: start;
      padding: 5px 18px 5px 0;
      border-bottom: 1px solid var(--rc-line);
    }
  `,
})
export class BulkPreviewTable {
  readonly job = input.required<JobView>();
  protected readonly formatCount = formatCount;
  protected readonly cannot = computed(() => this.job().ledger.rejected + this.job().ledger.skipped);
  protected readonly preview = computed(() => bulkPreviewSchema.safeParse(this.job().details['preview']).data);
  protected readonly lines = computed(() =>
    (this.preview()?.samples ?? []).flatMap(({ name, contactId, before, after }) => {
      const contact = name === '' ? `#${contactId}` : name;
      const fields = Object.keys(after);
      if (fields.length === 0) return [{ contact, field: '', before: '', after: 'Deleted' }];
      return fields.map((field) => ({
        contact,
        field: fieldText(field),
        before: valueText(before[field]),
        after: valueText(after[field]),
      }));
    }),
  );
}
