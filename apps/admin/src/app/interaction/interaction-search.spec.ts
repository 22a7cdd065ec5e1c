import { boxesOf, captionOf, paramsOf } from './interaction-search';

const boxes = (words: Readonly<Record<string, string>>) => boxesOf((name) => words[name] ?? null);

describe('the filters of interactions (LV-9)', () => {
  it('take whole days of the person who looks, the last one with all its hours', () => {
    const { from, until } = paramsOf(boxes({ from: '2026-11-01', until: '2026-11-01' }));
    expect(new Date(from!)).toEqual(new Date(2026, 10, 1));
    expect(new Date(until!)).toEqual(new Date(2026, 10, 2));
  });

  it('leave out what the api would refuse', () => {
    expect(
      paramsOf(boxes({ channel: 'fax', direction: 'outbound', outcome: ' no answer ', from: '2026-13', agent: ' ' })),
    ).toEqual({ direction: 'outbound', outcome: 'no answer' });
    expect(paramsOf(boxes({}))).toEqual({});
  });

  it('are said in the caption', () => {
    expect(captionOf(boxes({ channel: 'sms', outcome: 'bounced', from: '2026-11-01' }))).toMatch(
      /^Interactions, newest first, sms, outcome bounced, from .*2026/,
    );
  });
});
