import { Component, computed, effect, inject, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { maxEncryptedLength, type EncryptedFieldKey, type MaskedValue } from '@rollcall/domain/encrypted';
import { Session } from '../auth/session';
import { ContactEdit } from '../contact/contact-edit';
import { formatMoment, formatUtc } from '../format/times';
import { ProblemNotice } from '../refusal/problem-notice';
import { EncryptedApi } from './encrypted-api';
import { EncryptedEdit } from './encrypted-edit';
import { EncryptedReveal } from './encrypted-reveal';

/** *Encrypted Fields*: masked, revealed for a reason, written blindly with the one Save. */
@Component({
  selector: 'rc-contact-encrypted-tab',
  imports: [EncryptedReveal, MatButton, ProblemNotice],
  templateUrl: './contact-encrypted-tab.html',
  styleUrls: ['../contact/contact-tab.scss', './contact-encrypted-tab.scss'],
})
export class ContactEncryptedTab {
  private readonly api = inject(EncryptedApi);
  private readonly session = inject(Session);
  protected readonly edit = inject(ContactEdit);
  protected readonly mayReveal = this.session.may('encrypted.reveal');
  protected readonly mayWrite = computed(() => this.session.may('encrypted.write') && this.edit.mayWrite());
  private readonly contactId = computed(() => this.edit.contact()?.id ?? null);
  protected readonly part = computed(() => {
    const id = this.contactId();
    return id === null ? null : untracked(() => this.edit.part('encrypted', () => new EncryptedEdit(id, this.api)));
  });
  protected readonly unreadable = computed(
    () =>
      this.part()
        ?.fields()
        ?.filter(({ state }) => state === 'unreadable') ?? [],
  );
  protected readonly maxLength = maxEncryptedLength;
  protected readonly formatMoment = formatMoment;
  protected readonly formatUtc = formatUtc;

  constructor() {
    effect(() => {
      const part = this.part();
      untracked(() => void part?.load());
    });
  }

  protected typed(part: EncryptedEdit, field: EncryptedFieldKey): string {
    return part.wishOf(field) ?? '';
  }

  /** What happens to the value with the next Save. */
  protected planOf(part: EncryptedEdit, { field, state }: MaskedValue): string {
    const wish = part.wishOf(field);
    if (wish === null) return 'Taken away with the next Save.';
    if (wish === undefined || wish.trim() === '') return '';
    return state === 'empty' ? 'Set with the next Save.' : 'Replaced with the next Save.';
  }
}
