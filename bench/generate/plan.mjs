import { Dice, Shuffle, mix } from './random.mjs';
import { dirtKinds } from './dirt.mjs';

/**
 * What a row is, known before the row is made. `person` is who stands in it; `account` is whose account it bears when
 * that is somebody else's.
 * @typedef {{ is: 'clean', person: number }
 *   | { is: 'duplicate', person: number, of: number }
 *   | { is: 'dirty', person: number, code: import('./dirt.mjs').DirtKind, account: number }
 *   | { is: 'update', person: number, base: number }
 *   | { is: 'unchanged', person: number, base: number }} RowPlan
 */

/** A file for an empty tenant: exact shares of dirty rows and duplicates, spread by a shuffle. Rows count from 0. */
export class FirstLoadPlan {
  #kinds;
  #dice = new Dice();
  #seed;

  constructor(/** @type {{ rows: number, seed: number, dirty: number, duplicates: number }} */ options) {
    this.rows = options.rows;
    this.dirtyCount = options.dirty;
    this.duplicateCount = options.duplicates;
    this.#seed = mix(options.seed, 0x706c616e);
    this.#kinds = new Shuffle(options.rows, this.#seed);
  }

  /** How many rows are sure to be clean. */
  get cleanCount() {
    return this.rows - this.dirtyCount - this.duplicateCount;
  }

  /** The row of the n-th sure clean row: a way to draw rows without drawing one twice. */
  cleanRow(/** @type {number} */ n) {
    return this.#kinds.indexOf(this.dirtyCount + this.duplicateCount + n);
  }

  #isClean(/** @type {number} */ row) {
    return this.#kinds.at(row) >= this.dirtyCount + this.duplicateCount;
  }

  /** @returns {RowPlan} */
  planOf(/** @type {number} */ row) {
    const place = this.#kinds.at(row);
    if (place >= this.dirtyCount + this.duplicateCount) return { is: 'clean', person: row };
    const dice = this.#dice.aim(this.#seed, row);
    if (place < this.dirtyCount) {
      const code = /** @type {import('./dirt.mjs').DirtKind} */ (dirtKinds[place % dirtKinds.length]);
      return { is: 'dirty', person: row, code, account: this.#accountOfDirty(row, dice) };
    }
    const of = this.#cleanBefore(dice.chance(0.6) ? row - 1 - dice.below(50) : dice.below(row));
    // nobody to repeat: the first rows of a file
    return of < 0 ? { is: 'clean', person: row } : { is: 'duplicate', person: of, of };
  }

  #cleanBefore(/** @type {number} */ row) {
    let found = row;
    while (found >= 0 && !this.#isClean(found)) found--;
    return found;
  }

  /** Half the dirty rows bear the account of a clean row before or after them: being rejected, they must not count. */
  #accountOfDirty(/** @type {number} */ row, /** @type {Dice} */ dice) {
    if (dice.chance(0.5)) return row;
    const other = dice.chance(0.5) ? row - 1 - dice.below(200) : row + 1 + dice.below(40);
    return other >= 0 && other < this.rows && this.#isClean(other) ? other : row;
  }
}

/** A second file against a first one: half updates, a tenth unchanged, a tenth dirty, the rest new people. */
export class UpsertPlan {
  #kinds;
  #targets;
  #updates;
  #unchanged;
  #dirty;

  constructor(/** @type {{ rows: number, seed: number, base: FirstLoadPlan }} */ { rows, seed, base }) {
    this.rows = rows;
    this.base = base;
    this.#updates = Math.round(rows * 0.5);
    this.#unchanged = Math.round(rows * 0.1);
    this.#dirty = Math.round(rows * 0.1);
    if (this.#updates + this.#unchanged > base.cleanCount) throw new Error('The first file has too few clean rows');
    this.#kinds = new Shuffle(rows, mix(seed, 0x75707365));
    this.#targets = new Shuffle(base.cleanCount, mix(seed, 0x74617267));
  }

  /** @returns {RowPlan} */
  planOf(/** @type {number} */ row) {
    const place = this.#kinds.at(row);
    const person = this.base.rows + row;
    const known = this.#updates + this.#unchanged;
    if (place < known) {
      const base = this.base.cleanRow(this.#targets.at(place));
      return { is: place < this.#updates ? 'update' : 'unchanged', person: base, base };
    }
    if (place >= known + this.#dirty) return { is: 'clean', person };
    const code = /** @type {import('./dirt.mjs').DirtKind} */ (dirtKinds[place % dirtKinds.length]);
    return { is: 'dirty', person, code, account: person };
  }
}
