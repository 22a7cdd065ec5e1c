import { randomUUID } from 'node:crypto';

/** Noon, so many days ahead. */
export const workday = (days: number): string =>
  `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T12:00`;

const phone = {
  number: '(212) 555-0123',
  extension: '12',
  type: 'mobile',
  aliases: ['Mum'],
  status: 'valid',
  smsConsent: true,
  cellConsent: null,
  block: 'daily',
  blockedOn: '2026-11-26',
  preferred: true,
};
const contact = {
  lastName: 'Ruiz',
  contactId2: 'K7',
  balance: '12.50',
  dueDate: '2026-11-30',
  group: 'North',
  timeZone: 'America/New_York',
  country: 'US',
  language: 'en',
  active: true,
  smsConsent: true,
  preferredChannel: 'sms',
  allowedDays: ['mon', 'tue'],
  allowedFrom: '08:00',
  allowedUntil: '20:00',
  phones: [phone],
  emails: [{ address: 'ana@x.test', consent: true, blocked: false }],
  custom: { number: 5, string: 'x', date: '2026-11-30', boolean: true, list: 'Red' },
  defaultCountry: 'US',
};
const view = {
  columns: [{ id: 'name', isShown: true, isPinned: false, width: 100 }],
  density: 'compact',
  sort: 'name',
};
const condition = { field: 'lastName', op: 'contains', value: 'ru', not: false };
const filter = {
  all: [
    condition,
    {
      any: [
        { field: 'createdAt', op: 'between', value: ['2026-01-01', 'today+1'], zone: 'America/New_York' },
        { field: 'custom:number', op: 'gte', value: 5 },
        { field: 'id', op: 'in', value: [7, 8] },
      ],
      not: true,
    },
  ],
};
const terms = {
  phone: '+12125550123',
  localAt: workday(30),
  zone: 'America/New_York',
  routing: 'agent',
  agentId: 'A1',
  agentTeam: 'Sales',
  note: 'Call back',
};
const interaction = {
  sourceId: 'call-1',
  contactId: 7,
  at: '2026-11-25T12:00:00-05:00',
  channel: 'voice',
  direction: 'outbound',
  outcome: 'no answer',
  address: '+12125550123',
  agentId: 'A1',
  result: 'Nobody there',
  durationSeconds: 20,
  caseId: 'c',
  chatId: 'd',
};
const rules = {
  windows: [
    {
      region: 'US-CT',
      channels: ['voice', 'sms'],
      days: [1, 2],
      from: '09:00',
      until: '20:00',
      source: 'Somewhere',
      isVerified: false,
    },
  ],
  needsConsent: { voice: false, sms: false, email: false },
  callbacks: { daysAhead: 90, missedAfterMinutes: 60 },
};
const startImport = {
  fileId: randomUUID(),
  mapping: [{ column: 'Name', field: 'lastName' }],
  mode: 'upsert',
  match: ['email'],
  defaultCountry: 'US',
  dryRun: true,
};

/** A good body for each route that takes one, with every field it knows. */
export const goodBodies = (filterId: string, callbackId: string): Readonly<Record<string, unknown>> => ({
  'PATCH /api/v1/agents/{id}': { agentId: 'A1', name: 'Ana', teamId: 71, active: true },
  'POST /api/v1/agents': { agentId: 'A2', name: 'Ben', teamId: 71, active: true },
  'POST /api/v1/api-keys': { name: 'K', scopes: ['contact.read'], expiresAt: '2099-01-01T00:00:00Z' },
  'PATCH /api/v1/contacts/{id}': contact,
  'POST /api/v1/contacts': contact,
  'POST /api/v1/contacts/count': { filter, exclude: [7] },
  'POST /api/v1/contacts/encrypted-search': { field: 'ssn', value: '123-45-6789' },
  'POST /api/v1/contacts/{id}/encrypted/{field}/reveal': { reason: 'Asked by phone' },
  'PUT /api/v1/contacts/{id}/encrypted/{field}': { value: '123-45-6789' },
  'POST /api/v1/contacts/{id}/consents': {
    channel: 'sms',
    address: '+12125550123',
    state: 'granted',
    source: 'call',
    wordingVersion: 'v1',
    evidence: 'Said so',
    capturedAt: '2026-01-01T12:00:00-05:00',
  },
  'POST /api/v1/contacts/{id}/undo': { at: '2026-11-25T12:00:00.123456Z' },
  'POST /api/v1/contacts/{id}/notes': { text: 'Called', addsTo: 1 },
  'PATCH /api/v1/custom-fields/{key}': { label: 'Note', section: 'Main', position: 1 },
  'POST /api/v1/custom-fields': { label: 'Colour', type: 'list', section: 'Main', options: ['Red', 'Blue'] },
  'PATCH /api/v1/filters/{id}': { name: 'Junk', visibility: 'team', filter },
  'POST /api/v1/exports': {
    target: { filter, exclude: [7] },
    format: 'csv',
    flavour: 'machine',
    columns: ['id', 'lastName'],
    gzip: true,
  },
  'POST /api/v1/filters': { name: 'Other', visibility: 'private', filter },
  'PUT /api/v1/filters/default': { id: filterId },
  'PATCH /api/v1/groups/{id}': { name: 'North' },
  'POST /api/v1/groups': { name: 'South' },
  'PUT /api/v1/me/views/{list}': view,
  'PUT /api/v1/views/{list}': view,
  'PUT /api/v1/me/job-mails': { wish: 'always' },
  'PUT /api/v1/me/tenant': { tenantId: randomUUID() },
  'PATCH /api/v1/teams/{id}': { name: 'Sales' },
  'POST /api/v1/teams': { name: 'Support' },
  'POST /api/v1/callbacks': { contactId: 7, ...terms },
  'PATCH /api/v1/callbacks/{id}': terms,
  'POST /api/v1/callbacks/changes': {
    callbacks: [{ id: Number(callbackId), version: 1 }],
    change: { kind: 'move-agent', agentId: 'A1', agentTeam: 'Sales' },
  },
  'PUT /api/v1/calling-windows': rules,
  'PUT /api/v1/settings/agent-desktop': { notesEnabled: true },
  'PUT /api/v1/settings/encrypted-fields': {
    fields: [{ key: 'ssn', label: 'SSN', isSearchable: true, mask: 'last4' }],
    revealRoles: ['admin'],
    searchRoles: ['admin'],
  },
  'POST /api/v1/users': { name: 'Eve', email: 'eve@x.test', password: 'correct horse battery', roles: ['viewer'] },
  'PATCH /api/v1/users/{id}': { roles: ['admin'], isActive: true },
  'POST /api/v1/imports': startImport,
  'POST /api/v1/interactions': { source: 'dialer', defaultCountry: 'US', items: [interaction] },
  'POST /api/v1/webhooks': { url: 'https://example.com/hook', events: ['job.succeeded', 'contact.created'] },
  'PATCH /api/v1/webhooks/{id}': { url: 'https://example.com/other', events: ['job.failed'], state: 'on' },
  'POST /api/v1/jobs/{id}/cancel': { reason: 'Wrong file' },
  'POST /api/v1/jobs/{id}/force': { reason: 'It hangs' },
  'POST /api/v1/jobs/cancellations': { tab: 'running', except: [randomUUID()], expectedCount: 3, reason: 'Wrong file' },
  'PATCH /api/v1/jobs/{id}': { startAt: '2026-12-24T02:00:00Z', rowsPerSecond: 500 },
  'POST /api/v1/jobs/{id}/pause': { reason: 'Wrong file' },
  'POST /api/v1/jobs/{id}/resume': { reason: 'Right file' },
  'POST /api/v1/key-rotations': { reason: 'Monthly' },
  'POST /api/v1/bulk-changes': {
    target: { filter, exclude: [7] },
    category: 'balance',
    changes: { balance: { do: 'add', amount: '12.50' } },
    expectedCount: 7,
    typedCount: 7,
    reason: 'Late fee',
    dryRun: true,
    rehearsal: false,
  },
  'POST /api/v1/undos': { jobId: randomUUID(), dryRun: true, reason: 'Wrong file', typedCount: 7 },
  'PUT /api/v1/settings/bulk-changes': { typedAbove: 10_000, approvalAbove: null, approvalForDelete: false },
});
