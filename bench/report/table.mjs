/** How figures are written, and lines with their columns aligned. */

export const seconds = (/** @type {number} */ value) => `${value.toFixed(value < 100 ? 1 : 0)} s`;
export const count = (/** @type {number} */ value) => Math.round(value).toLocaleString('en-US');
export const megabytes = (/** @type {number} */ value) => `${count(value / 1024 ** 2)} MB`;
export const milliseconds = (/** @type {number} */ value) => `${value.toFixed(value < 10 ? 1 : 0)} ms`;
export const percent = (/** @type {number} */ part, /** @type {number} */ whole) =>
  `${((part / whole) * 100).toFixed(0)} %`;

/** Lines with their columns aligned: the first to the left, figures to the right. @returns {string[]} */
export function table(/** @type {string[][]} */ rows) {
  const columns = Math.max(0, ...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_, column) =>
    Math.max(...rows.map((row) => (row[column] ?? '').length)),
  );
  return rows.map((row) =>
    row
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join('   ')
      .trimEnd(),
  );
}
