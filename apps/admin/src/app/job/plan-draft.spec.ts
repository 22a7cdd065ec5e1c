import { emptyPlan, planDraftOf, planOf, planProblemsOf, startPlanOf } from './plan-draft';

describe('a plan as it is typed', () => {
  it('says nothing when nothing is typed', () => {
    expect(startPlanOf(emptyPlan)).toEqual({});
    expect(planOf(emptyPlan)).toEqual({ startAt: null, rowsPerSecond: null });
    expect(planProblemsOf(emptyPlan)).toEqual({ start: '', rate: '' });
  });

  it('reads the clock of the wall and writes it back', () => {
    const draft = { start: '2026-12-24T02:05', rate: '2,500' };
    const { startAt, rowsPerSecond } = planOf(draft);
    expect(new Date(startAt ?? '').getHours()).toBe(2);
    expect(rowsPerSecond).toBe(2_500);
    expect(planDraftOf({ startsAt: startAt, rowsPerSecond })).toEqual({ ...draft, rate: '2500' });
    expect(startPlanOf(draft)).toEqual({ startAt, rowsPerSecond });
  });

  it.each(['0', '-1', '1.5', 'fast', '1000001'])('refuses %s rows a second', (rate) => {
    expect(planProblemsOf({ start: '', rate }).rate).toContain('Whole rows');
  });

  it('refuses a time that is none', () => {
    expect(planProblemsOf({ start: '2026-13-44T99:00', rate: '' }).start).toContain('no date');
  });
});
