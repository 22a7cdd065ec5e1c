import { callbackViewSchema, type CallbackView } from '@rollcall/domain/callback';

/** A callback that says only what matters. */
export const callback = (changes: object = {}): CallbackView =>
  callbackViewSchema.parse({
    id: 1,
    contact: { id: 7, name: 'Ana Ruiz' },
    phone: '+12125550123',
    localAt: '2026-11-30T15:30',
    zone: 'America/New_York',
    dueAt: '2026-11-30T20:30:00.000Z',
    state: 'open',
    tab: 'upcoming',
    routing: 'pool',
    agentId: null,
    agentTeam: null,
    note: null,
    result: null,
    createdBy: { id: 'u', name: 'Bo' },
    createdAt: '2026-11-20T10:00:00.000Z',
    changedAt: '2026-11-20T10:00:00.000Z',
    version: 1,
    ...changes,
  });
