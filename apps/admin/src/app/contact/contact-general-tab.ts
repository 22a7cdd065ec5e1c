import { Component, inject } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import type { TextFieldName } from './contact-draft';
import { ContactEdit } from './contact-edit';
import { ContactFieldBox } from './contact-field';

interface Section {
  readonly title: string;
  readonly fields: readonly TextFieldName[];
}

/** The fields in the sections a person looks for them in. */
const sections: readonly Section[] = [
  {
    title: 'Person',
    fields: [
      'salutation',
      'firstName',
      'lastName',
      'title',
      'company',
      'department',
      'dateOfBirth',
      'language',
      'timeZone',
    ],
  },
  {
    title: 'Account',
    fields: [
      'contactId1',
      'contactId2',
      'group',
      'agentId',
      'agentTeam',
      'balance',
      'amountToSpeak',
      'dueDate',
      'guarantorFirstName',
      'guarantorLastName',
    ],
  },
  { title: 'Address', fields: ['addressLine1', 'addressLine2', 'city', 'state', 'postalCode', 'country'] },
  { title: 'Description', fields: ['description'] },
];

const hints: Partial<Record<TextFieldName, string>> = {
  language: 'Such as en or es-MX',
  timeZone: 'Such as America/Chicago',
};

/** Who somebody is, and what they owe. */
@Component({
  selector: 'rc-contact-general-tab',
  imports: [ContactFieldBox, FormField],
  template: `
    @for (section of sections; track section.title) {
      <section class="panel" [attr.aria-label]="section.title">
        <div class="panel-head">
          <h2>{{ section.title }}</h2>
          @if (section.title === 'Person' && edit.mayWrite()) {
            <span class="quiet end">★ one of the two names is required</span>
          }
        </div>
        <div class="boxes" [class.wide]="section.title === 'Description'">
          @for (name of section.fields; track name) {
            <rc-contact-field
              [name]="name"
              [isLong]="name === 'description'"
              [isRequired]="name === 'firstName' || name === 'lastName'"
              [hint]="hintOf(name)"
            />
          }
          @if (section.title === 'Account') {
            <div class="field">
              <span class="label">Status</span>
              @if (edit.mayWrite()) {
                <label class="choice">
                  <input type="checkbox" [formField]="edit.tree.flags.active" />
                  Active
                </label>
              } @else {
                <span>{{ edit.draft().flags.active ? 'Active' : 'Inactive' }}</span>
              }
            </div>
          }
        </div>
      </section>
    }
  `,
  styleUrl: './contact-tab.scss',
})
export class ContactGeneralTab {
  protected readonly edit = inject(ContactEdit);
  protected readonly sections = sections;

  protected hintOf(name: TextFieldName): string {
    return hints[name] ?? '';
  }
}
