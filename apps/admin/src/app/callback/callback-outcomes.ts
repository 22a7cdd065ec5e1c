import type { CallbackOutcomes, CallbackView } from '@rollcall/domain/callback';
import { reachReasonSchema } from '@rollcall/domain/reach';
import { reasonText } from '../reach/reach-messages';
import { tell } from '../refusal/problem-messages';
import { labelOf } from './callback-columns';
import { outcomesText } from './callback-messages';

/** What became of several callbacks, in words. */
export interface ToldOutcomes {
  readonly text: string;
  readonly refused: readonly { readonly label: string; readonly why: string }[];
  /** Of those refused: they stay selected. */
  readonly ids: readonly string[];
  readonly close: () => void;
}

/** The outcomes of one change for several, each refusal with its reason. */
export function refusalsOf(answer: CallbackOutcomes, callbacks: readonly CallbackView[]): Omit<ToldOutcomes, 'close'> {
  const byId = new Map(callbacks.map((callback) => [callback.id, callback]));
  const refused = answer.outcomes.filter(({ outcome }) => outcome === 'refused');
  return {
    text: outcomesText(answer),
    ids: refused.map(({ id }) => `${id}`),
    refused: refused.map(({ id, code, details }) => {
      const callback = byId.get(id);
      return { label: callback ? labelOf(callback) : `Callback ${id}`, why: whyNot(code ?? '', details ?? {}) };
    }),
  };
}

function whyNot(code: string, details: Readonly<Record<string, unknown>>): string {
  const { what, todo } = tell(code, details);
  if (code !== 'contact-not-allowed') return `${what} ${todo}`;
  const reasons = reachReasonSchema.array().safeParse(details['reasons']);
  return [what, ...(reasons.success ? reasons.data.map(reasonText) : [])].join(' ');
}
