/** Why a refusal happens, in the terms HTTP can tell apart. Only `apps/api/src/http/problem.ts` maps it to a status. */
export type RefusalReason =
  | 'missing'
  | 'conflict'
  | 'stale'
  | 'invalid'
  | 'forbidden'
  | 'unauthenticated'
  | 'gone'
  | 'too-large'
  | 'limited'
  | 'precondition'
  | 'unavailable';

/**
 * Every refusal code Rollcall knows. Codes are permanent: clients depend on them, so one is added, never renamed.
 */
export const refusalCodes = {
  // requests in general
  'sign-in-needed': 'unauthenticated',
  'sign-in-failed': 'unauthenticated',
  'permission-missing': 'forbidden',
  'origin-refused': 'forbidden',
  'invalid-input': 'invalid',
  'not-found': 'missing',
  'stale-version': 'stale',
  'if-match-missing': 'precondition',
  'idempotency-key-missing': 'precondition',
  'idempotency-key-reused': 'invalid',
  'rate-limited': 'limited',
  'not-ready': 'unavailable',
  // people and keys
  'user.exists': 'conflict',
  'api-key.scope-too-wide': 'forbidden',
  // contacts
  'contact-deleted': 'gone',
  'contact.id-taken': 'conflict',
  'undo-window-closed': 'gone',
  'contact.change-overtaken': 'conflict',
  'contact.change-final': 'conflict',
  'custom-field.exists': 'conflict',
  'custom-field.too-many': 'invalid',
  'group.exists': 'conflict',
  'group.not-empty': 'conflict',
  'group.too-many-contacts': 'conflict',
  'team.exists': 'conflict',
  'team.not-empty': 'conflict',
  'agent.exists': 'conflict',
  // saved filters
  'filter.exists': 'conflict',
  'filter.in-use': 'conflict',
  'filter.too-many': 'invalid',
  // uploads
  'upload.incomplete': 'conflict',
  'upload.too-large': 'too-large',
  'upload.expired': 'gone',
  // notes
  'note.disabled': 'forbidden',
  'note.too-many-additions': 'conflict',
  // interactions
  'interaction.refused': 'invalid',
  // encrypted fields
  'encrypted.unavailable': 'unavailable',
  'encrypted.unreadable': 'conflict',
  'encrypted.empty': 'missing',
  'encrypted.not-searchable': 'conflict',
  // jobs
  'state-not-allowed': 'conflict',
  'job.incompatible': 'invalid',
  'job.stuck': 'unavailable',
  'job.file-gone': 'gone',
  'already-running': 'conflict',
  // webhooks
  'webhook.too-many': 'invalid',
  'webhook.url-refused': 'invalid',
  // bulk changes
  'count-changed': 'conflict',
  'bulk-change.group-gone': 'conflict',
  'bulk-change.field-gone': 'conflict',
  'approval.missing': 'conflict',
  'approval.own': 'forbidden',
  // undo
  'undo.not-undoable': 'conflict',
  'undo.nothing-changed': 'conflict',
  'undo.already-undone': 'conflict',
  // who may be reached when
  'contact-not-allowed': 'conflict',
  'callback.in-past': 'invalid',
  'callback.too-far-ahead': 'invalid',
  'callback.exists': 'conflict',
  // files that cannot be imported
  'import.not-text': 'invalid',
  'import.empty': 'invalid',
  'import.header-only': 'invalid',
  'import.no-mapped-column': 'invalid',
  'import.field-mapped-twice': 'invalid',
  'import.unknown-column': 'invalid',
  'import.match-not-mapped': 'invalid',
  'import.too-many-rows': 'invalid',
  'import.too-many-columns': 'invalid',
  'import.cell-too-long': 'invalid',
  'import.unsupported-encoding': 'invalid',
  'import.malformed-encoding': 'invalid',
  'import.unclosed-quote': 'invalid',
  'import.archive-too-large': 'invalid',
  'import.archive-broken': 'invalid',
  'import.no-disk-space': 'unavailable',
  'import.custom-field-forbidden': 'forbidden',
  'import.too-many-custom-fields': 'invalid',
} as const satisfies Record<string, RefusalReason>;

/** A permanent code of a refusal: `subject.problem`. */
export type RefusalCode = keyof typeof refusalCodes;
