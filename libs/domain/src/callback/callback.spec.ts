import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { wallAt, writeWall } from '../reach/index.js';
import { callbackMoves, callbackStates, canMoveCallback } from './callback.contract.js';
import { changeCallbackSchema, createCallbackSchema, refuseUnfit, scheduleOf, shifted } from './index.js';

const limits = { daysAhead: 90, missedAfterMinutes: 60 };
const due = (localAt: string, zone = 'America/New_York') => scheduleOf({ localAt, zone }, limits).dueAt.toISOString();

describe('when a callback falls due', () => {
  it.each([
    ['2026-03-06T10:00', '2026-03-06T15:00:00.000Z'], // the Friday before clocks are moved
    ['2026-03-09T10:00', '2026-03-09T14:00:00.000Z'], // the Monday behind it: ten on the wall again
    ['2026-03-08T02:30', '2026-03-08T07:30:00.000Z'], // there is no such time: half an hour behind the jump
    ['2026-11-01T01:30', '2026-11-01T05:30:00.000Z'], // twice: the first
    ['2026-11-02T10:00', '2026-11-02T15:00:00.000Z'],
  ])('%s', (localAt, instant) => {
    expect(due(localAt)).toBe(instant);
  });

  it('has a day that begins where the contact is, and an end', () => {
    expect(scheduleOf({ localAt: '2026-11-30T00:30', zone: 'Asia/Kolkata' }, limits)).toEqual({
      dueAt: new Date('2026-11-29T19:00:00Z'),
      dayStartsAt: new Date('2026-11-29T18:30:00Z'),
      missedAt: new Date('2026-11-29T20:00:00Z'),
    });
  });

  it('shows the promised time on the wall again, unless that time does not exist', () => {
    const walls = fc.integer({ min: 0, max: 3 * 365 * 24 * 60 }).map((m) => writeWall(Date.UTC(2026, 0) + m * 60_000));
    const zones = fc.constantFrom('America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Europe/Dublin');
    fc.assert(
      fc.property(walls, zones, (localAt, zone) => {
        const shown = writeWall(wallAt(zone, scheduleOf({ localAt, zone }, limits).dueAt.getTime()));
        expect(shown >= localAt).toBe(true);
        if (shown !== localAt) expect(localAt.slice(11, 13) <= '02').toBe(true);
      }),
    );
  });

  it('is shifted on the wall, not in instants', () => {
    const promised = { localAt: '2026-03-07T10:00', zone: 'America/New_York' };
    expect(shifted(promised, 24 * 60)).toEqual({ ...promised, localAt: '2026-03-08T10:00' });
    expect(shifted(promised, -30).localAt).toBe('2026-03-07T09:30');
  });
});

describe('a time that does not fit', () => {
  const zone = 'America/New_York';
  it.each([
    ['2026-11-26T12:00', 'UTC', '2026-11-26T12:00:00Z', 'callback.in-past'],
    ['2026-11-26T12:01', 'UTC', '2026-11-26T12:00:00Z', null],
    ['2027-02-24T12:00', 'UTC', '2026-11-26T12:00:00Z', null],
    ['2027-02-24T12:01', 'UTC', '2026-11-26T12:00:00Z', 'callback.too-far-ahead'],
    // The same hour on the ninetieth day, with an hour more or less in between.
    ['2026-12-10T08:00', zone, '2026-09-11T12:00:00Z', null],
    ['2026-12-10T08:01', zone, '2026-09-11T12:00:00Z', 'callback.too-far-ahead'],
    ['2026-04-30T08:00', zone, '2026-01-30T13:00:00Z', null],
    ['2026-04-30T08:01', zone, '2026-01-30T13:00:00Z', 'callback.too-far-ahead'],
  ])('%s in %s, seen at %s: %s', (localAt, zone, now, code) => {
    const check = () => refuseUnfit(scheduleOf({ localAt, zone }, limits), zone, limits, new Date(now));
    if (code === null) check();
    else expect(check).toThrow(expect.objectContaining({ code }));
  });
});

describe('the states', () => {
  it('end in done or inactive, and nothing leads out of them', () => {
    expect(callbackStates.filter((state) => callbackMoves[state].length === 0)).toEqual(['done', 'inactive']);
    expect(canMoveCallback('missed', 'open')).toBe(true);
    expect(canMoveCallback('done', 'done')).toBe(false);
  });
});

describe('requests', () => {
  const good = { contactId: 7, localAt: '2026-11-30T15:30' };
  it.each([
    [good, true],
    [{ ...good, zone: 'asia/kolkata', routing: 'agent', agentId: 'A1' }, true],
    [{ ...good, routing: 'agent' }, false],
    [{ ...good, zone: 'Mars/Olympus' }, false],
    [{ ...good, zone: '+05:30' }, false],
    [{ ...good, phone: '212-555-0123' }, false],
    [{ ...good, localAt: '2026-02-30T10:00' }, false],
    [{ ...good, localAt: '2026-11-30T15:30:00Z' }, false],
    [{ ...good, localAt: '2026-11-30' }, false],
    [{ ...good, note: ' ' }, false],
    [{ ...good, dueAt: 'now' }, false],
  ])('to schedule %j: %s', (body, isGood) => {
    expect(createCallbackSchema.safeParse(body).success).toBe(isGood);
  });

  it.each([
    [{}, false],
    [{ note: null }, true],
    [{ state: 'done' }, false],
    [{ state: 'done', result: 'reached', note: 'Paid' }, true],
    [{ result: 'reached' }, false],
    [{ state: 'inactive' }, true],
    [{ state: 'inactive', localAt: '2026-11-30T15:30' }, false],
    [{ state: 'open' }, false],
  ])('to change to %j: %s', (body, isGood) => {
    expect(changeCallbackSchema.safeParse(body).success).toBe(isGood);
  });
});
