import { layOutPhone } from './phones.mjs';

/** @typedef {import('./random.mjs').Dice} Dice */
/** @typedef {import('./person.mjs').Person} Person */

/** The columns of a file, in order. */
export const header = [
  'Account',
  'First Name',
  'Last Name',
  'Company',
  'Title',
  'Address 1',
  'City',
  'State',
  'Zip',
  'Phone 1',
  'Phone 2',
  'Email',
  'Payment Balance',
  'Account Due Date',
  'Group',
];
/** Where the columns are that something is done to. */
export const at = {
  account: 0,
  firstName: 1,
  lastName: 2,
  company: 3,
  address: 5,
  phone1: 9,
  phone2: 10,
  email: 11,
  balance: 12,
  dueDate: 13,
};

/** One person as somebody typed it in: layouts differ, the values do not. @returns {string[]} */
export function cellsOf(/** @type {Person} */ person, /** @type {Dice} */ dice) {
  const name = dice.below(100);
  return [
    person.account,
    name === 0 ? person.firstName.toUpperCase() : name === 1 ? ` ${person.firstName}` : person.firstName,
    name === 0 ? person.lastName.toUpperCase() : name === 2 ? `${person.lastName} ` : person.lastName,
    person.company,
    person.title,
    person.address,
    person.city,
    person.state,
    person.zip,
    layOutPhone(person.phone1, dice),
    layOutPhone(person.phone2, dice),
    dice.chance(0.05) ? person.email.charAt(0).toUpperCase() + person.email.slice(1) : person.email,
    layOutMoney(person.cents, dice),
    layOutDate(person.dueDay, dice),
    person.group,
  ];
}

function layOutMoney(/** @type {number} */ cents, /** @type {Dice} */ dice) {
  const sign = cents < 0 ? '-' : '';
  const whole = String(Math.floor(Math.abs(cents) / 100));
  const rest = String(Math.abs(cents) % 100).padStart(2, '0');
  const roll = dice.below(100);
  if (roll < 72) return `${sign}${whole}.${rest}`;
  if (roll < 82) return `${sign}$${whole}.${rest}`;
  const grouped = whole.length > 3 ? `${whole.slice(0, -3)},${whole.slice(-3)}` : whole;
  return roll < 94 ? `${sign}$${grouped}.${rest}` : `${sign}${grouped}.${rest}`;
}

/** Every date once as text, so that no row makes a Date. */
const calendar = Array.from({ length: 1200 }, (_, day) => new Date(Date.UTC(2025, 0, 1 + day)).toISOString());

function layOutDate(/** @type {number} */ day, /** @type {Dice} */ dice) {
  if (day < 0) return '';
  const iso = /** @type {string} */ (calendar[day]);
  const roll = dice.below(100);
  if (roll < 84) return `${iso.slice(5, 7)}/${iso.slice(8, 10)}/${iso.slice(0, 4)}`;
  if (roll < 92) return `${Number(iso.slice(5, 7))}/${Number(iso.slice(8, 10))}/${iso.slice(0, 4)}`;
  return iso.slice(0, 10);
}

/** One line of a file, with its end. Cells are quoted where they must be. */
export function lineOf(/** @type {readonly string[]} */ cells, /** @type {string} */ delimiter) {
  const line = cells.join(delimiter);
  // most lines have nothing to quote: one look at the whole instead of fifteen
  if (!special.test(line) && count(line, delimiter) === cells.length - 1) return line + '\n';
  return (
    cells.map((cell) => (mustQuote(cell, delimiter) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(delimiter) + '\n'
  );
}

const special = /["\n\r]/;
const mustQuote = (/** @type {string} */ cell, /** @type {string} */ delimiter) =>
  cell.includes(delimiter) || special.test(cell);

function count(/** @type {string} */ text, /** @type {string} */ delimiter) {
  let found = 0;
  for (let from = text.indexOf(delimiter); from !== -1; from = text.indexOf(delimiter, from + 1)) found++;
  return found;
}
