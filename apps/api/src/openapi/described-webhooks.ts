import type { RouteDescription } from './described.js';

const one = { problems: ['not-found'], status: 200 } as const;

/** Routes about webhooks, by method and path. */
export const describedWebhooks: Readonly<Record<string, RouteDescription>> = {
  'get /api/v1/webhooks': {
    ...one,
    summary: 'Lists webhooks, without their secrets',
    answer: 'WebhookList',
    problems: [],
  },
  'post /api/v1/webhooks': {
    summary: 'Makes a webhook; its secret is shown once',
    answer: 'CreatedWebhook',
    status: 201,
    problems: ['webhook.url-refused', 'webhook.too-many', 'encrypted.unavailable', 'rate-limited'],
  },
  'patch /api/v1/webhooks/{id}': {
    summary: 'Changes a webhook, or switches it off and on',
    answer: 'WebhookView',
    status: 200,
    problems: [
      'not-found',
      'if-match-missing',
      'stale-version',
      'webhook.url-refused',
      'encrypted.unavailable',
      'encrypted.unreadable',
    ],
    headers: ['If-Match'],
  },
  'delete /api/v1/webhooks/{id}': {
    summary: 'Takes a webhook away, with its deliveries',
    answer: null,
    status: 204,
    problems: ['not-found', 'if-match-missing', 'stale-version'],
    headers: ['If-Match'],
  },
  'post /api/v1/webhooks/{id}/test': {
    summary: 'Sends an event that tells nothing',
    answer: 'WebhookView',
    status: 202,
    problems: ['not-found', 'rate-limited'],
  },
  'get /api/v1/webhooks/{id}/deliveries': {
    ...one,
    summary: 'Lists what was sent, newest first, and what came of it',
    answer: 'WebhookDeliveryList',
  },
  'post /api/v1/webhooks/{id}/deliveries/{delivery}/resend': {
    summary: 'Sends the same events again',
    answer: 'WebhookDelivery',
    status: 202,
    problems: ['not-found', 'rate-limited'],
  },
};
