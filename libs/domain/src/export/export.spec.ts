import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { RecordSplitter, suggestColumns } from '../import/index.js';
import { csvLine } from './csv-line.js';
import { exportHeader, fixedColumns, readExportColumn } from './export.columns.js';
import { startExportSchema } from './export.contract.js';
import { foldLine, toVcard } from './to-vcard.js';

const octets = (text: string): number => Buffer.byteLength(text);
const unfolded = (card: string): string => card.replaceAll('\r\n ', '');

/** What an import reads out of a file of ours. */
function readBack(text: string): string[][] {
  const records: string[][] = [];
  const splitter = new RecordSplitter(
    { delimiter: ',', quote: '"', newline: '\n' },
    { maxCellBytes: 1_000_000, maxColumns: 1_000 },
  );
  const keep = ({ cells, fault }: { cells: readonly string[]; fault?: unknown }): void => {
    if (fault) throw new Error(JSON.stringify(fault));
    records.push(cells.map((cell) => Buffer.from(cell, 'latin1').toString()));
  };
  splitter.push(Buffer.from(text).toString('latin1'), keep);
  splitter.end(keep);
  return records;
}

describe('columns of an export', () => {
  it('are mapped by an import to where they came from, and else to nothing', () => {
    const names = [
      ...fixedColumns,
      'custom:Home phone',
      'custom:Unknown e-mail',
      'encrypted:phone',
      'encrypted:account',
    ];
    const columns = suggestColumns({
      headers: names.map(exportHeader),
      sampleRows: [names.map(() => '+15125550100'), names.map(() => 'ana@x.test')],
      hasHeader: true,
      customKeys: ['Home phone'],
    });
    const takenBack = /^(?:phone\d+(?:Extension)?|email\d+|custom:Home phone)$/;
    const expected = names.map((name) =>
      takenBack.test(name) || readExportColumn(name)?.of === 'field' ? name : null,
    );
    expect(columns.map(({ field }) => field)).toEqual(expected);
  });

  it.each([
    '',
    'phone0',
    'phone11',
    'phone1Carrier',
    'email6',
    'email1Extension',
    'custom:',
    'custom: x',
    'version',
    '__proto__',
  ])('do not include %j', (name) => expect(readExportColumn(name)).toBeNull());

  it.each([
    [{ columns: ['id', 'id'] }, false],
    [{ columns: [] }, false],
    [{ columns: ['id'], format: 'vcard' }, false],
    [{ format: 'ndjson', flavour: 'spreadsheet' }, false],
    [{ format: 'csv', flavour: 'spreadsheet', columns: ['lastName', 'custom:Shoe size'], gzip: true }, true],
    [{ format: 'vcard' }, true],
  ])('of %j are taken: %j', (request, isTaken) =>
    expect(startExportSchema.safeParse({ target: { all: true }, ...request }).success).toBe(isTaken),
  );
});

describe('a line of CSV', () => {
  it('reads back as what was written', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ' ', ',', '"', '\n', '\r', ';', '=', 'é', '漢', '😀', '\\') });
    fc.assert(
      fc.property(
        fc.array(cell, { minLength: 2, maxLength: 6 }),
        fc.array(cell, { minLength: 2, maxLength: 6 }),
        (a, b) => {
          expect(readBack(csvLine(a) + csvLine(b))).toEqual([a, b]);
        },
      ),
    );
  });

  it('tells an empty text from none', () => expect(csvLine([null, '', 'a'])).toBe(',"",a\n'));
});

describe('a vCard', () => {
  it('has everything, escaped', () => {
    const card = toVcard({
      id: 7,
      salutation: 'Dr.',
      firstName: 'Ana; María',
      lastName: 'Ruiz, Díaz',
      company: 'A\\B',
      department: 'Sales',
      addressLine1: '1 Main St',
      addressLine2: 'Apt; 2',
      city: 'Austin',
      dateOfBirth: '1980-02-29',
      phone1: '+15125550100',
      phone1Extension: '12',
      phone1Type: 'mobile',
      phone1Preferred: true,
      phone2: '+4930123456',
      email1: 'ana@x.test',
      description: 'one\ntwo',
      updatedAt: '2026-01-02T03:04:05.678Z',
    });
    expect(unfolded(card).split('\r\n')).toEqual([
      'BEGIN:VCARD',
      'VERSION:4.0',
      'UID:urn:rollcall:contact:7',
      'FN:Ana\\; María Ruiz\\, Díaz',
      'N:Ruiz\\, Díaz;Ana\\; María;;Dr.;',
      'ORG:A\\\\B;Sales',
      'TEL;VALUE=uri;TYPE=cell;PREF=1:tel:+15125550100;ext=12',
      'TEL;VALUE=uri:tel:+4930123456',
      'EMAIL:ana@x.test',
      'ADR:;;1 Main St,Apt\\; 2;Austin;;;',
      'BDAY:19800229',
      'NOTE:one\\ntwo',
      'REV:20260102T030405Z',
      'END:VCARD',
      '',
    ]);
  });

  it.each([
    [{ id: 1, company: 'Acme' }, 'FN:Acme'],
    [{ id: 1, email1: 'a@x.test' }, 'FN:a@x.test'],
    [{ id: 1 }, 'FN:Contact 1'],
  ])('of %j always has a name', (contact, line) => expect(toVcard(contact)).toContain(`${line}\r\n`));

  it('is folded at 75 octets, loses nothing, and cuts no character in two', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const line = text.replace(/[\r\n]/g, '');
        const folded = foldLine(line);
        expect(folded.replaceAll('\r\n ', '')).toBe(line);
        for (const part of folded.split('\r\n')) expect(octets(part)).toBeLessThanOrEqual(75);
        for (const part of folded.split('\r\n')) expect(Buffer.from(part).toString()).toBe(part); // a half of a pair would not survive
      }),
    );
  });
});
