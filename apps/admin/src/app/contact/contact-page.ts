import { httpResource } from '@angular/common/http';
import { Location } from '@angular/common';
import { Component, computed, effect, inject, input } from '@angular/core';
import { Title } from '@angular/platform-browser';
import { RouterLink } from '@angular/router';
import { contactFields, contactViewSchema, type ContactFieldName } from '@rollcall/domain/contact';
import { formatDay, formatMoment, formatUtc } from '../format/times';
import { problemOf } from '../refusal/problem';
import { ProblemNotice } from '../refusal/problem-notice';
import { NotFoundPage } from '../trouble/trouble-pages';
import { consentText, formatMoney, formatPhone, nameOf } from './contact-format';

/** The fields in the sections a person looks for them in; every field of the domain is in exactly one. */
const sections: readonly { readonly title: string; readonly fields: readonly ContactFieldName[] }[] = [
  {
    title: 'General',
    fields: [
      'salutation',
      'firstName',
      'lastName',
      'title',
      'company',
      'department',
      'description',
      'dateOfBirth',
      'language',
      'timeZone',
      'additionalInformation',
    ],
  },
  {
    title: 'Account',
    fields: [
      'contactId1',
      'contactId2',
      'guarantorFirstName',
      'guarantorLastName',
      'balance',
      'amountToSpeak',
      'dueDate',
      'group',
      'agentId',
      'agentTeam',
      'active',
    ],
  },
  { title: 'Address', fields: ['addressLine1', 'addressLine2', 'city', 'state', 'postalCode', 'country'] },
  {
    title: 'Consent',
    fields: ['voiceConsent', 'cellConsent', 'smsConsent', 'emailConsent', 'preferredChannel', 'doNotContact'],
  },
];

@Component({
  selector: 'rc-contact-page',
  imports: [NotFoundPage, ProblemNotice, RouterLink],
  templateUrl: './contact-page.html',
  styleUrl: './contact-page.scss',
})
export class ContactPage {
  private readonly location = inject(Location);
  readonly id = input.required<string>();
  protected readonly asked = httpResource(() => `/api/v1/contacts/${encodeURIComponent(this.id())}`, {
    parse: (raw) => contactViewSchema.parse(raw),
  });
  protected readonly contact = computed(() => (this.asked.hasValue() ? this.asked.value() : undefined));
  protected readonly heading = computed(() => {
    const contact = this.contact();
    return contact ? nameOf(contact) : 'Contact';
  });
  protected readonly isMissing = computed(() => {
    const error = this.asked.error();
    return error !== undefined && [404, 422].includes(problemOf(error).status);
  });
  protected readonly sections = computed(() =>
    sections.map(({ title, fields }) => ({
      title,
      lines: fields.map((name) => ({ label: contactFields[name].label, value: this.textOf(name) })),
    })),
  );
  protected readonly custom = computed(() => Object.entries(this.contact()?.custom ?? {}));
  protected readonly formatPhone = formatPhone;
  protected readonly formatMoment = formatMoment;
  protected readonly formatUtc = formatUtc;

  constructor() {
    const title = inject(Title);
    effect(() => {
      const contact = this.contact();
      if (contact) title.setTitle(`${nameOf(contact)} – Contact – Rollcall`);
    });
  }

  /** Back to the list as it was: its page and filter are in the history. */
  protected back(event: Event): void {
    if (!document.referrer && history.length <= 1) return;
    const state: unknown = this.location.getState();
    const isFirst = typeof state === 'object' && state !== null && 'navigationId' in state && state.navigationId === 1;
    if (isFirst) return; // opened by a link: there is no list behind it
    event.preventDefault();
    event.stopPropagation();
    this.location.back();
  }

  private textOf(name: ContactFieldName): string {
    const value = this.contact()?.[name] ?? null;
    if (contactFields[name].type === 'consent') return consentText(value === null ? null : Boolean(value));
    if (value === null || value === '') return '';
    if (name === 'active') return value ? 'Active' : 'Inactive';
    if (contactFields[name].type === 'boolean') return value ? 'Yes' : 'No';
    if (contactFields[name].type === 'money') return formatMoney(`${value}`);
    return contactFields[name].type === 'date' ? formatDay(`${value}`) : `${value}`;
  }
}
