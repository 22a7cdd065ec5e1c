import { isSameContact } from './leave-contact';

describe('another tab of the same contact', () => {
  it.each([
    ['/contacts/7/general', '/contacts/7/channels?x=1', true],
    ['/contacts/new/general', '/contacts/new/channels', true],
    ['/contacts/7/general', '/contacts/8/general', false],
    ['/contacts/7/general', '/contacts/77/general', false],
    ['/contacts/7/general', '/contacts', false],
    ['/jobs', '/jobs', false],
  ])('%s → %s: %s', (from, to, isSame) => expect(isSameContact(from, to)).toBe(isSame));
});
