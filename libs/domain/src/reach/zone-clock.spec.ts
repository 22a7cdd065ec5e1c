import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayMs, instantOf, instantsOf, isZone, movesOf, readWall, wallAt, weekdayOf, writeWall } from './zone-clock.js';

const at = (iso: string): number => Date.parse(iso);
const iso = (instant: number): string => new Date(instant).toISOString().replace('.000', '');
const zones = [
  'America/New_York',
  'America/Phoenix',
  'America/St_Johns',
  'Asia/Kolkata',
  'Asia/Kathmandu',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Chatham',
  'Africa/Casablanca',
  'America/Sao_Paulo',
  'Europe/Dublin',
  'UTC',
];

describe('the clock of a zone', () => {
  it.each([
    ['America/New_York', '2026-01-15T13:00:00Z', '2026-01-15T08:00'],
    ['America/New_York', '2026-07-15T12:00:00Z', '2026-07-15T08:00'],
    ['America/Phoenix', '2026-07-15T15:00:00Z', '2026-07-15T08:00'],
    ['Asia/Kolkata', '2026-07-15T03:30:00Z', '2026-07-15T09:00'],
    ['Asia/Kathmandu', '2026-07-15T03:15:00Z', '2026-07-15T09:00'],
    ['Australia/Lord_Howe', '2026-07-14T22:30:00Z', '2026-07-15T09:00'],
    ['Australia/Lord_Howe', '2026-12-14T22:00:00Z', '2026-12-15T09:00'],
  ])('%s shows at %s %s', (zone, instant, wall) => {
    expect(writeWall(wallAt(zone, at(instant)))).toBe(wall);
  });

  it.each([
    ['a skipped hour', 'America/New_York', '2026-03-08T02:30', []],
    ['a repeated hour', 'America/New_York', '2026-11-01T01:30', ['2026-11-01T05:30:00Z', '2026-11-01T06:30:00Z']],
    ['any other', 'America/New_York', '2026-11-01T03:30', ['2026-11-01T08:30:00Z']],
    ['a skipped half hour', 'Australia/Lord_Howe', '2026-10-04T02:15', []],
    [
      'a repeated half hour',
      'Australia/Lord_Howe',
      '2026-04-05T01:45',
      ['2026-04-04T14:45:00Z', '2026-04-04T15:15:00Z'],
    ],
    ['a skipped day', 'Pacific/Apia', '2011-12-30T12:00', []],
  ])('knows %s', (_, zone, wall, instants) => {
    expect(instantsOf(zone, readWall(wall)!).map(iso)).toEqual(instants);
  });

  it.each([
    ['America/New_York', '2026-03-08T02:30', '2026-03-08T07:30:00Z'], // half an hour behind the gap, 03:30 by the clock
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30:00Z'],
    ['America/New_York', '2026-03-08T10:00', '2026-03-08T14:00:00Z'],
  ])('means one instant: %s %s', (zone, wall, instant) => {
    expect(iso(instantOf(zone, readWall(wall)!))).toBe(instant);
  });

  it('finds where clocks are moved, to the millisecond', () => {
    const year = (zone: string) => movesOf(zone, at('2026-01-01T00:00:00Z'), at('2027-01-01T00:00:00Z')).map(iso);
    expect(year('America/New_York')).toEqual(['2026-03-08T07:00:00Z', '2026-11-01T06:00:00Z']);
    expect(year('Australia/Lord_Howe')).toEqual(['2026-04-04T15:00:00Z', '2026-10-03T15:30:00Z']);
    expect(year('America/Phoenix')).toEqual([]);
  });

  it('leads from an instant to the wall and back', () => {
    fc.assert(
      fc.property(fc.constantFrom(...zones), fc.integer({ min: 0, max: 4_000_000_000 }), (zone, seconds) => {
        const instant = seconds * 1000;
        const wall = wallAt(zone, instant);
        const back = instantsOf(zone, wall);
        expect(back).toContain(instant);
        expect(back.every((each) => wallAt(zone, each) === wall)).toBe(true);
        expect(instantOf(zone, wall)).toBe(back[0]);
      }),
    );
  });

  it('counts weekdays from Monday', () => {
    expect(['2026-11-23', '2026-11-29', '1969-12-31'].map((day) => weekdayOf(readWall(`${day}T12:00`)!))).toEqual([
      1, 7, 3,
    ]);
    expect(weekdayOf(-dayMs * 4)).toBe(7);
  });

  it.each(['2026-02-30T10:00', '2026-13-01T10:00', '2026-02-01T24:01', 'x'])('reads no day into %s', (text) => {
    expect(readWall(text)).toBeNull();
  });

  it('knows which zones there are', () => {
    expect(['Asia/Calcutta', 'EST5EDT', 'Mars/Olympus', ''].map(isZone)).toEqual([true, true, false, false]);
  });
});
