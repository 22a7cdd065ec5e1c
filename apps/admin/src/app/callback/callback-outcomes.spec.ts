import { callbackIdSchema } from '@rollcall/domain/callback';
import { callback } from './callback.testing';
import { standText } from './callback-messages';
import { refusalsOf } from './callback-outcomes';

const changed = (id: number) => {
  const parsed = callbackIdSchema.parse(id);
  return { id: parsed, outcome: 'changed' as const, version: 2, code: null, details: null };
};

describe('one change for several callbacks', () => {
  it('says how many were changed', () => {
    expect(refusalsOf({ outcomes: [changed(1)] }, [callback()])).toEqual({
      text: '1 callback was changed.',
      refused: [],
      ids: [],
    });
  });

  it('names each that was refused, with every reason', () => {
    const details = { reasons: [{ code: 'inactive' }, { code: 'do-not-contact' }], nextAllowed: null };
    const refused = { ...changed(2), outcome: 'refused' as const, version: null, code: 'contact-not-allowed', details };
    const told = refusalsOf({ outcomes: [changed(1), refused] }, [callback(), callback({ id: 2 })]);
    expect(told.text).toBe('1 callback was changed, 1 was refused.');
    expect(told.ids).toEqual(['2']);
    expect(told.refused[0]?.label).toContain('Ana Ruiz');
    expect(told.refused[0]?.why).toBe(
      'This contact may not be reached at that time. The contact is inactive. The contact is not to be contacted.',
    );
  });
});

describe('where a callback stands', () => {
  it.each([
    [{}, 'Upcoming'],
    [{ tab: 'due' }, 'Due'],
    [{ state: 'missed', tab: 'missed' }, 'Missed'],
    [{ state: 'done', tab: 'done', result: 'voicemail' }, 'Done: Left a voicemail'],
  ])('%j is %j', (changes, text) => expect(standText(callback(changes))).toBe(text));
});
