import { callbackCountsSchema } from '@rollcall/domain/callback';
import { callback } from './callback.testing';
import { belongs, boxesOf, isSearching, phoneWord, searchOf, searchText, tabOf, totalOf } from './callback-search';

const read = (address: string) => {
  const params = new URLSearchParams(address);
  return boxesOf((name) => params.get(name));
};

describe('Search By', () => {
  it('is read from the address, and what the api would refuse is left out', () => {
    expect(searchOf(read('from=2026-11-01&until=never&phone=123&agent=A1&state=open&other=x'), null)).toEqual({
      from: '2026-11-01',
      phone: '123',
      agent: 'A1',
      state: 'open',
    });
    expect(searchOf(read('state=closed&phone=abc'), 7)).toEqual({ contact: 7 });
  });

  it('of a contact’s own list is no search yet', () => {
    expect(isSearching(searchOf(read(''), 7))).toBe(false);
    expect(isSearching(searchOf(read('state=done'), 7))).toBe(true);
  });

  it.each([
    ['(212) 555-0123', '2125550123'],
    [' +1 212 555 0123', '+12125550123'],
    ['x', ''],
  ])('takes %j for %j', (typed, word) => expect(phoneWord(typed)).toBe(word));

  it('takes a tab nobody knows for the first one', () => {
    expect(tabOf('missed', 'due')).toBe('missed');
    expect(tabOf('later', 'due')).toBe('due');
  });

  it('is told in words', () =>
    expect(searchText('due', searchOf(read('from=2026-11-01&state=open'), null))).toBe(
      'Callbacks, due, from Nov 1, 2026, state Open',
    ));

  it.each([
    ['tab of it', 'upcoming', '', true],
    ['another tab', 'due', '', false],
    ['all tabs', 'all', '', true],
    ['its day', 'all', 'from=2026-11-30&until=2026-11-30', true],
    ['a later day', 'all', 'from=2026-12-01', false],
    ['the end of its number', 'all', 'phone=0123', true],
    ['another agent', 'all', 'agent=A2', false],
  ] as const)('says whether one that is heard of belongs to the %s', (_what, tab, address, answer) =>
    expect(belongs(callback({ agentId: 'A1' }), tab, searchOf(read(address), null))).toBe(answer),
  );

  it('adds up all tabs, and does not pretend to know more than it was told', () => {
    const count = (value: number, relation = 'eq') => ({ value, relation });
    const parts = { due: count(1), today: count(2), upcoming: count(3), missed: count(0), done: count(4) };
    const counts = callbackCountsSchema.parse({ ...parts, inactive: count(5) });
    expect(totalOf('all', counts)).toEqual({ value: 15, relation: 'eq' });
    expect(totalOf('today', counts)).toEqual({ value: 2, relation: 'eq' });
    const many = callbackCountsSchema.parse({ ...parts, inactive: count(10_000, 'gte') });
    expect(totalOf('all', many).relation).toBe('gte');
  });
});
