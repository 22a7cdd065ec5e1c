import * as z from 'zod';
import { webhookEventTypeSchema } from './webhook.events.js';

/** A webhook's id, a UUID. */
export const webhookIdSchema = z.uuid().brand<'WebhookId'>();
/** See {@link webhookIdSchema}. */
export type WebhookId = z.infer<typeof webhookIdSchema>;

/** The most webhooks a tenant has. */
export const maxWebhooks = 20;

/** on: it is told · off: somebody switched it off · gone: its receiver answered 410. */
export const webhookStates = ['on', 'off', 'gone'] as const;

/** A webhook as it is listed: never its secret. */
export const webhookViewSchema = z.strictObject({
  id: webhookIdSchema,
  url: z.string(),
  events: z.array(webhookEventTypeSchema),
  state: z.enum(webhookStates),
  stateReason: z.string().nullable(),
  createdBy: z.strictObject({ id: z.string(), name: z.string() }),
  createdAt: z.iso.datetime(),
  /** Deliveries that wait for another try. */
  waiting: z.int(),
  /** The status of the last answer, and when; null: there was none yet. */
  last: z.strictObject({ at: z.iso.datetime(), status: z.int().nullable(), trouble: z.string().nullable() }).nullable(),
  version: z.int(),
});
/** See {@link webhookViewSchema}. */
export type WebhookView = z.infer<typeof webhookViewSchema>;

/** All webhooks of a tenant, oldest first. */
export const webhookListSchema = z.strictObject({ items: z.array(webhookViewSchema) });
/** See {@link webhookListSchema}. */
export type WebhookList = z.infer<typeof webhookListSchema>;

const url = z.string().trim().min(1).max(2000);
const events = z
  .array(webhookEventTypeSchema)
  .min(1)
  .refine((types) => new Set(types).size === types.length, 'an event twice');

/** Makes a webhook. It is told what happens from then on. */
export const createWebhookSchema = z.strictObject({ url, events });
/** See {@link createWebhookSchema}. */
export type CreateWebhook = z.infer<typeof createWebhookSchema>;

/** The answer to making one: the only time its secret is shown. */
export const createdWebhookSchema = webhookViewSchema.extend({ secret: z.string() });
/** See {@link createdWebhookSchema}. */
export type CreatedWebhook = z.infer<typeof createdWebhookSchema>;

/** Changes a webhook. One that is switched on again is told what happens from then on. */
export const changeWebhookSchema = z
  .strictObject({ url: url.optional(), events: events.optional(), state: z.enum(['on', 'off']).optional() })
  .refine((change) => Object.keys(change).length > 0, 'Nothing is changed');
/** See {@link changeWebhookSchema}. */
export type ChangeWebhook = z.infer<typeof changeWebhookSchema>;

/** One event as it is sent. Ids, codes and counts, never a value of a contact: who may read those asks for them. */
export const webhookEventSchema = z.strictObject({
  /** Stays the same however often it is sent: receivers know doubles by it. */
  id: z.string(),
  type: z.union([webhookEventTypeSchema, z.literal('webhook.test')]),
  at: z.iso.datetime(),
  contactId: z.int().optional(),
  /** The job that happened, or that changed the contact. */
  jobId: z.string().optional(),
  /** The kind of the job. */
  kind: z.string().optional(),
  /** What of the contact changed; only of `contact.updated`. */
  fields: z.array(z.string()).optional(),
  /** How rows of the job have ended; only of jobs that are over. */
  ledger: z.record(z.string(), z.int()).optional(),
});
/** See {@link webhookEventSchema}. */
export type WebhookEvent = z.infer<typeof webhookEventSchema>;

/** A delivery's id, a whole number as text. */
export const deliveryIdSchema = z.string().max(40);

/** One request to a receiver, and what came of it. */
export const webhookDeliverySchema = z.strictObject({
  id: deliveryIdSchema,
  events: z.array(webhookEventSchema),
  state: z.enum(['waiting', 'delivered', 'failed']),
  tries: z.int(),
  status: z.int().nullable(),
  trouble: z.string().nullable(),
  createdAt: z.iso.datetime(),
  /** When it is tried next; null: it is over. */
  nextAt: z.iso.datetime().nullable(),
  endedAt: z.iso.datetime().nullable(),
});
/** See {@link webhookDeliverySchema}. */
export type WebhookDelivery = z.infer<typeof webhookDeliverySchema>;

/** One page of deliveries, newest first. */
export const webhookDeliveryListSchema = z.strictObject({
  items: z.array(webhookDeliverySchema),
  next: z.string().nullable(),
});
/** See {@link webhookDeliveryListSchema}. */
export type WebhookDeliveryList = z.infer<typeof webhookDeliveryListSchema>;

/** Which deliveries to list. */
export const webhookDeliveryQuerySchema = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  after: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
});
/** See {@link webhookDeliveryQuerySchema}. */
export type WebhookDeliveryQuery = z.infer<typeof webhookDeliveryQuerySchema>;
