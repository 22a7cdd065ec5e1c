import { formatIn, formatWall, wallIn, zoneNameAt } from './wall-times';

const plain = (text: string): string => text.replace(/\s/g, ' ');

describe('times on a wall', () => {
  it('are shown as they stand there, whatever zone the reader is in', () => {
    expect(plain(formatWall('2026-11-30T15:30'))).toBe('Mon, Nov 30, 2026, 3:30 PM');
    expect(formatWall('rubbish')).toBe('rubbish');
  });

  it.each([
    ['America/New_York', '2026-11-30T20:30:00.000Z', '2026-11-30T15:30', 'EST'],
    ['America/New_York', '2026-07-01T20:30:00.000Z', '2026-07-01T16:30', 'EDT'],
    ['Asia/Kolkata', '2026-11-30T20:30:00.000Z', '2026-12-01T02:00', 'GMT+5:30'],
  ])('of %s at %s are %s', (zone, iso, wall, name) => {
    expect(wallIn(zone, iso)).toBe(wall);
    expect(zoneNameAt(zone, iso)).toBe(name);
    expect(formatIn(zone, iso)).toBe(`${formatWall(wall)} ${name}`);
  });

  it('never come out too early: a begun minute is the next one', () =>
    expect(wallIn('UTC', '2026-11-30T08:00:00.500Z')).toBe('2026-11-30T08:01'));
});
