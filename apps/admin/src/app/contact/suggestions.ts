import { httpResource } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';
import * as z from 'zod';

/** What a box can suggest, where the names are, and which of them is the value. */
const sources = {
  group: { url: '/api/v1/groups', value: 'name', hint: undefined },
  agentId: { url: '/api/v1/agents', value: 'agentId', hint: 'name' },
  agentTeam: { url: '/api/v1/teams', value: 'name', hint: undefined },
} as const;
/** A field whose values are known elsewhere. */
export type SuggestedField = keyof typeof sources;

/** Whether the values of a field can be suggested. */
export const isSuggested = (name: string): name is SuggestedField => Object.hasOwn(sources, name);

/** Of the answers only the names matter here; the features they belong to know the rest. */
const namesSchema = z.object({ items: z.array(z.looseObject({ name: z.string() })) });

/** The names a box suggests while somebody types. Without an answer there are none: the box works all the same. */
@Component({
  selector: 'rc-suggestions',
  template: `
    <datalist [id]="listId()">
      @for (option of options(); track option.value) {
        <option [value]="option.value">{{ option.hint }}</option>
      }
    </datalist>
  `,
  // It shows nothing by itself: in a grid it must not take a row, and its gap.
  styles: `
    :host {
      display: none;
    }
  `,
})
export class Suggestions {
  readonly field = input.required<SuggestedField>();
  readonly listId = input.required<string>();
  /** What has been typed: the list may be longer than what is shown at once. */
  readonly typed = input('');
  private readonly asked = httpResource(
    () => {
      const { url } = sources[this.field()];
      const q = this.typed().trim().slice(0, 100);
      return { url, params: { ...(q === '' || this.field() === 'agentTeam' ? {} : { q }) } };
    },
    { parse: (raw) => namesSchema.parse(raw).items },
  );
  protected readonly options = computed(() => {
    const { value, hint } = sources[this.field()];
    return (this.asked.hasValue() ? this.asked.value() : []).map((item) => ({
      value: String(item[value]),
      hint: hint === undefined ? '' : item[hint],
    }));
  });
}
