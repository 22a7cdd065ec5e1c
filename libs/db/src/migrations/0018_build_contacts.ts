import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * A first import writes the tenant's contacts into tables of its own, without indexes, gives them those of `contacts`,
 * `contact_phones` and `contact_emails` one by one, and then attaches them. Until then nobody sees them, and dropping them
 * undoes all of it. Only the owner may do these things; a worker does them through these functions, for the tenant of its
 * transaction and one job.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createBegin(db);
  await createParts(db);
  await createPublish(db);
  for (const name of functions) {
    await sql`revoke all on function ${name} from public`.execute(db);
    await sql`grant execute on function ${name} to rollcall_worker`.execute(db);
  }
}

const functions = [
  sql`contact_build_table(uuid, text)`,
  sql`contact_build_index(uuid, text)`,
  sql`begin_contact_build(uuid)`,
  sql`list_contact_build_indexes(uuid)`,
  sql`add_contact_build_index(uuid, text, text)`,
  sql`complete_contact_build(uuid)`,
  sql`publish_contact_build(uuid)`,
  sql`drop_contact_build(uuid)`,
];

async function createBegin(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function contact_build_table(job uuid, parent text) returns text language sql immutable set search_path = pg_catalog as
    $$ select format('staging.%I', 'import_' || replace(job::text, '-', '') || '_' || parent) $$`.execute(db);
  // Short: no name may be cut, or two would be one.
  await sql`
    create function contact_build_index(job uuid, part text) returns text language sql immutable set search_path = pg_catalog as
    $$ select 'build_' || right(job::text, 12) || '_' || part $$`.execute(db);
  // False if the tenant has a partition already: then rows have to go where the others are. The CHECK is what the partition will
  // have for a bound, so that ATTACH need not read the rows.
  await sql`
    create function begin_contact_build(job uuid) returns boolean language plpgsql security definer
    set search_path = pg_catalog, public as $$
    declare parent text;
    begin
      if contact_partition('contacts') is not null then return false; end if;
      foreach parent in array array['contacts', 'contact_phones', 'contact_emails'] loop
        execute format('create table %s (like public.%I including defaults including generated including constraints,
          constraint of_one_tenant check (tenant_id = %L::uuid)) with (fillfactor = %s, autovacuum_enabled = off)',
          contact_build_table(job, parent), parent, current_tenant(), case parent when 'contacts' then 90 else 100 end);
        execute format('grant select, insert on %s to rollcall_worker', contact_build_table(job, parent));
      end loop;
      return true;
    end $$`.execute(db);
  await sql`
    create function drop_contact_build(job uuid) returns void language plpgsql security definer
    set search_path = pg_catalog, public as $$
    declare parent text;
    begin
      foreach parent in array array['contacts', 'contact_phones', 'contact_emails'] loop
        execute format('drop table if exists %s', contact_build_table(job, parent));
      end loop;
    end $$`.execute(db);
}

/** What a build still lacks to be like the table it will be a part of. */
async function createParts(db: Kysely<unknown>): Promise<void> {
  // Indexes, those that take longest first. They are copied from the table: what it is given later, a build has by itself.
  await sql`
    create function list_contact_build_indexes(job uuid) returns table (parent text, part text)
    language sql stable security definer set search_path = pg_catalog, public as $$
      select p.parent, c.relname::text from (values ('contacts'), ('contact_phones'), ('contact_emails')) p (parent)
      join pg_index i on i.indrelid = p.parent::regclass join pg_class c on c.oid = i.indexrelid join pg_am m on m.oid = c.relam
      where not exists (select from pg_class b where b.relnamespace = 'staging'::regnamespace
        and b.relname = contact_build_index(job, c.relname))
      order by m.amname = 'gin' desc, pg_relation_size(to_regclass(contact_build_table(job, p.parent))) * i.indnkeyatts desc, c.relname
    $$`.execute(db);
  await sql`
    create function add_contact_build_index(job uuid, parent text, part text) returns void language plpgsql security definer
    set search_path = pg_catalog, public as $$
    begin
      execute regexp_replace(pg_get_indexdef(part::regclass), ' INDEX \\S+ ON ONLY \\S+ ',
        format(' INDEX %I ON %s ', contact_build_index(job, part), contact_build_table(job, parent)));
    end $$`.execute(db);
  // Foreign keys and statistics, a little with every call and transaction: false when nothing is left. A key is added unchecked, for
  // which the table it points to is locked a moment, and checked in the next call, for which it is not.
  await sql`
    create function complete_contact_build(job uuid) returns boolean language plpgsql security definer
    set search_path = pg_catalog, public as $$
    declare key record; parent text;
    begin
      for key in select p.parent, f.conname as name, pg_get_constraintdef(f.oid) as definition, b.convalidated as is_checked
        from (values ('contacts'), ('contact_phones'), ('contact_emails')) p (parent)
        join pg_constraint f on f.conrelid = p.parent::regclass and f.contype = 'f' and f.conparentid = 0
        left join pg_constraint b on b.conrelid = contact_build_table(job, p.parent)::regclass and b.conname = f.conname
        where b.convalidated is not true order by f.conname loop
        if key.is_checked is null then
          execute format('alter table %s add constraint %I %s not valid', contact_build_table(job, key.parent), key.name, key.definition);
        else
          execute format('alter table %s validate constraint %I', contact_build_table(job, key.parent), key.name);
        end if;
        return true;
      end loop;
      foreach parent in array array['contacts', 'contact_phones', 'contact_emails'] loop
        execute format('analyze %s', contact_build_table(job, parent));
      end loop;
      return false;
    end $$`.execute(db);
}

async function createPublish(db: Kysely<unknown>): Promise<void> {
  // False if somebody gave the tenant a partition meanwhile.
  await sql`
    create function publish_contact_build(job uuid) returns boolean language plpgsql security definer
    set search_path = pg_catalog, public as $$
    declare parent text; own text; part text;
    begin
      perform pg_advisory_xact_lock(hashtext('contact partitions'), hashtext(current_tenant()::text));
      if contact_partition('contacts') is not null then return false; end if;
      foreach parent in array array['contacts', 'contact_phones', 'contact_emails'] loop
        own := parent || '_of_' || replace(current_tenant()::text, '-', '');
        for part in select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid
          where i.indrelid = contact_build_table(job, parent)::regclass loop
          execute format('alter index staging.%I rename to %I', part,
            left(own || substr(part, length(contact_build_index(job, parent)) + 1), 63));
        end loop;
        execute format('alter table %s add primary key using index %I', contact_build_table(job, parent), own || '_pkey');
        execute format('alter table %s reset (autovacuum_enabled)', contact_build_table(job, parent));
        execute format('revoke all on %s from rollcall_worker', contact_build_table(job, parent));
        execute format('alter table %s set schema public', contact_build_table(job, parent));
        execute format('alter table %s rename to %I', replace(contact_build_table(job, parent), 'staging.', 'public.'), own);
        perform attach_contact_partition(parent);
        execute format('alter table public.%I drop constraint of_one_tenant', own);
      end loop;
      return true;
    end $$`.execute(db);
}
