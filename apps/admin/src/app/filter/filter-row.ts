import { Component, ElementRef, Injector, afterNextRender, computed, effect, inject, input } from '@angular/core';
import { Icon } from '../icon/icon';
import type { DraftRow } from './filter-draft';
import { FilterEdit } from './filter-edit';
import { groupFields, opText } from './filter-messages';
import { isAskable, opWordsOf } from './filter-operators';
import { FilterValueBoxes } from './filter-value';

/** One condition: field, operator, value. */
@Component({
  selector: 'rc-filter-row',
  imports: [FilterValueBoxes, Icon],
  template: `
    <div class="row" role="group" [attr.aria-label]="name()" (focusout)="leave($event)">
      @if (isGone()) {
        <p class="gone">
          <s>{{ goneName() }}</s>
        </p>
      } @else {
        <select
          #field
          class="select small field"
          aria-label="Field"
          [attr.aria-invalid]="problem() !== '' && !known()"
          [attr.aria-describedby]="problemId()"
          (change)="edit.chooseField(row().id, field.value)"
        >
          <option value="" disabled [selected]="row().field === ''">Choose a field</option>
          @for (group of groups(); track group.label) {
            <optgroup [label]="group.label">
              @for (each of group.fields; track each.name) {
                <option [value]="each.name" [selected]="each.name === row().field">{{ each.label }}</option>
              }
            </optgroup>
          }
        </select>
        @if (known(); as known) {
          <select
            #op
            class="select small op"
            [attr.aria-label]="'Operator of ' + known.label"
            (change)="choose(op.value)"
          >
            @for (each of ops(); track each) {
              <option [value]="each" [selected]="each === row().op">{{ opText(each, known) }}</option>
            }
          </select>
          <rc-filter-value
            [row]="row()"
            [field]="known"
            [problemId]="problemId()"
            [isWrong]="problem() !== ''"
            (focusout)="leave($event)"
          />
        }
      }
      <button
        type="button"
        class="icon-button remove"
        [attr.aria-label]="'Remove ' + name()"
        title="Remove"
        (click)="edit.remove(row().id)"
      >
        <rc-icon name="close" />
      </button>
      <p class="problem" [id]="problemId()">{{ problem() }}</p>
      @if (zone(); as zone) {
        <p class="zone">Days of {{ zone }}</p>
      }
    </div>
  `,
  styleUrl: './filter-row.scss',
})
export class FilterRowBoxes {
  protected readonly edit = inject(FilterEdit);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly row = input.required<DraftRow>();
  /** Which condition of its group it is, from 1. */
  readonly place = input.required<number>();
  protected readonly known = computed(() => this.edit.fields().get(this.row().field));
  protected readonly isGone = computed(() => this.edit.isGone(this.row()));
  protected readonly goneName = computed(() => this.row().field.replace(/^(?:custom|encrypted):/, ''));
  protected readonly groups = computed(() => groupFields(this.edit.fields()));
  protected readonly ops = computed(() => {
    const [field, { op }] = [this.known(), this.row()];
    if (!field) return [];
    // What came from elsewhere can be turned round in a way that is not offered: it stays what it is.
    return isAskable(field, op) ? opWordsOf(field) : [op, ...opWordsOf(field)];
  });
  protected readonly problem = computed(() => this.edit.problemOf(this.row()));
  protected readonly problemId = computed(() => `filter-problem-${this.row().id}`);
  protected readonly zone = computed(() => (this.known()?.type === 'moment' ? this.row().zone : null));
  protected readonly name = computed(() => {
    const label = this.isGone() ? this.goneName() : this.known()?.label;
    return label === undefined ? `condition ${this.place()}` : `condition ${this.place()}, ${label}`;
  });
  protected readonly opText = opText;

  constructor() {
    const injector = inject(Injector);
    effect(() => {
      if (this.edit.focusOn() !== this.row().id) return;
      this.edit.focusOn.set(null);
      const show = (): void => this.element.nativeElement.querySelector<HTMLElement>('select, button')?.focus();
      afterNextRender({ read: show }, { injector });
    });
  }

  protected choose(word: string): void {
    const op = this.ops().find((each) => each === word);
    if (op) this.edit.chooseOp(this.row().id, op);
  }

  /** What is not filled in is told once somebody goes on, not while they are at it. */
  protected leave({ currentTarget, relatedTarget }: FocusEvent): void {
    const isInside =
      currentTarget instanceof Node && relatedTarget instanceof Node && currentTarget.contains(relatedTarget);
    if (!isInside && this.row().field !== '') this.edit.touch(this.row().id);
  }
}
