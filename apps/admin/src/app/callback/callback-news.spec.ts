import { callback } from './callback.testing';
import { countNew, refreshed, type HeardCallbacks } from './callback-news';

const heard = (...views: readonly object[]): HeardCallbacks =>
  new Map(views.map((view, at) => [callback(view).id, { number: at + 1, view: callback(view) }]));

describe('a list that hears of callbacks', () => {
  it.each([
    ['a newer version', { version: 2, state: 'done', tab: 'done' }, 0, 'done'],
    ['the same version, since the list was asked for: it fell due', { tab: 'due' }, 0, 'due'],
    ['the same version, from before', { tab: 'today' }, 1, 'upcoming'],
    ['an older version', { version: 0, tab: 'today' }, 0, 'upcoming'],
  ])('shows %s', (_what, view, since, tab) => {
    const [row] = refreshed([callback()], heard(view), since);
    expect(row?.tab).toBe(tab);
  });

  it('never moves and never drops a row', () => {
    const rows = [callback({ id: 1 }), callback({ id: 2 })];
    const after = refreshed(rows, heard({ id: 2, version: 2, state: 'inactive', tab: 'inactive' }), 0);
    expect(after.map(({ id }) => id)).toEqual([1, 2]);
  });

  const list = { rows: [callback({ id: 1 })], hasNext: true, isNewestFirst: false, since: 0 };
  const early = { id: 2, dueAt: '2026-11-29T20:30:00.000Z' };
  const late = { id: 3, dueAt: '2026-12-09T20:30:00.000Z' };

  it('counts new ones that belong on the page', () => {
    expect(countNew(list, heard({ id: 1 }, early, late), () => true)).toBe(1);
    expect(countNew({ ...list, hasNext: false }, heard({ id: 1 }, early, late), () => true)).toBe(2);
    expect(countNew({ ...list, isNewestFirst: true }, heard(early, late), () => true)).toBe(1);
  });

  it('does not count what was there when it was asked for, and what belongs elsewhere', () => {
    expect(countNew({ ...list, since: 9 }, heard(early), () => true)).toBe(0);
    expect(countNew(list, heard(early), () => false)).toBe(0);
  });
});
