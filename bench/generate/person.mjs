import { Dice, Shuffle, Weighted, mix } from './random.mjs';
import { drawFirstName, drawLastName, withAccents } from './names.mjs';
import { drawPhone } from './phones.mjs';

/**
 * @typedef {object} Person One contact as it is, before anybody wrote it down.
 * @property {string} account
 * @property {string} firstName
 * @property {string} lastName
 * @property {string} company
 * @property {string} title
 * @property {string} address
 * @property {string} city
 * @property {string} state
 * @property {string} zip
 * @property {string} phone1 ten digits
 * @property {string} phone2 ten digits
 * @property {string} email
 * @property {number} cents
 * @property {number} dueDay days since 2025-01-01; -1: none
 * @property {string} group
 */

const titles = (
  'Owner,Owner,Owner,Office Manager,Office Manager,Service Advisor,Sales Manager,Account Executive,Driver,Teacher,' +
  'Registered Nurse,Electrician,Accountant,Retired,Student,Director of Operations,IT Administrator,Chef,Mechanic,' +
  'Physician Assistant,VP, Sales,General Manager,Receptionist,Engineer II'
).split(/,(?! )/);
const trades = (
  'Auto Parts,Plumbing,Dental Care,Landscaping,Realty,Insurance,Consulting,Roofing,Bakery,Heating & Air,Law Firm,' +
  'Trucking,Family Medicine,Construction,Electric,Cleaning Services,Design,Farms,Pharmacy,Logistics'
).split(',');
const streets = new Weighted(
  (
    'Main 40,Oak 25,Park 22,Maple 22,Cedar 18,Elm 18,Washington 18,Lake 16,Hill 16,Pine 16,Walnut 14,Church 12,2nd 20,' +
    '3rd 20,4th 14,5th 12,Martin Luther King Jr 4,Sunset 8,Ridge 8,Highland 8,Railroad 6,Jackson 8,Mill 8,River 8,' +
    'Spring 8,Cherry 7,Willow 6,Chestnut 6,Jefferson 7,Lincoln 8,Meadow 6,Forest 6,Dogwood 4,Hickory 4,Franklin 6'
  )
    .split(',')
    .map((entry) => [entry.replace(/ \d+$/, ''), Number(/\d+$/.exec(entry)?.[0])]),
);
const streetTypes = 'St,St,St,Ave,Ave,Rd,Rd,Dr,Ln,Ct,Blvd,Way,Pl,Cir'.split(',');
// names reserved for examples: nobody reads these boxes
const mailHosts =
  'example.com,example.com,example.com,example.com,example.net,example.net,example.org,mail.example.com,inbox.example.net'.split(
    ',',
  );
const groups = new Weighted([
  ['North', 22],
  ['South', 20],
  ['West Coast', 14],
  ['East', 12],
  ['Collections 30', 9],
  ['Collections 60', 6],
  ['Collections 90+', 3],
  ['VIP', 2],
  ['Lapsed', 5],
  ['Win-back 2026', 3],
  ['Fleet', 2],
  ['Spanish', 2],
]);

/** Makes the same person for the same number, always. The last one made is overwritten by nobody: each is new. */
export class People {
  #dice = new Dice();
  #accounts;

  /**
   * @param {number} seed
   * @param {readonly import('./places.mjs').Place[]} places
   * @param {boolean} fictionalPhones only numbers of the exchange 555, which reach nobody
   */
  constructor(seed, places, fictionalPhones) {
    this.seed = mix(seed, 0x70656f70);
    this.places = places;
    this.fictionalPhones = fictionalPhones;
    // every account once among half a billion, in no order; a fifth of them begin with 0
    this.#accounts = new Shuffle(2 ** 29, this.seed);
  }

  /** The account of a person, without making the person. */
  accountOf(/** @type {number} */ number) {
    return String(this.#accounts.at(number)).padStart(9, '0');
  }

  /** @returns {Person} */
  personOf(/** @type {number} */ number) {
    const dice = this.#dice.aim(this.seed, number);
    const first = drawFirstName(dice);
    const last = drawLastName(dice);
    const place = dice.pick(this.places);
    const accented = dice.chance(0.5);
    return {
      account: this.accountOf(number),
      firstName: accented ? withAccents(first) : dice.chance(0.004) ? `${first} "${first.slice(0, 3)}"` : first,
      lastName: accented ? withAccents(last) : last,
      email: emailOf(first, last, number, dice),
      company: dice.chance(0.45) ? companyOf(last, dice) : '',
      title: dice.chance(0.5) ? dice.pick(titles) : '',
      address: addressOf(dice),
      city: place.city,
      state: place.state,
      zip: dice.chance(0.1) && place.zip.length === 5 ? `${place.zip}-${1000 + dice.below(9000)}` : place.zip,
      phone1: drawPhone(dice, place.areaCodes, this.fictionalPhones),
      phone2: drawPhone(dice, place.areaCodes, this.fictionalPhones),
      cents: dice.chance(0.3) ? 0 : Math.floor(-Math.log(1 - dice.share()) * 90_000) * (dice.chance(0.03) ? -1 : 1),
      dueDay: dice.chance(0.06) ? -1 : 300 + dice.below(800),
      group: groups.draw(dice),
    };
  }
}

/** Unique for every number: it ends in it, and names have no digits. */
function emailOf(
  /** @type {string} */ first,
  /** @type {string} */ last,
  /** @type {number} */ number,
  /** @type {Dice} */ dice,
) {
  const roll = dice.below(4);
  const name =
    roll === 0 ? `${first}.${last}` : roll === 1 ? first[0] + last : roll === 2 ? first + last : `${first}_${last}`;
  return `${name.toLowerCase()}${number}@${dice.pick(mailHosts)}`;
}

function companyOf(/** @type {string} */ last, /** @type {Dice} */ dice) {
  const trade = dice.pick(trades);
  const roll = dice.below(20);
  if (roll < 2) return `${last}, ${drawLastName(dice)} & Sons`;
  if (roll === 2) return `"Big ${last}" ${trade}`;
  if (roll < 8) return `${last} ${trade}, ${roll < 5 ? 'Inc.' : 'LLC'}`;
  return `${last} ${trade}`;
}

function addressOf(/** @type {Dice} */ dice) {
  const number = 1 + dice.below(dice.chance(0.7) ? 999 : 19_999);
  const street = `${number} ${streets.draw(dice)} ${dice.pick(streetTypes)}`;
  const roll = dice.below(100);
  if (roll < 6) return `${street}, Apt ${1 + dice.below(40)}`;
  if (roll < 9) return `${street} #${1 + dice.below(400)}`;
  if (roll < 10) return `${street}\nUnit ${1 + dice.below(90)}`;
  return street;
}
