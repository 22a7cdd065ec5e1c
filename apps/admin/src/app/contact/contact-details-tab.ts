import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { formatDay, formatMoment, formatUtc } from '../format/times';
import { ProblemNotice } from '../refusal/problem-notice';
import { customFieldsOf, customPrefix } from './contact-columns';
import { ContactEdit } from './contact-edit';
import { ContactFieldBox } from './contact-field';
import type { Choice } from './contact-messages';

const yesOrNo: readonly Choice[] = [
  { value: '', label: 'Not known' },
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

/** The tenant's own fields, and where a contact comes from. */
@Component({
  selector: 'rc-contact-details-tab',
  imports: [ContactFieldBox, ProblemNotice, RouterLink],
  template: `
    <section class="panel" aria-labelledby="custom-title">
      <div class="panel-head"><h2 id="custom-title">Custom fields</h2></div>
      @if (asked.error()) {
        <rc-problem-notice doing="Loading the fields" [error]="asked.error()" (again)="asked.reload()" />
      }
      @if (asked.hasValue() && fields().length === 0) {
        <p class="quiet">There are no custom fields. An import can make them.</p>
      }
      <div class="boxes">
        @for (field of fields(); track field.key) {
          <div class="field">
            @if (edit.mayWrite()) {
              <label [for]="'custom-' + field.key">{{ field.label }}</label>
              @if (field.type === 'boolean') {
                <select
                  #choice
                  class="select"
                  [id]="'custom-' + field.key"
                  [value]="textOf(field.key)"
                  (change)="set(field.key, choice.value)"
                >
                  @for (each of yesOrNo; track each.value) {
                    <option [value]="each.value" [selected]="each.value === textOf(field.key)">{{ each.label }}</option>
                  }
                </select>
              } @else {
                <input
                  #box
                  class="input"
                  autocomplete="off"
                  [id]="'custom-' + field.key"
                  [type]="field.type === 'date' ? 'date' : 'text'"
                  [attr.inputmode]="field.type === 'number' ? 'decimal' : null"
                  [value]="textOf(field.key)"
                  [attr.aria-invalid]="problemOf(field.key) !== ''"
                  [attr.aria-describedby]="'custom-' + field.key + '-problem'"
                  (input)="set(field.key, box.value)"
                  (blur)="leave(field.key)"
                />
              }
              <span class="problem" [id]="'custom-' + field.key + '-problem'">{{ problemOf(field.key) }}</span>
            } @else {
              <span class="label">{{ field.label }}</span>
              <span [class.quiet]="!textOf(field.key)">{{ shown(field.type, textOf(field.key)) || '—' }}</span>
            }
          </div>
        }
      </div>
    </section>
    <section class="panel" aria-labelledby="more-title">
      <div class="panel-head"><h2 id="more-title">Additional information</h2></div>
      <div class="boxes wide"><rc-contact-field name="additionalInformation" [isLong]="true" /></div>
    </section>
    @if (edit.contact(); as contact) {
      <section class="panel" aria-labelledby="origin-title">
        <div class="panel-head"><h2 id="origin-title">Where it comes from</h2></div>
        <dl class="facts">
          <dt>Contact</dt>
          <dd class="mono">{{ contact.id }}</dd>
          <dt>Created</dt>
          <dd [attr.title]="formatUtc(contact.createdAt)">
            {{ formatMoment(contact.createdAt) }}
            @if (contact.createdByJob) {
              by <a [routerLink]="['/jobs', contact.createdByJob]">a job</a>
            }
          </dd>
          <dt>Modified</dt>
          <dd [attr.title]="formatUtc(contact.updatedAt)">{{ formatMoment(contact.updatedAt) }}</dd>
          <dt>Version</dt>
          <dd>{{ contact.version }}</dd>
        </dl>
      </section>
    }
  `,
  styleUrl: './contact-tab.scss',
})
export class ContactDetailsTab {
  protected readonly edit = inject(ContactEdit);
  protected readonly asked = httpResource(() => '/api/v1/contacts/fields', { parse: customFieldsOf });
  private readonly left = signal<ReadonlySet<string>>(new Set());
  /** The tenant's fields, and values the contact has from a field that is not among them any more. */
  protected readonly fields = computed(() => {
    const known = (this.asked.hasValue() ? this.asked.value() : []).map(({ name, label, type }) => ({
      key: name.slice(customPrefix.length),
      label,
      type,
    }));
    const others = Object.keys(this.edit.contact()?.custom ?? {}).filter(
      (key) => !known.some((each) => each.key === key),
    );
    return [...known, ...others.map((key) => ({ key, label: key, type: 'string' }))];
  });
  protected readonly yesOrNo = yesOrNo;
  protected readonly formatMoment = formatMoment;
  protected readonly formatUtc = formatUtc;

  protected textOf(key: string): string {
    return this.edit.draft().custom[key] ?? '';
  }

  protected shown(type: string, text: string): string {
    if (type === 'date' && /^\d{4}-\d\d-\d\d$/.test(text)) return formatDay(text);
    return type === 'boolean' ? (yesOrNo.find(({ value }) => value === text && value !== '')?.label ?? text) : text;
  }

  protected set(key: string, text: string): void {
    this.edit.edit({ custom: { ...this.edit.draft().custom, [key]: text } });
  }

  protected leave(key: string): void {
    this.left.update((left) => new Set([...left, key]));
  }

  protected problemOf(key: string): string {
    return this.edit.problemAt(`custom.${key}`, this.left().has(key));
  }
}
