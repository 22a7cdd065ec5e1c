import { formatCount, formatTotal, type Relation } from '../format/numbers';
import type { Selection } from './selection';

type Total = { readonly value: number; readonly relation: Relation } | null;

/** "14 selected (9 on other pages)", "1,204,331 selected except 3". */
export function selectionText(selection: Selection, pageIds: readonly string[], total: Total): string {
  if (selection.mode === 'all') return allText(selection.exceptions.length, total);
  const elsewhere = selection.elsewhere(pageIds);
  const selected = `${formatCount(selection.picked.length)} selected`;
  return elsewhere === 0 ? selected : `${selected} (${formatCount(elsewhere)} on other pages)`;
}

function allText(exceptions: number, total: Total): string {
  const but = ` except ${formatCount(exceptions)}`;
  if (total === null) return `All that match are selected${exceptions === 0 ? '' : but}`;
  const count = formatTotal(total);
  return exceptions === 0 ? `All ${count} that match are selected` : `${count} selected${but}`;
}

/** What the button offers that goes from one page to everything. */
export function selectAllText(total: Total, isFiltered: boolean): string {
  const count = total === null ? '' : ` ${formatTotal(total)}`;
  if (isFiltered) return `Select all${count} matching this filter`;
  return count === '' ? 'Select all of the list' : `Select all${count}`;
}
