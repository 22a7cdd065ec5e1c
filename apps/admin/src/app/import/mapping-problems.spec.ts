import { mappingProblems } from './mapping-problems';

const upsert = { mode: 'upsert', match: ['contactId1', 'email'] } as const;
const codes = (
  mapping: readonly (string | null)[],
  options: Parameters<typeof mappingProblems>[1] = { ...upsert, match: [...upsert.match] },
) => mappingProblems(mapping, options).map(({ code, columns, isWarning }) => ({ code, columns, isWarning }));

describe('problems of a mapping', () => {
  it('finds none where every column has a field of its own and a match is mapped', () => {
    expect(codes(['firstName', 'email1', null, 'phone1'])).toEqual([]);
  });

  it('names every column of a field that is mapped twice', () => {
    expect(codes(['phone1', 'email1', 'phone1', 'phone1'])).toEqual([
      { code: 'field-mapped-twice', columns: [0, 2, 3], isWarning: false },
    ]);
  });

  it('does not take two ignored columns for a field mapped twice', () => {
    expect(codes(['email1', null, null])).toEqual([]);
  });

  it('refuses a mapping of nothing, once', () => {
    expect(codes([null, null])).toEqual([{ code: 'no-mapped-column', columns: [], isWarning: false }]);
  });

  it('warns when everything would be new, and stops an update that could find nobody', () => {
    expect(codes(['firstName'])).toEqual([{ code: 'match-not-mapped', columns: [], isWarning: true }]);
    expect(codes(['firstName'], { mode: 'update', match: ['phone'] })).toEqual([
      { code: 'match-not-mapped', columns: [], isWarning: false },
    ]);
    expect(codes(['firstName'], { mode: 'create', match: ['phone'] })).toEqual([]);
  });

  it('does not take an extension for a phone to match by', () => {
    expect(codes(['phone1Extension'], { mode: 'update', match: ['phone'] })).toHaveLength(1);
  });
});
