import { jobMoves, type JobStatus } from '../job/index.js';
import { jobEventOf, judgeTry, retryPauses, webhookEventTypes } from './index.js';

describe('webhook rules (issue 5)', () => {
  it.each([
    [200, 1, 'delivered'],
    [204, 11, 'delivered'],
    [301, 1, 'again'],
    [302, 1, 'again'],
    [400, 1, 'again'],
    [410, 1, 'gone'],
    [429, 10, 'again'],
    [500, 10, 'again'],
    [500, 11, 'given-up'],
    [null, 1, 'again'],
    [null, 11, 'given-up'],
  ])('status %s at try %i is %s', (status, tries, verdict) => {
    expect(judgeTry(status, tries, 0.5).verdict).toBe(verdict);
  });

  it('waits between half a pause and a whole one', () => {
    retryPauses.forEach((pause, index) => {
      expect(judgeTry(500, index + 1, 0)).toEqual({ verdict: 'again', afterMs: pause / 2 });
      expect(judgeTry(500, index + 1, 1)).toEqual({ verdict: 'again', afterMs: pause });
    });
  });

  it('goes on for over half a day at the shortest and under two at the longest, never waiting less than before', () => {
    const day = 24 * 3600_000;
    const all = retryPauses.reduce((sum, pause) => sum + pause, 0);
    expect(all / 2).toBeGreaterThan(day / 2);
    expect(all).toBeLessThan(2 * day);
    expect([...retryPauses].sort((a, b) => a - b)).toEqual([...retryPauses]);
  });

  it('tells every state a job can stand in, once, and none that it passes through', () => {
    const states = Object.keys(jobMoves) as JobStatus[];
    const silent = states.filter((state) => jobEventOf(state) === null);
    expect(silent).toEqual(['pausing', 'cancelling']);
    const told = states.flatMap((state) => jobEventOf(state) ?? []);
    expect(told.sort()).toEqual(webhookEventTypes.filter((type) => type.startsWith('job.')).sort());
  });
});
