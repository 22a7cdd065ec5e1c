import { Component, computed, inject, input, signal } from '@angular/core';
import { formatDay } from '../format/times';
import { ContactEdit } from './contact-edit';
import type { Choice } from './contact-messages';
import { idOfCustom } from './element-id-of';
import { optionsFor, wordOf, type CustomBox } from './custom-sections';

const yesOrNo: readonly Choice[] = [
  { value: '', label: 'Not known' },
  { value: 'true', label: 'Yes' },
  { value: 'false', label: 'No' },
];

/** One custom field in the editor, by its type; for people who may only read, its value. */
@Component({
  selector: 'rc-contact-custom-box',
  template: `
    <div class="field">
      @if (edit.mayWrite()) {
        <label [for]="id()">{{ box().label }}</label>
        @if (choices(); as choices) {
          <select
            #choice
            class="select"
            [id]="id()"
            [attr.aria-invalid]="problem() !== ''"
            [attr.aria-describedby]="id() + '-problem'"
            (change)="set(choice.value)"
            (blur)="isLeft.set(true)"
          >
            @for (each of choices; track each.value) {
              <option [value]="each.value" [selected]="each.value === text()">{{ each.label }}</option>
            }
          </select>
        } @else {
          <input
            #typed
            class="input"
            autocomplete="off"
            [id]="id()"
            [type]="box().type === 'date' ? 'date' : 'text'"
            [attr.inputmode]="box().type === 'number' ? 'decimal' : null"
            [value]="text()"
            [attr.aria-invalid]="problem() !== ''"
            [attr.aria-describedby]="id() + '-problem'"
            (input)="set(typed.value)"
            (blur)="isLeft.set(true)"
          />
        }
        <span class="problem" [id]="id() + '-problem'">{{ problem() }}</span>
      } @else {
        <span class="label">{{ box().label }}</span>
        <span class="shown" [class.quiet]="!text()">{{ shown() || '—' }}</span>
      }
    </div>
  `,
  styles: `
    .shown {
      overflow-wrap: anywhere;
    }
    .problem:empty {
      display: none;
    }
  `,
})
export class ContactCustomBox {
  protected readonly edit = inject(ContactEdit);
  readonly box = input.required<CustomBox>();
  protected readonly isLeft = signal(false);
  protected readonly id = computed(() => idOfCustom(this.box().key));
  protected readonly text = computed(() => this.edit.draft().custom[this.box().key] ?? '');
  protected readonly problem = computed(() => this.edit.problemAt(`custom.${this.box().key}`, this.isLeft()));
  /** Null: it is typed. */
  protected readonly choices = computed((): readonly Choice[] | null => {
    const box = this.box();
    if (box.type === 'boolean') return yesOrNo;
    if (box.type !== 'list') return null;
    const options = optionsFor(box, wordOf(this.edit.contact()?.custom[box.key]));
    return [{ value: '', label: 'None' }, ...options.map((option) => ({ value: option, label: option }))];
  });
  protected readonly shown = computed(() => {
    const [text, { type }] = [this.text(), this.box()];
    if (type === 'date' && /^\d{4}-\d\d-\d\d$/.test(text)) return formatDay(text);
    return type === 'boolean' && text !== '' ? (yesOrNo.find(({ value }) => value === text)?.label ?? text) : text;
  });

  protected set(text: string): void {
    this.edit.edit({ custom: { ...this.edit.draft().custom, [this.box().key]: text } });
  }
}
