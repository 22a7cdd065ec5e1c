import type { RouteDescription } from './described.js';

const callbackRefusals = [
  'contact-not-allowed',
  'callback.in-past',
  'callback.too-far-ahead',
  'callback.exists',
] as const;

/** Who may be reached when, and callbacks. See `described`. */
export const describedReach: Readonly<Record<string, RouteDescription>> = {
  'get /api/v1/contacts/{id}/may-contact': {
    summary: 'May this contact be reached by a channel at a time, why not, and when next',
    answer: 'MayContact',
    status: 200,
    problems: ['not-found'],
  },
  'get /api/v1/contacts/{id}/consents': {
    summary: 'What a contact has consented to, now or on a past day, and the entries behind it',
    answer: 'ConsentList',
    status: 200,
    problems: ['not-found'],
  },
  'post /api/v1/contacts/{id}/consents': {
    summary: 'Adds an entry to the consent ledger; none is ever changed',
    answer: 'ConsentList',
    status: 201,
    problems: ['not-found'],
  },
  'get /api/v1/contacts/{id}/callbacks': {
    summary: 'Lists the callbacks of a contact',
    answer: 'CallbackList',
    status: 200,
    problems: ['not-found'],
  },
  'get /api/v1/callbacks': {
    summary: 'Lists callbacks in the order of their times',
    answer: 'CallbackList',
    status: 200,
    problems: [],
  },
  'get /api/v1/callbacks/counts': {
    summary: 'How many callbacks each tab has',
    answer: 'CallbackCounts',
    status: 200,
    problems: [],
  },
  'get /api/v1/callbacks/{id}': {
    summary: 'One callback',
    answer: 'CallbackView',
    status: 200,
    problems: ['not-found'],
  },
  'post /api/v1/callbacks': {
    summary: 'Schedules a callback for a time at which the contact may be called',
    answer: 'CallbackView',
    status: 201,
    problems: ['not-found', ...callbackRefusals],
  },
  'patch /api/v1/callbacks/{id}': {
    summary: 'Changes a callback, calls it off, or says how it went',
    answer: 'CallbackView',
    status: 200,
    problems: ['not-found', 'stale-version', 'if-match-missing', 'state-not-allowed', ...callbackRefusals],
    headers: ['If-Match'],
  },
  'post /api/v1/callbacks/changes': {
    summary: 'One change for several callbacks, each of which answers for itself',
    answer: 'CallbackOutcomes',
    status: 200,
    problems: [],
  },
  'get /api/v1/calling-windows': {
    summary: 'The rules about reaching people: hours by region, channels that need consent, limits of callbacks',
    answer: 'CallingWindowsView',
    status: 200,
    problems: [],
  },
  'put /api/v1/calling-windows': {
    summary: 'Replaces the rules about reaching people by a new version',
    answer: 'CallingWindowsView',
    status: 200,
    problems: ['stale-version', 'if-match-missing'],
    headers: ['If-Match'],
  },
};
