import type { Generated, GeneratedAlways, JSONColumnType } from 'kysely';

/** A row of `users`: a person, of no tenant. */
export interface UsersTable {
  id: Generated<string>;
  name: string;
  email: string;
  email_verified: Generated<boolean>;
  image: string | null;
  two_factor_enabled: Generated<boolean>;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

/** A row of `accounts`: how a person proves who they are. */
export interface AccountsTable {
  id: Generated<string>;
  user_id: string;
  account_id: string;
  provider_id: string;
  password: string | null;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
}

/** A row of `sessions`. `token` is a SHA-256, in hex. */
export interface SessionsTable {
  id: Generated<string>;
  user_id: string;
  token: string;
  current_tenant_id: string | null;
  expires_at: Date;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
  ip_address: string | null;
  user_agent: string | null;
}

/** A row of `memberships`: who works where, and as what. */
export interface MembershipsTable {
  tenant_id: string;
  user_id: string;
  roles: string[];
  is_active: Generated<boolean>;
  created_at: Generated<Date>;
}

/** A row of `api_keys`. */
export interface ApiKeysTable {
  tenant_id: string;
  id: Generated<string>;
  name: string;
  prefix: string;
  hash: Buffer;
  scopes: string[];
  created_by_id: string;
  created_by_name: string;
  created_at: Generated<Date>;
  expires_at: Date | null;
  revoked_at: Date | null;
  last_used_at: Date | null;
}

/** A row of `audit_entries`: append-only. */
export interface AuditEntriesTable {
  tenant_id: string;
  id: GeneratedAlways<number>;
  at: Generated<Date>;
  actor_kind: string;
  actor_id: string;
  actor_name: string;
  action: string;
  target_kind: string | null;
  target_id: string | null;
  through: string;
  request_id: string | null;
  address: string | null;
  details: JSONColumnType<Record<string, unknown>, string | undefined, never>;
}

/** The tables of people, keys and the audit trail. */
export interface PeopleTables {
  users: UsersTable;
  accounts: AccountsTable;
  sessions: SessionsTable;
  memberships: MembershipsTable;
  api_keys: ApiKeysTable;
  audit_entries: AuditEntriesTable;
}
