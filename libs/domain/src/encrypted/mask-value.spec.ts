import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { maskValue } from './mask-value.js';
import { toBlindForm } from './to-blind-form.js';

describe('a mask', () => {
  it.each([
    ['4111 1111 1111 1111', 'last4', '•••• 1111'],
    ['123-45-6789', 'last4', '•••• 6789'],
    ['12345678', 'last4', '•••• 5678'],
    ['1234567', 'last4', '••••'],
    ['-------1234', 'last4', '••••'],
    ['4111 1111 1111 1111', 'nothing', '••••'],
  ] as const)('of %j, showing %s, is %j', (value, mask, shown) => {
    expect(maskValue(value, mask)).toBe(shown);
  });

  it('tells four letters at most, and no length', () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1, maxLength: 500 }), (value) => {
        const shown = maskValue(value, 'last4');
        expect(shown === '••••' || [...shown].length === 9).toBe(true);
        if (shown !== '••••') expect([...toBlindForm(value)!].length).toBeGreaterThanOrEqual(8);
      }),
    );
  });
});

describe('the form that is compared', () => {
  it.each([
    ['123-45-6789', '123456789'],
    [' ab 12\u00a0cd ', 'AB12CD'],
    ['Ａ１', 'A1'], // full width
    ['- -', null],
  ])('of %j is %j', (value, form) => {
    expect(toBlindForm(value)).toBe(form);
  });
});
