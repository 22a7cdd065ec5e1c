import { Component, computed, inject, input, signal } from '@angular/core';
import { FormField, type FieldTree } from '@angular/forms/signals';
import { contactFields, type ContactField as FieldOfDomain } from '@rollcall/domain/contact';
import { formatDay } from '../format/times';
import type { TextFieldName } from './contact-draft';
import { ContactEdit } from './contact-edit';
import { formatMoney } from './contact-format';
import { labelOfChoice, type Choice } from './contact-messages';
import { isSuggested, Suggestions, type SuggestedField } from './suggestions';

/** One box of the editor for a field that is edited as text; for people who may only read, its value. */
@Component({
  selector: 'rc-contact-field',
  imports: [FormField, Suggestions],
  template: `
    <div class="field">
      @if (edit.mayWrite()) {
        <label [for]="id()"
          >{{ label() }}
          @if (isRequired()) {
            <span title="required">★</span>
          }
        </label>
        @if (choices(); as choices) {
          <select class="select" [id]="id()" [formField]="tree()">
            @for (choice of choices; track choice.value) {
              <option [value]="choice.value">{{ choice.label }}</option>
            }
          </select>
        } @else if (isLong()) {
          <textarea
            class="input"
            rows="3"
            [id]="id()"
            [formField]="tree()"
            [attr.aria-invalid]="problem() !== ''"
            [attr.aria-describedby]="id() + '-problem'"
          ></textarea>
        } @else {
          <input
            class="input"
            autocomplete="off"
            (focus)="isVisited.set(true)"
            [type]="kind()"
            [id]="id()"
            [formField]="tree()"
            [attr.list]="suggested() ? id() + '-list' : null"
            [attr.inputmode]="type() === 'money' ? 'decimal' : null"
            [attr.aria-invalid]="problem() !== ''"
            [attr.aria-describedby]="id() + '-problem'"
          />
        }
        @if (suggested(); as field) {
          <rc-suggestions [field]="field" [listId]="id() + '-list'" [typed]="edit.draft().texts[name()]" />
        }
        @if (hint()) {
          <span class="hint">{{ hint() }}</span>
        }
        <span class="problem" [id]="id() + '-problem'">{{ problem() }}</span>
      } @else {
        <span class="label">{{ label() }}</span>
        <span class="value" [class.quiet]="!text()">{{ text() || '—' }}</span>
      }
    </div>
  `,
  styles: `
    textarea.input {
      height: auto;
      padding: 8px 11px;
      line-height: 20px;
      resize: vertical;
    }
    .value {
      padding: 4px 0;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
    .problem:empty {
      display: none;
    }
  `,
})
export class ContactFieldBox {
  protected readonly edit = inject(ContactEdit);
  readonly name = input.required<TextFieldName>();
  readonly choices = input<readonly Choice[] | null>(null);
  readonly hint = input('');
  readonly isRequired = input(false);
  readonly isLong = input(false);
  /** Names are asked for when somebody is at the box, not before. */
  protected readonly isVisited = signal(false);
  protected readonly suggested = computed((): SuggestedField | null => {
    const name = this.name();
    return this.isVisited() && isSuggested(name) ? name : null;
  });
  protected readonly id = computed(() => `contact-${this.name()}`);
  private readonly about = computed((): FieldOfDomain => contactFields[this.name()]);
  protected readonly label = computed(() => this.about().label);
  protected readonly type = computed(() => this.about().type);
  protected readonly kind = computed(() => (this.type() === 'date' ? 'date' : 'text'));
  protected readonly tree = computed((): FieldTree<string> => this.edit.tree.texts[this.name()]);
  protected readonly problem = computed(() => this.edit.problemAt(this.name(), this.tree()().touched()));
  protected readonly text = computed(() => {
    const value = this.edit.draft().texts[this.name()];
    const choices = this.choices();
    if (value === '') return '';
    if (choices) return labelOfChoice(choices, value);
    if (this.type() === 'date') return formatDay(value);
    return this.type() === 'money' ? formatMoney(value) : value;
  });
}
