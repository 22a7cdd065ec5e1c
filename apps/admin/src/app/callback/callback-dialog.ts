import { httpResource } from '@angular/common/http';
import { Component, ElementRef, computed, effect, inject, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import {
  MAT_DIALOG_DATA,
  MatDialogActions,
  MatDialogClose,
  MatDialogContent,
  MatDialogRef,
  MatDialogTitle,
} from '@angular/material/dialog';
import { callbackRoutings, type CallbackView } from '@rollcall/domain/callback';
import { contactViewSchema, type ContactId } from '@rollcall/domain/contact';
import { mayContactSchema, type MayContact } from '@rollcall/domain/reach';
import { formatPhone } from '../contact/contact-format';
import { Suggestions } from '../contact/suggestions';
import { formatMine, wallIn } from '../format/wall-times';
import { Icon } from '../icon/icon';
import { ReachVerdict } from '../reach/reach-verdict';
import { problemOf } from '../refusal/problem';
import { ProblemNotice } from '../refusal/problem-notice';
import { tell } from '../refusal/problem-messages';
import { CallbackApi } from './callback-api';
import {
  changeOf,
  checkDraft,
  createOf,
  draftOf,
  dueOf,
  emptyDraft,
  rebased,
  type CallbackDraft,
  type DraftField,
  type DraftProblems,
} from './callback-draft';
import { routingTexts } from './callback-messages';

/** Whose callback, and which; null: a new one. */
export interface CallbackData {
  readonly contactId: ContactId;
  readonly contactName: string;
  readonly callback: CallbackView | null;
}

type Verdict = Pick<MayContact, 'reasons' | 'nextAllowed'>;

const verdictSchema = mayContactSchema.pick({ reasons: true, nextAllowed: true });

/** *Add* and *Modify*. Says while somebody chooses whether the contact may be called then; the server says it again when it is saved. */
@Component({
  selector: 'rc-callback-dialog',
  imports: [
    Icon,
    MatButton,
    MatDialogActions,
    MatDialogClose,
    MatDialogContent,
    MatDialogTitle,
    ProblemNotice,
    ReachVerdict,
    Suggestions,
  ],
  templateUrl: './callback-dialog.html',
  styleUrl: './callback-dialog.scss',
})
export class CallbackDialog {
  protected readonly data = inject<CallbackData>(MAT_DIALOG_DATA);
  private readonly api = inject(CallbackApi);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly dialog = inject<MatDialogRef<CallbackDialog, CallbackView>>(MatDialogRef);
  private readonly before = signal(this.data.callback);
  protected readonly draft = signal<CallbackDraft>(this.data.callback ? draftOf(this.data.callback) : emptyDraft);
  private readonly said = signal<DraftProblems>({});
  private readonly refused = signal<Verdict | null>(null);
  private readonly hasTried = signal(false);
  protected readonly wasRebased = signal(false);
  protected readonly isSaving = signal(false);
  protected readonly failure = signal<unknown>(undefined);

  private readonly url = `/api/v1/contacts/${this.data.contactId}`;
  protected readonly contact = httpResource(() => this.url, { parse: (raw) => contactViewSchema.parse(raw) });
  /** Where a contact without a zone of its own is taken to be. */
  private readonly placed = httpResource(
    () => {
      if (this.data.callback || !this.contact.hasValue() || this.contact.value().timeZone) return undefined;
      return { url: `${this.url}/may-contact`, params: { channel: 'voice', at: new Date().toISOString() } };
    },
    { parse: (raw) => mayContactSchema.parse(raw) },
  );
  private readonly isMoved = computed(() => {
    const before = this.before();
    const change = before === null ? {} : changeOf(before, this.draft());
    return before === null || ['phone', 'localAt', 'zone'].some((field) => field in (change ?? {}));
  });
  private readonly question = computed(
    () => {
      const [at, { phone }] = [dueOf(this.draft()), this.draft()];
      return at === null || !this.isMoved() ? null : { at, phone };
    },
    { equal: (one, other) => one?.at === other?.at && one?.phone === other?.phone },
  );
  protected readonly check = httpResource(
    () => {
      const question = this.question();
      if (question === null) return undefined;
      const { at, phone } = question;
      return {
        url: `${this.url}/may-contact`,
        params: { channel: 'voice', at, ...(phone === '' ? {} : { address: phone }) },
      };
    },
    { parse: (raw) => mayContactSchema.parse(raw) },
  );
  private readonly checked = computed(() => (this.check.hasValue() ? this.check.value() : null));
  protected readonly isRefused = computed(() => this.refused() !== null);
  protected readonly verdict = computed<Verdict | null>(() => {
    const checked = this.checked();
    return this.refused() ?? (checked?.allowed === false ? checked : null);
  });
  protected readonly isAllowed = computed(() => this.checked()?.allowed === true);
  protected readonly shownZone = computed(() =>
    'zone' in checkDraft(this.draft()) ? 'UTC' : this.draft().zone.trim(),
  );
  protected readonly mineText = computed(() => {
    const at = dueOf(this.draft());
    return at === null ? '' : `${formatMine(at)}.`;
  });
  protected readonly phones = computed(() => {
    const known = this.contact.hasValue() ? this.contact.value().phones : [];
    const choices = known.map(({ e164, aliases }) => ({
      value: e164,
      label: [formatPhone(e164), ...aliases].join(' · '),
    }));
    const before = this.before();
    if (before === null) return [{ value: '', label: 'The best one that may be called then' }, ...choices];
    if (choices.some(({ value }) => value === before.phone)) return choices;
    return [{ value: before.phone, label: `${formatPhone(before.phone)} (of before)` }, ...choices];
  });
  private readonly problems = computed<DraftProblems>(() => ({
    ...(this.hasTried() ? checkDraft(this.draft()) : {}),
    ...this.said(),
  }));
  protected readonly routings = callbackRoutings;
  protected readonly routingTexts = routingTexts;
  protected readonly zones = Intl.supportedValuesOf('timeZone');

  constructor() {
    effect(() => {
      const [own, placed] = [
        this.contact.hasValue() ? this.contact.value().timeZone : null,
        this.placed.hasValue() ? this.placed.value().place.zones : [],
      ];
      const zone = own ?? (placed.length === 1 ? placed[0] : undefined);
      if (zone && untracked(this.draft).zone === '') this.draft.update((draft) => ({ ...draft, zone }));
    });
  }

  protected problemAt(field: DraftField): string {
    return this.problems()[field] ?? '';
  }

  protected edit(change: Partial<CallbackDraft>): void {
    this.draft.update((draft) => ({ ...draft, ...change }));
    this.said.set({});
    this.refused.set(null);
    this.failure.set(undefined);
  }

  protected route(word: string): void {
    const routing = callbackRoutings.find((each) => each === word);
    if (routing) this.edit({ routing });
  }

  /** The next allowed time, on the wall of the zone that is chosen. */
  protected take(iso: string): void {
    const [date = '', time = ''] = wallIn(this.shownZone(), iso).split('T');
    this.edit({ date, time, ...(this.shownZone() === 'UTC' ? { zone: 'UTC' } : {}) });
    this.focus('date');
  }

  protected async save(): Promise<void> {
    if (this.isSaving()) return;
    this.hasTried.set(true);
    this.failure.set(undefined);
    const first = Object.keys(this.problems())[0];
    if (first !== undefined) return this.focus(first as DraftField);
    this.isSaving.set(true);
    try {
      const saved = await this.send();
      this.dialog.close(saved);
    } catch (error) {
      await this.explain(error);
    } finally {
      this.isSaving.set(false);
    }
  }

  /** @returns undefined: there was nothing to save */
  private async send(): Promise<CallbackView | undefined> {
    const before = this.before();
    if (before === null) return this.api.create(createOf(this.draft(), this.data.contactId));
    const change = changeOf(before, this.draft());
    return change === null ? undefined : this.api.change(before, change);
  }

  private async explain(error: unknown): Promise<void> {
    const { code, details, fields } = problemOf(error);
    const verdict = verdictSchema.safeParse({ reasons: details['reasons'], nextAllowed: details['nextAllowed'] });
    if (code === 'contact-not-allowed' && verdict.success) return this.refused.set(verdict.data);
    if (code === 'callback.in-past' || code === 'callback.too-far-ahead') {
      const { what, todo } = tell(code, details);
      this.said.set({ date: `${what} ${todo}` });
      return this.focus('date');
    }
    if (code === 'stale-version' && (await this.follow())) return;
    const said = fields.flatMap(({ path, message }) => {
      const field = path === 'localAt' ? 'date' : path;
      return field in emptyDraft ? [[field, message] as const] : [];
    });
    if (said.length === 0) return this.failure.set(error);
    this.said.set(Object.fromEntries(said));
    this.focus(said[0]![0] as DraftField);
  }

  /** Goes on from somebody else's version. @returns false: it could not be had */
  private async follow(): Promise<boolean> {
    const before = this.before();
    if (before === null) return false;
    try {
      const theirs = await this.api.view(before.id);
      this.draft.update((mine) => rebased(draftOf(before), mine, draftOf(theirs)));
      this.before.set(theirs);
      this.wasRebased.set(true);
      return true;
    } catch {
      return false; // deleted since, or nobody answers: the first refusal says enough
    }
  }

  private focus(field: DraftField): void {
    const ids: Partial<Record<DraftField, string>> = { agentId: 'agent', agentTeam: 'team' };
    this.element.nativeElement.querySelector<HTMLElement>(`#callback-${ids[field] ?? field}`)?.focus();
  }
}
