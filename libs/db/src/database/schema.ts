import type { Generated, GeneratedAlways, JSONColumnType } from 'kysely';
import type { ContactSideTables } from './contact-side-tables.js';
import type { FilterTables } from './filter-tables.js';
import type { MailTables } from './mail-tables.js';
import type { PeopleTables } from './people-tables.js';
import type { ReachTables } from './reach-tables.js';
import type { RecordTables } from './record-tables.js';
import type { ViewTables } from './view-tables.js';
import type { WebhookTables } from './webhook-tables.js';

type Json = JSONColumnType<Record<string, unknown>, string, string>;
type Stamp = Date;

/** A row of `tenants`. */
export interface TenantsTable {
  id: string;
  name: string;
  created_at: Generated<Stamp>;
}

/** A row of `jobs`, the record of truth about all background work. */
export interface JobsTable {
  tenant_id: string;
  id: string;
  kind: string;
  subject: string;
  is_dry_run: Generated<boolean>;
  params: Json;
  checkpoint: Json;
  details: JSONColumnType<Record<string, unknown>, string | undefined, string>;
  status: Generated<string>;
  status_reason: string | null;
  status_by_id: string | null;
  status_by_name: string | null;
  lease_epoch: Generated<number>;
  lease_owner: string | null;
  heartbeat_at: Stamp | null;
  created_at: Generated<Stamp>;
  started_at: Stamp | null;
  progressed_at: Stamp | null;
  ended_at: Stamp | null;
  /** Not before; null: as soon as a worker is free. */
  starts_at: Stamp | null;
  /** The most rows a second it may handle; null: as fast as it goes. */
  rows_per_second: number | null;
  changed_at: GeneratedAlways<Stamp>;
  failure_code: string | null;
  failure_details: JSONColumnType<Record<string, unknown>, string | undefined, string | null> | null;
  fault_count: Generated<number>;
  version: GeneratedAlways<number>;
  total_count: number | null;
  read_count: Generated<number>;
  created_count: Generated<number>;
  updated_count: Generated<number>;
  unchanged_count: Generated<number>;
  skipped_count: Generated<number>;
  rejected_count: Generated<number>;
  issue_count: Generated<number>;
  started_by_id: string;
  started_by_name: string;
  idempotency_key: string | null;
  request_hash: string | null;
}

/** A row of `job_moves`: who moved a job to a status, when and why. Written by a trigger. */
export interface JobMovesTable {
  tenant_id: string;
  job_id: string;
  version: number;
  at: Stamp;
  status: string;
  by_id: string | null;
  by_name: string | null;
  reason: string | null;
}

/** A row of `job_issues`. */
export interface JobIssuesTable {
  tenant_id: string;
  job_id: string;
  row_no: number;
  seq: number;
  column_name: string;
  code: string;
  value: string;
  severity: string;
}

/** A row of `job_issue_counts`: the summary kept beside `job_issues`. */
export interface JobIssueCountsTable {
  tenant_id: string;
  job_id: string;
  code: string;
  column_name: string;
  severity: string;
  count: number;
}

/** A row of `job_samples`: one point of the throughput chart. */
export interface JobSamplesTable {
  tenant_id: string;
  job_id: string;
  at: Generated<Stamp>;
  phase: string;
  row_count: number;
  fraction: number | null;
}

/** A row of `job_files`. `storage_key` is where the file store keeps it. */
export interface JobFilesTable {
  tenant_id: string;
  job_id: string;
  name: string;
  storage_key: string;
  size_bytes: number;
  row_count: number;
  expires_at: Stamp | null;
}

/** A row of `uploads`. */
export interface UploadsTable {
  tenant_id: string;
  id: string;
  file_name: string;
  size_bytes: number;
  received_bytes: Generated<number>;
  sha256: string | null;
  created_by: string;
  created_at: Generated<Stamp>;
  completed_at: Stamp | null;
  expires_at: Stamp;
}

/** A row of `groups`. */
export interface GroupsTable {
  tenant_id: string;
  id: Generated<number>;
  name: string;
  name_key: GeneratedAlways<string>;
  version: Generated<number>;
  created_at: Generated<Stamp | null>;
  created_by: string | null;
  changed_at: Stamp | null;
  changed_by: string | null;
}

/** A row of `custom_fields`. */
export interface CustomFieldsTable {
  tenant_id: string;
  key: string;
  label: string;
  type: Generated<string>;
  position: number;
  section: string | null;
  options: Generated<string[]>;
  version: Generated<number>;
  created_at: Generated<Stamp>;
  created_by: string | null;
  changed_at: Stamp | null;
  changed_by: string | null;
  deleted_at: Stamp | null;
}

/** A row of `contact_id_counters`: where the next block of contact ids starts. */
export interface ContactIdCountersTable {
  tenant_id: string;
  next_id: Generated<number>;
}

/** A row of `contacts`. */
export interface ContactsTable {
  tenant_id: string;
  id: number;
  contact_id_1: string | null;
  contact_id_2: string | null;
  salutation: string | null;
  first_name: string | null;
  last_name: string | null;
  company: string | null;
  title: string | null;
  address_line_1: string | null;
  address_line_2: string | null;
  city: string | null;
  state: string | null;
  postal_code: string | null;
  country: string | null;
  balance: string | null;
  due_date: string | null;
  date_of_birth: string | null;
  group_id: number | null;
  agent_id: string | null;
  agent_team: string | null;
  is_active: Generated<boolean>;
  time_zone: string | null;
  language: string | null;
  sms_consent: boolean | null;
  cell_consent: boolean | null;
  email_consent: boolean | null;
  department: string | null;
  description: string | null;
  additional_information: string | null;
  guarantor_first_name: string | null;
  guarantor_last_name: string | null;
  amount_to_speak: string | null;
  voice_consent: boolean | null;
  preferred_channel: string | null;
  is_do_not_contact: Generated<boolean>;
  /** A bit per weekday, Monday is 1, Sunday 64. */
  allowed_days: number | null;
  allowed_from: string | null;
  allowed_until: string | null;
  custom: JSONColumnType<Record<string, string | number | boolean>, string | undefined, string>;
  name_key: GeneratedAlways<string>;
  created_at: Generated<Stamp>;
  updated_at: Generated<Stamp>;
  created_by_job: string | null;
  deleted_at: Stamp | null;
  version: Generated<number>;
}

/** A row of `contact_phones`. */
export interface ContactPhonesTable {
  tenant_id: string;
  contact_id: number;
  position: number;
  e164: string;
  raw: string;
  extension: string | null;
  type: string | null;
  aliases: string[] | null;
  status: string | null;
  sms_consent: boolean | null;
  cell_consent: boolean | null;
  block: Generated<string>;
  /** The day a daily block is for. */
  blocked_on: string | null;
  is_preferred: Generated<boolean>;
  reversed: GeneratedAlways<string>;
}

/** A row of `contact_emails`. */
export interface ContactEmailsTable {
  tenant_id: string;
  contact_id: number;
  position: number;
  address: string;
  key: string;
  consent: boolean | null;
  is_blocked: Generated<boolean>;
}

/** A row of `contact_changes`: audit trail, history and undo log in one. */
export interface ContactChangesTable {
  tenant_id: string;
  contact_id: number;
  at: Generated<Stamp>;
  action: string;
  job_id: string | null;
  actor_id: string | null;
  actor_name: string | null;
  through: string;
  before: JSONColumnType<Record<string, unknown>, string | undefined, string | null> | null;
}

/** Every table the code knows. */
export interface Schema
  extends
    PeopleTables,
    ContactSideTables,
    FilterTables,
    MailTables,
    ReachTables,
    RecordTables,
    ViewTables,
    WebhookTables {
  tenants: TenantsTable;
  jobs: JobsTable;
  job_moves: JobMovesTable;
  job_issues: JobIssuesTable;
  job_issue_counts: JobIssueCountsTable;
  job_samples: JobSamplesTable;
  job_files: JobFilesTable;
  uploads: UploadsTable;
  groups: GroupsTable;
  custom_fields: CustomFieldsTable;
  contact_id_counters: ContactIdCountersTable;
  contacts: ContactsTable;
  contact_phones: ContactPhonesTable;
  contact_emails: ContactEmailsTable;
  contact_changes: ContactChangesTable;
}
