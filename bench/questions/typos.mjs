/** @typedef {import('../generate/random.mjs').Dice} Dice */

/** The ways one letter goes wrong. */
export const typoKinds = /** @type {const} */ (['substitution', 'insertion', 'deletion', 'transposition']);
/** @typedef {(typeof typoKinds)[number]} TypoKind */

const letters = 'abcdefghijklmnopqrstuvwxyz';

/** The word with one letter wrong, anywhere in it; never the word itself. @returns {string} */
export function withTypo(/** @type {string} */ word, /** @type {TypoKind} */ kind, /** @type {Dice} */ dice) {
  const at = dice.below(word.length);
  switch (kind) {
    case 'substitution':
      return word.slice(0, at) + otherThan(word.charAt(at), dice) + word.slice(at + 1);
    case 'insertion':
      return word.slice(0, at) + otherThan(word.charAt(at), dice) + word.slice(at);
    case 'deletion':
      return word.slice(0, at) + word.slice(at + 1);
    case 'transposition':
      return transposed(word, at) ?? withTypo(word, 'substitution', dice);
  }
}

function otherThan(/** @type {string} */ letter, /** @type {Dice} */ dice) {
  const found = dice.pick([...letters]);
  return found === letter.toLowerCase() ? (found === 'z' ? 'a' : 'z') : found;
}

/** Two neighbours that differ, the first such pair from a place on; null if the word has none, like "Ooo". */
function transposed(/** @type {string} */ word, /** @type {number} */ from) {
  for (let step = 0; step < word.length; step++) {
    const at = (from + step) % word.length;
    const [one, two] = [word.charAt(at), word.charAt(at + 1)];
    if (two !== '' && one.toLowerCase() !== two.toLowerCase())
      return word.slice(0, at) + two + one + word.slice(at + 2);
  }
  return null;
}
