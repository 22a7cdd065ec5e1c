import { Component, ElementRef, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogTitle,
} from '@angular/material/dialog';
import { RouterLink } from '@angular/router';
import { maxEncryptedLength, type FoundEncrypted, type SearchableFields } from '@rollcall/domain/encrypted';
import { ProblemNotice } from '../refusal/problem-notice';
import { FormTroubles } from '../settings/form-troubles';
import { EncryptedApi } from './encrypted-api';

/** The fields that can be searched; at least one. */
export interface EncryptedSearchData {
  readonly fields: SearchableFields['items'];
}

/** Finds contacts by a whole encrypted value. The value is in the body of one request alone, and goes with the dialog. */
@Component({
  selector: 'rc-encrypted-search-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ProblemNotice, RouterLink],
  template: `
    <h2 mat-dialog-title>Find by encrypted value</h2>
    <mat-dialog-content>
      <form id="encrypted-search" novalidate autocomplete="off" (submit)="$event.preventDefault(); search(value.value)">
        <div class="field">
          <label for="encrypted-search-field">Field</label>
          <select #field id="encrypted-search-field" class="input" (change)="choose(field.selectedIndex)">
            @for (one of data.fields; track one.key) {
              <option [value]="one.key">{{ one.label }}</option>
            }
          </select>
        </div>
        <div class="field">
          <label for="encrypted-search-value">Whole value <span title="required">★</span></label>
          <input
            #value
            id="encrypted-search-value"
            class="input mono"
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            [maxLength]="longest"
            [attr.aria-invalid]="troubles.at('value') !== ''"
            aria-describedby="encrypted-search-hint encrypted-search-problem"
            (input)="forget()"
          />
          <span class="hint" id="encrypted-search-hint"
            >Spaces, punctuation and case do not matter. That you searched stands in the audit trail, the value does
            not.</span
          >
          <span class="problem" id="encrypted-search-problem">{{ troubles.at('value') }}</span>
        </div>
      </form>
      @if (troubles.failure(); as error) {
        <rc-problem-notice doing="Searching" [error]="error" (again)="search(value.value)" />
      }
      <p role="status">{{ said() }}</p>
      @if (found(); as found) {
        <ul aria-label="Found contacts">
          @for (one of found.items; track one.contactId) {
            <li>
              <a [routerLink]="['/contacts', one.contactId]" mat-dialog-close>{{
                one.name ?? 'Contact ' + one.contactId
              }}</a>
            </li>
          }
        </ul>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button type="button" matButton="outlined" mat-dialog-close>Close</button>
      <button type="submit" form="encrypted-search" matButton="filled" [attr.aria-disabled]="troubles.isBusy()">
        {{ troubles.isBusy() ? 'Searching…' : 'Search' }}
      </button>
    </mat-dialog-actions>
  `,
  styleUrl: '../settings/form-dialog.scss',
})
export class EncryptedSearchDialog {
  protected readonly data = inject<EncryptedSearchData>(MAT_DIALOG_DATA);
  private readonly api = inject(EncryptedApi);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly field = signal(this.data.fields[0]!.key);
  protected readonly longest = maxEncryptedLength;
  protected readonly found = signal<FoundEncrypted | null>(null);
  protected readonly said = signal('');
  protected readonly troubles = new FormTroubles(['value']);

  protected choose(index: number): void {
    this.field.set(this.data.fields[index]!.key);
    this.forget();
  }

  /** What was found was about another question. */
  protected forget(): void {
    this.troubles.clear();
    this.found.set(null);
    this.said.set('');
  }

  protected async search(typed: string): Promise<void> {
    const value = typed.trim();
    if (this.troubles.isBusy()) return;
    this.forget();
    if (value === '') this.troubles.say({ value: 'Type the whole value.' });
    else {
      const asked = this.field();
      const answer = await this.troubles.run(() => this.api.search(asked, value));
      if (answer !== null) this.tell(answer.done);
    }
    if (this.troubles.any()) this.element.nativeElement.querySelector<HTMLElement>('#encrypted-search-value')?.focus();
  }

  private tell(found: FoundEncrypted): void {
    const count = found.items.length;
    this.found.set(found);
    if (count === 0) this.said.set('No contact has this value.');
    else
      this.said.set(`${count} ${count === 1 ? 'contact' : 'contacts'} found.${found.isCut ? ' There are more.' : ''}`);
  }
}
