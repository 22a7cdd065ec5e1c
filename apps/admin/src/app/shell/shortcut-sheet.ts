import { Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { Shortcuts } from './shortcuts';

interface Line {
  readonly keys: readonly string[];
  readonly label: string;
}

/** Keys that work in one place and need no registering. */
const inTables: readonly Line[] = [
  { keys: ['↑', '↓', '←', '→'], label: 'Go from cell to cell' },
  { keys: ['Home', 'End'], label: 'First and last cell; with Ctrl of the table' },
  { keys: ['Enter'], label: 'Open' },
  { keys: ['Space'], label: 'Select; with Shift and an arrow, select further' },
  { keys: ['Ctrl', 'A'], label: 'Select the rows of this page' },
  { keys: ['Shift', 'F10'], label: 'Menu of the row' },
  { keys: ['Delete'], label: 'Delete' },
];
const inForms: readonly Line[] = [
  { keys: ['Ctrl', 'Enter'], label: 'Save' },
  { keys: ['Ctrl', '\\'], label: 'Next tab of a contact' },
];

/** Every key that works on the page somebody came from. */
@Component({
  selector: 'rc-shortcut-sheet',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle],
  template: `
    <h2 mat-dialog-title>Keyboard</h2>
    <mat-dialog-content>
      @for (part of parts; track part.title) {
        <h3>{{ part.title }}</h3>
        <dl>
          @for (line of part.lines; track line.label) {
            <div>
              <dt>
                @for (key of line.keys; track $index) {
                  <kbd>{{ key }}</kbd>
                }
              </dt>
              <dd>{{ line.label }}</dd>
            </div>
          }
        </dl>
      }
      <label class="choice">
        <input #on type="checkbox" [checked]="shortcuts.isOn()" (change)="shortcuts.turn(on.checked)" />
        <span>Single keys <small>Letters without Ctrl do something outside of fields.</small></span>
      </label>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button type="button" matButton="filled" mat-dialog-close>Close</button>
    </mat-dialog-actions>
  `,
  styles: `
    dl > div {
      display: grid;
      grid-template-columns: 132px minmax(0, 1fr);
      gap: 4px 12px;
      padding: 3px 0;
    }
    dt {
      display: flex;
      flex-wrap: wrap;
      gap: 4px;
    }
    kbd {
      min-width: 24px;
      padding: 0 6px;
      border: 1px solid var(--rc-line-strong);
      border-radius: 5px;
      font: 550 12px/22px var(--rc-font);
      color: var(--rc-ink-2);
      text-align: center;
    }
    h3 {
      margin: 12px 0 4px;
      color: var(--rc-ink);
    }
    .choice {
      margin-top: 12px;
      color: var(--rc-ink);
    }
    mat-dialog-actions {
      padding: 8px 20px 18px;
    }
  `,
})
export class ShortcutSheet {
  protected readonly shortcuts = inject(Shortcuts);
  protected readonly parts: readonly { readonly title: string; readonly lines: readonly Line[] }[] = [
    {
      title: 'Here',
      lines: [
        { keys: ['Ctrl', 'K'], label: 'Go, do, find' },
        ...this.shortcuts.all().map(({ keys, label }) => ({ keys: keys.split(' '), label })),
        { keys: ['Esc'], label: 'Close what is on top' },
      ],
    },
    { title: 'In a table', lines: inTables },
    { title: 'In a form', lines: inForms },
  ];
}
