import type { Generated, GeneratedAlways } from 'kysely';

/** A row of `contact_past_emails`: an address a contact had before. */
export interface ContactPastEmailsTable {
  tenant_id: string;
  contact_id: number;
  replaced_at: Generated<Date>;
  key: string;
  address: string;
}

/** A row of `idempotency_keys`: what a request has made. */
export interface IdempotencyKeysTable {
  tenant_id: string;
  caller_id: string;
  key: string;
  request_hash: string;
  subject: string;
  created_at: Generated<Date>;
}

/** A row of `teams`. */
export interface TeamsTable {
  tenant_id: string;
  id: Generated<number>;
  name: string;
  name_key: GeneratedAlways<string>;
  version: Generated<number>;
  created_at: Generated<Date>;
  created_by: string | null;
  changed_at: Date | null;
  changed_by: string | null;
}

/** A row of `agents`. `agent_id` is what contacts name. */
export interface AgentsTable {
  tenant_id: string;
  id: Generated<number>;
  agent_id: string;
  name: string;
  team_id: number | null;
  is_active: Generated<boolean>;
  version: Generated<number>;
  created_at: Generated<Date>;
  created_by: string | null;
  changed_at: Date | null;
  changed_by: string | null;
}

/** The tables of the whole record beside the contact itself. */
export interface RecordTables {
  contact_past_emails: ContactPastEmailsTable;
  idempotency_keys: IdempotencyKeysTable;
  teams: TeamsTable;
  agents: AgentsTable;
}
