/** What makes a spreadsheet take a cell for a formula or a command, full-width forms included. */
const trigger = /^[=+\-@\t\r\n\0\uFF1D\uFF0B\uFF0D\uFF20]/u;
/** A phone number in E.164, and a plain number: nothing can happen in them. */
const harmless = /^(?:\+\d{6,15}|[+-]?\d+(?:\.\d+)?)$/u;

/** A cell as it is safe to open in a spreadsheet: one that would be taken for a formula gets an apostrophe in front. */
export const safeCell = (cell: string): string => (trigger.test(cell) && !harmless.test(cell) ? `'${cell}` : cell);

/** One line of a CSV file for spreadsheets: every cell safe and quoted. */
export const safeLine = (cells: readonly string[]): string =>
  `${cells.map((cell) => `"${safeCell(cell).replaceAll('"', '""')}"`).join(',')}\r\n`;
