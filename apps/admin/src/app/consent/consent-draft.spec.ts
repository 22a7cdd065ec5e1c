import { checkDraft, draftFor, requestOf, type ConsentDraft } from './consent-draft';

const nowMs = new Date(2026, 10, 20, 12).getTime();
const draft = (changes: Partial<ConsentDraft>): ConsentDraft => ({
  ...draftFor('sms', '+12025550123', 'granted'),
  source: 'web-form',
  ...changes,
});

describe('an entry for the consent ledger (RC-10)', () => {
  it.each<[string, Partial<ConsentDraft>, readonly string[]]>([
    ['a grant with its wording', { wordingVersion: 'v3' }, []],
    ['a grant with its proof', { evidence: 'signed form, page 2' }, []],
    ['a grant without either', { wordingVersion: ' ' }, ['evidence']],
    ['a revocation, which needs no proof', { state: 'revoked' }, []],
    ['nothing about how it was said', { state: 'revoked', source: '' }, ['source']],
    ['a time that lies ahead', { state: 'refused', saidAt: '2026-11-20T12:01' }, ['saidAt']],
    ['a time on another day', { state: 'refused', saidAt: '2026-11-19T23:59' }, []],
  ])('with %s', (_, changes, wrong) => {
    expect(Object.keys(checkDraft(draft(changes), nowMs))).toEqual(wrong);
  });

  it('is sent with the instant at which it was said here, and for all addresses if none is chosen', () => {
    const request = requestOf(
      draft({ state: 'revoked', address: '', saidAt: '2026-11-19T23:59', evidence: ' said so ' }),
    );
    expect(request).toEqual({
      channel: 'sms',
      address: null,
      state: 'revoked',
      source: 'web-form',
      wordingVersion: null,
      evidence: 'said so',
      capturedAt: new Date(2026, 10, 19, 23, 59).toISOString(),
    });
    expect(requestOf(draft({ wordingVersion: 'v3' })).capturedAt).toBeUndefined();
  });
});
