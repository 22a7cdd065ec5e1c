/** @typedef {import('./random.mjs').Dice} Dice */

/** Every last four digits as text: padding costs more than looking up. */
const lines = Array.from({ length: 10_000 }, (_, line) => String(line).padStart(4, '0'));

/** A number that can exist: area code of the place, exchange 2xx–9xx without the N11 service codes. Ten digits. */
export function drawPhone(
  /** @type {Dice} */ dice,
  /** @type {readonly string[]} */ areaCodes,
  /** @type {boolean} */ fictional,
) {
  let exchange = fictional ? 555 : 200 + dice.below(800);
  if (exchange % 100 === 11) exchange++;
  return dice.pick(areaCodes) + exchange + dice.pick(lines);
}

/** One phone as people and exporters write it. */
export function layOutPhone(/** @type {string} */ digits, /** @type {Dice} */ dice) {
  const area = digits.slice(0, 3);
  const exchange = digits.slice(3, 6);
  const line = digits.slice(6);
  const roll = dice.below(100);
  if (roll < 35) return `(${area}) ${exchange}-${line}`;
  if (roll < 60) return `${area}-${exchange}-${line}`;
  if (roll < 75) return digits;
  if (roll < 83) return `+1 ${area} ${exchange} ${line}`;
  if (roll < 88) return `1-${area}-${exchange}-${line}`;
  if (roll < 94) return `${area}.${exchange}.${line}`;
  if (roll < 98) return `+1${digits}`;
  return `1.${area}.${exchange}.${line} x${1 + dice.below(9999)}`;
}
