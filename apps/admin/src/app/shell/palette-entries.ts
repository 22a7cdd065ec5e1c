import type { IconName } from '../icon/icon-paths';

/** One line of the palette. */
export interface PaletteEntry {
  readonly id: string;
  readonly label: string;
  readonly hint: string;
  readonly icon: IconName;
  readonly act: () => void;
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();

/**
 * The entries that fit what was typed, the best first: those that begin so, then those a word of which begins so, then those
 * that have it anywhere. Several words must all fit. Nothing typed: all, in their own order.
 */
export function matchEntries(typed: string, entries: readonly PaletteEntry[]): readonly PaletteEntry[] {
  const wanted = plain(typed).trim();
  if (wanted === '') return entries;
  const words = wanted.split(/\s+/);
  return entries
    .map((entry, place) => ({ entry, place, rank: rankOf(plain(entry.label), wanted, words) }))
    .filter(({ rank }) => rank !== null)
    .sort((a, b) => (a.rank ?? 0) - (b.rank ?? 0) || a.place - b.place)
    .map(({ entry }) => entry);
}

function rankOf(label: string, wanted: string, words: readonly string[]): number | null {
  if (label.startsWith(wanted)) return 0;
  const parts = label.split(/\s+/);
  if (words.every((word) => parts.some((part) => part.startsWith(word)))) return 1;
  return words.every((word) => label.includes(word)) ? 2 : null;
}
