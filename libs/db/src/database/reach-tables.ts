import type { Generated, GeneratedAlways, JSONColumnType } from 'kysely';

/** A row of `calling_windows`: one version of a tenant's rules. Append-only. */
export interface CallingWindowsTable {
  tenant_id: string;
  version: number;
  rules: JSONColumnType<Record<string, unknown>, string, never>;
  changed_at: Generated<Date>;
  changed_by_id: string;
  changed_by_name: string;
}

/** A row of `consent_entries`: append-only. */
export interface ConsentEntriesTable {
  tenant_id: string;
  contact_id: number;
  id: GeneratedAlways<number>;
  channel: string;
  state: string;
  address: string | null;
  source: string;
  wording_version: string | null;
  evidence: string | null;
  captured_at: Generated<Date>;
  recorded_at: Generated<Date>;
  captured_by_id: string | null;
  captured_by_name: string | null;
  job_id: string | null;
}

/** A row of `callbacks`. `version` and `changed_at` are moved by a trigger. */
export interface CallbacksTable {
  tenant_id: string;
  id: GeneratedAlways<number>;
  contact_id: number;
  phone: string;
  /** `YYYY-MM-DDTHH:MM` on the wall of `zone`. */
  local_at: string;
  zone: string;
  due_at: Date;
  day_starts_at: Date;
  missed_at: Date;
  zone_data: string;
  state: Generated<string>;
  routing: string;
  agent_id: string | null;
  agent_team: string | null;
  note: string | null;
  result: string | null;
  created_by_id: string;
  created_by_name: string;
  created_at: Generated<Date>;
  changed_at: Generated<Date>;
  version: Generated<number>;
}

/** The tables about who may be reached when. */
export interface ReachTables {
  calling_windows: CallingWindowsTable;
  consent_entries: ConsentEntriesTable;
  callbacks: CallbacksTable;
}
