import * as z from 'zod';
import type { JobStatus } from '../job/index.js';

/** What a webhook can be told about. Words are permanent: receivers depend on them, so one is added, never renamed. */
export const webhookEventTypes = [
  'job.queued',
  'job.started',
  'job.paused',
  'job.cancelled',
  'job.succeeded',
  'job.failed',
  'contact.created',
  'contact.updated',
  'contact.deleted',
  'contact.restored',
] as const;
/** One word of {@link webhookEventTypes}. */
export type WebhookEventType = (typeof webhookEventTypes)[number];
/** A type of event in a request or an answer. */
export const webhookEventTypeSchema = z.enum(webhookEventTypes);

/** So many events travel in one request at most. */
export const eventsPerRequest = 50;

const told: Record<JobStatus, WebhookEventType | null> = {
  queued: 'job.queued',
  running: 'job.started',
  // on the way to a state that is told once it is reached
  pausing: null,
  cancelling: null,
  paused: 'job.paused',
  cancelled: 'job.cancelled',
  succeeded: 'job.succeeded',
  failed: 'job.failed',
};

/** The event of a job that has reached this state; null for a state it only passes through. */
export const jobEventOf = (status: JobStatus): WebhookEventType | null => told[status];
