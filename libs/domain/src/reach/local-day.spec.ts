import { describe, expect, it } from '@jest/globals';
import type { PlaceFacts } from './derive-place.js';
import { localDayOf } from './local-day.js';

const nowhere: PlaceFacts = { timeZone: null, state: null, country: null, phone: null };

describe('the day where somebody is', () => {
  it.each<[string, Partial<PlaceFacts>, string, string]>([
    ['their own zone', { timeZone: 'Pacific/Apia' }, '2026-11-26T10:59:00Z', '2026-11-26'],
    ['their own zone, a minute later', { timeZone: 'Pacific/Apia' }, '2026-11-26T11:00:00Z', '2026-11-27'],
    ['a quarter of an hour', { timeZone: 'Asia/Kathmandu' }, '2026-11-26T18:14:59Z', '2026-11-26'],
    ['the number, in the evening before', { phone: '+12125550123' }, '2026-11-26T03:00:00Z', '2026-11-25'],
    ['the state', { state: 'HI' }, '2026-11-26T09:59:00Z', '2026-11-25'],
    ['two zones, of which one is a day ahead', { state: 'TX' }, '2026-11-26T06:30:00Z', '2026-11-26'],
    ['two zones, both still before midnight', { state: 'TX' }, '2026-11-26T05:59:00Z', '2026-11-25'],
    ['a country in three days', { country: 'KI' }, '2026-11-26T10:00:00Z', '2026-11-27'],
  ])('is that of %s', (_, facts, at, day) => {
    expect(localDayOf({ ...nowhere, ...facts }, Date.parse(at))).toBe(day);
  });
});
