import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { consentKey, judgeUndo } from './judge-undo.js';
import type { ContactImage, UndoQuestion } from './judge-undo.js';

const asked = (question: Partial<UndoQuestion>) =>
  judgeUndo({ action: 'updated', before: {}, after: {}, now: {}, refused: new Set(), ...question });
const phone = { position: 1, e164: '+12125550123', raw: '212 555 0123', extension: null };
const refusedSms = new Set([consentKey('sms', phone.e164)]);

describe('whether a change can be taken back', () => {
  it.each<[string, Partial<UndoQuestion>, string, string | null, readonly string[]]>([
    ['the making of a contact', { action: 'created', before: null }, 'never', 'action', []],
    ['a deletion', { action: 'deleted', before: {} }, 'never', 'action', []],
    ['a secret', { before: { 'encrypted:ssn': 'changed' } }, 'never', 'encrypted', ['encrypted:ssn']],
    ['a value that stayed', { before: { city: null }, after: { city: 'A' }, now: { city: 'A' } }, 'possible', null, []],
    [
      'one that changed again, beside one that stayed',
      { before: { city: null, title: 'X' }, after: { city: 'A', title: null }, now: { city: 'B', title: null } },
      'overtaken',
      null,
      ['city'],
    ],
    [
      'one custom field, while another changed',
      { before: { custom: { a: 1 } }, after: { custom: { a: 2, b: 1 } }, now: { custom: { a: 2, b: 1, c: 3 } } },
      'possible',
      null,
      [],
    ],
    [
      'custom fields of which one changed again, and one is gone',
      { before: { custom: { a: 1 } }, after: { custom: { a: 2, b: 1 } }, now: { custom: { a: 3 } } },
      'overtaken',
      null,
      ['custom:a', 'custom:b'],
    ],
    [
      'phones that are told with and without what says nothing',
      {
        before: { phones: [] },
        after: { phones: [phone] },
        now: { phones: [{ ...phone, block: 'none', aliases: [] }] },
      },
      'possible',
      null,
      [],
    ],
    [
      'a consent of the contact that was taken back',
      {
        before: { smsConsent: null },
        after: { smsConsent: false },
        now: { smsConsent: false },
        refused: new Set([consentKey('sms', null)]),
      },
      'never',
      'consent-refused',
      ['smsConsent'],
    ],
    [
      'a consent of a number that was taken back',
      {
        before: { phones: [{ ...phone, smsConsent: true }] },
        after: { phones: [phone] },
        now: { phones: [phone] },
        refused: refusedSms,
      },
      'never',
      'consent-refused',
      ['phones'],
    ],
    [
      'something else of such a number',
      { before: { phones: [{ ...phone, type: 'home', smsConsent: false }] }, refused: refusedSms },
      'possible',
      null,
      [],
    ],
  ])('%s', (_, question, state, why, fields) => {
    expect(asked(question)).toEqual({ state, why, fields });
  });

  it('is possible for any values as long as nothing has changed since, and never once a value of it has', () => {
    const image = fc.dictionary(fc.constantFrom('city', 'title', 'custom', 'phones'), fc.jsonValue({ maxDepth: 2 }));
    fc.assert(
      fc.property(image, image, fc.constantFrom('city', 'title'), (before, after, field) => {
        fc.pre(Object.keys(before).length > 0);
        expect(asked({ before, after, now: after }).state).toBe('possible');
        const now: ContactImage = { ...after, [field]: ['another value than any'] };
        expect(asked({ before: { ...before, [field]: 'x' }, after, now }).state).toBe('overtaken');
      }),
    );
  });
});
