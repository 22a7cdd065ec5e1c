import { describe, expect, it } from '@jest/globals';
import type { Permission } from '../permission/index.js';
import { maySeeJob, missingToControlJob } from './job.policy.js';

const who = (...permissions: Permission[]) => ({ id: 'ana', permissions });
const own = { startedBy: { id: 'ana' } };
const foreign = { startedBy: { id: 'ben' } };

describe('who may do what with a job', () => {
  it('shows own jobs with job.read and all with job.read-all', () => {
    expect(maySeeJob(who('job.read'), own)).toBe(true);
    expect(maySeeJob(who('job.read'), foreign)).toBe(false);
    expect(maySeeJob(who('job.read-all'), foreign)).toBe(true);
    expect(maySeeJob(who(), own)).toBe(false);
  });
  it('lets own jobs be moved with job.control and all with job.control-all', () => {
    expect(missingToControlJob(who('job.control'), own)).toBeNull();
    expect(missingToControlJob(who('job.control'), foreign)).toBe('job.control-all');
    expect(missingToControlJob(who('job.control-all'), foreign)).toBeNull();
    expect(missingToControlJob(who('job.control-all'), own)).toBeNull();
    expect(missingToControlJob(who('job.read-all'), own)).toBe('job.control');
  });
});
