import { Injectable, computed, inject, signal } from '@angular/core';
import { form, validate } from '@angular/forms/signals';
import type { ChangeContact, ContactView, CustomFieldRules } from '@rollcall/domain/contact';
import { Session } from '../auth/session';
import { problemOf } from '../refusal/problem';
import { checkCustom, checkDraft, tabOfPath, type DraftProblem } from './check-draft';
import { ContactApi } from './contact-api';
import { changeOf, draftOf, filledEmails, filledPhones, textFieldNames, type ContactDraft } from './contact-draft';
import type { EditPart } from './edit-part';
import { mergeDrafts, takeMine, type DraftConflict } from './merge-drafts';

/** How saving ended. `refused`: the problems stand at their fields; `conflict`: somebody else was faster. */
export type SaveEnd = 'saved' | 'nothing' | 'refused' | 'conflict' | 'failed';

/** Somebody changed the contact in the meantime: what both changed, and the contact as it is now. */
export interface ContactConflict {
  readonly theirs: ContactView;
  readonly mine: ContactDraft;
  readonly conflicts: readonly DraftConflict[];
}

/** The contact that is open in the editor, and what was typed: one for the page, its tabs and its footer. */
@Injectable()
export class ContactEdit {
  private readonly api = inject(ContactApi);
  private readonly session = inject(Session);
  private sent: { readonly body: string; readonly key: string } | undefined;
  private readonly loaded = signal<ContactView | null>(null);
  private readonly before = signal<ContactDraft>(draftOf(null));
  readonly draft = signal<ContactDraft>(draftOf(null));
  /** What the server said no to, with the value it said it about: the problem is gone when the value is another. */
  private readonly refused = signal<readonly (DraftProblem & { readonly value: string })[]>([]);
  /** After the first try to save every problem is shown, before it only those of boxes that were left. */
  readonly hasTried = signal(false);
  readonly isSaving = signal(false);
  readonly failure = signal<unknown>(undefined);
  readonly conflict = signal<ContactConflict | null>(null);
  /** Goes up with every {@link refresh}: what is derived from the contact elsewhere may be another by then. */
  readonly refreshes = signal(0);

  /** null: a new contact. */
  readonly contact = this.loaded.asReadonly();
  readonly mayWrite = computed(() => this.session.may('contact.write'));
  readonly change = computed(() => changeOf(this.before(), this.draft()));
  private readonly hasChange = computed(() => Object.keys(this.change()).length > 0);
  /** What is kept beside the contact's own values, by the tab that made it: it outlives the tab. */
  private readonly parts = signal<ReadonlyMap<string, EditPart>>(new Map());
  /** What custom fields hold, as soon as somebody knows: their values are checked by it. */
  readonly customRules = signal<ReadonlyMap<string, CustomFieldRules>>(new Map());
  /** Whether there is something for Save. */
  readonly isDirty = computed(() => this.hasChange() || this.saved().some((part) => part.isDirty()));
  /** Whether leaving would lose something, also what Save is not about, such as a note. */
  readonly hasUnsaved = computed(() => this.hasChange() || [...this.parts().values()].some((part) => part.isDirty()));
  private readonly saved = computed(() => [...this.parts().values()].filter(({ save }) => save !== undefined));
  readonly problems = computed<readonly DraftProblem[]>(() => {
    const draft = this.draft();
    const still = this.refused().filter(({ path, value }) => valueAt(draft, path) === value);
    const ofParts = this.saved().flatMap((part) => part.problems?.() ?? []);
    return [
      ...checkDraft(draft, this.needsName()),
      ...checkCustom(this.before(), draft, this.customRules()),
      ...ofParts,
      ...still,
    ];
  });
  private readonly byPath = computed(() => new Map(this.problems().map(({ path, message }) => [path, message])));
  readonly tree = form(this.draft, (path) => {
    for (const name of textFieldNames)
      validate(path.texts[name], () => {
        const message = this.byPath().get(name);
        return message === undefined ? undefined : { kind: 'contact', message };
      });
  });

  /** Shows a contact, or the empty boxes of a new one. What was typed before is gone. */
  open(contact: ContactView | null): void {
    this.parts.set(new Map());
    this.show(contact);
  }

  /** The part of a tab for this contact: made when it is asked for first, and gone with the contact. */
  part<T extends EditPart>(key: string, make: () => T): T {
    const known = this.parts().get(key) as T | undefined;
    if (known !== undefined) return known;
    const made = make();
    this.parts.update((parts) => new Map([...parts, [key, made]]));
    return made;
  }

  /**
   * Reads the contact anew, after something beside Save has changed it, and keeps what was typed. What both changed is asked, as
   * after a Save that came too late.
   */
  async refresh(): Promise<void> {
    const contact = this.loaded();
    if (contact === null) return;
    const theirs = await this.api.view(contact.id);
    if (this.loaded()?.id !== theirs.id) return;
    this.refreshes.update((count) => count + 1);
    const mine = this.draft();
    const { merged, conflicts } = mergeDrafts(this.before(), mine, draftOf(theirs));
    if (conflicts.length > 0) return this.conflict.set({ theirs, mine, conflicts });
    this.loaded.set(theirs);
    this.before.set(draftOf(theirs));
    this.draft.set(merged);
  }

  private show(contact: ContactView | null): void {
    this.sent = undefined;
    this.loaded.set(contact);
    this.before.set(draftOf(contact));
    this.draft.set(draftOf(contact));
    this.tree().reset();
    this.refused.set([]);
    this.hasTried.set(false);
    this.failure.set(undefined);
    this.conflict.set(null);
  }

  /** Problems of a path to be shown now. `isLeft`: the box has been left. */
  problemAt(path: string, isLeft: boolean): string {
    return isLeft || this.hasTried() ? (this.byPath().get(path) ?? '') : '';
  }

  /** How many problems a tab has, for its label. */
  countOn(tab: string): number {
    if (!this.hasTried()) return 0;
    return this.problems().filter(({ path }) => tabOfPath(path) === tab).length;
  }

  edit(change: Partial<ContactDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
  }

  async save(): Promise<SaveEnd> {
    if (this.isSaving()) return 'nothing';
    this.hasTried.set(true);
    this.failure.set(undefined);
    if (this.problems().length > 0) return 'refused';
    const contact = this.loaded();
    if (contact !== null && !this.isDirty()) return 'nothing';
    this.isSaving.set(true);
    try {
      const change = this.change();
      if (contact === null) this.open(await this.api.create(change, this.keyFor(change)));
      else if (this.hasChange()) this.show(await this.api.change(contact, change));
    } catch (error) {
      this.isSaving.set(false);
      return this.explain(error, contact);
    }
    const end = await this.saveParts();
    this.isSaving.set(false);
    return end;
  }

  /** What stands beside the contact is written behind it: of that there may be a part that is kept, and one that is not. */
  private async saveParts(): Promise<SaveEnd> {
    try {
      for (const part of this.saved()) await part.save?.();
      return 'saved';
    } catch (error) {
      this.failure.set(error);
      return 'failed';
    }
  }

  /** Goes on from somebody else's version, with mine for the given keys. Nothing is saved yet. */
  settle(conflict: ContactConflict, keysOfMine: readonly string[]): void {
    const theirs = draftOf(conflict.theirs);
    const { merged } = mergeDrafts(this.before(), conflict.mine, theirs);
    this.loaded.set(conflict.theirs);
    this.before.set(theirs);
    this.draft.set(keysOfMine.reduce((draft, key) => takeMine(draft, conflict.mine, key), merged));
    this.conflict.set(null);
  }

  /** Trying again with the same values must not make a second contact; other values are another contact. */
  private keyFor(change: ChangeContact): string {
    const body = JSON.stringify(change);
    this.sent = this.sent?.body === body ? this.sent : { body, key: crypto.randomUUID() };
    return this.sent.key;
  }

  private needsName(): boolean {
    const contact = this.loaded();
    return contact === null || contact.firstName !== null || contact.lastName !== null;
  }

  private async explain(error: unknown, contact: ContactView | null): Promise<SaveEnd> {
    const problem = problemOf(error);
    if (problem.code === 'stale-version' && contact !== null) return this.meet(contact, error);
    const draft = this.draft();
    const placed =
      problem.code === 'contact.id-taken'
        ? [{ path: 'contactId1', message: 'Another contact has this Contact ID 1.' }]
        : problem.fields.filter(({ path }) => path !== '');
    if (!['invalid-input', 'contact.id-taken'].includes(problem.code) || placed.length === 0) {
      this.failure.set(error);
      return 'failed';
    }
    this.refused.set(placed.map(({ path, message }) => ({ path, message, value: valueAt(draft, path) })));
    return 'refused';
  }

  /** Somebody was faster. What both changed is asked; if that is nothing, the two versions fit together and go on. */
  private async meet(contact: ContactView, stale: unknown): Promise<SaveEnd> {
    let theirs: ContactView;
    try {
      theirs = await this.api.view(contact.id);
    } catch {
      this.failure.set(stale); // deleted since, or nobody answers: the first refusal says enough
      return 'failed';
    }
    const mine = this.draft();
    const { conflicts } = mergeDrafts(this.before(), mine, draftOf(theirs));
    this.conflict.set({ theirs, mine, conflicts });
    return 'conflict';
  }
}

/** What stands at a path of the request, as text: whether it was changed since is all that is asked of it. */
function valueAt(draft: ContactDraft, path: string): string {
  const [head = '', at, name] = path.split('.');
  if (head in draft.texts) return draft.texts[head as keyof ContactDraft['texts']];
  if (head === 'custom') return draft.custom[path.slice('custom.'.length)] ?? '';
  const list: unknown =
    head === 'phones'
      ? filledPhones(draft.phones)
      : head === 'emails'
        ? filledEmails(draft.emails)
        : { ...draft.consents, ...draft.flags, ...draft }[head as keyof ContactDraft];
  const row: unknown = Array.isArray(list) && at !== undefined ? list[Number(at)] : list;
  const isRow = typeof row === 'object' && row !== null && name !== undefined;
  return JSON.stringify(isRow ? (row as Readonly<Record<string, unknown>>)[name] : row) ?? '';
}
