import type { Generated, JSONColumnType } from 'kysely';

/** A row of `webhooks`. */
export interface WebhooksTable {
  tenant_id: string;
  id: Generated<string>;
  url: string;
  events: string[];
  state: Generated<string>;
  state_reason: string | null;
  master_key_id: string;
  wrapped_secret: Buffer;
  /** Which events were put into deliveries: all up to this place. */
  jobs_at: Generated<Date>;
  jobs_id: Generated<string>;
  contacts_at: Generated<Date>;
  contacts_id: Generated<number>;
  held_by: string | null;
  held_until: Date | null;
  created_by_id: string;
  created_by_name: string;
  created_at: Generated<Date>;
  version: Generated<number>;
}

/** A row of `webhook_deliveries`: one request, and what came of it. */
export interface WebhookDeliveriesTable {
  tenant_id: string;
  id: Generated<number>;
  webhook_id: string;
  events: JSONColumnType<unknown[], string, string>;
  event_count: number;
  state: Generated<string>;
  tries: Generated<number>;
  status: number | null;
  trouble: string | null;
  created_at: Generated<Date>;
  next_at: Generated<Date>;
  ended_at: Date | null;
}

/** The tables of webhooks. */
export interface WebhookTables {
  webhooks: WebhooksTable;
  webhook_deliveries: WebhookDeliveriesTable;
}
