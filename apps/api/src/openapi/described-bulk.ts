import type { RouteDescription } from './described.js';

/** Bulk changes. See `described`. */
export const describedBulk: Readonly<Record<string, RouteDescription>> = {
  'post /api/v1/bulk-changes': {
    summary: 'Changes many contacts, or says what that would do (`dryRun`); the target is frozen now',
    answer: 'JobView',
    status: 202,
    problems: ['count-changed', 'idempotency-key-missing', 'idempotency-key-reused'],
    headers: ['Idempotency-Key'],
  },
  'post /api/v1/bulk-changes/{id}/approve': {
    summary: 'Agrees to a bulk change that somebody else started, and lets it begin',
    answer: 'JobView',
    status: 200,
    problems: ['not-found', 'state-not-allowed', 'approval.own'],
  },
  'get /api/v1/settings/bulk-changes': {
    summary: 'What is wanted before a bulk change begins',
    answer: 'BulkChangeSettingsView',
    status: 200,
    problems: [],
  },
  'put /api/v1/settings/bulk-changes': {
    summary: 'Changes what is wanted before a bulk change begins',
    answer: 'BulkChangeSettingsView',
    status: 200,
    problems: ['if-match-missing', 'stale-version'],
    headers: ['If-Match'],
  },
};
