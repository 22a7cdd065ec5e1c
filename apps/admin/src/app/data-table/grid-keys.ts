/** A cell of a grid; row 0 is the header. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** How many rows Page Up and Page Down go. */
const pageRows = 10;

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey'>;
type Combination = Pressed & Partial<Pick<KeyboardEvent, 'shiftKey' | 'metaKey' | 'altKey'>>;

/** Where a key leads, or null when the key is none of the grid's. */
export function placeAfterKey(
  { key, ctrlKey }: Pressed,
  from: GridPlace,
  size: { readonly rows: number; readonly columns: number },
): GridPlace | null {
  const lastRow = size.rows - 1;
  const lastColumn = size.columns - 1;
  const to = (row: number, column: number): GridPlace => ({
    row: Math.min(Math.max(row, 0), lastRow),
    column: Math.min(Math.max(column, 0), lastColumn),
  });
  switch (key) {
    case 'ArrowUp':
      return to(from.row - 1, from.column);
    case 'ArrowDown':
      return to(from.row + 1, from.column);
    case 'ArrowLeft':
      return to(from.row, from.column - 1);
    case 'ArrowRight':
      return to(from.row, from.column + 1);
    case 'PageUp':
      return to(from.row - pageRows, from.column);
    case 'PageDown':
      return to(from.row + pageRows, from.column);
    case 'Home':
      return ctrlKey ? to(0, 0) : to(from.row, 0);
    case 'End':
      return ctrlKey ? to(lastRow, lastColumn) : to(from.row, lastColumn);
    default:
      return null;
  }
}

/** What a key asks of a grid, apart from going elsewhere. */
export type GridWish = 'open' | 'toggle' | 'select-page' | 'menu' | 'delete';

/** What a key asks for, or null when the grid has nothing to do with it. Cmd counts as Ctrl. */
export function wishOfKey(pressed: Combination): GridWish | null {
  const isPlain = !pressed.ctrlKey && !pressed.metaKey && !pressed.altKey;
  if (pressed.key === 'ContextMenu' || (pressed.key === 'F10' && pressed.shiftKey && isPlain)) return 'menu';
  if (pressed.key.toLowerCase() === 'a' && (pressed.ctrlKey || pressed.metaKey) && !pressed.altKey)
    return pressed.shiftKey ? null : 'select-page';
  if (!isPlain || pressed.shiftKey) return null;
  if (pressed.key === 'Enter') return 'open';
  if (pressed.key === ' ') return 'toggle';
  return pressed.key === 'Delete' ? 'delete' : null;
}

/** Whether a key makes the selection reach further: Shift and an arrow up or down. */
export const extendsSelection = ({ key, shiftKey, ctrlKey, metaKey, altKey }: Combination): boolean =>
  shiftKey === true && !ctrlKey && !metaKey && !altKey && (key === 'ArrowUp' || key === 'ArrowDown');
