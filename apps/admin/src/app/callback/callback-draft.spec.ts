import { createCallbackSchema } from '@rollcall/domain/callback';
import { contactIdSchema } from '@rollcall/domain/contact';
import { callback } from './callback.testing';
import {
  changeOf,
  checkDraft,
  createOf,
  draftOf,
  dueOf,
  emptyDraft,
  rebased,
  type CallbackDraft,
} from './callback-draft';
import { minutesOfShift, type ShiftUnit } from './callback-shift';

const whole: CallbackDraft = {
  ...emptyDraft,
  date: '2026-11-30',
  time: '15:30',
  zone: ' America/New_York ',
  note: ' ask for Ana ',
};

describe('the boxes of a callback', () => {
  it('become a request that the contract takes', () => {
    const request = createOf(whole, contactIdSchema.parse(7));
    expect(createCallbackSchema.parse(request)).toEqual(request);
    expect(request).toMatchObject({
      localAt: '2026-11-30T15:30',
      zone: 'America/New_York',
      note: 'ask for Ana',
      agentId: null,
    });
    expect(request).not.toHaveProperty('phone');
  });

  it('ask for nothing when nothing was changed', () => {
    const before = callback({ note: 'x', agentId: 'A1', routing: 'agent' });
    expect(changeOf(before, draftOf(before))).toBeNull();
  });

  it.each<[Partial<CallbackDraft>, object]>([
    [{ time: '16:00' }, { localAt: '2026-11-30T16:00' }],
    [{ note: '' }, { note: null }],
    [
      { phone: '+12125550124', zone: 'America/Chicago' },
      { phone: '+12125550124', zone: 'America/Chicago' },
    ],
  ])('ask for what was changed alone: %j', (edit, change) => {
    const before = callback({ note: 'x' });
    expect(changeOf(before, { ...draftOf(before), ...edit })).toEqual(change);
  });

  it.each<[Partial<CallbackDraft>, readonly string[]]>([
    [{}, []],
    [{ date: '' }, ['date']],
    [{ time: '' }, ['time']],
    [{ zone: 'Mars/Olympus' }, ['zone']],
    [{ zone: '-05:00' }, ['zone']],
    [{ routing: 'agent' }, ['agentId']],
    [{ routing: 'agent-first', agentId: 'A1' }, []],
  ])('with %j are wrong at %j', (edit, fields) =>
    expect(Object.keys(checkDraft({ ...whole, ...edit }))).toEqual(fields),
  );

  it('mean a moment by the clock of the zone, and none while they are not whole', () => {
    expect(dueOf(whole)).toBe('2026-11-30T20:30:00.000Z');
    expect(dueOf({ ...whole, date: '2026-02-30' })).toBeNull();
    expect(dueOf({ ...whole, zone: 'Mars/Olympus' })).toBeNull();
  });

  it('keep what I typed on top of somebody else’s version, and follow them everywhere else', () => {
    const before = draftOf(callback());
    const theirs = draftOf(callback({ note: 'theirs', localAt: '2026-12-01T10:00' }));
    expect(rebased(before, { ...before, note: 'mine' }, theirs)).toEqual({ ...theirs, note: 'mine' });
  });
});

describe('a shift', () => {
  it.each<[string, ShiftUnit, boolean, number | null]>([
    ['1', 'hours', true, 60],
    ['2', 'days', false, -2880],
    ['7', 'days', true, 10_080],
    ['8', 'days', true, null],
    ['0', 'hours', true, null],
    ['-1', 'hours', true, null],
    ['1.5', 'minutes', true, null],
    ['', 'hours', true, null],
  ])('by %j %s, later: %j, is %j minutes', (amount, unit, isLater, minutes) =>
    expect(minutesOfShift(amount, unit, isLater)).toBe(minutes),
  );
});
