import type { RouteDescription } from './described.js';

/** A write to one record, as it was seen. */
const versioned = {
  status: 200,
  problems: ['not-found', 'stale-version', 'if-match-missing'],
  headers: ['If-Match'],
} as const;

/** Contacts, and what is kept in order around them. See `described`. */
export const describedRecords: Readonly<Record<string, RouteDescription>> = {
  'get /api/v1/contacts/lookup': {
    summary: 'Contacts with this e-mail address or phone: hints at doubles while somebody types',
    answer: 'ContactLookup',
    status: 200,
    problems: [],
  },
  'get /api/v1/contacts/deleted': {
    summary: 'Contacts that can still be restored, the one deleted last first',
    answer: 'DeletedContactList',
    status: 200,
    problems: [],
  },
  'post /api/v1/contacts': {
    summary: 'Makes a contact',
    answer: 'ContactView',
    status: 201,
    problems: ['contact.id-taken', 'idempotency-key-missing', 'idempotency-key-reused', 'contact-deleted'],
    headers: ['Idempotency-Key'],
  },
  'patch /api/v1/contacts/{id}': {
    summary: 'Changes what is named of a contact; null clears',
    answer: 'ContactView',
    status: 200,
    problems: ['not-found', 'contact-deleted', 'contact.id-taken', 'stale-version', 'if-match-missing'],
    headers: ['If-Match'],
  },
  'delete /api/v1/contacts/{id}': {
    summary: 'Deletes a contact; it can be restored for 30 days',
    answer: 'DeletedContact',
    status: 200,
    problems: ['not-found', 'contact-deleted', 'stale-version', 'if-match-missing'],
    headers: ['If-Match'],
  },
  'post /api/v1/contacts/{id}/restore': {
    summary: 'Brings a deleted contact back',
    answer: 'ContactView',
    status: 200,
    problems: ['not-found', 'state-not-allowed', 'stale-version', 'undo-window-closed', 'contact.id-taken'],
    headers: ['If-Match'],
  },
  'post /api/v1/contacts/{id}/undo': {
    summary: 'Takes one change of a contact back, if nothing it set has changed since',
    answer: 'ContactView',
    status: 200,
    problems: [
      'not-found',
      'contact-deleted',
      'stale-version',
      'if-match-missing',
      'contact.change-overtaken',
      'contact.change-final',
      'contact.id-taken',
    ],
    headers: ['If-Match'],
  },
  'get /api/v1/contacts/{id}/history': {
    summary: 'Every change of a contact, newest first: who, when, through what, before and after',
    answer: 'ContactHistory',
    status: 200,
    problems: ['not-found'],
  },
  'get /api/v1/custom-fields': {
    summary: 'Custom fields of contacts, in their order',
    answer: 'CustomFieldList',
    status: 200,
    problems: [],
  },
  'get /api/v1/custom-fields/usage': {
    summary: 'How many contacts have a value in each custom field',
    answer: 'CustomFieldUsage',
    status: 200,
    problems: [],
  },
  'post /api/v1/custom-fields': {
    summary: 'Makes a custom field; its type is for good',
    answer: 'CustomFieldView',
    status: 201,
    problems: ['custom-field.exists', 'custom-field.too-many'],
  },
  'patch /api/v1/custom-fields/{key}': {
    ...versioned,
    summary: 'Renames or moves a custom field, changes its section or the options of a list',
    answer: 'CustomFieldView',
    problems: [...versioned.problems, 'custom-field.exists'],
  },
  'delete /api/v1/custom-fields/{key}': {
    ...versioned,
    summary: 'Deletes a custom field; contacts keep its values, which nobody is shown',
    answer: 'CustomFieldView',
  },
  'post /api/v1/custom-fields/{key}/restore': {
    ...versioned,
    summary: 'Brings a deleted custom field back with its values',
    answer: 'CustomFieldView',
    problems: ['not-found', 'stale-version', 'state-not-allowed', 'custom-field.exists', 'custom-field.too-many'],
  },
  'get /api/v1/groups': { summary: 'Groups by name', answer: 'GroupList', status: 200, problems: [] },
  'post /api/v1/groups': { summary: 'Makes a group', answer: 'GroupView', status: 201, problems: ['group.exists'] },
  'get /api/v1/groups/{id}': { summary: 'One group', answer: 'GroupView', status: 200, problems: ['not-found'] },
  'patch /api/v1/groups/{id}': {
    ...versioned,
    summary: 'Renames a group',
    answer: 'GroupView',
    problems: [...versioned.problems, 'group.exists'],
  },
  'delete /api/v1/groups/{id}': {
    ...versioned,
    summary: 'Deletes a group; `moveTo` says where its contacts go',
    answer: 'DeletedGroup',
    problems: [...versioned.problems, 'group.not-empty', 'group.too-many-contacts'],
  },
  'get /api/v1/teams': { summary: 'Teams by name', answer: 'TeamList', status: 200, problems: [] },
  'post /api/v1/teams': { summary: 'Makes a team', answer: 'TeamView', status: 201, problems: ['team.exists'] },
  'get /api/v1/teams/{id}': { summary: 'One team', answer: 'TeamView', status: 200, problems: ['not-found'] },
  'patch /api/v1/teams/{id}': {
    ...versioned,
    summary: 'Renames a team; contacts keep the name they have',
    answer: 'TeamView',
    problems: [...versioned.problems, 'team.exists'],
  },
  'delete /api/v1/teams/{id}': {
    ...versioned,
    summary: 'Deletes a team without agents',
    answer: 'TeamView',
    problems: [...versioned.problems, 'team.not-empty'],
  },
  'get /api/v1/agents': { summary: 'Agents by agent ID', answer: 'AgentList', status: 200, problems: [] },
  'post /api/v1/agents': { summary: 'Makes an agent', answer: 'AgentView', status: 201, problems: ['agent.exists'] },
  'get /api/v1/agents/{id}': { summary: 'One agent', answer: 'AgentView', status: 200, problems: ['not-found'] },
  'patch /api/v1/agents/{id}': {
    ...versioned,
    summary: 'Changes an agent; contacts keep the agent ID they have',
    answer: 'AgentView',
    problems: [...versioned.problems, 'agent.exists'],
  },
  'delete /api/v1/agents/{id}': { ...versioned, summary: 'Deletes an agent', answer: 'AgentView' },
};
