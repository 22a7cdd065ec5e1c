/**
 * Randomness that is a function of (seed, place): any row can be made again without making the rows before it, which is
 * what keeps the generator's memory flat when row 900,000 repeats row 7.
 */

/** Mixes two 32-bit numbers into one; neighbouring inputs give unrelated outputs (murmur3's finaliser, twice). */
export function mix(/** @type {number} */ a, /** @type {number} */ b) {
  let h = Math.imul(a ^ 0x9e3779b9, 0x85ebca6b) ^ b;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  h ^= h >>> 16;
  h = Math.imul(h ^ (h >>> 15) ^ b, 0x27d4eb2f);
  return (h ^ (h >>> 15)) >>> 0;
}

/** A stream of numbers from one seed and place (mulberry32). Made once and re-aimed, for no garbage per row. */
export class Dice {
  #state = 0;

  /** Starts the stream of this place again. */
  aim(/** @type {number} */ seed, /** @type {number} */ place) {
    this.#state = mix(seed, place);
    return this;
  }

  /** The next 32 bits. */
  bits() {
    this.#state = (this.#state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.#state ^ (this.#state >>> 15), 1 | this.#state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return (t ^ (t >>> 14)) >>> 0;
  }

  /** A number from 0 up to and without 1. */
  share() {
    return this.bits() / 4294967296;
  }

  /** An integer from 0 up to and without `limit`. */
  below(/** @type {number} */ limit) {
    return Math.floor(this.share() * limit);
  }

  /** True with this probability. */
  chance(/** @type {number} */ probability) {
    return this.bits() < probability * 4294967296;
  }

  /**
   * One of these, each as likely as the others.
   * @template T
   * @param {readonly T[]} items
   * @returns {T}
   */
  pick(items) {
    return /** @type {T} */ (items[this.below(items.length)]);
  }
}

/**
 * A shuffle of 0 … size-1 that needs no memory: a bijection on the next power of two, walked until it falls inside.
 * `indexOf` undoes `at`.
 */
export class Shuffle {
  #bits;
  #mask;
  #shift;
  #rounds;

  constructor(/** @type {number} */ size, /** @type {number} */ seed) {
    this.size = size;
    this.#bits = Math.max(2, Math.ceil(Math.log2(Math.max(2, size))));
    this.#mask = 2 ** this.#bits - 1;
    this.#shift = Math.ceil(this.#bits / 2);
    this.#rounds = [1, 2, 3, 4].map((round) => {
      const factor = mix(seed, round * 2) | 1;
      return { factor, inverse: inverseOf(factor), add: mix(seed, round * 2 + 1) & this.#mask };
    });
  }

  at(/** @type {number} */ index) {
    let x = index;
    do {
      for (const { factor, add } of this.#rounds) {
        x = (x + add) & this.#mask;
        x = Math.imul(x ^ (x >>> this.#shift), factor) & this.#mask;
      }
      x ^= x >>> this.#shift;
    } while (x >= this.size);
    return x;
  }

  indexOf(/** @type {number} */ value) {
    let x = value;
    do {
      x ^= x >>> this.#shift;
      for (let round = this.#rounds.length - 1; round >= 0; round--) {
        const { inverse, add } = /** @type {{ inverse: number, add: number }} */ (this.#rounds[round]);
        x = Math.imul(x, inverse) & this.#mask;
        // a shift of half the bits or more is its own inverse
        x = ((x ^ (x >>> this.#shift)) - add) & this.#mask;
      }
    } while (x >= this.size);
    return x;
  }
}

/** The inverse of an odd number modulo 2^32, by Newton's iteration. */
function inverseOf(/** @type {number} */ odd) {
  let inverse = odd;
  for (let i = 0; i < 5; i++) inverse = Math.imul(inverse, 2 - Math.imul(odd, inverse));
  return inverse;
}

/** Draws items by weight in constant time (Walker's alias method). */
export class Weighted {
  #threshold;
  #alias;

  /** @param {readonly (readonly [item: string, weight: number])[]} pairs */
  constructor(pairs) {
    const sum = pairs.reduce((total, [, weight]) => total + weight, 0);
    const scaled = pairs.map(([, weight]) => (weight * pairs.length) / sum);
    this.items = pairs.map(([item]) => item);
    this.#threshold = new Float64Array(pairs.length).fill(1);
    this.#alias = new Int32Array(pairs.length);
    const small = [...scaled.keys()].filter((i) => Number(scaled[i]) < 1);
    const large = [...scaled.keys()].filter((i) => Number(scaled[i]) >= 1);
    for (let low = small.pop(), high = large.pop(); low !== undefined && high !== undefined;) {
      this.#threshold[low] = Number(scaled[low]);
      this.#alias[low] = high;
      scaled[high] = Number(scaled[high]) - (1 - Number(scaled[low]));
      if (Number(scaled[high]) < 1) [low, high] = [high, large.pop()];
      else low = small.pop();
    }
  }

  draw(/** @type {Dice} */ dice) {
    const at = dice.below(this.items.length);
    const index = dice.share() < Number(this.#threshold[at]) ? at : Number(this.#alias[at]);
    return /** @type {string} */ (this.items[index]);
  }
}
