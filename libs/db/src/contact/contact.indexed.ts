/**
 * Fields of contacts that an index has, or that one is computed of: a change of them is entered into every index of the table. One of
 * any other field need not be, as long as there is room for it on its page.
 */
export const indexedFields: ReadonlySet<string> = new Set([
  'firstName',
  'lastName',
  'company',
  'contactId1',
  'contactId2',
  'group',
  'agentId',
]);
