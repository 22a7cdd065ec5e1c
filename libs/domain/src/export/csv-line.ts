/**
 * One line of CSV as RFC 4180 has it, with LF: a cell is quoted where it must be, and nothing in it is changed. Null is an empty
 * cell, an empty text a quoted one, as PostgreSQL writes them.
 */
export const csvLine = (cells: readonly (string | null)[]): string => `${cells.map(cellOf).join(',')}\n`;

function cellOf(cell: string | null): string {
  if (cell === null) return '';
  return cell === '' || /[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
