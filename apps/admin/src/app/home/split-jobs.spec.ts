import type { JobView } from '@rollcall/domain/job';
import { splitJobs } from './split-jobs';

const job = (id: string, status: string, version: number, minute: number): JobView =>
  ({ id, status, version, createdAt: `2026-11-20T10:${minute}:00Z`, endedAt: null }) as unknown as JobView;
const ids = (jobs: readonly JobView[]): readonly string[] => jobs.map(({ id }) => id);

describe('jobs on the start page', () => {
  it('are moved to the ended ones by their newest version, whatever the order it came in', () => {
    const views = [job('a', 'succeeded', 9, 10), job('a', 'running', 4, 10), job('b', 'paused', 2, 11)];
    const { moving, ended } = splitJobs(views);
    expect([ids(moving), ids(ended)]).toEqual([['b'], ['a']]);
  });

  it('are the last five of each', () => {
    const views = Array.from({ length: 7 }, (_, n) => [
      job(`m${n}`, 'queued', 1, 10 + n),
      job(`e${n}`, 'failed', 1, 10 + n),
    ]);
    const { moving, ended } = splitJobs(views.flat());
    expect(ids(moving)).toEqual(['m6', 'm5', 'm4', 'm3', 'm2']);
    expect(ids(ended)).toEqual(['e6', 'e5', 'e4', 'e3', 'e2']);
  });
});
