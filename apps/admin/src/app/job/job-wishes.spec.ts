import { canMove, jobStatuses, type JobStatus } from '@rollcall/domain/job';
import { allowedWishes } from './job-wishes';

describe('buttons of a job', () => {
  it.each([
    ['queued', ['cancel']],
    ['running', ['pause', 'cancel']],
    ['pausing', []],
    ['paused', ['resume', 'cancel']],
    ['cancelling', []],
    ['failed', ['resume', 'cancel']],
    ['succeeded', []],
    ['cancelled', []],
  ] as const)('%s offers %j', (status, wishes) => expect(allowedWishes(status)).toEqual(wishes));

  it('never offers a move the domain forbids', () => {
    const targets = {
      pause: ['pausing', 'paused'],
      resume: ['queued'],
      cancel: ['cancelling', 'cancelled'],
      force: [],
    } as const;
    for (const status of jobStatuses)
      for (const wish of allowedWishes(status))
        expect((targets[wish] as readonly JobStatus[]).some((to) => canMove(status, to))).toBe(true);
  });
});
