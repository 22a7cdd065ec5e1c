import { computed, signal } from '@angular/core';
import type { NoteList, NoteView } from '@rollcall/domain/note';
import { problemOf } from '../refusal/problem';
import type { NoteApi } from './note-api';

/** So many rows before the end of what is there, more is asked for. */
const aheadRows = 60;

/** The notes of one contact, as far as somebody has looked: one page after the other, up to the last 5,000. */
export class NotePages {
  private readonly shown = signal<readonly NoteView[]>([]);
  private readonly last = signal<NoteList | null>(null);
  private asked = 0;
  readonly q = signal('');
  readonly isLoading = signal(false);
  readonly failure = signal<unknown>(undefined);
  readonly notes = this.shown.asReadonly();
  readonly total = computed(() => this.last()?.total ?? null);
  readonly agentsSeeNotes = computed(() => this.last()?.agentsSeeNotes ?? null);
  readonly isEmpty = computed(() => this.last() !== null && this.shown().length === 0);
  /** Agents have no notes while Notes Enabled is off. */
  readonly isHidden = computed(
    () => this.failure() !== undefined && problemOf(this.failure()).code === 'note.disabled',
  );

  constructor(
    private readonly contactId: number,
    private readonly api: Pick<NoteApi, 'list'>,
  ) {}

  search(q: string): Promise<void> {
    this.q.set(q.trim());
    return this.load(null);
  }

  reload(): Promise<void> {
    return this.load(null);
  }

  /** Asks for more if the last row that is drawn is near the end of what is there. */
  async reach(lastDrawn: number): Promise<void> {
    const next = this.last()?.next ?? null;
    if (next !== null && !this.isLoading() && lastDrawn > this.shown().length - aheadRows) await this.load(next);
  }

  /** The list stays as it is until the answer is here; an answer that comes after a newer question is no answer. */
  private async load(after: string | null): Promise<void> {
    const ticket = ++this.asked;
    this.isLoading.set(true);
    this.failure.set(undefined);
    try {
      const page = await this.api.list(this.contactId, { q: this.q(), after });
      if (ticket !== this.asked) return;
      this.shown.update((before) => (after === null ? page.items : withoutDoubles(before, page.items)));
      this.last.set(page);
    } catch (error) {
      if (ticket === this.asked) this.failure.set(error);
    } finally {
      if (ticket === this.asked) this.isLoading.set(false);
    }
  }
}

/** A note that was added to meanwhile has moved to the top: further down it is not shown a second time. */
function withoutDoubles(before: readonly NoteView[], more: readonly NoteView[]): readonly NoteView[] {
  const known = new Set(before.map(({ id }) => id));
  return [...before, ...more.filter(({ id }) => !known.has(id))];
}
