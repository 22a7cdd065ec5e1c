import { contactViewSchema, type ContactView } from '@rollcall/domain/contact';
import { checkDraft, tabOfPath } from './check-draft';
import { changeOf, draftOf, newEmail, newPhone, type ContactDraft } from './contact-draft';
import { mergeDrafts, takeMine } from './merge-drafts';

const empty = Object.fromEntries(
  Object.keys(contactViewSchema.shape).map((key) => [key, null]),
) as unknown as ContactView;
const ana: ContactView = {
  ...empty,
  firstName: 'Ana',
  lastName: 'Ruiz',
  active: true,
  doNotContact: false,
  balance: '12.50',
  smsConsent: false,
  allowedDays: ['mon', 'fri'],
  allowedFrom: '09:00',
  allowedUntil: '17:00',
  phones: [
    {
      position: 1,
      e164: '+15125550100',
      raw: '(512) 555-0100',
      extension: null,
      type: 'mobile',
      aliases: ['Reception', 'Night desk'],
      status: null,
      smsConsent: true,
      cellConsent: null,
      block: 'none',
      blockedOn: null,
      preferred: true,
    },
  ],
  emails: [{ position: 1, address: 'ana@x.test', consent: null, blocked: false }],
  pastEmails: [],
  custom: { 'Shoe size': 42 },
};
const before = draftOf(ana);
const edited = (change: (draft: ContactDraft) => void, from = before): ContactDraft => {
  const draft = JSON.parse(JSON.stringify(from)) as ContactDraft;
  change(draft);
  return draft;
};

describe('a draft', () => {
  it('that nobody touched changes nothing', () => expect(changeOf(before, draftOf(ana))).toEqual({}));

  it('of a new contact is active and empty', () =>
    expect(
      changeOf(
        draftOf(null),
        edited((draft) => (draft.texts.lastName = ' Ruiz '), draftOf(null)),
      ),
    ).toEqual({
      lastName: 'Ruiz',
    }));

  it('sends only what differs, and null for what was cleared', () => {
    const now = edited((draft) => {
      draft.texts.firstName = '  ';
      draft.texts.balance = '7';
      draft.consents.smsConsent = '';
      draft.flags.active = false;
      draft.allowedDays = '';
      draft.custom['Shoe size'] = '';
      draft.custom['Hat'] = 'L';
    });
    expect(changeOf(before, now)).toEqual({
      firstName: null,
      balance: '7',
      smsConsent: null,
      active: false,
      allowedDays: null,
      custom: { 'Shoe size': null, Hat: 'L' },
    });
  });

  it('sends phones and addresses as whole lists, without rows in which nothing was typed', () => {
    const now = edited((draft) => {
      draft.phones.push(newPhone('x'), { ...newPhone('y'), number: ' 512 555 0101 ', block: 'permanent' });
      draft.emails = [newEmail('z')];
    });
    expect(changeOf(before, now)).toEqual({
      phones: [
        expect.objectContaining({ number: '(512) 555-0100', aliases: ['Reception', 'Night desk'], smsConsent: true }),
        expect.objectContaining({ number: '512 555 0101', extension: null, aliases: [], block: 'permanent' }),
      ],
      emails: [],
    });
    expect(
      changeOf(
        before,
        edited((draft) => draft.phones.push(newPhone('x'))),
      ),
    ).toEqual({});
  });
});

describe('the check of a draft', () => {
  it('finds nothing wrong with what the server gave', () => expect(checkDraft(before, true)).toEqual([]));

  it.each([
    ['no name', (draft: ContactDraft) => (draft.texts = { ...draft.texts, firstName: '', lastName: ' ' }), 'lastName'],
    ['no date', (draft: ContactDraft) => (draft.texts.dueDate = '2026-02-30'), 'dueDate'],
    ['no money', (draft: ContactDraft) => (draft.texts.balance = 'much'), 'balance'],
    ['half an hour', (draft: ContactDraft) => (draft.allowedUntil = ''), 'allowedUntil'],
    ['hours that end first', (draft: ContactDraft) => (draft.allowedUntil = '08:00'), 'allowedUntil'],
    ['no address', (draft: ContactDraft) => (draft.emails[0]!.address = 'ana at x'), 'emails.0.address'],
    [
      'an address twice',
      (draft: ContactDraft) => draft.emails.push({ ...newEmail('n'), address: 'ANA@x.test' }),
      'emails.1.address',
    ],
    [
      'an extension without a number',
      (draft: ContactDraft) => draft.phones.push({ ...newPhone('n'), extension: '7' }),
      'phones.1.number',
    ],
  ])('finds %s', (_, change, path) => {
    expect(checkDraft(edited(change), true).map((problem) => problem.path)).toEqual([path]);
  });

  it('lets a contact that never had a name go without', () =>
    expect(
      checkDraft(
        edited((draft) => (draft.texts = { ...draft.texts, firstName: '', lastName: '' })),
        false,
      ),
    ).toEqual([]));

  it.each([
    ['lastName', 'general'],
    ['phones.3.number', 'channels'],
    ['emailConsent', 'channels'],
    ['allowedUntil', 'channels'],
    ['custom.Shoe size', 'details'],
  ])('%s is a matter of the tab %s', (path, tab) => expect(tabOfPath(path)).toBe(tab));
});

describe('two people at one contact', () => {
  const mine = edited((draft) => {
    draft.texts.firstName = 'Anna';
    draft.texts.lastName = 'Mine';
    draft.texts.city = 'Austin';
    draft.custom['Hat'] = 'L';
  });

  it('are merged without a question where only one of them changed a value', () => {
    const theirs = edited((draft) => {
      draft.texts.title = 'Dr.';
      draft.custom['Shoe size'] = '43';
      draft.phones = [];
    });
    const { merged, conflicts } = mergeDrafts(before, mine, theirs);
    expect(conflicts).toEqual([]);
    expect(changeOf(theirs, merged)).toEqual(changeOf(before, mine));
    expect([merged.texts.title, merged.custom['Shoe size'], merged.phones]).toEqual(['Dr.', '43', []]);
  });

  it('are asked where both did, and theirs stays until mine is taken', () => {
    const theirs = edited((draft) => {
      draft.texts.lastName = 'Theirs';
      draft.texts.city = 'Austin';
    });
    const { merged, conflicts } = mergeDrafts(before, mine, theirs);
    expect(conflicts).toEqual([{ key: 'lastName', mine: 'Mine', theirs: 'Theirs' }]);
    expect([merged.texts.firstName, merged.texts.lastName]).toEqual(['Anna', 'Theirs']);
    expect(takeMine(merged, mine, 'lastName').texts.lastName).toBe('Mine');
  });

  it('lose nothing when one changed phones and the other one custom fields', () => {
    const theirs = edited((draft) => (draft.custom['Hat'] = 'S'));
    const { conflicts } = mergeDrafts(before, mine, theirs);
    expect(conflicts).toEqual([{ key: 'custom.Hat', mine: 'L', theirs: 'S' }]);
    const merged = takeMine(theirs, mine, 'custom.Hat');
    expect(merged.custom['Hat']).toBe('L');
  });
});
