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
  sql`begin_contact_build(uuid)`,
  sql`list_contact_build_parts(uuid)`,
  sql`add_contact_build_part(uuid, text, text)`,
  sql`publish_contact_build(uuid)`,
  sql`drop_contact_build(uuid)`,
];

async function createBegin(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function contact_build_table(job uuid, parent text) returns text language sql immutable set search_path = pg_catalog as
    $$ select format('staging.%I', 'import_' || replace(job::text, '-', '') || '_' || parent) $$`.execute(db);
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

/** What a build still lacks to be like the table it will be a part of; what takes longest comes first. */
async function createParts(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function list_contact_build_parts(job uuid) returns table (parent text, part text) language sql stable security definer
    set search_path = pg_catalog, public as $$
      with parents (parent) as (values ('contacts'), ('contact_phones'), ('contact_emails')),
      wanted as (
        select p.parent, c.relname::text as part, m.amname = 'gin' as is_slow, i.indnkeyatts as width
        from parents p join pg_index i on i.indrelid = p.parent::regclass join pg_class c on c.oid = i.indexrelid join pg_am m on m.oid = c.relam
        union all
        select p.parent, f.conname::text, false, 0
        from parents p join pg_constraint f on f.conrelid = p.parent::regclass and f.contype = 'f' and f.conparentid = 0)
      select w.parent, w.part from wanted w, lateral (select to_regclass(contact_build_table(job, w.parent)) as build) t
      where not exists (select from pg_class c join pg_namespace n on n.oid = c.relnamespace
          where n.nspname = 'staging' and c.relname = 'import_' || replace(job::text, '-', '') || '_' || w.part)
        and not exists (select from pg_constraint f where f.conrelid = t.build and f.conname = w.part)
      order by w.is_slow desc, pg_relation_size(t.build) * w.width desc, w.part
    $$`.execute(db);
  // A definition is taken from the table itself: what it will be given later, a build has by itself.
  await sql`
    create function add_contact_build_part(job uuid, parent text, part text) returns void language plpgsql security definer
    set search_path = pg_catalog, public as $$
    declare
      name text := 'import_' || replace(job::text, '-', '') || '_' || part;
      key record;
    begin
      select conname, contype, pg_get_constraintdef(oid) as definition into key from pg_constraint
        where conrelid = parent::regclass and conname = part and contype in ('p', 'f');
      if found then
        execute format('alter table %s add constraint %I %s', contact_build_table(job, parent),
          case key.contype when 'p' then name else part end, key.definition);
      else
        execute regexp_replace(pg_get_indexdef(part::regclass), ' INDEX \\S+ ON ONLY \\S+ ',
          format(' INDEX %I ON %s ', name, contact_build_table(job, parent)));
      end if;
    end $$`.execute(db);
}

async function createPublish(db: Kysely<unknown>): Promise<void> {
  // False if somebody gave the tenant a partition meanwhile.
  await sql`
    create function publish_contact_build(job uuid) returns boolean language plpgsql security definer
    set search_path = pg_catalog, public as $$
    declare
      prefix text := 'import_' || replace(job::text, '-', '') || '_';
      parent text; own text; part text;
    begin
      perform pg_advisory_xact_lock(hashtext('contact partitions'), hashtext(current_tenant()::text));
      if contact_partition('contacts') is not null then return false; end if;
      foreach parent in array array['contacts', 'contact_phones', 'contact_emails'] loop
        own := parent || '_of_' || replace(current_tenant()::text, '-', '');
        for part in select c.relname from pg_index i join pg_class c on c.oid = i.indexrelid
          where i.indrelid = contact_build_table(job, parent)::regclass loop
          execute format('alter index staging.%I rename to %I', part,
            left(own || '_' || substr(part, length(prefix || parent) + 2), 63));
        end loop;
        execute format('alter table %s reset (autovacuum_enabled)', contact_build_table(job, parent));
        execute format('revoke all on %s from rollcall_worker', contact_build_table(job, parent));
        execute format('alter table %s set schema public', contact_build_table(job, parent));
        execute format('alter table public.%I rename to %I', prefix || parent, own);
        perform attach_contact_partition(parent);
        execute format('alter table public.%I drop constraint of_one_tenant', own);
      end loop;
      return true;
    end $$`.execute(db);
}
