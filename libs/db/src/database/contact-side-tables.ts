import type { Generated, GeneratedAlways } from 'kysely';

/** A row of `notes`: append-only. `thread_id` is the note it adds to, or itself. */
export interface NotesTable {
  tenant_id: string;
  contact_id: number;
  id: GeneratedAlways<number>;
  adds_to: number | null;
  thread_id: GeneratedAlways<number>;
  created_at: Generated<Date>;
  text: string;
  author_kind: string;
  author_id: string;
  author_name: string;
  through: string;
  idempotency_key: string;
  request_hash: string;
}

/** A row of `agent_desktops`: what agents of a tenant find on their desktop. */
export interface AgentDesktopsTable {
  tenant_id: string;
  notes_enabled: boolean;
  version: Generated<number>;
  changed_at: Generated<Date>;
  changed_by_id: string;
  changed_by_name: string;
}

/** A row of `interactions`: what another system told us about a contact. Never changed. */
export interface InteractionsTable {
  tenant_id: string;
  contact_id: number;
  at: Date;
  id: GeneratedAlways<number>;
  source: string;
  source_id: string;
  channel: string;
  direction: string;
  outcome: string;
  address: string | null;
  address_key: string | null;
  agent_id: string | null;
  result: string | null;
  duration_seconds: number | null;
  case_id: string | null;
  chat_id: string | null;
  content_hash: Buffer;
  received_at: Generated<Date>;
  received_from_id: string;
}

/** A row of `role_grants`: a permission that a tenant gives to a role. */
export interface RoleGrantsTable {
  tenant_id: string;
  role: string;
  permission: string;
}

/** A row of `encrypted_settings`. */
export interface EncryptedSettingsTable {
  tenant_id: string;
  version: Generated<number>;
  changed_at: Generated<Date>;
  changed_by_id: string;
  changed_by_name: string;
}

/** A row of `encrypted_fields`. */
export interface EncryptedFieldsTable {
  tenant_id: string;
  key: string;
  label: string;
  is_searchable: boolean;
  mask: string;
  position: number;
  is_enabled: Generated<boolean>;
}

/** A row of `tenant_keys`: wrapped, never plain. */
export interface TenantKeysTable {
  tenant_id: string;
  no: number;
  state: string;
  master_key_id: string;
  wrapped_data: Buffer | null;
  wrapped_blind: Buffer | null;
  created_at: Generated<Date>;
  destroyed_at: Date | null;
}

/** A row of `encrypted_values`. */
export interface EncryptedValuesTable {
  tenant_id: string;
  contact_id: number;
  field: string;
  key_no: number | null;
  sealed: Buffer | null;
  blind_index: Buffer | null;
  version: Generated<number>;
  changed_at: Generated<Date>;
  changed_by_id: string;
  changed_by_name: string;
}

/** The tables of what hangs on a contact beside its own fields. */
export interface ContactSideTables {
  notes: NotesTable;
  agent_desktops: AgentDesktopsTable;
  interactions: InteractionsTable;
  role_grants: RoleGrantsTable;
  encrypted_settings: EncryptedSettingsTable;
  encrypted_fields: EncryptedFieldsTable;
  tenant_keys: TenantKeysTable;
  encrypted_values: EncryptedValuesTable;
}
