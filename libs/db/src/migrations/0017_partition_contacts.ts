import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { grant, wall } from './tenant-wall.js';

/** Tables with a partition for each tenant. */
const tables = ['contacts', 'contact_phones', 'contact_emails'] as const;
type Table = (typeof tables)[number];

/**
 * Gives contacts, phones and addresses a partition for each tenant, made when the tenant's first contact is written. A
 * first import can then be written beside the table, get its indexes at once, and be attached as a whole; and statistics
 * and indexes are a tenant's own (docs/decisions/0011-a-partition-for-each-tenant.md).
 * Tenants that are there already stay together in `…_shared`: nothing of theirs is moved.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const shared = await hasRows(db);
  for (const table of tables)
    await sql`alter table ${sql.table(table)} rename to ${sql.id(`${table}_shared`)}`.execute(db);
  await renameIndexes(db);
  for (const table of tables) {
    await sql`create table ${sql.table(table)} (
      like ${sql.table(`${table}_shared`)} including defaults including generated including constraints)
      partition by list (tenant_id)`.execute(db);
    await addIndexes[table](db);
    await wall(db, table);
    await grant(db, ['select', 'insert', 'update', 'delete'], table, 'rollcall_worker');
    await sql`revoke all on ${sql.table(`${table}_shared`)} from rollcall_api, rollcall_worker`.execute(db);
  }
  await grant(db, ['select', 'insert', 'update'], 'contacts', 'rollcall_api');
  await grant(db, ['select', 'insert', 'update', 'delete'], 'contact_phones', 'rollcall_api');
  await grant(db, ['select', 'insert', 'update', 'delete'], 'contact_emails', 'rollcall_api');
  await sql`grant select (tenant_id, id, name_key, deleted_at) on contacts to rollcall_search`.execute(db);
  await sql`create policy contacts_search on contacts for select to rollcall_search using (true)`.execute(db);
  await keepShared(db, shared);
  await createPartitionMaker(db);
  await createAnalyze(db);
}

/** The owner is bound by the wall like everybody: it is taken down for one look, inside this transaction. */
async function hasRows(db: Kysely<unknown>): Promise<readonly string[]> {
  await sql`alter table tenants no force row level security`.execute(db);
  const { rows } = await sql<{ id: string }>`select id from tenants`.execute(db);
  await sql`alter table tenants force row level security`.execute(db);
  return rows.map(({ id }) => id);
}

async function renameIndexes(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_index i join pg_class c on c.oid = i.indexrelid
    where i.indrelid in (${sql.join(tables.map((table) => sql`${`${table}_shared`}::regclass`))})`.execute(db);
  for (const { name } of rows)
    await sql`alter index ${sql.id(name)} rename to ${sql.id(name.replace(/^(contacts|contact_phones|contact_emails)/, '$1_shared'))}`.execute(
      db,
    );
}

const addIndexes: Record<Table, (db: Kysely<unknown>) => Promise<void>> = {
  contacts: async (db) => {
    await sql`alter table contacts add primary key (tenant_id, id),
      add foreign key (tenant_id) references tenants (id),
      add foreign key (tenant_id, group_id) references groups (tenant_id, id)`.execute(db);
    await sql`create unique index contacts_contact_id_1_key on contacts (tenant_id, contact_id_1)
      where contact_id_1 is not null and deleted_at is null`.execute(db);
    await sql`create index contacts_contact_id_2_idx on contacts (tenant_id, contact_id_2) where contact_id_2 is not null`.execute(
      db,
    );
    await sql`create index contacts_name_key_idx on contacts (tenant_id, name_key, id)`.execute(db);
    await sql`create index contacts_name_trigram_idx on contacts using gin (name_key gin_trgm_ops)`.execute(db);
    await sql`create index contacts_without_contact_id_1_idx on contacts (tenant_id, id)
      where contact_id_1 is null and deleted_at is null`.execute(db);
  },
  contact_phones: async (db) => {
    await sql`alter table contact_phones add primary key (tenant_id, contact_id, position)`.execute(db);
    await sql`create index contact_phones_reversed_idx on contact_phones (tenant_id, reversed, contact_id)`.execute(db);
  },
  contact_emails: async (db) => {
    await sql`alter table contact_emails add primary key (tenant_id, contact_id, position)`.execute(db);
    await sql`create index contact_emails_key_idx on contact_emails (tenant_id, key, contact_id)`.execute(db);
  },
};

/** The tables as they were become the partition of the tenants that are there; with none they are empty and go. */
async function keepShared(db: Kysely<unknown>, tenants: readonly string[]): Promise<void> {
  for (const table of tables) {
    const shared = sql.table(`${table}_shared`);
    if (tenants.length === 0) await sql`drop table ${shared}`.execute(db);
    else
      await sql`alter table ${sql.table(table)} attach partition ${shared}
        for values in (${sql.join(tenants.map((id) => sql.lit(id)))})`.execute(db);
  }
}

async function createPartitionMaker(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function current_tenant() returns uuid language sql stable set search_path = pg_catalog as
    $$ select nullif(current_setting('app.tenant_id', true), '')::uuid $$`.execute(db);
  // The partition of a table that takes the rows of the tenant, null if there is none yet.
  await sql`
    create function contact_partition(parent text) returns regclass language plpgsql stable security definer
    set search_path = pg_catalog, public as $$
    declare own text := parent || '_of_' || replace(current_tenant()::text, '-', '');
    begin
      if to_regclass('public.' || quote_ident(own)) is not null then return to_regclass('public.' || quote_ident(own)); end if;
      if to_regclass('public.' || quote_ident(parent || '_shared')) is null then return null; end if;
      return (select c.oid::regclass from pg_class c where c.oid = to_regclass('public.' || quote_ident(parent || '_shared'))
        and pg_get_expr(c.relpartbound, c.oid) like '%' || current_tenant() || '%');
    end $$`.execute(db);
  // Nobody waits long for it: ATTACH lets readers and writers of the table go on.
  await sql`
    create function attach_contact_partition(parent text) returns void language plpgsql
    set search_path = pg_catalog, public as $$
    declare own text := parent || '_of_' || replace(current_tenant()::text, '-', '');
    begin
      execute format('alter table public.%I enable row level security, force row level security', own);
      execute format('create policy %I on public.%I using (tenant_id = (select nullif(current_setting(''app.tenant_id'', true), '''')::uuid))',
        own || '_tenant', own);
      execute format('alter table public.%I attach partition public.%I for values in (%L)', parent, own, current_tenant());
    end $$`.execute(db);
  await sql`
    create function open_contact_partitions() returns void language plpgsql security definer
    set search_path = pg_catalog, public as $$
    declare parent text; own text;
    begin
      if contact_partition('contacts') is not null then return; end if;
      perform pg_advisory_xact_lock(hashtext('contact partitions'), hashtext(current_tenant()::text));
      if contact_partition('contacts') is not null then return; end if;
      foreach parent in array array['contacts', 'contact_phones', 'contact_emails'] loop
        own := parent || '_of_' || replace(current_tenant()::text, '-', '');
        execute format('create table public.%I (like public.%I including defaults including generated including constraints
          including indexes) with (fillfactor = %s)', own, parent, case parent when 'contacts' then 90 else 100 end);
        perform attach_contact_partition(parent);
      end loop;
    end $$`.execute(db);
  await sql`revoke all on function contact_partition(text), attach_contact_partition(text), open_contact_partitions() from public`.execute(
    db,
  );
  await sql`grant execute on function contact_partition(text), open_contact_partitions() to rollcall_api, rollcall_worker`.execute(
    db,
  );
}

/** Fresh statistics for one tenant's tables: those of others did not change. */
async function createAnalyze(db: Kysely<unknown>): Promise<void> {
  await sql`
    create or replace function analyze_contacts() returns void language plpgsql security definer
    set search_path = pg_catalog, public as $$
    declare parent text;
    begin
      foreach parent in array array['contacts', 'contact_phones', 'contact_emails'] loop
        if contact_partition(parent) is not null then execute format('analyze %s', contact_partition(parent)); end if;
      end loop;
    end $$`.execute(db);
}
