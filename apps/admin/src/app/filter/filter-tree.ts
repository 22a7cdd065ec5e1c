import type { FilterIssue } from '@rollcall/domain/filter';
import type { DraftGroup, DraftNode, DraftRow } from './filter-draft';

/** The draft with another part in the place of one. */
export function replaceNode(group: DraftGroup, id: number, change: (node: DraftNode) => DraftNode): DraftGroup {
  const replaced = (node: DraftNode): DraftNode => {
    if (node.id === id) return change(node);
    return node.kind === 'row' ? node : { ...node, members: node.members.map(replaced) };
  };
  const whole = replaced(group);
  return whole.kind === 'group' ? whole : group;
}

/** The draft without one of its parts; a group that is left without any goes too, but the outermost. */
export function removeNode(group: DraftGroup, id: number): DraftGroup {
  const members = group.members.flatMap((member): readonly DraftNode[] => {
    if (member.id === id) return [];
    if (member.kind === 'row') return [member];
    const left = removeNode(member, id);
    return left.members.length === 0 && member.members.length > 0 ? [] : [left];
  });
  return { ...group, members };
}

/** The draft with a part more at the end of one of its groups. */
export const addNode = (group: DraftGroup, groupId: number, node: DraftNode): DraftGroup =>
  replaceNode(group, groupId, (into) => (into.kind === 'group' ? { ...into, members: [...into.members, node] } : into));

/** Every condition, in the order in which they are read. */
export const rowsOf = (group: DraftGroup): readonly DraftRow[] =>
  group.members.flatMap((member) => (member.kind === 'row' ? [member] : rowsOf(member)));

/** The row that has the focus once `id` is gone: the one behind it, else the one before; null: none is left. */
export function rowAfterRemoval(group: DraftGroup, id: number): number | null {
  const before = rowsOf(group).map((row) => row.id);
  const left = new Set(rowsOf(removeNode(group, id)).map((row) => row.id));
  const at = before.findIndex((each) => !left.has(each));
  const behind = at === -1 ? [] : before.slice(at);
  return behind.find((each) => left.has(each)) ?? before.findLast((each) => left.has(each)) ?? null;
}

/** Which part of a draft an issue is about: a filter that is made of a draft has the same shape. */
export function nodeAt(group: DraftGroup, path: FilterIssue['path']): DraftNode {
  let at: DraftNode = group;
  for (const step of path) {
    if (typeof step !== 'number') continue;
    const next: DraftNode | undefined = at.kind === 'group' ? at.members[step] : undefined;
    if (next === undefined) return at;
    at = next;
  }
  return at;
}
