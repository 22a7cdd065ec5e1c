import { Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import type { NoteView } from '@rollcall/domain/note';
import { formatMoment, formatUtc } from '../format/times';
import { ProblemNotice } from '../refusal/problem-notice';
import { NoteApi } from './note-api';
import { NoteDraft } from './note-draft';

/** A note to be read in full, and whether somebody may add to it. */
export interface NoteDialogData {
  readonly contactId: number;
  readonly note: NoteView;
  readonly mayWrite: boolean;
}

/** One note in full with what was added later, and a box to add more. Closes with true once something was added. */
@Component({
  selector: 'rc-note-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ProblemNotice],
  template: `
    <h2 mat-dialog-title>Note of {{ formatMoment(note().createdAt) }}</h2>
    <mat-dialog-content>
      <article>
        <p class="text">{{ note().text }}</p>
        <p class="quiet">
          {{ note().author.name }} ·
          <time [attr.datetime]="note().createdAt" [attr.title]="formatUtc(note().createdAt)">{{
            formatMoment(note().createdAt)
          }}</time>
        </p>
      </article>
      @for (addition of note().additions; track addition.id) {
        <article class="addition">
          <p class="text">{{ addition.text }}</p>
          <p class="quiet">
            Added by {{ addition.author.name }} ·
            <time [attr.datetime]="addition.createdAt" [attr.title]="formatUtc(addition.createdAt)">{{
              formatMoment(addition.createdAt)
            }}</time>
          </p>
        </article>
      }
      @if (data.mayWrite) {
        <form
          id="addition-form"
          novalidate
          (submit)="$event.preventDefault(); add()"
          (keydown.control.enter)="$event.preventDefault(); $event.stopPropagation(); add()"
        >
          <div class="field">
            <label for="addition">Add to this note</label>
            <textarea
              #box
              id="addition"
              class="input"
              rows="3"
              [value]="draft.text()"
              [attr.aria-invalid]="draft.problem() !== ''"
              aria-describedby="addition-hint addition-problem"
              (input)="draft.type(box.value)"
            ></textarea>
            <span class="hint" id="addition-hint"
              >It stands under the note with your name. Neither can be changed or deleted.</span
            >
            <span class="problem" id="addition-problem">{{ draft.problem() }}</span>
          </div>
          @if (draft.failure(); as error) {
            <rc-problem-notice doing="Adding" [error]="error" (again)="add()" />
          }
        </form>
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button type="button" matButton="outlined" [mat-dialog-close]="hasAdded()">Close</button>
      @if (data.mayWrite) {
        <button type="submit" form="addition-form" matButton="filled" [attr.aria-disabled]="draft.isBusy()">
          {{ draft.isBusy() ? 'Adding…' : 'Add' }}
        </button>
      }
    </mat-dialog-actions>
  `,
  styleUrl: './note-dialog.scss',
})
export class NoteDialog {
  protected readonly data = inject<NoteDialogData>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<NoteDialog, boolean>>(MatDialogRef);
  protected readonly note = signal(this.data.note);
  protected readonly hasAdded = signal(false);
  protected readonly draft = new NoteDraft(this.data.contactId, this.data.note.id, inject(NoteApi));
  protected readonly formatMoment = formatMoment;
  protected readonly formatUtc = formatUtc;

  protected async add(): Promise<void> {
    const note = await this.draft.write();
    if (note === null) return;
    this.note.set(note);
    this.hasAdded.set(true);
    this.dialog.close(true);
  }
}
