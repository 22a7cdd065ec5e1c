import type { Migration } from 'kysely/migration';
import * as m0001 from './0001_create_tenants.js';
import * as m0002 from './0002_create_jobs.js';
import * as m0003 from './0003_create_contacts.js';
import * as m0004 from './0004_create_contact_changes.js';
import * as m0005 from './0005_create_uploads.js';
import * as m0006 from './0006_create_contact_search.js';
import * as m0007 from './0007_create_job_dispatch.js';
import * as m0008 from './0008_create_analyze_contacts.js';
import * as m0010 from './0010_create_people.js';
import * as m0011 from './0011_create_memberships.js';
import * as m0012 from './0012_create_api_keys.js';
import * as m0013 from './0013_create_audit_entries.js';
import * as m0014 from './0014_create_doors.js';
import * as m0015 from './0015_show_schema_version.js';
import * as m0016 from './0016_create_housekeeping.js';
import * as m0017 from './0017_partition_contacts.js';
import * as m0018 from './0018_build_contacts.js';
import * as m0019 from './0019_create_contact_name_words.js';
import * as m0020 from './0020_page_contact_names.js';
import * as m0021 from './0021_quicken_name_key.js';
import * as m0022 from './0022_complete_contacts.js';
import * as m0030 from './0030_create_filter_key.js';
import * as m0031 from './0031_create_filters.js';
import * as m0032 from './0032_index_contact_owners.js';
import * as m0040 from './0040_index_deleted_contacts.js';
import * as m0041 from './0041_create_contact_past_emails.js';
import * as m0042 from './0042_create_idempotency_keys.js';
import * as m0043 from './0043_complete_custom_fields.js';
import * as m0044 from './0044_complete_groups.js';
import * as m0045 from './0045_create_teams_and_agents.js';
import * as m0050 from './0050_create_calling_windows.js';
import * as m0051 from './0051_create_consent_entries.js';
import * as m0052 from './0052_create_callbacks.js';
import * as m0060 from './0060_create_notes.js';
import * as m0061 from './0061_create_agent_desktop.js';
import * as m0062 from './0062_create_interactions.js';
import * as m0063 from './0063_create_role_grants.js';
import * as m0064 from './0064_create_encrypted.js';
import * as m0070 from './0070_create_table_views.js';
import * as m0090 from './0090_create_bulk_changes.js';
import * as m0095 from './0095_create_undo.js';
import * as m0105 from './0105_plan_jobs.js';
import * as m0110 from './0110_create_webhooks.js';
import * as m0115 from './0115_create_job_mails.js';

/** Every migration by number and name. Forward only, one change each, never edited once released. */
export const migrations: Record<string, Migration> = {
  '0001_create_tenants': m0001,
  '0002_create_jobs': m0002,
  '0003_create_contacts': m0003,
  '0004_create_contact_changes': m0004,
  '0005_create_uploads': m0005,
  '0006_create_contact_search': m0006,
  '0007_create_job_dispatch': m0007,
  '0008_create_analyze_contacts': m0008,
  '0010_create_people': m0010,
  '0011_create_memberships': m0011,
  '0012_create_api_keys': m0012,
  '0013_create_audit_entries': m0013,
  '0014_create_doors': m0014,
  '0015_show_schema_version': m0015,
  '0016_create_housekeeping': m0016,
  '0017_partition_contacts': m0017,
  '0018_build_contacts': m0018,
  '0019_create_contact_name_words': m0019,
  '0020_page_contact_names': m0020,
  '0021_quicken_name_key': m0021,
  '0022_complete_contacts': m0022,
  '0030_create_filter_key': m0030,
  '0031_create_filters': m0031,
  '0032_index_contact_owners': m0032,
  '0040_index_deleted_contacts': m0040,
  '0041_create_contact_past_emails': m0041,
  '0042_create_idempotency_keys': m0042,
  '0043_complete_custom_fields': m0043,
  '0044_complete_groups': m0044,
  '0045_create_teams_and_agents': m0045,
  '0050_create_calling_windows': m0050,
  '0051_create_consent_entries': m0051,
  '0052_create_callbacks': m0052,
  '0060_create_notes': m0060,
  '0061_create_agent_desktop': m0061,
  '0062_create_interactions': m0062,
  '0063_create_role_grants': m0063,
  '0064_create_encrypted': m0064,
  '0070_create_table_views': m0070,
  '0090_create_bulk_changes': m0090,
  '0095_create_undo': m0095,
  '0105_plan_jobs': m0105,
  '0110_create_webhooks': m0110,
  '0115_create_job_mails': m0115,
};
