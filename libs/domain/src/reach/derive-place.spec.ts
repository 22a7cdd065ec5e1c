import { describe, expect, it } from '@jest/globals';
import { derivePlace } from './derive-place.js';
import type { PlaceFacts } from './derive-place.js';
import { readUsState, usStateOfPhone, usPlaces, usStates, usZones } from './us-states.js';
import { isZone } from './zone-clock.js';

const nothing: PlaceFacts = { timeZone: null, state: null, country: null, phone: null };
const [ET, CT, MT] = ['America/New_York', 'America/Chicago', 'America/Denver'];

describe('where somebody can be', () => {
  it.each<[string, Partial<PlaceFacts>, readonly string[], string, readonly string[]]>([
    ['their own zone', { timeZone: 'America/Phoenix', state: 'AZ' }, ['America/Phoenix'], 'contact', ['US', 'US-AZ']],
    ['a state of one zone', { state: 'ny', country: 'US' }, [ET], 'state', ['US', 'US-NY']],
    ['a state of two zones', { state: 'Texas' }, [CT, MT], 'state', ['US', 'US-TX']],
    ['an area code', { phone: '+13055550123' }, [ET, CT], 'phone', ['US', 'US-FL']],
    ['both, which agree', { state: 'FL', phone: '+13055550123' }, [ET, CT], 'state', ['US', 'US-FL']],
    [
      'both, which do not',
      { state: 'CO', phone: '+12125550123' },
      [MT, ET],
      'state-and-phone',
      ['US', 'US-CO', 'US-NY'],
    ],
    [
      'their zone, and a number of elsewhere',
      { timeZone: MT, phone: '+14015550123' },
      [MT],
      'contact',
      ['US', 'US-RI'],
    ],
    ['Arizona, in and outside the Navajo Nation', { state: 'AZ' }, ['America/Phoenix', MT], 'state', ['US', 'US-AZ']],
    ['a zone nobody knows', { timeZone: 'Mars/Olympus', state: 'UT' }, [MT], 'state', ['US', 'US-UT']],
    ['a toll-free number', { phone: '+18005550123' }, usZones, 'country', ['US']],
    ['nothing', {}, usZones, 'assumed', ['US']],
    ['a territory', { country: 'PR' }, ['America/Puerto_Rico'], 'state', ['US', 'US-PR']],
    ['the number of a territory', { phone: '+16715550123' }, ['Pacific/Guam'], 'phone', ['US', 'US-GU']],
    ['a country of one zone', { phone: '+919812345678' }, ['Asia/Calcutta'], 'country', ['IN']],
    ['a state of another country', { country: 'IN', state: 'CA' }, ['Asia/Calcutta'], 'country', ['IN']],
  ])('is told by %s', (_, facts, zones, zoneFrom, regions) => {
    expect(derivePlace({ ...nothing, ...facts })).toEqual({ zones, zoneFrom, regions });
  });

  it('is one of several zones in a wide country', () => {
    const { zones, zoneFrom } = derivePlace({ ...nothing, country: 'AU' });
    expect(zoneFrom).toBe('country');
    expect(zones).toEqual(expect.arrayContaining(['Australia/Perth', 'Australia/Sydney', 'Australia/Lord_Howe']));
  });
});

describe('the states', () => {
  it('are fifty and the capital, in zones that exist, and share no area code', () => {
    expect(Object.keys(usStates)).toHaveLength(51);
    expect(usZones.filter((zone) => !isZone(zone))).toEqual([]);
    const codes = Object.values(usPlaces).flatMap(({ areaCodes }) => areaCodes);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it.each([
    ['tx', 'TX'],
    [' New  York ', 'NY'],
    ['D.C.', 'DC'],
    ['Bavaria', null],
    ['', null],
    ['constructor', null],
  ])('are read from %p', (text, code) => {
    expect(readUsState(text)).toBe(code);
  });

  it.each([
    ['+12125550123', 'NY'],
    ['+14165550123', null], // Toronto
    ['+442071234567', null],
  ])('are told by the number %s', (phone, code) => {
    expect(usStateOfPhone(phone)).toBe(code);
  });
});
