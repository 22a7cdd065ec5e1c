import { Component, ElementRef, computed, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { customFieldTypes } from '@rollcall/domain/contact';
import { customFieldViewSchema, type CustomFieldView } from '@rollcall/domain/custom-field';
import { problemOf } from '../refusal/problem';
import { ProblemNotice } from '../refusal/problem-notice';
import { FormTroubles } from '../settings/form-troubles';
import { CustomFieldApi } from './custom-field-api';
import { changeOf, checkDraft, createOf, draftOf, droppedOptions, typeTexts } from './custom-field-draft';
import type { CustomFieldDraft } from './custom-field-draft';

/** Which field, null for a new one, and the sections there are. */
export interface CustomFieldData {
  readonly field: CustomFieldView | null;
  readonly sections: readonly string[];
}

/** Defines a custom field, or changes what can be changed of it. Closes with the field. */
@Component({
  selector: 'rc-custom-field-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ProblemNotice],
  templateUrl: './custom-field-dialog.html',
  styleUrl: '../settings/form-dialog.scss',
})
export class CustomFieldDialog {
  protected readonly data = inject<CustomFieldData>(MAT_DIALOG_DATA);
  private readonly api = inject(CustomFieldApi);
  private readonly dialog = inject<MatDialogRef<CustomFieldDialog, CustomFieldView>>(MatDialogRef);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly now = signal(this.data.field);
  protected readonly draft = signal(draftOf(this.data.field));
  protected readonly wasChanged = signal(false);
  protected readonly troubles = new FormTroubles(['label', 'type', 'section', 'options'], {
    'custom-field.exists': 'label',
  });
  protected readonly dropped = computed(() => {
    const now = this.now();
    return now === null ? [] : droppedOptions(now, this.draft());
  });
  protected readonly types = customFieldTypes;
  protected readonly typeTexts = typeTexts;

  protected edit(change: Partial<CustomFieldDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
    this.troubles.clear();
  }

  protected chooseType(word: string): void {
    const type = customFieldTypes.find((each) => each === word);
    if (type) this.edit({ type });
  }

  protected async save(): Promise<void> {
    const wrong = checkDraft(this.draft());
    if (Object.keys(wrong).length > 0) this.troubles.say(wrong);
    else {
      const saved = await this.troubles.run(() => this.send());
      if (saved) return this.dialog.close(saved.done);
      this.follow();
    }
    const first = ['label', 'section', 'options'].find((field) => this.troubles.at(field) !== '');
    if (first) this.element.nativeElement.querySelector<HTMLElement>(`#field-${first}`)?.focus();
  }

  /** @returns undefined: there was nothing to save */
  private async send(): Promise<CustomFieldView | undefined> {
    const now = this.now();
    if (now === null) return this.api.create(createOf(this.draft()));
    const change = changeOf(now, this.draft());
    return change === null ? undefined : this.api.change(now, change);
  }

  private follow(): void {
    const { code, details } = problemOf(this.troubles.failure());
    const theirs = customFieldViewSchema.safeParse(details['field']);
    if (code !== 'stale-version' || !theirs.success) return;
    this.now.set(theirs.data);
    this.wasChanged.set(true);
    this.troubles.clear();
  }
}
