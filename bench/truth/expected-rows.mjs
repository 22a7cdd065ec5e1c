/**
 * @typedef {import('../generate/contact-file.mjs').ContactFile} ContactFile
 * @typedef {{ contacts: number, phones: number, emails: number, changes: number, accounts: bigint, cents: bigint }} ExpectedRows
 */

/**
 * What must lie in the tables after a first file, and a second one against it if there was one: how many rows each has,
 * whose accounts they are and what they owe, by their sums.
 * @param {ContactFile} first
 * @param {ContactFile} [second]
 * @returns {ExpectedRows}
 */
export function expectedRows(first, second) {
  const sums = { contacts: 0, phones: 0, emails: 0, changes: 0, accounts: 0n, cents: 0n };
  for (let row = 0; row < first.rows; row++) {
    const truth = first.truthOf(row);
    if (truth.is === 'clean') add(sums, first.personIn(row, truth));
  }
  for (let row = 0; row < (second?.rows ?? 0); row++) {
    const file = /** @type {ContactFile} */ (second);
    const truth = file.truthOf(row);
    if (truth.is === 'clean') add(sums, file.personIn(row, truth));
    if (truth.is !== 'update') continue;
    const [before, after] = [file.personOf(truth.person), file.personIn(row, truth)];
    sums.changes++;
    sums.cents += BigInt(after.cents - before.cents);
    // a second number that comes to be the first one's equal is not written, and does not take the old one away
    sums.phones += Math.max(phonesOf(before), phonesOf(after)) - phonesOf(before);
  }
  return sums;
}

function add(/** @type {ExpectedRows} */ sums, /** @type {import('../generate/person.mjs').Person} */ person) {
  sums.contacts++;
  sums.changes++;
  sums.emails++;
  sums.phones += phonesOf(person);
  sums.accounts += BigInt(person.account);
  sums.cents += BigInt(person.cents);
}

/** Two phones each, unless both are the same number: then it is kept once. */
const phonesOf = (/** @type {import('../generate/person.mjs').Person} */ { phone1, phone2 }) =>
  phone1 === phone2 ? 1 : 2;
