import { Throttle } from './throttle.js';

const never = new AbortController().signal;

describe('a throttle', () => {
  it('lets everything through without a wish', async () => {
    const throttle = new Throttle(null);
    throttle.done(1_000_000);
    const began = performance.now();
    await throttle.wait(never);
    expect(performance.now() - began).toBeLessThan(50);
    expect(throttle.limit(700)).toBe(700);
  });

  it('makes a batch as long as a second at most, and the next one wait for it', async () => {
    const throttle = new Throttle(100);
    expect(throttle.limit(700)).toBe(100);
    throttle.done(20);
    const began = performance.now();
    await throttle.wait(never);
    expect(performance.now() - began).toBeGreaterThan(190);
  });

  it('adds up what lanes do beside each other', async () => {
    const throttle = new Throttle(100);
    for (let lane = 0; lane < 3; lane++) throttle.done(10);
    const began = performance.now();
    await throttle.wait(never);
    expect(performance.now() - began).toBeGreaterThan(290);
  });

  it('waits no longer than the turn lasts, nor after the wish was taken back', async () => {
    const throttle = new Throttle(1);
    throttle.done(100);
    const turn = new AbortController();
    setTimeout(() => turn.abort(), 20);
    await throttle.wait(turn.signal);
    throttle.hear(null);
    await throttle.wait(never);
    expect(throttle.limit(700)).toBe(700);
  });
});
