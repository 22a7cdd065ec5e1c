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
import { consentChannels, consentStates, givenConsentSources, type ConsentList } from '@rollcall/domain/consent';
import type { ContactView } from '@rollcall/domain/contact';
import { problemOf } from '../refusal/problem';
import { ProblemNotice } from '../refusal/problem-notice';
import { ConsentApi } from './consent-api';
import { checkDraft, requestOf, type ConsentDraft, type DraftField } from './consent-draft';
import { addressText, channelTexts, sourceTexts, stateTexts } from './consent-messages';

/** Whose consent, and what the boxes begin with. */
export interface ConsentDialogData {
  readonly contact: ContactView;
  readonly draft: ConsentDraft;
}

/** Adds one entry to the ledger of a contact. Closes with the ledger as it is then. */
@Component({
  selector: 'rc-consent-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ProblemNotice],
  templateUrl: './consent-dialog.html',
  styleUrl: './consent-dialog.scss',
})
export class ConsentDialog {
  protected readonly data = inject<ConsentDialogData>(MAT_DIALOG_DATA);
  private readonly api = inject(ConsentApi);
  private readonly dialog = inject<MatDialogRef<ConsentDialog, ConsentList>>(MatDialogRef);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly draft = signal(this.data.draft);
  private readonly hasTried = signal(false);
  private readonly said = signal<Readonly<Partial<Record<DraftField, string>>>>({});
  protected readonly isBusy = signal(false);
  protected readonly failure = signal<unknown>(undefined);
  private readonly problems = computed(() => ({
    ...(this.hasTried() ? checkDraft(this.draft(), Date.now()) : {}),
    ...this.said(),
  }));
  protected readonly addresses = computed(() => {
    const { channel } = this.draft();
    const { phones, emails } = this.data.contact;
    const known = channel === 'email' ? emails.map(({ address }) => address) : phones.map(({ e164 }) => e164);
    return channel === 'voice' ? [] : known;
  });
  protected readonly channels = consentChannels;
  protected readonly states = consentStates;
  protected readonly sources = givenConsentSources;
  protected readonly channelTexts = channelTexts;
  protected readonly stateTexts = stateTexts;
  protected readonly sourceTexts = sourceTexts;
  protected readonly addressText = addressText;

  protected problemAt(field: DraftField): string {
    return this.problems()[field] ?? '';
  }

  protected edit(change: Partial<Record<DraftField, string>>): void {
    const draft = { ...this.draft(), ...change } as ConsentDraft;
    // Another channel has other addresses.
    this.draft.set(change.channel === undefined ? draft : { ...draft, address: '' });
    this.said.set({});
    this.failure.set(undefined);
  }

  protected async save(): Promise<void> {
    if (this.isBusy()) return;
    this.hasTried.set(true);
    this.failure.set(undefined);
    const first = Object.keys(this.problems())[0];
    if (first !== undefined) return this.focus(first);
    this.isBusy.set(true);
    try {
      this.dialog.close(await this.api.record(this.data.contact.id, requestOf(this.draft())));
    } catch (error) {
      this.explain(error);
    } finally {
      this.isBusy.set(false);
    }
  }

  private explain(error: unknown): void {
    const said = problemOf(error).fields.map(
      ({ path, message }) => [path === 'capturedAt' ? 'saidAt' : path, message] as const,
    );
    if (said.length === 0 || !said.every(([field]) => field in this.draft())) return this.failure.set(error);
    this.said.set(Object.fromEntries(said));
    this.focus(said[0]![0]);
  }

  private focus(field: string): void {
    this.element.nativeElement.querySelector<HTMLElement>(`#consent-${field}`)?.focus();
  }
}
