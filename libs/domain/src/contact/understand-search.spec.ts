import { describe, expect, it } from '@jest/globals';
import { sayCorrected, sayCut, understandContactSearch } from './understand-search.js';

const nothing = { emailPrefix: null, phoneEnds: [], idPrefixes: [], nameWords: [] };

describe('what a search is taken for', () => {
  it.each([
    ['4567', { phoneEnds: ['4567'], idPrefixes: ['4567'] }, 'Phone ends with 4567, or Contact ID begins with 4567'],
    ['(555) 123-4567', { phoneEnds: ['5551234567'] }, 'Phone ends with 5551234567'],
    ['+1 555 123 4567 ext. 12', { phoneEnds: ['15551234567'] }, 'Phone ends with 15551234567'],
    ['0049 30 901820', { phoneEnds: ['4930901820'] }, 'Phone ends with 4930901820'],
    ['020 7946 0958', { phoneEnds: ['2079460958', '02079460958'] }, 'Phone ends with 2079460958'],
    ['+44 (0)20 7946 0958', { phoneEnds: ['442079460958', '4402079460958'] }, 'Phone ends with 442079460958'],
    ['Ana@X.test', { emailPrefix: 'ana@x.test' }, 'E-mail begins with ana@x.test'],
    ['José  Núñez', { nameWords: ['José', 'Núñez'] }, 'Name has José and Núñez'],
    ['Smith, Ann', { nameWords: ['Smith', 'Ann'] }, 'Name has Smith and Ann'],
    [
      'ab-12',
      { idPrefixes: ['ab-12', 'AB-12'], nameWords: ['ab-12'] },
      'Name has ab-12, or Contact ID begins with ab-12',
    ],
    ['123', { idPrefixes: ['123'], nameWords: ['123'] }, 'Name has 123, or Contact ID begins with 123'],
    ['( )', {}, 'Nothing to look for'],
    ['', {}, 'Nothing to look for'],
  ])('"%s"', (text, found, inWords) => {
    expect(understandContactSearch(text)).toEqual({ ...nothing, ...found, inWords });
  });
});

describe('what people are told about a search', () => {
  it.each([
    [[{ typed: 'gonzalse', shown: ['gonzales'] }], 'Nothing has exactly “gonzalse”; shown: gonzales'],
    [
      [
        { typed: 'jonh', shown: ['john', 'joni'] },
        { typed: 'smiht', shown: ['smith'] },
      ],
      'Nothing has exactly “jonh” and “smiht”; shown: john, joni and smith',
    ],
    [[{ typed: 'a', shown: [...'bcdefg'] }], 'Nothing has exactly “a”; shown: b, c, d, e, f, …'],
  ])('when words were put right', (changed, inWords) => {
    expect(sayCorrected(changed)).toBe(inWords);
  });

  it('when others were shown with what was found', () => {
    expect(sayCorrected([{ typed: 'teepl', shown: ['teel'] }], true)).toBe('Few have “teepl”; also shown: teel');
  });

  it('when more were found than are shown', () => {
    expect(sayCut('Contact ID begins with 1', 1000)).toBe(
      'Contact ID begins with 1. Too many: only the first 1,000 are shown',
    );
  });
});
