import { computed, signal } from '@angular/core';
import { maxEncryptedLength, type EncryptedFieldKey, type MaskedValue } from '@rollcall/domain/encrypted';
import type { DraftProblem } from '../contact/check-draft';
import type { EditPart } from '../contact/edit-part';
import type { EncryptedApi } from './encrypted-api';

/** The encrypted fields of the contact that is open, and what is to become of them with the next Save. */
export class EncryptedEdit implements EditPart {
  private readonly known = signal<readonly MaskedValue[] | null>(null);
  /** By field: what was typed, or null to take the value away. A field that is not touched is not in it. */
  private readonly wishes = signal<ReadonlyMap<EncryptedFieldKey, string | null>>(new Map());
  /** Goes up with every question and every write: a list that was asked for before is older than what was written since. */
  private round = 0;
  readonly failure = signal<unknown>(undefined);
  /** Null: not read yet. */
  readonly fields = this.known.asReadonly();
  readonly isDirty = computed(() => [...this.wishes().values()].some((wish) => wish === null || wish.trim() !== ''));

  readonly problems = computed<readonly DraftProblem[]>(() =>
    [...this.wishes().keys()].flatMap((field) => {
      const message = this.problemOf(field);
      return message === '' ? [] : [{ path: `encrypted.${field}`, message }];
    }),
  );

  constructor(
    private readonly contactId: number,
    private readonly api: Pick<EncryptedApi, 'list' | 'put'>,
  ) {}

  async load(): Promise<void> {
    const round = ++this.round;
    this.failure.set(undefined);
    try {
      const fields = await this.api.list(this.contactId);
      if (round === this.round) this.known.set(fields);
    } catch (error) {
      if (round === this.round) this.failure.set(error);
    }
  }

  /** Undefined: as it is. */
  wishOf(field: EncryptedFieldKey): string | null | undefined {
    return this.wishes().get(field);
  }

  /** What is wrong with what was typed. */
  problemOf(field: EncryptedFieldKey): string {
    const wish = this.wishOf(field);
    if (typeof wish !== 'string' || wish === '') return '';
    if (/\p{Cc}/u.test(wish)) return 'There is a line break or another control character in it.';
    return wish.trim().length > maxEncryptedLength ? `A value has up to ${maxEncryptedLength} characters.` : '';
  }

  set(field: EncryptedFieldKey, wish: string | null): void {
    this.wishes.update((wishes) => new Map([...wishes, [field, wish]]));
  }

  leave(field: EncryptedFieldKey): void {
    this.wishes.update((wishes) => new Map([...wishes].filter(([key]) => key !== field)));
  }

  /** One after the other; those that are kept are out of the wishes, so that trying again does not write them twice. */
  async save(): Promise<void> {
    for (const field of this.known() ?? []) {
      const wish = this.wishOf(field.field);
      if (wish === undefined || (wish !== null && wish.trim() === '')) continue;
      try {
        const kept = await this.api.put(this.contactId, field, wish === null ? null : wish.trim());
        this.round += 1;
        this.known.update((all) => all?.map((each) => (each.field === kept.field ? kept : each)) ?? null);
        this.leave(field.field);
      } catch (error) {
        await this.load(); // somebody else may have written it: what is shown, and the next try, is about theirs
        throw error;
      }
    }
    this.wishes.set(new Map());
  }
}
