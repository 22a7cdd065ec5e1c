import { at } from './cells.mjs';

/** @typedef {import('./random.mjs').Dice} Dice */

/** The ways a row is broken on purpose, by the code it must be `rejected` with. */
export const dirtKinds = /** @type {const} */ ([
  'email.malformed',
  'phone.malformed',
  'date.malformed',
  'money.malformed',
  'cell.control-character',
  'row.too-many-cells',
  'row.nothing-to-identify',
]);
/** @typedef {(typeof dirtKinds)[number]} DirtKind */

const money = ['see notes', '12..50', 'n/a', '$', '1.2.3', 'twelve'];
const dates = ['02/30/2026', '04/31/2027', '2026-13-01', '2027-02-29', 'soon', '06/31/26'];

/** Breaks the cells in place. */
export function spoil(/** @type {string[]} */ cells, /** @type {DirtKind} */ kind, /** @type {Dice} */ dice) {
  switch (kind) {
    case 'email.malformed':
      cells[at.email] = brokenEmail(cells[at.email] ?? '', dice);
      break;
    case 'phone.malformed':
      cells[dice.chance(0.5) ? at.phone1 : at.phone2] = dice.pick(['555-0134', '415-555', '(415) 555-01', '41555501']);
      break;
    case 'date.malformed':
      cells[at.dueDate] = dice.pick(dates);
      break;
    case 'money.malformed':
      cells[at.balance] = dice.pick(money);
      break;
    case 'cell.control-character': {
      const column = dice.pick([at.firstName, at.lastName, at.address]);
      const cell = (cells[column] ?? '').trim();
      cells[column] = cell.slice(0, 2) + dice.pick(['\x01', '\x07', '\x1b']) + cell.slice(2);
      break;
    }
    case 'row.too-many-cells':
      for (let extra = dice.below(3); extra >= 0; extra--) cells.push(dice.pick(['x', '0', 'see above']));
      break;
    case 'row.nothing-to-identify':
      for (const column of [at.account, at.firstName, at.lastName, at.company, at.phone1, at.phone2, at.email])
        cells[column] = '';
  }
}

function brokenEmail(/** @type {string} */ email, /** @type {Dice} */ dice) {
  const [name = '', host = ''] = email.split('@');
  return dice.pick([
    `${name}${host}`,
    `${name}@`,
    `@${host}`,
    `${name}@@${host}`,
    `${name} at ${host}`,
    `${name}@host@${host}`,
  ]);
}
