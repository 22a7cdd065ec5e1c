import { jest } from '@jest/globals';
import { RevealClock } from './reveal-clock';

describe('a revealed value (RC-11)', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is there for thirty seconds, says so three times, and is then nowhere', () => {
    const clock = new RevealClock();
    const onHidden = jest.fn();
    const said = new Set<string>([clock.said()]);
    clock.show('123-45-6789', onHidden);
    for (let second = 0; second < 29; second += 1) {
      said.add(clock.said());
      jest.advanceTimersByTime(1_000);
    }
    expect([clock.value(), clock.secondsLeft(), onHidden.mock.calls.length]).toEqual(['123-45-6789', 1, 0]);
    jest.advanceTimersByTime(1_000);
    expect([clock.value(), clock.secondsLeft(), onHidden.mock.calls.length]).toEqual([null, 0, 1]);
    expect([...said, clock.said()]).toEqual(['', 'Shown for 30 seconds.', 'Hidden in 10 seconds.', 'Hidden again.']);
    expect(JSON.stringify(clock)).not.toContain('6789');
    expect(jest.getTimerCount()).toBe(0);
  });

  it('goes by the time that has passed, also where ticks come late', () => {
    const clock = new RevealClock();
    clock.show('secret');
    jest.setSystemTime(Date.now() + 31_000);
    jest.advanceTimersByTime(250);
    expect(clock.value()).toBeNull();
  });

  it('that is hidden or replaced sooner leaves no timer behind', () => {
    const clock = new RevealClock();
    const onHidden = jest.fn();
    clock.show('one', onHidden);
    clock.show('two');
    expect(jest.getTimerCount()).toBe(1);
    clock.hide();
    expect([clock.value(), jest.getTimerCount()]).toEqual([null, 0]);
    jest.advanceTimersByTime(60_000);
    expect(onHidden).not.toHaveBeenCalled();
  });
});
