import { isDeepStrictEqual } from 'node:util';
import type { MatchKey, StartImport } from '@rollcall/domain/import';

/** A row of a generated file; null is an empty cell. `isBad`: its balance is no amount of money. */
export interface ModelRow {
  readonly id1: string | null;
  readonly id2: string | null;
  readonly last: string;
  readonly company: string | null;
  readonly isBad: boolean;
  readonly emails: readonly (string | null)[];
  readonly phones: readonly (string | null)[];
}

/** A contact as the model knows it. */
export interface ModelContact {
  readonly id: number;
  readonly id1: string | null;
  readonly id2: string | null;
  readonly last: string;
  readonly company: string | null;
  readonly balance: string | null;
  readonly emails: readonly (string | null)[];
  readonly phones: readonly (string | null)[];
}

export type ModelOptions = Pick<StartImport, 'mode' | 'inFileDuplicates' | 'emptyCells' | 'badCells'> & {
  readonly match: MatchKey[];
};

interface State {
  outcome?: 'created' | 'updated' | 'unchanged' | 'skipped' | 'rejected';
  code?: string;
  head?: number;
  contact?: number;
}

const valueOf = (row: Pick<ModelRow, 'id1' | 'id2' | 'emails' | 'phones'>, key: MatchKey): string | null => {
  if (key === 'contactId1') return row.id1;
  if (key === 'contactId2') return row.id2;
  return (key === 'email' ? row.emails : row.phones).find((value) => value !== null) ?? null;
};
const valuesOf = (contact: ModelContact, key: MatchKey): readonly string[] => {
  const all = key === 'contactId1' ? [contact.id1] : key === 'contactId2' ? [contact.id2] : null;
  return (all ?? (key === 'email' ? contact.emails : contact.phones)).filter((value) => value !== null);
};
const others = <T>(items: readonly T[]): T[] => [...new Set(items)];

/** What an import should do, said the slow way: one rule after the other over the whole file. Rows count from 0 here. */
export class ImportModel {
  readonly #states: State[];

  constructor(
    private readonly contacts: readonly ModelContact[],
    private readonly rows: readonly ModelRow[],
    private readonly options: ModelOptions,
  ) {
    this.#states = rows.map(() => ({}));
  }

  run(): { readonly outcomes: readonly string[]; readonly contacts: readonly ModelContact[] } {
    if (this.options.badCells === 'reject')
      for (const [at, row] of this.rows.entries()) if (row.isBad) this.#end(at, 'rejected', 'money.malformed');
    for (const level of this.options.match.keys()) this.#settleDoubles(level);
    this.#match();
    this.#settleTargets();
    this.#settleIds();
    const contacts = this.#apply();
    const outcomes = this.#states.map(({ outcome, code }, at) => `${at + 1} ${outcome} ${code ?? ''}`.trim());
    return { outcomes, contacts };
  }

  #end(at: number, outcome: 'skipped' | 'rejected', code: string): void {
    Object.assign(this.#states[at]!, { outcome, code });
  }

  #open(): number[] {
    return [...this.rows.keys()].filter((at) => this.#states[at]!.outcome === undefined);
  }

  /** The place of the first key that a row has a value for. */
  #ownLevel(at: number): number {
    return this.options.match.findIndex((key) => valueOf(this.rows[at]!, key) !== null);
  }

  #settleDoubles(level: number): void {
    const key = this.options.match[level]!;
    const there = [...this.rows.keys()].filter(
      (at) => this.#states[at]!.outcome !== 'rejected' || this.#states[at]!.head !== undefined,
    );
    for (const value of others(there.map((at) => valueOf(this.rows[at]!, key)))) {
      if (value === null) continue;
      const same = there.filter((at) => valueOf(this.rows[at]!, key) === value);
      const own = same.filter((at) => this.#ownLevel(at) === level);
      const known = same.filter((at) => this.#ownLevel(at) !== level);
      this.#settleSame(own, others(known.map((at) => this.#states[at]!.head ?? at)), known);
    }
  }

  #settleSame(own: readonly number[], heads: readonly number[], known: readonly number[]): void {
    const rule = this.options.inFileDuplicates;
    if (own.length === 0 || own.length + known.length < 2) return;
    if (heads.length > 1) for (const at of own) this.#end(at, 'rejected', 'match.ambiguous');
    else if (rule === 'reject') {
      for (const at of [...own, ...known]) {
        if (this.#states[at]!.outcome === undefined) this.#end(at, 'rejected', 'row.duplicate');
        this.#states[at]!.head ??= heads[0] ?? own[0]!;
      }
    } else {
      const head = heads[0] ?? (rule === 'first' ? own[0]! : own.at(-1)!);
      for (const at of own) {
        if (at === head) continue;
        this.#end(at, 'skipped', 'row.duplicate');
        this.#states[at]!.head = head;
      }
    }
  }

  #match(): void {
    const { mode } = this.options;
    for (const at of this.#open()) {
      const found = this.#find(this.rows[at]!);
      if (found === 'ambiguous') this.#end(at, 'rejected', 'match.ambiguous');
      else if (found === undefined && mode === 'update') this.#end(at, 'skipped', 'match.none');
      else if (found !== undefined && mode === 'create') this.#end(at, 'skipped', 'match.exists');
      else if (this.#isTaken(at, found?.id)) this.#end(at, 'rejected', 'contact.id-taken');
      else if (found) this.#states[at]!.contact = found.id;
    }
  }

  #isTaken(at: number, self: number | undefined): boolean {
    const { id1 } = this.rows[at]!;
    return id1 !== null && this.contacts.some((contact) => contact.id1 === id1 && contact.id !== self);
  }

  #find(row: ModelRow): ModelContact | 'ambiguous' | undefined {
    const { match } = this.options;
    for (const [level, key] of match.entries()) {
      const value = valueOf(row, key);
      if (value === null) continue;
      const isSomebodyElse = (contact: ModelContact): boolean =>
        match.slice(0, level).some((better) => {
          const [asked, has] = [valueOf(row, better), valuesOf(contact, better)];
          return asked !== null && has.length > 0 && !has.includes(asked);
        });
      const everyone = this.contacts.filter((one) => valuesOf(one, key).includes(value) && !isSomebodyElse(one));
      const firsts = everyone.filter((one) => valuesOf(one, key)[0] === value);
      const meant = firsts.length > 0 ? firsts : everyone;
      if (meant.length > 0) return meant.length === 1 ? meant[0] : 'ambiguous';
    }
    return undefined;
  }

  #settleTargets(): void {
    const rule = this.options.inFileDuplicates;
    const open = this.#open();
    for (const contact of others(open.map((at) => this.#states[at]!.contact))) {
      const rivals = open.filter((at) => this.#states[at]!.contact === contact);
      if (contact === undefined || rivals.length < 2) continue;
      const winner = rule === 'reject' ? undefined : rule === 'first' ? rivals[0] : rivals.at(-1);
      for (const at of rivals)
        if (at !== winner) this.#end(at, rule === 'reject' ? 'rejected' : 'skipped', 'row.duplicate');
    }
  }

  #settleIds(): void {
    if (this.options.match[0] === 'contactId1') return;
    const asked = new Set<string>();
    for (const at of this.#open()) {
      const { id1 } = this.rows[at]!;
      if (id1 !== null && asked.has(id1)) this.#end(at, 'rejected', 'contact.id-taken');
      else if (id1 !== null) asked.add(id1);
    }
  }

  #apply(): ModelContact[] {
    const after = new Map(this.contacts.map((contact) => [contact.id, contact]));
    const firstId = Math.max(0, ...after.keys()) + 1;
    for (const at of this.#open()) {
      const state = this.#states[at]!;
      const before = state.contact === undefined ? undefined : after.get(state.contact);
      const contact = this.#written(this.rows[at]!, before, firstId + at);
      after.set(contact.id, contact);
      state.outcome = !before ? 'created' : isDeepStrictEqual(before, contact) ? 'unchanged' : 'updated';
    }
    return [...after.values()];
  }

  #written(row: ModelRow, before: ModelContact | undefined, newId: number): ModelContact {
    const keeps = this.options.emptyCells === 'ignore';
    const said = <T>(value: T | null, old: T | null | undefined): T | null => value ?? (keeps ? (old ?? null) : null);
    const all = (values: readonly (string | null)[], old: readonly (string | null)[] = []) =>
      [0, 1].map((at) => said(values.indexOf(values[at]!) === at ? values[at]! : null, old[at]));
    return {
      id: before?.id ?? newId,
      id1: said(row.id1, before?.id1),
      id2: said(row.id2, before?.id2),
      last: row.last,
      company: said(row.company, before?.company),
      // A cell that is left out says nothing, so it clears nothing either.
      balance: row.isBad ? (before?.balance ?? null) : '1.00',
      emails: all(row.emails, before?.emails),
      phones: all(row.phones, before?.phones),
    };
  }
}
