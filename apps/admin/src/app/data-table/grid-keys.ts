/** A cell of a grid; row 0 is the header. */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

/** How many rows Page Up and Page Down go. */
const pageRows = 10;

/** Where a key leads, or null when the key is none of the grid's. */
export function placeAfterKey(
  { key, ctrlKey }: Pick<KeyboardEvent, 'key' | 'ctrlKey'>,
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
