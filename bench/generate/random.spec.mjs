import { describe, expect, it } from '@jest/globals';
import { Dice, Shuffle, Weighted } from './random.mjs';

describe('a shuffle', () => {
  it.each([1, 2, 3, 100, 1000, 4097])('puts each of %i places exactly once, and finds it again', (size) => {
    const shuffle = new Shuffle(size, 99);
    const places = Array.from({ length: size }, (_, index) => shuffle.at(index));
    expect(new Set(places).size).toBe(size);
    expect(Math.max(...places)).toBe(size - 1);
    expect(places.map((place) => shuffle.indexOf(place))).toEqual([...places.keys()]);
  });

  it('differs by seed', () => {
    const first = new Shuffle(1000, 1);
    const second = new Shuffle(1000, 2);
    const same = Array.from({ length: 1000 }, (_, i) => first.at(i) === second.at(i)).filter(Boolean).length;
    expect(same).toBeLessThan(20);
  });
});

describe('a weighted draw', () => {
  it('draws by weight', () => {
    const dice = new Dice().aim(5, 0);
    const weighted = new Weighted([
      ['often', 70],
      ['seldom', 25],
      ['rare', 5],
    ]);
    const counts = { often: 0, seldom: 0, rare: 0 };
    for (let i = 0; i < 20_000; i++) counts[/** @type {keyof typeof counts} */ (weighted.draw(dice))]++;
    expect(counts.often / 20_000).toBeCloseTo(0.7, 1);
    expect(counts.seldom / 20_000).toBeCloseTo(0.25, 1);
    expect(counts.rare / 20_000).toBeCloseTo(0.05, 1);
  });
});
