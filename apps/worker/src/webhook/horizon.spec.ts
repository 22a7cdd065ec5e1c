import { Horizon } from './horizon.js';

const look = (second: number, oldest: number, next: number) => ({
  at: new Date(second * 1_000),
  oldest: BigInt(oldest),
  next: BigInt(next),
});
const at = (second: number) => new Date(second * 1_000 - 2_000);

describe('the horizon of events', () => {
  it('is the look itself when nothing goes on', () => {
    const horizon = new Horizon();
    expect(horizon.see(look(10, 5, 5))).toEqual(at(10));
    expect(horizon.see(look(20, 9, 9))).toEqual(at(20));
  });

  it('is not known while what went on at the first look still does', () => {
    const horizon = new Horizon();
    expect(horizon.see(look(10, 4, 8))).toBeNull();
    expect(horizon.see(look(20, 7, 12))).toBeNull();
    expect(horizon.see(look(30, 8, 15))).toEqual(at(10));
  });

  it('stands still while a transaction goes on that began behind it, and moves on after it', () => {
    const horizon = new Horizon();
    expect(horizon.see(look(10, 5, 5))).toEqual(at(10));
    for (let second = 20; second < 50_000; second += 10)
      expect(horizon.see(look(second, 7, 5 + second))).toEqual(at(10));
    expect(horizon.see(look(50_000, 60_000, 60_000))).toEqual(at(50_000));
  });
});
