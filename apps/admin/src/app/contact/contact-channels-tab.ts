import { Component, ElementRef, Injector, afterNextRender, computed, inject } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { MatButton } from '@angular/material/button';
import { contactFields, maxEmails, maxPhones, weekdays } from '@rollcall/domain/contact';
import { ContactConsents } from '../consent/contact-consents';
import { formatMoment } from '../format/times';
import { Icon } from '../icon/icon';
import { AlsoOn } from './also-on';
import { consentFieldNames, filledEmails, newEmail, newPhone, type EmailDraft, type PhoneDraft } from './contact-draft';
import { ContactEdit } from './contact-edit';
import { ContactFieldBox } from './contact-field';
import { formatPhone } from './contact-format';
import { channelChoices, consentChoices, dayTexts, labelOfChoice } from './contact-messages';
import { ContactPhoneRow } from './contact-phone-row';
import { movedItem } from './moved-item';

/** How, when and whether somebody may be reached. */
@Component({
  selector: 'rc-contact-channels-tab',
  imports: [AlsoOn, ContactConsents, ContactFieldBox, ContactPhoneRow, FormField, Icon, MatButton],
  templateUrl: './contact-channels-tab.html',
  styleUrl: './contact-tab.scss',
})
export class ContactChannelsTab {
  protected readonly edit = inject(ContactEdit);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  private readonly injector = inject(Injector);
  protected readonly phones = computed(() => this.edit.draft().phones);
  protected readonly emails = computed(() => this.edit.draft().emails);
  protected readonly days = computed(() => this.edit.draft().allowedDays.split(' ').filter(Boolean));
  protected readonly pastEmails = computed(() => this.edit.contact()?.pastEmails ?? []);
  protected readonly edges = ['allowedFrom', 'allowedUntil'] as const;
  protected readonly maxPhones = maxPhones;
  protected readonly maxEmails = maxEmails;
  protected readonly weekdays = weekdays;
  protected readonly dayTexts = dayTexts;
  protected readonly channelChoices = channelChoices;
  protected readonly consentChoices = consentChoices;
  protected readonly consentNames = consentFieldNames;
  protected readonly fields = contactFields;
  protected readonly formatPhone = formatPhone;
  protected readonly formatMoment = formatMoment;
  protected readonly labelOfChoice = labelOfChoice;

  protected addPhone(): void {
    this.edit.edit({ phones: [...this.phones(), newPhone(crypto.randomUUID())] });
    this.focusLater(`#phone-${this.phones().length - 1}-number`);
  }

  protected addEmail(): void {
    this.edit.edit({ emails: [...this.emails(), newEmail(crypto.randomUUID())] });
    this.focusLater(`#email-${this.emails().length - 1}`);
  }

  protected removePhone(at: number): void {
    this.edit.edit({ phones: this.phones().filter((_phone, place) => place !== at) });
    this.focusLater('[data-add="phone"]');
  }

  protected removeEmail(at: number): void {
    this.edit.edit({ emails: this.emails().filter((_email, place) => place !== at) });
    this.focusLater('[data-add="email"]');
  }

  protected movePhone(at: number, step: -1 | 1): void {
    this.edit.edit({ phones: movedItem(this.phones(), at, step) });
    this.focusLater(`#phone-${at + step}-number`);
  }

  protected moveEmail(at: number, step: -1 | 1): void {
    this.edit.edit({ emails: movedItem(this.emails(), at, step) });
    this.focusLater(`#email-${at + step}`);
  }

  /** One phone at most is the preferred one. */
  protected prefer(at: number): void {
    const choose = (phone: PhoneDraft, place: number): PhoneDraft => ({
      ...phone,
      preferred: place === at && !phone.preferred,
    });
    this.edit.edit({ phones: this.phones().map(choose) });
  }

  /** A block that was chosen now is for today, not for the day of the one before. */
  protected forgetBlockedDay(at: number): void {
    this.edit.edit({
      phones: this.phones().map((phone, place) => (place === at ? { ...phone, blockedOn: '' } : phone)),
    });
  }

  protected toggleDay(day: string): void {
    const days = this.days().includes(day) ? this.days().filter((each) => each !== day) : [...this.days(), day];
    this.edit.edit({ allowedDays: weekdays.filter((each) => days.includes(each)).join(' ') });
  }

  /** The address to look for elsewhere: only one that was typed here. */
  protected typed({ address }: EmailDraft): string {
    return this.edit.contact()?.emails.some((email) => email.address === address) ? '' : address;
  }

  protected emailProblem(at: number, name: 'address' | 'consent' = 'address'): string {
    const email = this.emails()[at];
    const place = filledEmails(this.emails()).findIndex(({ key }) => key === email?.key);
    return this.edit.problemAt(`emails.${place}.${name}`, this.edit.tree.emails[at]?.().touched() ?? false);
  }

  private focusLater(selector: string): void {
    afterNextRender(
      { read: () => this.element.nativeElement.querySelector<HTMLElement>(selector)?.focus() },
      { injector: this.injector },
    );
  }
}
