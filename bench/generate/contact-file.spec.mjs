import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { isValidPhoneNumber, parsePhoneNumberWithError } from 'libphonenumber-js/max';
import { at, header } from './cells.mjs';
import { firstLoad, upsertAgainst } from './contact-file.mjs';
import { dirtKinds } from './dirt.mjs';
import { places } from './places.mjs';
import { writeContactFile } from './write-file.mjs';

const shape = { rows: 5000, seed: 7 };
/** @type {string} */
let folder;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rollcall-generate-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** A whole file through somebody else's reader. @returns {string[][]} */
const readBack = (/** @type {string} */ path) => parse(readFileSync(path), { relax_column_count: true, from_line: 2 });

describe('a first load', () => {
  it('is the same for the same seed and another for another', () => {
    const text = (/** @type {number} */ seed) => {
      const file = firstLoad({ rows: 300, seed });
      return Array.from({ length: file.rows }, (_, row) => file.lineOf(row)).join('');
    };
    expect(text(1)).toBe(text(1));
    expect(text(1)).not.toBe(text(2));
  });

  it('has 3 % dirty rows of every kind, 8 % duplicates, and writes the truth beside it', () => {
    const path = join(folder, 'first.csv');
    const truth = writeContactFile(firstLoad(shape), path);
    expect(Object.values(truth.dirty).reduce((sum, n) => sum + n, 0)).toBe(150);
    expect(Object.keys(truth.dirty).sort()).toEqual([...dirtKinds].sort());
    expect(truth.duplicates).toBeGreaterThan(395);
    expect(truth.clean + truth.duplicates + 150).toBe(5000);
    expect(truth.bytes).toBe(statSync(path).size);
    expect(JSON.parse(readFileSync(`${path}.truth.json`, 'utf8'))).toEqual(truth);
  });

  it('tells the truth: among rows that are not dirty, exactly the duplicates bear an account met before', () => {
    const path = join(folder, 'duplicates.csv');
    const rowTruth = join(folder, 'rows.csv');
    const file = firstLoad(shape);
    writeContactFile(file, path, { rowTruth });
    const rows = readBack(path);
    const truths = readBack(rowTruth);
    expect(rows).toHaveLength(5000);
    const seen = new Map();
    for (const [row, cells] of rows.entries()) {
      const truth = file.truthOf(row);
      expect(truths[row]?.slice(0, 2)).toEqual([String(row + 1), truth.is]);
      expect(cells[at.account]).toBe(truths[row]?.[4]);
      if (truth.is === 'dirty') continue;
      expect(seen.get(cells[at.account])).toBe(truth.is === 'duplicate' ? truth.of : undefined);
      if (truth.is === 'clean') seen.set(cells[at.account], row);
    }
  });
});

describe('the rows of a first load', () => {
  it('lets dirty rows bear accounts of clean rows before and after them', () => {
    const file = firstLoad(shape);
    const others = [...Array(shape.rows).keys()].flatMap((row) => {
      const truth = file.truthOf(row);
      return truth.is === 'dirty' ? [Math.sign(truth.account - row)] : [];
    });
    expect(new Set(others)).toEqual(new Set([-1, 0, 1]));
  });

  it('breaks every dirty row in the way it says, and no other row', () => {
    const file = firstLoad(shape);
    for (let row = 0; row < shape.rows; row++) {
      const truth = file.truthOf(row);
      expect([row, faultOf(file.cellsOf(row))]).toEqual([row, truth.is === 'dirty' ? truth.code : null]);
    }
  });

  it('survives another reader cell by cell: commas, quotes, lines, accents', () => {
    const path = join(folder, 'cells.csv');
    const file = firstLoad(shape);
    writeContactFile(file, path);
    const rows = readBack(path);
    expect(rows).toEqual(Array.from({ length: shape.rows }, (_, row) => file.cellsOf(row)));
    const all = readFileSync(path, 'utf8');
    for (const special of ['""Big ', ', Apt ', '\nUnit ', 'é', 'ñ']) expect(all).toContain(special);
  });
});

describe('phones', () => {
  it('are valid in every area code', () => {
    const codes = new Set(places.flatMap(({ areaCodes }) => areaCodes));
    expect([...codes].filter((code) => !isValidPhoneNumber(`+1${code}2340134`))).toEqual([]);
    expect(codes.size).toBeGreaterThan(280);
    expect(places.filter(({ areaCodes }) => areaCodes.length === 0)).toEqual([]);
  });

  it('are read by libphonenumber in all their layouts', () => {
    const file = firstLoad({ rows: 2000, seed: 3, dirty: 0 });
    const layouts = new Set();
    for (let row = 0; row < file.rows; row++) {
      const raw = String(file.cellsOf(row)[at.phone1]);
      const phone = parsePhoneNumberWithError(raw, 'US');
      expect([raw, phone.isValid(), phone.country]).toEqual([raw, true, 'US']);
      layouts.add(raw.replace(/ x\d+$/, ' x9').replace(/\d/g, '9'));
    }
    expect(layouts.size).toBe(8);
  });
});

describe('a second file', () => {
  const base = { rows: 4000, seed: 11 };
  const file = upsertAgainst(base, { rows: 2000, seed: 12 });
  const first = firstLoad(base);
  const firstRows = new Map();
  for (let row = 0; row < base.rows; row++) {
    const truth = first.truthOf(row);
    if (truth.is === 'clean') firstRows.set(first.accountOf(truth), first.cellsOf(row));
  }

  it('is half updates, a tenth unchanged, a tenth dirty, the rest new', () => {
    const truth = writeContactFile(file, join(folder, 'second.csv'));
    const ledger = { read: 2000, created: 600, updated: 1000, unchanged: 200, skipped: 0, rejected: 200 };
    expect(truth.expected.ledger).toEqual(ledger);
  });

  it('changes what it says it changes, and meets nobody twice', () => {
    const accounts = new Set();
    for (let row = 0; row < file.rows; row++) {
      const truth = file.truthOf(row);
      const cells = file.cellsOf(row);
      if (truth.is === 'dirty') continue;
      const before = firstRows.get(cells[at.account]);
      expect([row, before !== undefined]).toEqual([row, truth.is !== 'clean']);
      if (truth.is === 'unchanged') expect(cells).toEqual(before);
      if (truth.is === 'update') expect(amount(cells)).not.toBe(amount(before));
      accounts.add(cells[at.account]);
    }
    expect(accounts.size).toBe(1800);
  });
});

const amount = (/** @type {string[]} */ cells) => Number(String(cells[at.balance]).replace(/[$,]/g, ''));

/** Which dirt is in these cells, judged without the generator's help. */
function faultOf(/** @type {string[]} */ cells) {
  if (cells.length > header.length) return 'row.too-many-cells';
  if (/[\x00-\x09\x0b-\x1f]/.test(cells.join(''))) return 'cell.control-character';
  if (cells[at.account] === '' && cells[at.email] === '' && cells[at.phone1] === '') return 'row.nothing-to-identify';
  if (!/^[a-z_.]+\d+@[a-z.]+$/i.test(String(cells[at.email]))) return 'email.malformed';
  if ([at.phone1, at.phone2].some((i) => !isValidPhoneNumber(String(cells[i]), 'US'))) return 'phone.malformed';
  if (!/^-?\$?[\d,]+\.\d\d$/.test(String(cells[at.balance]))) return 'money.malformed';
  return isDate(String(cells[at.dueDate])) ? null : 'date.malformed';
}

function isDate(/** @type {string} */ text) {
  if (text === '') return true;
  const us = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const [year, month, day] = us ? [us[3], us[1], us[2]] : text.split('-');
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day);
}
