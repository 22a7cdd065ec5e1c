import { Component, ElementRef, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { problemOf } from '../refusal/problem';
import { ProblemNotice } from '../refusal/problem-notice';
import { FormTroubles, type Troubles } from './form-troubles';

/** Something whose only text is its name. */
export interface NameData {
  readonly title: string;
  readonly hint: string;
  readonly name: string;
  /** What the button says. */
  readonly act: string;
  /** The code of a name that is taken. */
  readonly taken: string;
  readonly save: (name: string) => Promise<unknown>;
  /** The name somebody else has given it meanwhile, from the details of `stale-version`; what is saved next replaces that. */
  readonly follow?: (details: Readonly<Record<string, unknown>>) => string | null;
}

/** Names something, or renames it. Closes with what was saved. */
@Component({
  selector: 'rc-name-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ProblemNotice],
  template: `
    <h2 mat-dialog-title>{{ data.title }}</h2>
    <mat-dialog-content>
      <form id="name-form" novalidate (submit)="$event.preventDefault(); save(name.value)">
        @if (theirs() !== null) {
          <p class="notice warn" role="status">
            <span class="text"
              ><strong>Somebody renamed it to “{{ theirs() }}” in the meantime.</strong> Save again to replace
              that.</span
            >
          </p>
        }
        @if (troubles.failure(); as error) {
          <rc-problem-notice doing="Saving" [error]="error" (again)="save(name.value)" />
        }
        <div class="field">
          <label for="name-box">Name <span title="required">★</span></label>
          <input
            #name
            id="name-box"
            class="input"
            autocomplete="off"
            maxlength="100"
            [value]="data.name"
            [attr.aria-invalid]="troubles.at('name') !== ''"
            aria-describedby="name-hint name-problem"
            (input)="troubles.clear()"
          />
          <span class="hint" id="name-hint">{{ data.hint }}</span>
          <span class="problem" id="name-problem">{{ troubles.at('name') }}</span>
        </div>
      </form>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button type="button" matButton="outlined" mat-dialog-close>Cancel</button>
      <button type="submit" form="name-form" matButton="filled" [attr.aria-disabled]="troubles.isBusy()">
        {{ troubles.isBusy() ? 'Saving…' : data.act }}
      </button>
    </mat-dialog-actions>
  `,
  styleUrl: './form-dialog.scss',
})
export class NameDialog {
  protected readonly data = inject<NameData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<NameDialog>>(MatDialogRef);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly troubles = new FormTroubles(['name'], { [this.data.taken]: 'name' } satisfies Troubles);
  protected readonly theirs = signal<string | null>(null);

  protected async save(typed: string): Promise<void> {
    const name = typed.trim();
    if (name === '') this.troubles.say({ name: 'Give it a name.' });
    else {
      const saved = await this.troubles.run(() => this.data.save(name));
      if (saved) return this.dialog.close(saved.done);
      const { code, details } = problemOf(this.troubles.failure());
      const theirs = code === 'stale-version' ? (this.data.follow?.(details) ?? null) : null;
      if (theirs !== null) {
        this.theirs.set(theirs);
        this.troubles.clear();
      }
    }
    this.element.nativeElement.querySelector<HTMLElement>('#name-box')?.focus();
  }
}
