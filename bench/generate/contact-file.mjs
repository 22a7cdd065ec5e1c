import { Dice, mix } from './random.mjs';
import { People } from './person.mjs';
import { at, cellsOf, header, lineOf } from './cells.mjs';
import { spoil } from './dirt.mjs';
import { FirstLoadPlan, UpsertPlan } from './plan.mjs';
import { places } from './places.mjs';

/** @typedef {import('./plan.mjs').RowPlan} RowPlan */
/**
 * @typedef {object} Shape
 * @property {number} rows
 * @property {number} seed
 * @property {number} [dirty] rows that are broken; 3 % unless given
 * @property {number} [duplicates] rows that repeat an earlier one; 8 % unless given
 * @property {boolean} [fictionalPhones] only numbers of the exchange 555
 */

/** A contacts file that is a function of its seed: any row, and the truth about it, at any time. */
export class ContactFile {
  #people;
  #layout = new Dice();
  #change = new Dice();
  #layoutSeed;

  /**
   * @param {FirstLoadPlan | UpsertPlan} plan
   * @param {number} peopleSeed who the people are: the same for a first file and the second one against it
   * @param {boolean} fictionalPhones
   */
  constructor(plan, peopleSeed, fictionalPhones) {
    this.plan = plan;
    this.rows = plan.rows;
    this.#people = new People(peopleSeed, places, fictionalPhones);
    this.#layoutSeed = mix(peopleSeed, 0x6c61796f);
  }

  /** The header line. */
  get head() {
    return lineOf(header, ',');
  }

  /** What a row is and must become. Row 0 is the first below the header. @returns {RowPlan} */
  truthOf(/** @type {number} */ row) {
    return this.plan.planOf(row);
  }

  /** The account a row bears; '' if it bears none. */
  accountOf(/** @type {RowPlan} */ truth) {
    if (truth.is !== 'dirty') return this.#people.accountOf(truth.person);
    return truth.code === 'row.nothing-to-identify' ? '' : this.#people.accountOf(truth.account);
  }

  /** Somebody by number, as `RowPlan` names them. */
  personOf(/** @type {number} */ number) {
    return this.#people.personOf(number);
  }

  /** Who stands in a row, as the row has them: with what changed since the first file. */
  personIn(/** @type {number} */ row, truth = this.truthOf(row)) {
    const person = this.#people.personOf(truth.person);
    if (truth.is === 'update') changePerson(person, this.#change.aim(this.#layoutSeed, truth.base));
    return person;
  }

  /** The cells of a row, as they are before quoting. @returns {string[]} */
  cellsOf(/** @type {number} */ row, truth = this.truthOf(row)) {
    const person = this.personIn(row, truth);
    // an unchanged row is laid out as it was in the first file
    const place = truth.is === 'unchanged' ? truth.base : truth.is === 'update' ? row + 0x40000000 : row;
    const layout = this.#layout.aim(this.#layoutSeed, truth.is === 'clean' ? truth.person : place);
    if (truth.is === 'dirty') person.account = this.#people.accountOf(truth.account);
    const cells = cellsOf(person, layout);
    if (truth.is === 'dirty') spoil(cells, truth.code, layout);
    if (truth.is === 'duplicate' && layout.chance(0.3)) cells[at.email] = (cells[at.email] ?? '').toUpperCase();
    return cells;
  }

  /** A row as the file has it. */
  lineOf(/** @type {number} */ row, truth = this.truthOf(row)) {
    return lineOf(this.cellsOf(row, truth), ',');
  }
}

/** What happened to somebody between two files: always a new balance, often more. */
function changePerson(/** @type {import('./person.mjs').Person} */ person, /** @type {Dice} */ dice) {
  person.cents += 100 + dice.below(50_000);
  if (dice.chance(0.5)) person.dueDay = 1100 + dice.below(90);
  if (dice.chance(0.2)) person.title = 'Regional Manager';
  if (dice.chance(0.1)) person.group = 'VIP';
  if (dice.chance(0.1)) person.phone2 = person.phone2.slice(0, 6) + String(dice.below(10_000)).padStart(4, '0');
}

const planFirst = (/** @type {Shape} */ shape) =>
  new FirstLoadPlan({
    rows: shape.rows,
    seed: shape.seed,
    dirty: shape.dirty ?? Math.round(shape.rows * 0.03),
    duplicates: shape.duplicates ?? Math.round(shape.rows * 0.08),
  });

/** A file for an empty tenant. */
export const firstLoad = (/** @type {Shape} */ shape) =>
  new ContactFile(planFirst(shape), shape.seed, shape.fictionalPhones ?? false);

/** A second file, for a tenant that has taken in `base`. */
export const upsertAgainst = (/** @type {Shape} */ base, /** @type {{ rows: number, seed: number }} */ shape) =>
  new ContactFile(new UpsertPlan({ ...shape, base: planFirst(base) }), base.seed, base.fictionalPhones ?? false);
