/** A list with one item a step up (-1) or down (1); at an end nothing moves. */
export function movedItem<T>(items: readonly T[], at: number, step: -1 | 1): T[] {
  const moved = [...items];
  const [item, other] = [items[at], items[at + step]];
  if (item === undefined || other === undefined) return moved;
  moved[at] = other;
  moved[at + step] = item;
  return moved;
}
