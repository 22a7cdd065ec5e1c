import { computed, signal } from '@angular/core';
import { problemOf, type Problem } from '../refusal/problem';
import { tellProblem } from '../refusal/problem-messages';

/** What is wrong, by field. */
export type Troubles = Readonly<Record<string, string>>;

/** Puts a refusal on its fields: by the paths it names, or by its code. Null: it belongs to none of them. */
export function troublesOf(problem: Problem, fields: readonly string[], codes: Troubles = {}): Troubles | null {
  const field = codes[problem.code];
  if (field !== undefined) {
    const { what, todo } = tellProblem(problem);
    return { [field]: `${what} ${todo}`.trim() };
  }
  const said = problem.fields.flatMap(({ path, message }) => {
    const at = fields.find((name) => path === name || path.startsWith(`${name}.`));
    return at === undefined ? [] : [[at, message] as const];
  });
  return said.length === 0 ? null : Object.fromEntries(said);
}

/** What a form has to say about itself: by field, or as a whole. */
export class FormTroubles {
  private readonly said = signal<Troubles>({});
  readonly failure = signal<unknown>(undefined);
  readonly isBusy = signal(false);
  readonly any = computed(() => Object.keys(this.said()).length > 0);

  /** @param codes the field a refusal code belongs to */
  constructor(
    private readonly fields: readonly string[],
    private readonly codes: Troubles = {},
  ) {}

  at(field: string): string {
    return this.said()[field] ?? '';
  }

  clear(): void {
    this.said.set({});
    this.failure.set(undefined);
  }

  say(troubles: Troubles): void {
    this.said.set(troubles);
  }

  /** Runs what the form is for; null: it was refused, and that is said. Never twice at once. */
  async run<T>(act: () => Promise<T>): Promise<{ readonly done: T } | null> {
    if (this.isBusy()) return null;
    this.clear();
    this.isBusy.set(true);
    try {
      return { done: await act() };
    } catch (error) {
      const troubles = troublesOf(problemOf(error), this.fields, this.codes);
      if (troubles === null) this.failure.set(error);
      else this.said.set(troubles);
      return null;
    } finally {
      this.isBusy.set(false);
    }
  }
}
