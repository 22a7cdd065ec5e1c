import { Component, computed, input, linkedSignal, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { formatMoment } from '../format/times';
import { Icon } from '../icon/icon';
import type { ContactConflict } from './contact-edit';
import { fieldLabel, valueText } from './contact-messages';

/** Somebody else saved first: mine, theirs, and which of the two to keep, field by field. */
@Component({
  selector: 'rc-contact-conflict',
  imports: [Icon, MatButton],
  template: `
    <section class="notice warn" role="alert" aria-labelledby="conflict-title">
      <rc-icon name="warning" />
      <div class="text">
        <strong id="conflict-title">Somebody changed this contact in the meantime.</strong>
        Their version was saved {{ formatMoment(conflict().theirs.updatedAt) }}. Nothing of yours is saved yet.
        @if (lines().length === 0) {
          <p>You changed different fields: both fit together.</p>
        } @else {
          <div class="table-region" role="region" aria-label="Which value to keep" tabindex="0">
            <table class="plain-table">
              <thead>
                <tr>
                  <th scope="col">Field</th>
                  <th scope="col">Mine</th>
                  <th scope="col">Theirs</th>
                </tr>
              </thead>
              <tbody>
                @for (line of lines(); track line.key) {
                  <tr>
                    <th scope="row">{{ line.label }}</th>
                    <td>
                      <label class="choice">
                        <input
                          type="radio"
                          [name]="'conflict-' + line.key"
                          [checked]="isMine(line.key)"
                          [attr.aria-label]="'Keep mine for ' + line.label + ': ' + line.mine"
                          (change)="keep(line.key, true)"
                        />
                        {{ line.mine }}
                      </label>
                    </td>
                    <td>
                      <label class="choice">
                        <input
                          type="radio"
                          [name]="'conflict-' + line.key"
                          [checked]="!isMine(line.key)"
                          [attr.aria-label]="'Keep theirs for ' + line.label + ': ' + line.theirs"
                          (change)="keep(line.key, false)"
                        />
                        {{ line.theirs }}
                      </label>
                    </td>
                  </tr>
                }
              </tbody>
            </table>
          </div>
        }
        <div class="acts">
          <button type="button" matButton="filled" (click)="settled.emit([...mine()])">
            {{ lines().length === 0 ? 'Save both' : 'Save these' }}
          </button>
          <button type="button" matButton="outlined" (click)="dropped.emit()">Give mine up, show theirs</button>
        </div>
      </div>
    </section>
  `,
  styles: `
    .table-region {
      margin: 10px 0;
      background: var(--rc-surface);
    }
    .choice {
      align-items: flex-start;
      overflow-wrap: anywhere;
      min-width: 90px;
    }
    .acts {
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      margin-top: 8px;
    }
  `,
})
export class ContactConflictPanel {
  readonly conflict = input.required<ContactConflict>();
  /** The keys of which mine is kept. */
  readonly settled = output<readonly string[]>();
  readonly dropped = output();
  protected readonly lines = computed(() =>
    this.conflict().conflicts.map(({ key, mine, theirs }) => ({
      key,
      label: fieldLabel(key),
      mine: valueText(mine),
      theirs: valueText(theirs),
    })),
  );
  /** At first mine, everywhere: what somebody has just typed is what they want. */
  protected readonly mine = linkedSignal<ReadonlySet<string>>(
    () => new Set(this.conflict().conflicts.map(({ key }) => key)),
  );
  protected readonly formatMoment = formatMoment;

  protected isMine(key: string): boolean {
    return this.mine().has(key);
  }

  protected keep(key: string, isMine: boolean): void {
    const others = [...this.mine()].filter((each) => each !== key);
    this.mine.set(new Set(isMine ? [...others, key] : others));
  }
}
