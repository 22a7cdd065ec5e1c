import type { RouteDescription } from './described.js';

/** What is kept beside a contact: notes, interactions, encrypted values. See `described`. */
export const describedSide: Readonly<Record<string, RouteDescription>> = {
  'get /api/v1/contacts/{id}/notes': {
    summary: "Lists a contact's notes, newest modification first",
    answer: 'NoteList',
    status: 200,
    problems: ['not-found', 'note.disabled'],
  },
  'post /api/v1/contacts/{id}/notes': {
    summary: 'Writes a note, or adds to one; what is saved is never changed or deleted',
    answer: 'NoteView',
    status: 201,
    problems: [
      'not-found',
      'note.disabled',
      'note.too-many-additions',
      'idempotency-key-missing',
      'idempotency-key-reused',
    ],
    headers: ['Idempotency-Key'],
  },
  'post /api/v1/interactions': {
    summary: 'Keeps attempts and conversations of another system, up to 1,000 at once, all or none',
    answer: 'RecordedInteractions',
    status: 200,
    problems: ['interaction.refused'],
  },
  'get /api/v1/contacts/{id}/interactions': {
    summary: "Lists a contact's interactions, newest first",
    answer: 'InteractionList',
    status: 200,
    problems: ['not-found'],
  },
  'get /api/v1/contacts/{id}/attempts': {
    summary: 'How often somebody tried to reach a contact, today and in all, by phone too',
    answer: 'AttemptsView',
    status: 200,
    problems: ['not-found'],
  },
  'get /api/v1/contacts/{id}/encrypted': {
    summary: "A contact's encrypted fields, masked",
    answer: 'MaskedList',
    status: 200,
    problems: ['not-found', 'encrypted.unavailable'],
  },
  'put /api/v1/contacts/{id}/encrypted/{field}': {
    summary: 'Replaces an encrypted value, or takes it away',
    answer: 'MaskedValue',
    status: 200,
    problems: ['not-found', 'if-match-missing', 'stale-version', 'encrypted.unavailable'],
    headers: ['If-Match'],
  },
  'post /api/v1/contacts/{id}/encrypted/{field}/reveal': {
    summary: 'Reveals one value for a reason, which stands in the audit trail before the value leaves',
    answer: 'RevealedValue',
    status: 200,
    problems: ['not-found', 'encrypted.empty', 'encrypted.unreadable', 'encrypted.unavailable', 'rate-limited'],
  },
  'post /api/v1/contacts/encrypted-search': {
    summary: 'Finds contacts by a whole encrypted value',
    answer: 'FoundEncrypted',
    status: 200,
    problems: ['not-found', 'encrypted.not-searchable', 'encrypted.unavailable', 'rate-limited'],
  },
  'get /api/v1/settings/encrypted-fields': {
    summary: 'Which encrypted fields there are, and who may reveal them',
    answer: 'EncryptedSettingsView',
    status: 200,
    problems: [],
  },
  'put /api/v1/settings/encrypted-fields': {
    summary: 'Changes which encrypted fields there are, and who may reveal them',
    answer: 'EncryptedSettingsView',
    status: 200,
    problems: ['if-match-missing', 'stale-version'],
    headers: ['If-Match'],
  },
  'post /api/v1/key-rotations': {
    summary: 'Starts the rotation of the keys of encrypted fields',
    answer: 'JobView',
    status: 202,
    problems: ['idempotency-key-missing', 'idempotency-key-reused', 'encrypted.unavailable'],
    headers: ['Idempotency-Key'],
  },
  'get /api/v1/settings/agent-desktop': {
    summary: 'What agents find on their desktop',
    answer: 'AgentDesktopView',
    status: 200,
    problems: [],
  },
  'put /api/v1/settings/agent-desktop': {
    summary: 'Changes what agents find on their desktop',
    answer: 'AgentDesktopView',
    status: 200,
    problems: ['if-match-missing', 'stale-version'],
    headers: ['If-Match'],
  },
};
