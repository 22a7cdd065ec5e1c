import { Component, computed, input, output, signal, viewChild, type ElementRef } from '@angular/core';
import { isSuggested, Suggestions, type SuggestedField } from '../contact/suggestions';
import { Icon } from '../icon/icon';
import type { FillValues } from './filter-edit';

/** Several texts of a field without a list of its own: typed or pasted, each ended by Enter or a comma. */
@Component({
  selector: 'rc-filter-texts-box',
  imports: [Icon, Suggestions],
  template: `
    <div class="box" [class.wrong]="isWrong()">
      @for (value of values(); track $index; let at = $index) {
        <span class="token">
          <span class="text">{{ value }}</span>
          <button type="button" [attr.aria-label]="'Remove ' + value" (click)="remove(at)">
            <rc-icon name="close" />
          </button>
        </span>
      }
      <input
        #box
        autocomplete="off"
        spellcheck="false"
        maxlength="300"
        [attr.list]="suggested() ? id() + '-known' : null"
        [attr.aria-label]="label()"
        [attr.aria-invalid]="isWrong()"
        [attr.aria-describedby]="describedBy()"
        [placeholder]="values().length === 0 ? 'Values, each with Enter' : ''"
        [value]="typed()"
        (input)="type(box.value)"
        (paste)="paste($event)"
        (keydown.enter)="enter($event)"
        (keydown.backspace)="back()"
        (blur)="add(typed())"
      />
      @if (suggested(); as field) {
        <rc-suggestions [field]="field" [listId]="id() + '-known'" [typed]="typed()" />
      }
    </div>
  `,
  styleUrl: './filter-texts-box.scss',
})
export class FilterTextsBox {
  readonly id = input.required<string>();
  readonly label = input.required<string>();
  /** The name of the field: the values of some are known. */
  readonly field = input.required<string>();
  readonly values = input.required<readonly string[]>();
  readonly isWrong = input(false);
  readonly describedBy = input('');
  readonly changed = output<FillValues>();
  protected readonly typed = signal('');
  private readonly box = viewChild.required<ElementRef<HTMLInputElement>>('box');
  protected readonly suggested = computed((): SuggestedField | null => {
    const name = this.field();
    return isSuggested(name) ? name : null;
  });

  protected type(text: string): void {
    this.typed.set(text);
    if (text.includes(',')) this.add(text);
  }

  protected paste(event: ClipboardEvent): void {
    const text = event.clipboardData?.getData('text') ?? '';
    if (!/[,;\n\t]/.test(text)) return;
    event.preventDefault();
    this.add(`${this.typed()}\n${text}`);
  }

  protected enter(event: Event): void {
    if (this.typed().trim() === '') return;
    event.preventDefault();
    this.add(this.typed());
  }

  protected back(): void {
    if (this.typed() === '') this.remove(this.values().length - 1);
  }

  protected add(text: string): void {
    this.typed.set('');
    this.box().nativeElement.value = ''; // whoever types fast is ahead of what was drawn last
    const parts = text.split(/[,;\n\t]/).map((part) => part.trim());
    const fresh = parts.filter((part) => part !== '');
    if (fresh.length > 0) this.changed.emit((now) => [...new Set([...now, ...fresh])]);
  }

  protected remove(at: number): void {
    if (at >= 0) this.changed.emit((now) => now.filter((_value, place) => place !== at));
  }
}
