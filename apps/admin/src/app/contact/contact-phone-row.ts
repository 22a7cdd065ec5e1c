import { Component, computed, inject, input, output } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { Icon } from '../icon/icon';
import { AlsoOn } from './also-on';
import { filledPhones, type PhoneDraft } from './contact-draft';
import { ContactEdit } from './contact-edit';
import {
  consentChoices,
  phoneBlockChoices,
  phoneStatusChoices,
  phoneTypeChoices,
  type Choice,
} from './contact-messages';

/** One phone of the editor. */
@Component({
  selector: 'rc-contact-phone-row',
  imports: [AlsoOn, FormField, Icon],
  templateUrl: './contact-phone-row.html',
  styleUrl: './contact-tab.scss',
})
export class ContactPhoneRow {
  protected readonly edit = inject(ContactEdit);
  readonly tree = input.required<FieldTree<PhoneDraft, number>>();
  readonly at = input.required<number>();
  readonly count = input.required<number>();
  readonly moved = output<-1 | 1>();
  readonly removed = output();
  readonly preferred = output();
  readonly blocked = output();
  protected readonly id = computed(() => `phone-${this.at()}`);
  protected readonly title = computed(() => `phone ${this.at() + 1}`);
  protected readonly value = computed(() => this.tree()().value());
  /** The number to look for elsewhere: only one that was typed here. */
  protected readonly typed = computed(() => {
    const { number } = this.value();
    const had = this.edit.contact()?.phones.some(({ raw }) => raw === number);
    return had ? '' : number;
  });
  protected readonly selects: readonly {
    readonly name: 'type' | 'status' | 'cellConsent' | 'smsConsent';
    readonly label: string;
    readonly choices: readonly Choice[];
  }[] = [
    { name: 'type', label: 'Type', choices: phoneTypeChoices },
    { name: 'status', label: 'Status', choices: phoneStatusChoices },
    { name: 'cellConsent', label: 'Cell consent', choices: consentChoices },
    { name: 'smsConsent', label: 'SMS consent', choices: consentChoices },
  ];
  protected readonly blockChoices = phoneBlockChoices;

  protected problem(
    name: 'number' | 'extension' | 'aliases' | 'type' | 'status' | 'cellConsent' | 'smsConsent',
  ): string {
    const place = filledPhones(this.edit.draft().phones).findIndex(({ key }) => key === this.value().key);
    return this.edit.problemAt(`phones.${place}.${name}`, this.tree()[name]().touched());
  }
}
