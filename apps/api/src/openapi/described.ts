import type { RefusalCode } from '@rollcall/domain/refusal';
import { describedBulk } from './described-bulk.js';
import { describedFilters } from './described-filters.js';
import { describedReach } from './described-reach.js';
import { describedRecords } from './described-records.js';
import { describedSide } from './described-side.js';
import { describedWebhooks } from './described-webhooks.js';
import type { answers } from './schemas.js';

/** What a route's decorators do not say. */
export interface RouteDescription {
  readonly summary: string;
  /** The named schema it answers with, or a media type, or nothing. */
  readonly answer: keyof typeof answers | 'text/csv' | 'text/event-stream' | 'text/plain' | null;
  readonly status: number;
  /** Codes beside those that every such route has. */
  readonly problems: readonly (RefusalCode | `upload.${string}`)[];
  /** Headers it reads. */
  readonly headers?: readonly string[];
  readonly octets?: 'application/octet-stream' | 'application/offset+octet-stream';
}

const job = { problems: ['not-found'], status: 200 } as const;
const move = {
  answer: 'JobView',
  status: 200,
  problems: ['not-found', 'state-not-allowed', 'stale-version', 'approval.missing'],
  headers: ['If-Match'],
} as const;
const view = { answer: 'TableViews', status: 200, problems: ['not-found'] } as const;
const tus = { answer: null, headers: ['Tus-Resumable'] } as const;

/** Every route by method and path. One that is missing here, or here alone, fails the document's spec. */
export const described: Readonly<Record<string, RouteDescription>> = {
  ...describedBulk,
  ...describedFilters,
  ...describedReach,
  ...describedRecords,
  ...describedSide,
  ...describedWebhooks,
  'get /api/v1/me': {
    summary: 'Who is calling, where, and what they may do',
    answer: 'MeView',
    status: 200,
    problems: [],
  },
  'get /api/v1/home': {
    summary: 'The numbers of the start page: contacts and callbacks of today, as far as the caller may see them',
    answer: 'HomeView',
    status: 200,
    problems: [],
  },
  'put /api/v1/me/tenant': {
    summary: 'Moves the session to another tenant of the same person',
    answer: 'MeView',
    status: 200,
    problems: ['not-found'],
  },
  'options /api/v1/uploads': { ...tus, summary: 'What the tus server can do', status: 204, problems: [] },
  'get /api/v1/me/views/{list}': { ...view, summary: 'How a table is arranged: one’s own view, and the shared one' },
  'put /api/v1/me/views/{list}': { ...view, summary: 'Keeps one’s own view of a table' },
  'delete /api/v1/me/views/{list}': { ...view, summary: 'Forgets one’s own view of a table' },
  'put /api/v1/views/{list}': { ...view, summary: 'Shares a view of a table with everybody of the tenant' },
  'delete /api/v1/views/{list}': { ...view, summary: 'Stops sharing a view of a table' },
  'post /api/v1/uploads': {
    ...tus,
    summary: 'Begins a resumable upload (tus 1.0)',
    status: 201,
    problems: ['upload.too-large', 'import.no-disk-space'],
    headers: ['Tus-Resumable', 'Upload-Length', 'Upload-Metadata'],
  },
  'patch /api/v1/uploads/{id}': {
    ...tus,
    summary: 'Adds bytes to an upload',
    status: 204,
    problems: ['not-found', 'upload.expired', 'upload.too-large', 'upload.offset-mismatch', 'upload.checksum-mismatch'],
    headers: ['Tus-Resumable', 'Upload-Offset', 'Upload-Checksum'],
    octets: 'application/offset+octet-stream',
  },
  'head /api/v1/uploads/{id}': {
    ...tus,
    summary: 'How many bytes of an upload have arrived',
    status: 200,
    problems: ['not-found', 'upload.expired'],
  },
  'delete /api/v1/uploads/{id}': {
    ...tus,
    summary: 'Removes an upload that no job reads',
    status: 204,
    problems: ['not-found', 'state-not-allowed'],
  },
  'post /api/v1/imports/preview': {
    summary: 'Says what the first bytes of a file tell: format, columns, suggested mapping',
    answer: 'ImportPreview',
    status: 200,
    problems: [
      'import.empty',
      'import.not-text',
      'import.header-only',
      'import.unsupported-encoding',
      'import.archive-broken',
    ],
    octets: 'application/octet-stream',
  },
  'post /api/v1/imports': {
    summary: 'Starts the import of a finished upload',
    answer: 'JobView',
    status: 202,
    problems: [
      'not-found',
      'upload.incomplete',
      'upload.expired',
      'idempotency-key-missing',
      'idempotency-key-reused',
      'import.custom-field-forbidden',
      'import.no-disk-space',
    ],
    headers: ['Idempotency-Key'],
  },
  'get /api/v1/jobs': { ...job, summary: 'Lists jobs, newest first', answer: 'JobList', problems: [] },
  'get /api/v1/jobs/counts': { ...job, summary: 'How many jobs each tab has', answer: 'JobCounts', problems: [] },
  'get /api/v1/jobs/summary': {
    ...job,
    summary: 'What runs, waits and failed lately, and how fast',
    answer: 'JobSummary',
    problems: [],
  },
  'post /api/v1/jobs/cancellations': {
    summary: 'Cancels jobs by id, or all of a tab if there are still as many as were seen',
    answer: 'CancelledJobs',
    status: 200,
    problems: ['count-changed'],
  },
  'patch /api/v1/jobs/{id}': {
    ...move,
    summary: 'Changes when a waiting job starts, and how fast a job may go',
    problems: ['not-found', 'state-not-allowed', 'stale-version'],
  },
  'get /api/v1/queue': {
    summary: 'How the queue is: deliveries beside jobs, by kind',
    answer: 'QueueView',
    status: 200,
    problems: [],
  },
  'get /api/v1/jobs/{id}': { ...job, summary: 'One job as it is now', answer: 'JobView' },
  'post /api/v1/jobs/{id}/pause': { ...move, summary: 'Pauses a job at the end of its batch' },
  'post /api/v1/jobs/{id}/resume': { ...move, summary: 'Resumes a paused or failed job where it stood' },
  'post /api/v1/jobs/{id}/force': { ...move, summary: 'Pauses or cancels at once a job that does not end its batch' },
  'post /api/v1/jobs/{id}/cancel': { ...move, summary: 'Gives a job up; what it has done stays' },
  'get /api/v1/jobs/{id}/issues': { ...job, summary: 'Lists issues in row order', answer: 'JobIssueList' },
  'get /api/v1/jobs/{id}/throughput': { ...job, summary: 'How a job went over time', answer: 'JobThroughput' },
  'get /api/v1/jobs/{id}/timeline': { ...job, summary: 'Who moved a job, when and why', answer: 'JobTimeline' },
  'get /api/v1/jobs/{id}/files': { ...job, summary: 'Lists the files a job left behind', answer: 'JobFileList' },
  'get /api/v1/jobs/{id}/files/{name}': {
    summary: 'Downloads a result file; `Range` goes on with a broken download, `safe=1` disarms formulas',
    answer: 'text/csv',
    status: 200,
    problems: ['not-found', 'job.file-gone'],
    headers: ['Range', 'If-Range'],
  },
  'get /api/v1/contacts': { summary: 'Lists and searches contacts', answer: 'ContactList', status: 200, problems: [] },
  'get /api/v1/contacts/fields': {
    summary: 'Every field a contact can have, custom ones too',
    answer: 'ContactFieldList',
    status: 200,
    problems: [],
  },
  'get /api/v1/contacts/{id}': { summary: 'One contact', answer: 'ContactView', status: 200, problems: ['not-found'] },
  'get /api/v1/events': {
    summary: 'Server-sent events: `job` with a JobView for every change of a job',
    answer: 'text/event-stream',
    status: 200,
    problems: ['rate-limited'],
    headers: ['Last-Event-ID'],
  },
  'get /api/v1/users': { summary: 'Lists the people of the tenant', answer: 'UserList', status: 200, problems: [] },
  'post /api/v1/users': { summary: 'Adds a person', answer: 'UserView', status: 201, problems: ['user.exists'] },
  'patch /api/v1/users/{id}': {
    summary: 'Changes roles, or switches a person off and on',
    answer: 'UserView',
    status: 200,
    problems: ['not-found'],
  },
  'get /api/v1/api-keys': {
    summary: 'Lists API keys, never the keys themselves',
    answer: 'ApiKeyList',
    status: 200,
    problems: [],
  },
  'post /api/v1/api-keys': {
    summary: 'Makes an API key and shows it once',
    answer: 'CreatedApiKey',
    status: 201,
    problems: ['api-key.scope-too-wide'],
  },
  'delete /api/v1/api-keys/{id}': {
    summary: 'Revokes an API key',
    answer: 'ApiKeyView',
    status: 200,
    problems: ['not-found'],
  },
  'get /api/v1/audit': {
    summary: 'Lists the audit trail, newest first',
    answer: 'AuditList',
    status: 200,
    problems: [],
  },
  'get /api/health/live': { summary: 'Whether the process answers', answer: null, status: 200, problems: [] },
  'get /api/health/ready': {
    summary: 'Whether it can work',
    answer: 'Readiness',
    status: 200,
    problems: ['not-ready'],
  },
  'get /metrics': { summary: 'Counters for Prometheus', answer: 'text/plain', status: 200, problems: [] },
  'get /api/openapi.json': { summary: 'This document', answer: null, status: 200, problems: [] },
  'get /api/docs': { summary: 'This document for people', answer: null, status: 200, problems: [] },
};
