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
import { encryptedFieldKeySchema, type EncryptedField } from '@rollcall/domain/encrypted';
import { ProblemNotice } from '../refusal/problem-notice';
import { FormTroubles } from '../settings/form-troubles';

/** Which field, null for a new one, the keys that are taken, and how it is saved. */
export interface EncryptedFieldData {
  readonly field: EncryptedField | null;
  readonly taken: readonly string[];
  readonly save: (field: EncryptedField) => Promise<unknown>;
}

/** The key a name suggests: its letters and digits, small. */
export const keyOf = (label: string): string =>
  label
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40);

/** Defines an encrypted field. Closes with it once it is saved. */
@Component({
  selector: 'rc-encrypted-field-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ProblemNotice],
  template: `
    <h2 mat-dialog-title>{{ data.field ? 'Change the encrypted field' : 'New encrypted field' }}</h2>
    <mat-dialog-content>
      <form id="encrypted-form" novalidate (submit)="$event.preventDefault(); save()">
        @if (troubles.failure(); as error) {
          <rc-problem-notice doing="Saving" [error]="error" (again)="save()" />
        }
        <div class="field">
          <label for="encrypted-label">Name <span title="required">★</span></label>
          <input
            #label
            id="encrypted-label"
            class="input"
            autocomplete="off"
            maxlength="100"
            [value]="name()"
            [attr.aria-invalid]="troubles.at('label') !== ''"
            aria-describedby="encrypted-label-hint encrypted-label-problem"
            (input)="name.set(label.value); troubles.clear()"
          />
          <span class="hint" id="encrypted-label-hint"
            >Programs call it <span class="mono">{{ key() || '…' }}</span>{{
              data.field ? ', whatever its name' : ''
            }}.</span
          >
          <span class="problem" id="encrypted-label-problem">{{ troubles.at('label') }}</span>
        </div>
        <fieldset>
          <legend>Shown of a value that nobody revealed</legend>
          <label class="choice">
            <input type="radio" name="mask" [checked]="mask() === 'last4'" (change)="mask.set('last4')" />
            <span>Its last four characters <small>•••• 1234, of values with eight or more</small></span>
          </label>
          <label class="choice">
            <input type="radio" name="mask" [checked]="mask() === 'nothing'" (change)="mask.set('nothing')" />
            <span>Nothing <small>••••</small></span>
          </label>
        </fieldset>
        <label class="choice">
          <input #search type="checkbox" [checked]="isSearchable()" (change)="isSearchable.set(search.checked)" />
          <span
            >Can be searched by the whole value
            <small
              >A blind index is kept: whoever reads the database sees which contacts have the same value, not which one.
              Values from before are found after the next key rotation.</small
            ></span
          >
        </label>
      </form>
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <span class="quiet">★ required</span>
      <button type="button" matButton="outlined" mat-dialog-close>Cancel</button>
      <button type="submit" form="encrypted-form" matButton="filled" [attr.aria-disabled]="troubles.isBusy()">
        {{ troubles.isBusy() ? 'Saving…' : 'Save' }}
      </button>
    </mat-dialog-actions>
  `,
  styleUrl: '../settings/form-dialog.scss',
})
export class EncryptedFieldDialog {
  protected readonly data = inject<EncryptedFieldData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<EncryptedFieldDialog, EncryptedField>>(MatDialogRef);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly name = signal(this.data.field?.label ?? '');
  protected readonly mask = signal<EncryptedField['mask']>(this.data.field?.mask ?? 'last4');
  protected readonly isSearchable = signal(this.data.field?.isSearchable ?? false);
  protected readonly troubles = new FormTroubles([]);

  protected key(): string {
    return this.data.field?.key ?? keyOf(this.name());
  }

  protected async save(): Promise<void> {
    const [label, key] = [this.name().trim(), encryptedFieldKeySchema.safeParse(this.key())];
    if (!key.success) this.troubles.say({ label: 'Give it a name with letters or digits.' });
    else if (this.data.taken.includes(key.data)) this.troubles.say({ label: 'There is a field of this name already.' });
    else {
      const field: EncryptedField = { key: key.data, label, mask: this.mask(), isSearchable: this.isSearchable() };
      if (await this.troubles.run(() => this.data.save(field))) return this.dialog.close(field);
    }
    if (this.troubles.any()) this.element.nativeElement.querySelector<HTMLElement>('#encrypted-label')?.focus();
  }
}
