import { HttpErrorResponse } from '@angular/common/http';
import { problemOf } from '../refusal/problem';
import { FormTroubles, troublesOf } from './form-troubles';

const refusal = (status: number, error: object) => new HttpErrorResponse({ status, error });
const invalid = refusal(422, {
  code: 'invalid-input',
  errors: [
    { path: 'options.3', code: 'x', message: 'Each option once' },
    { path: 'label', code: 'x', message: 'Too long' },
    { path: 'labels', code: 'x', message: 'of something else' },
  ],
});

describe('the troubles of a form', () => {
  it.each([
    ['stand at the fields that are named', invalid, { options: 'Each option once', label: 'Too long' }],
    [
      'stand at the field a code belongs to',
      refusal(409, { code: 'group.exists' }),
      { label: 'There is already a group of this name. Use another name.' },
    ],
    ['are of the whole form otherwise', refusal(412, { code: 'stale-version' }), null],
    ['are of the whole form when nobody answers', new HttpErrorResponse({ status: 0 }), null],
  ])('%s', (_, error, expected) =>
    expect(troublesOf(problemOf(error), ['label', 'options'], { 'group.exists': 'label' })).toEqual(expected),
  );

  it('are said once a save failed, and gone with the next', async () => {
    const troubles = new FormTroubles(['label']);
    expect(await troubles.run(() => Promise.reject(invalid as unknown as Error))).toBeNull();
    expect([troubles.at('label'), troubles.failure(), troubles.isBusy()]).toEqual(['Too long', undefined, false]);
    expect(await troubles.run(() => Promise.resolve(7))).toEqual({ done: 7 });
    expect(troubles.any()).toBe(false);
  });
});
