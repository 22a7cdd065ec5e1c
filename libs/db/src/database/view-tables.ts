import type { Generated, JSONColumnType } from 'kysely';

/** A row of `table_views`: how one person, or with an empty `owner_id` the whole tenant, has arranged a table. */
export interface TableViewsTable {
  tenant_id: string;
  list: string;
  owner_id: string;
  view: JSONColumnType<Record<string, unknown>, string, string>;
  saved_by_id: string;
  saved_by_name: string;
  saved_at: Generated<Date>;
}

/** The tables of arranged tables. */
export interface ViewTables {
  table_views: TableViewsTable;
}
