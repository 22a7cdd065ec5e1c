import { Injectable, computed, signal } from '@angular/core';
import {
  everyContact,
  planFilter,
  sayFilter,
  type Filter,
  type FilterFields,
  type FilterIssue,
} from '@rollcall/domain/filter';
import {
  counter,
  draftOf,
  filterOf,
  newRow,
  withField,
  withOp,
  type DraftGroup,
  type DraftNode,
  type DraftRow,
  type GroupMatch,
} from './filter-draft';
import { issueText } from './filter-messages';
import type { OpWord } from './filter-operators';
import { addNode, nodeAt, removeNode, replaceNode, rowAfterRemoval, rowsOf } from './filter-tree';

/** The zone of whoever sits here: "today" is theirs. null: days are those of UTC anyway. */
export function ownZone(): string | null {
  const { timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return timeZone === 'UTC' ? null : timeZone;
}

/** The values of a condition after a change, from those it has now. */
export type FillValues = (now: readonly string[]) => readonly string[];

/** The filter that is put together in Advanced Search: one for the drawer, its groups and its rows. */
@Injectable()
export class FilterEdit {
  private readonly nextId = counter();
  private readonly kept = signal<DraftGroup>(draftOf(everyContact, this.nextId));
  private readonly touched = signal<ReadonlySet<number>>(new Set());
  readonly fields = signal<FilterFields>(new Map());
  /** After the first try every problem is shown, before it only those of conditions that were left. */
  readonly hasTried = signal(false);
  /** The row whose first box gets the focus as soon as it is there; 0: no row is left, and the button that adds one gets it. */
  readonly focusOn = signal<number | null>(null);
  readonly draft = this.kept.asReadonly();
  readonly filter = computed((): Filter => filterOf(this.draft(), this.fields()));
  readonly rows = computed(() => rowsOf(this.draft()));
  private readonly issues = computed((): readonly FilterIssue[] => {
    const { issues } = planFilter(this.filter(), this.fields(), new Date());
    return issues;
  });
  /** Whether it can be asked. */
  readonly isWhole = computed(() => this.issues().length === 0);
  readonly words = computed(() => sayFilter(this.filter(), this.fields()));
  private readonly problems = computed(() => {
    const told = new Map<number, string>();
    for (const { path, code } of this.issues()) {
      const node = nodeAt(this.draft(), path);
      if (told.has(node.id)) continue;
      const isNew = node.kind === 'row' && node.field === '';
      const field = node.kind === 'row' ? this.fields().get(node.field) : undefined;
      told.set(node.id, isNew ? 'Choose a field.' : issueText(code, field));
    }
    return told;
  });

  /** Begins with a filter; one that means everybody begins with an empty condition. */
  open(filter: Filter, fields: FilterFields): void {
    this.fields.set(fields);
    const draft = draftOf(filter, this.nextId);
    this.kept.set(
      draft.members.length > 0 ? draft : { ...draft, members: [newRow(this.nextId(), undefined, ownZone())] },
    );
    this.focusOn.set(this.rows()[0]?.id ?? null);
  }

  /** What is wrong with a part, once somebody has been there. A field that is gone is told at once. */
  problemOf(node: DraftNode): string {
    const isGone = node.kind === 'row' && this.isGone(node);
    const isShown = isGone || this.hasTried() || this.touched().has(node.id);
    return isShown ? (this.problems().get(node.id) ?? '') : '';
  }

  isGone({ field }: DraftRow): boolean {
    return field !== '' && !this.fields().has(field);
  }

  touch(id: number): void {
    if (!this.touched().has(id)) this.touched.update((all) => new Set([...all, id]));
  }

  addRow(groupId: number): void {
    const row = newRow(this.nextId(), undefined, ownZone());
    this.kept.update((draft) => addNode(draft, groupId, row));
    this.focusOn.set(row.id);
  }

  addGroup(groupId: number): void {
    const row = newRow(this.nextId(), undefined, ownZone());
    const group: DraftGroup = { kind: 'group', id: this.nextId(), match: 'any', members: [row] };
    this.kept.update((draft) => addNode(draft, groupId, group));
    this.focusOn.set(row.id);
  }

  remove(id: number): void {
    this.focusOn.set(rowAfterRemoval(this.draft(), id) ?? 0);
    this.kept.update((draft) => removeNode(draft, id));
  }

  match(id: number, match: GroupMatch): void {
    this.kept.update((draft) => replaceNode(draft, id, (node) => (node.kind === 'group' ? { ...node, match } : node)));
  }

  chooseField(id: number, name: string): void {
    const field = this.fields().get(name);
    if (field) this.change(id, (row) => withField(row, field, this.fields().get(row.field)));
  }

  chooseOp(id: number, op: OpWord): void {
    this.change(id, (row) => {
      const field = this.fields().get(row.field);
      return field ? withOp(row, op, field) : row;
    });
  }

  fill(id: number, fill: FillValues): void {
    this.change(id, (row) => ({ ...row, values: fill(row.values) }));
  }

  /** Of the row as it is now: what is drawn can be older, and somebody who types fast would undo what they did before. */
  private change(id: number, change: (row: DraftRow) => DraftRow): void {
    this.kept.update((draft) => replaceNode(draft, id, (node) => (node.kind === 'row' ? change(node) : node)));
  }
}
