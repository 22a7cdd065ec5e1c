import { computed, signal } from '@angular/core';
import { maxNoteLength, type NoteId, type NoteView } from '@rollcall/domain/note';
import type { EditPart } from '../contact/edit-part';
import type { NoteApi } from './note-api';

/** A note, or an addition to one, while it is written. Save is not about it: a note has a button of its own, because it is final. */
export class NoteDraft implements EditPart {
  private sent: { readonly text: string; readonly key: string } | undefined;
  readonly text = signal('');
  readonly isBusy = signal(false);
  readonly failure = signal<unknown>(undefined);
  private readonly hasTried = signal(false);
  readonly isDirty = computed(() => this.text().trim() !== '');
  readonly problem = computed(() => {
    const length = this.text().trim().length;
    if (length > maxNoteLength)
      return `A note has up to ${maxNoteLength.toLocaleString('en-US')} characters; this has ${length.toLocaleString('en-US')}.`;
    return this.hasTried() && length === 0 ? 'Write something first.' : '';
  });

  constructor(
    private readonly contactId: number,
    private readonly addsTo: NoteId | null,
    private readonly api: Pick<NoteApi, 'write'>,
  ) {}

  type(text: string): void {
    this.text.set(text);
    this.hasTried.set(false);
    this.failure.set(undefined);
  }

  /** @returns the note as it is kept; null: it was not, and why not stands in `problem` or `failure` */
  async write(): Promise<NoteView | null> {
    if (this.isBusy()) return null;
    this.hasTried.set(true);
    this.failure.set(undefined);
    if (this.problem() !== '') return null;
    const text = this.text().trim();
    // Trying again after an answer that got lost must not write it twice.
    this.sent = this.sent?.text === text ? this.sent : { text, key: crypto.randomUUID() };
    this.isBusy.set(true);
    try {
      const note = await this.api.write(this.contactId, text, this.addsTo, this.sent.key);
      this.sent = undefined;
      this.type('');
      return note;
    } catch (error) {
      this.failure.set(error);
      return null;
    } finally {
      this.isBusy.set(false);
    }
  }
}
