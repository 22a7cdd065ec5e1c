import type { Generated, GeneratedAlways, JSONColumnType } from 'kysely';

/** A row of `filters`. `name` and `digest`: one or the other. */
export interface FiltersTable {
  tenant_id: string;
  id: Generated<string>;
  name: string | null;
  name_key: GeneratedAlways<string | null>;
  visibility: string;
  filter: JSONColumnType<Record<string, unknown>, string, string>;
  digest: string | null;
  owner_id: string;
  owner_name: string;
  created_at: Generated<Date>;
  updated_at: Generated<Date>;
  last_used_at: Date | null;
  version: Generated<number>;
}

/** A row of `filter_defaults`: with which filter somebody's lists begin. */
export interface FilterDefaultsTable {
  tenant_id: string;
  user_id: string;
  filter_id: string;
}

/** A row of `filter_jobs`: which jobs were started with a saved filter. */
export interface FilterJobsTable {
  tenant_id: string;
  filter_id: string;
  job_id: string;
}

/** The tables of saved filters. */
export interface FilterTables {
  filters: FiltersTable;
  filter_defaults: FilterDefaultsTable;
  filter_jobs: FilterJobsTable;
}
