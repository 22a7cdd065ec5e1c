import { Component, computed, inject } from '@angular/core';
import { matchKeys, type MatchKey, type StartImport } from '@rollcall/domain/import';
import { Icon } from '../icon/icon';
import { countries } from './countries';
import { ImportDraft } from './import-draft';
import {
  badTexts,
  dateTexts,
  duplicateTexts,
  emptyTexts,
  matchTexts,
  modeTexts,
  type OptionText,
} from './import-messages';

interface Choices {
  readonly name: 'mode' | 'inFileDuplicates' | 'emptyCells' | 'badCells';
  readonly title: string;
  readonly words: readonly (readonly [string, OptionText])[];
}

/** Step 2: what happens to known contacts, doubles, empty and bad cells. */
@Component({
  selector: 'rc-import-options-step',
  imports: [Icon],
  templateUrl: './import-options-step.html',
  styleUrl: './import-options-step.scss',
})
export class ImportOptionsStep {
  protected readonly draft = inject(ImportDraft);
  protected readonly groups: readonly Choices[] = [
    { name: 'mode', title: 'What the import may do', words: Object.entries(modeTexts) },
    { name: 'inFileDuplicates', title: 'The same contact twice in the file', words: Object.entries(duplicateTexts) },
    { name: 'emptyCells', title: 'An empty cell, on a known contact', words: Object.entries(emptyTexts) },
    { name: 'badCells', title: 'A cell that cannot be read', words: Object.entries(badTexts) },
  ];
  protected readonly matchTexts = matchTexts;
  protected readonly dateOrders = Object.keys(dateTexts) as StartImport['dateOrder'][];
  protected readonly dateTexts = dateTexts;
  protected readonly countries = countries();
  protected readonly unused = computed(() => matchKeys.filter((key) => !this.draft.options().match.includes(key)));

  protected choose(name: Choices['name'], word: string): void {
    this.draft.set({ [name]: word }); // the words come from the texts of this very option
  }

  protected isChosen(name: Choices['name'], word: string): boolean {
    return this.draft.options()[name] === word;
  }

  protected toggle(key: MatchKey): void {
    const { match } = this.draft.options();
    this.draft.set({ match: match.includes(key) ? match.filter((other) => other !== key) : [...match, key] });
  }

  protected raise(key: MatchKey): void {
    const match = [...this.draft.options().match];
    const place = match.indexOf(key);
    if (place < 1) return;
    match.splice(place, 1);
    match.splice(place - 1, 0, key);
    this.draft.set({ match });
  }

  protected setCountry(defaultCountry: string): void {
    this.draft.set({ defaultCountry });
  }

  protected setDates(word: string): void {
    const dateOrder = this.dateOrders.find((order) => order === word);
    if (dateOrder) this.draft.set({ dateOrder });
  }
}
