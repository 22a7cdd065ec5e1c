/** Letters that do not come apart into a plain letter and an accent, as one letter each. */
const strokes: readonly (readonly [string, string])[] = [
  ['øØ', 'o'],
  ['łŁ', 'l'],
  ['đĐðÐ', 'd'],
  ['ħĦ', 'h'],
  ['ı', 'i'],
  ['ŧŦ', 't'],
  ['ŋŊ', 'n'],
];
/** Letters that stand for two. */
const ligatures: readonly (readonly [string, string])[] = [
  ['ßẞ', 'ss'],
  ['æÆ', 'ae'],
  ['œŒ', 'oe'],
  ['þÞ', 'th'],
];

/** Capitals of Greek (0391–03A9) and Cyrillic (0400–042F), whose small letters lie at a fixed distance. */
const capitals: readonly (readonly [number, number, number])[] = [
  [0x391, 0x3a1, 32],
  [0x3a3, 0x3a9, 32],
  [0x400, 0x40f, 80],
  [0x410, 0x42f, 32],
];

/**
 * What comes apart into a ligature or a sign with an accent, which the index over names does not know: kept whole, each as a
 * letter of nobody's, so that whoever has a plain text by its key is found by that index (`findCandidates`).
 */
const whole = new Map<string, string>();
for (const [at, letters] of ['Ǣǣ', 'Ǽǽ', 'Ǿǿ', '≠', '≮', '≯', '\u037e', '\u1fef'].entries())
  for (const letter of letters) whole.set(letter, String.fromCharCode(0xe000 + at));

const folded = new Map<string, string>();
for (const [letters, plain] of [...strokes, ...ligatures]) for (const letter of letters) folded.set(letter, plain);
for (const [first, last, distance] of capitals)
  for (let code = first; code <= last; code += 1)
    folded.set(String.fromCharCode(code), String.fromCharCode(code + distance));

/**
 * What texts are compared by in a filter: accents off, lower case in Latin, Greek and Cyrillic, and nothing else changed:
 * spaces and punctuation count, unlike in {@link toSearchKey}. Twin of the SQL function `filter_key` (migration 0030), which a
 * property test holds it to, letter by letter; so it stays with rules that no version of Unicode can change. Twice is once.
 */
export function toFilterKey(text: string): string {
  if (/^[\0-\x7f]*$/.test(text)) return text.toLowerCase();
  return text
    .replace(/[ǢǣǼǽǾǿ≠≮≯\u037e\u1fef]/g, (letter) => whole.get(letter) ?? letter)
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .replace(/[A-Z]/g, (letter) => letter.toLowerCase())
    .replace(/[^\0-\x7f]/g, (letter) => folded.get(letter) ?? letter);
}
