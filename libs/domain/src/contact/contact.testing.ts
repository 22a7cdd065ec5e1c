import { contactFieldNames, neverEmpty } from './contact.fields.js';
import type { ContactId, ContactPhone, ContactView } from './index.js';

/** A contact with nothing but a name, and what a spec gives it. */
export const contactWith = (given: Partial<ContactView> = {}): ContactView => ({
  ...(Object.fromEntries(contactFieldNames.map((field) => [field, neverEmpty[field] ?? null])) as Pick<
    ContactView,
    (typeof contactFieldNames)[number]
  >),
  id: 7 as ContactId,
  lastName: 'Ruiz',
  groupId: null,
  allowedDays: null,
  allowedFrom: null,
  allowedUntil: null,
  phones: [],
  emails: [],
  pastEmails: [],
  custom: {},
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
  createdByJob: null,
  lastInteractionAt: null,
  version: 1,
  ...given,
});

/** A phone of which nothing is known but its number. */
export const phoneWith = (given: Partial<ContactPhone> & { readonly e164: string }): ContactPhone => ({
  position: 1,
  raw: given.e164,
  extension: null,
  type: null,
  aliases: [],
  status: null,
  smsConsent: null,
  cellConsent: null,
  block: 'none',
  blockedOn: null,
  preferred: false,
  ...given,
});
