import { topicsFor } from './topics';

describe('the topics of the event stream', () => {
  it('are those somebody may hear: one too many would be refused with all others', () => {
    const names = (...permissions: Parameters<typeof topicsFor>[0]) => topicsFor(permissions).map(({ name }) => name);
    expect(names('contact.read', 'job.read')).toEqual(['jobs', 'callbacks']);
    expect(names('job.read', 'audit.read')).toEqual(['jobs']);
    expect(names('audit.read')).toEqual([]);
  });
});
