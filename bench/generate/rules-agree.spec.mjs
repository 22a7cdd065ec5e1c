import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { compilePlan, mapColumns } from '@rollcall/domain/import';
import { parse } from 'csv-parse/sync';
import iconv from 'iconv-lite';
import { header } from './cells.mjs';
import { firstLoad } from './contact-file.mjs';

const targets = [
  'contactId1',
  'firstName',
  'lastName',
  'company',
  'title',
  'addressLine1',
  'city',
  'state',
  'postalCode',
  'phone1',
  'phone2',
  'email1',
  'balance',
  'dueDate',
  'group',
];

/** The product's own rules for a file, with the mapping it would choose itself. */
function planFor(
  /** @type {string[]} */ headers,
  /** @type {string[][]} */ rows,
  /** @type {'contactId1' | 'email'} */ key,
) {
  const columns = mapColumns({ headers, sampleRows: rows.slice(0, 200), mapping: 'auto', hasHeader: true });
  const options = /** @type {const} */ ({ badCells: 'reject', defaultCountry: 'US', mode: 'upsert' });
  return { columns, plan: compilePlan({ columns, options: { ...options, match: [key] }, dateOrder: 'mdy' }) };
}

describe('the truth and the rules of the product', () => {
  const file = firstLoad({ rows: 20_000, seed: 77 });
  const rows = Array.from({ length: file.rows }, (_, row) => file.cellsOf(row));
  const { columns, plan } = planFor(header, rows, 'contactId1');

  it('mean the same columns', () => {
    expect(columns.map(({ field }) => field)).toEqual(targets);
  });

  it('agree on every row: which are rejected, for what, and whose account they bear', () => {
    for (const [row, cells] of rows.entries()) {
      const truth = file.truthOf(row);
      const planned = plan.plan(row + 1, cells);
      const codes = planned.outcome === 'rejected' ? planned.issues.map(({ code }) => code) : planned.keys;
      expect([row, cells, codes]).toEqual([row, cells, [truth.is === 'dirty' ? truth.code : file.accountOf(truth)]]);
    }
  });
});

describe('the other samples', () => {
  const read = (/** @type {string} */ name) => readFileSync(new URL(`../../samples/${name}`, import.meta.url));
  it.each([
    ['contacts-google.csv', ',', 'utf-8'],
    ['contacts-outlook-cp1252.csv', ';', 'windows-1252'],
  ])('%s has 250 people the rules can take, each with an e-mail of its own', (name, delimiter, encoding) => {
    const [headers = [], ...rows] = /** @type {string[][]} */ (
      parse(iconv.decode(read(name), encoding), { delimiter })
    );
    const { plan } = planFor(headers, rows, 'email');
    const planned = rows.map((cells, row) => plan.plan(row + 1, cells));
    expect(planned.filter(({ outcome }) => outcome === 'rejected')).toEqual([]);
    expect(new Set(planned.map((each) => (each.outcome === 'planned' ? each.keys[0] : null))).size).toBe(250);
    expect(planned.flatMap((each) => (each.outcome === 'planned' ? each.phones : []))).toHaveLength(500);
  });
});
