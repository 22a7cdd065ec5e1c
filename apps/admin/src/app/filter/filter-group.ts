import { Component, ElementRef, Injector, afterNextRender, computed, effect, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { maxFilterConditions, maxFilterDepth } from '@rollcall/domain/filter';
import { Icon } from '../icon/icon';
import { groupMatches, type DraftGroup } from './filter-draft';
import { FilterEdit } from './filter-edit';
import { matchTexts } from './filter-messages';
import { FilterRowBoxes } from './filter-row';

/** A group: how its members are held together, the members, and what can be added. */
@Component({
  selector: 'rc-filter-group',
  imports: [FilterRowBoxes, Icon, MatButton],
  template: `
    <div class="group" role="group" [attr.aria-label]="name()" [class.inner]="depth() > 0">
      <div class="head">
        <label>
          <span>{{ depth() === 0 ? 'Contacts that match' : 'Match' }}</span>
          <select #match class="select small" (change)="choose(match.value)">
            @for (each of matches; track each) {
              <option [value]="each" [selected]="each === group().match">{{ texts[each] }}</option>
            }
          </select>
        </label>
        @if (depth() > 0) {
          <button
            type="button"
            class="icon-button"
            aria-label="Remove this group"
            title="Remove this group"
            (click)="edit.remove(group().id)"
          >
            <rc-icon name="trash" />
          </button>
        }
      </div>
      @for (member of group().members; track member.id; let at = $index) {
        @if (at > 0) {
          <span class="word" aria-hidden="true">{{ word() }}</span>
        }
        @if (member.kind === 'row') {
          <rc-filter-row [row]="member" [place]="at + 1" />
        } @else {
          <rc-filter-group [group]="member" [depth]="depth() + 1" [place]="at + 1" />
        }
      } @empty {
        <p class="quiet">{{ depth() === 0 ? 'No condition: every contact matches.' : 'This group is empty.' }}</p>
      }
      <p class="problem" role="status">{{ problem() }}</p>
      <div class="adds">
        <button type="button" matButton class="add" [disabled]="isFull()" (click)="edit.addRow(group().id)">
          <rc-icon name="plus" /> Add condition
        </button>
        @if (depth() + 1 < deepest) {
          <button type="button" matButton [disabled]="isFull()" (click)="edit.addGroup(group().id)">
            <rc-icon name="plus" /> Add group
          </button>
        }
      </div>
    </div>
  `,
  styleUrl: './filter-group.scss',
})
export class FilterGroupBoxes {
  protected readonly edit = inject(FilterEdit);
  private readonly element = inject<ElementRef<HTMLElement>>(ElementRef);
  readonly group = input.required<DraftGroup>();
  readonly depth = input(0);
  readonly place = input(1);
  protected readonly matches = groupMatches;
  protected readonly texts = matchTexts;
  protected readonly deepest = maxFilterDepth;
  protected readonly problem = computed(() => this.edit.problemOf(this.group()));
  protected readonly isFull = computed(() => this.edit.rows().length >= maxFilterConditions);
  protected readonly word = computed(() =>
    this.group().match === 'all' || this.group().match === 'not-all' ? 'and' : 'or',
  );
  protected readonly name = computed(() =>
    this.depth() === 0 ? 'Conditions' : `Group ${this.place()}, ${this.texts[this.group().match]}`,
  );

  constructor() {
    const injector = inject(Injector);
    effect(() => {
      if (this.depth() > 0 || this.edit.focusOn() !== 0) return;
      this.edit.focusOn.set(null);
      const show = (): void => this.element.nativeElement.querySelector<HTMLElement>('.add')?.focus();
      afterNextRender({ read: show }, { injector });
    });
  }

  protected choose(word: string): void {
    const match = groupMatches.find((each) => each === word);
    if (match) this.edit.match(this.group().id, match);
  }
}
