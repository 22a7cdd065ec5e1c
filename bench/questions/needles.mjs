import { FirstLoadPlan } from '../generate/plan.mjs';
import { Dice, mix } from '../generate/random.mjs';

/** @typedef {import('../generate/contact-file.mjs').ContactFile} ContactFile */
/** @typedef {import('../generate/person.mjs').Person} Person */

/** People of a file who must be there once it is imported, drawn by a seed. */
export class Needles {
  #file;
  #plan;

  constructor(/** @type {ContactFile} */ file, /** @type {number} */ seed) {
    if (!(file.plan instanceof FirstLoadPlan)) throw new Error('People are drawn from a first file');
    this.#file = file;
    this.#plan = file.plan;
    this.dice = new Dice().aim(mix(seed, 0x6e656564), 0);
  }

  /** Somebody at random. @returns {Person} */
  person() {
    return this.#file.personOf(this.#plan.cleanRow(this.dice.below(this.#plan.cleanCount)));
  }
}

/** A name as the search compares it: no case, no accents, nothing but letters and digits between single blanks. */
export const plain = (/** @type {string} */ text) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The first word of a name: what stands behind it is a nickname in quotes. */
export const firstWord = (/** @type {string} */ name) => name.split(' ')[0] ?? '';
