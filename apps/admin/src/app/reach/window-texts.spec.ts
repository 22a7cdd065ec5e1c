import { defaultReachRules } from '@rollcall/domain/reach';
import { byRegion, daysText, knownRegions, regionText, withWindow } from './window-texts';

const { windows } = defaultReachRules;

describe('calling windows', () => {
  it.each([
    [[1, 2, 3, 4, 5, 6, 7], 'Every day'],
    [[6, 1, 2, 3, 4, 5], 'Mon–Sat'],
    [[6, 7], 'Sat, Sun'],
    [[1, 3, 4, 5, 7], 'Mon, Wed–Fri, Sun'],
    [[7], 'Sun'],
  ])('are on %j: %s', (days, text) => expect(daysText(days)).toBe(text));

  it.each([
    ['US', 'United States, everywhere'],
    ['US-FL', 'Florida'],
    ['US-DC', 'District of Columbia'],
    ['CA-QC', 'QC, Canada'],
  ])('of %s are of %s', (region, text) => expect(regionText(region)).toBe(text));

  it('are shown by region, the country first and every rule once', () => {
    const regions = byRegion(windows);
    expect(regions.slice(0, 3).map(({ text }) => text)).toEqual([
      'United States, everywhere',
      'Connecticut',
      'Florida',
    ]);
    expect(regions.flatMap((each) => each.windows)).toHaveLength(windows.length);
    expect(knownRegions.length).toBeGreaterThan(50);
  });

  it('are replaced where they stand, added behind, taken out, and never where somebody else changed them', () => {
    const [first, second] = [windows[0]!, windows[1]!];
    const later = { ...second, until: '19:00' };
    expect(withWindow(windows, second, later)?.slice(0, 2)).toEqual([first, later]);
    expect(withWindow(windows, null, later)?.at(-1)).toBe(later);
    expect(withWindow(windows, first, null)?.[0]).toBe(second);
    expect(withWindow([later], second, first)).toBeNull();
  });
});
