import type { WebhookDelivery, WebhookEventType, WebhookView } from '@rollcall/domain/webhook';
import { formatAgo } from '../format/times';

/** What each event means, for people. */
export const eventTexts: Record<WebhookEventType, string> = {
  'job.queued': 'A job was asked for, or resumed',
  'job.started': 'A worker took a job up',
  'job.paused': 'A job was paused',
  'job.cancelled': 'A job was cancelled',
  'job.succeeded': 'A job is done',
  'job.failed': 'A job failed',
  'contact.created': 'A contact was created',
  'contact.updated': 'A contact was changed',
  'contact.deleted': 'A contact was deleted',
  'contact.restored': 'A contact was brought back',
};

/** How a webhook is, for its chip. */
export function webhookLook({ state, waiting }: WebhookView): { readonly text: string; readonly tone: string } {
  if (state === 'gone') return { text: 'Gone', tone: 'bad' };
  if (state === 'off') return { text: 'Off', tone: '' };
  return waiting > 0 ? { text: `${waiting} waiting`, tone: 'warn' } : { text: 'On', tone: 'good' };
}

const troubleTexts: Readonly<Record<string, string>> = {
  timeout: 'no answer within 10 s',
  'address-refused': 'not a public address',
  'scheme-refused': 'not https',
  'secret-unreadable': 'its secret cannot be read',
  ECONNREFUSED: 'nobody listens there',
  ENOTFOUND: 'no such host',
};

/** What came of a try: "answered 200", "no such host". */
export const answerText = (status: number | null, trouble: string | null): string =>
  status === null ? (troubleTexts[trouble ?? ''] ?? trouble ?? '') : `answered ${status}`;

/** The last try of a webhook. */
export function lastText({ last, state, stateReason }: WebhookView, nowMs: number): string {
  if (state === 'gone') return `${stateReason ?? ''}: it is told nothing any more`;
  if (last === null) return 'nothing was sent yet';
  return `${answerText(last.status, last.trouble)} ${formatAgo(last.at, nowMs)}`;
}

/** How a delivery is, for its chip. */
export const deliveryLooks: Record<WebhookDelivery['state'], { readonly text: string; readonly tone: string }> = {
  waiting: { text: 'Waiting', tone: 'warn' },
  delivered: { text: 'Delivered', tone: 'good' },
  failed: { text: 'Failed', tone: 'bad' },
};
