import { contactFieldNames } from '@rollcall/domain/contact';
import { contactColumns } from './contact-columns';

describe('the columns of contacts', () => {
  it('have names of their own, the tenant’s fields last and hidden', () => {
    const columns = contactColumns([{ name: 'custom:Shoe size', label: 'Shoe size', type: 'number' }]);
    const ids = columns.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(columns.at(-1)).toEqual({ id: 'custom:Shoe size', label: 'Shoe size', isHidden: true });
  });

  it('begin with the name, which opens the contact and cannot be hidden', () => {
    expect(contactColumns([])[0]).toMatchObject({ id: 'name', isFixed: true, isPinned: true });
  });

  it('know every field that a contact and a list have in common', () => {
    const ids = contactColumns([]).map(({ id }) => id);
    const drawnOtherwise = [
      'firstName',
      'lastName',
      'agentId',
      'agentTeam',
      'voiceConsent',
      'smsConsent',
      'cellConsent',
      'emailConsent',
    ];
    const missing = contactFieldNames.filter((name) => !ids.includes(name) && !drawnOtherwise.includes(name));
    expect(missing).toEqual([]);
  });
});
