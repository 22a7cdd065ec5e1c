import { Component, computed, input, signal } from '@angular/core';
import type { JobFile, JobView } from '@rollcall/domain/job';
import { formatBytes, formatCount } from '../format/numbers';
import { Icon } from '../icon/icon';
import { fileText } from './job-messages';

const order = ['rejected.csv', 'created.csv', 'updated.csv', 'keys.csv'];

/** What needs work first; files of other kinds behind, as they came. */
function inOrder(files: readonly JobFile[]): readonly JobFile[] {
  const placeOf = ({ name }: JobFile): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return [...files].sort((a, b) => placeOf(a) - placeOf(b));
}

/** The files a job leaves behind. */
@Component({
  selector: 'rc-job-files',
  imports: [Icon],
  template: `
    @if (files().length > 0) {
      <section class="panel" aria-labelledby="files-head">
        <div class="panel-head">
          <h2 id="files-head">Result files</h2>
          @if (hasTables()) {
            <label class="choice end">
              <input type="checkbox" [checked]="isSafe()" (change)="isSafe.set(!isSafe())" />
              <span>Safe for spreadsheets <small>cells that look like formulas get an apostrophe</small></span>
            </label>
          }
        </div>
        <ul>
          @for (file of files(); track file.name) {
            <li>
              <a [href]="file.href" [attr.download]="file.name">
                <rc-icon name="download" />
                <span class="what">
                  <span class="name">{{ file.label }}</span>
                  <span class="size">{{ file.size }}</span>
                  <span class="meaning">{{ file.meaning }}</span>
                </span>
              </a>
            </li>
          }
        </ul>
      </section>
    }
  `,
  styles: `
    :host:empty {
      display: none;
    }
    .choice {
      font-size: 13px;
      padding: 0;
    }
    ul {
      list-style: none;
      margin: 0;
      padding: 0;
      display: grid;
      grid-template-columns: repeat(auto-fill, minmax(min(100%, 215px), 1fr));
      gap: 8px;
    }
    a {
      display: flex;
      gap: 11px;
      height: 100%;
      padding: 10px 12px;
      border: 1px solid var(--rc-line);
      border-radius: 8px;
      color: inherit;
      text-decoration: none;
    }
    a:hover {
      background: var(--rc-hover);
      border-color: var(--rc-line-strong);
    }
    rc-icon {
      margin-top: 1px;
      color: var(--rc-accent-strong);
    }
    .what {
      display: grid;
      flex: 1;
      min-width: 0;
      align-content: start;
    }
    .name {
      font-weight: 570;
    }
    .meaning,
    .size {
      font-size: 12.5px;
      line-height: 17px;
      color: var(--rc-ink-3);
    }
    .size {
      font-variant-numeric: tabular-nums;
    }
  `,
})
export class JobFiles {
  readonly job = input.required<JobView>();
  protected readonly isSafe = signal(false);
  protected readonly hasTables = computed(() => this.job().files.some(({ name }) => name.endsWith('.csv')));
  protected readonly files = computed(() =>
    inOrder(this.job().files).map((file) => ({
      ...fileText(file.name, this.job().kind),
      name: file.name,
      size: `${formatCount(file.rows)} rows · ${formatBytes(file.bytes)}`,
      href: `/api/v1/jobs/${this.job().id}/files/${encodeURIComponent(file.name)}${this.isSafe() ? '?safe=1' : ''}`,
    })),
  );
}
