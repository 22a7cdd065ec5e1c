import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Search by parts of a name. LIKE is not leakproof, so under row level security its index would not be used; these
 * functions carry the tenant themselves and give ids only. They belong to a role that nobody logs in as and that sees
 * four columns: owned by the table's owner they would scan, because FORCE binds the owner too.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`grant select (tenant_id, id, name_key, deleted_at) on contacts to rollcall_search`.execute(db);
  await sql`create policy contacts_search on contacts for select to rollcall_search using (true)`.execute(db);
  await createPatterns(db);
  await createSearch(db);
  await createWalk(db);
  await createSortedSearch(db);
  // The sort by Contact ID 1 ends with those that have none.
  await sql`create index contacts_without_contact_id_1_idx on contacts (tenant_id, id)
    where contact_id_1 is null and deleted_at is null`.execute(db);
}

async function createPatterns(db: Kysely<unknown>): Promise<void> {
  // Three letters in a row are a trigram. What has fewer is looked for where words begin, which the index also knows.
  await sql`
    create function contact_name_patterns(word text) returns text[] language sql immutable parallel safe strict
    set search_path = pg_catalog as $$
      select case when key ~ '[[:alnum:]]{3}' then array['%' || escaped || '%'] else array[escaped || '%', '% ' || escaped || '%'] end
      from (select key, regexp_replace(key, '([\\\\%_])', '\\\\\\1', 'g') as escaped
        from (select lower(public.unaccent('public.unaccent', word)) as key) k) e
    $$`.execute(db);
  await handOver(db, sql`contact_name_patterns(text)`);
}

async function createSearch(db: Kysely<unknown>): Promise<void> {
  // "is true" keeps the tenant from being looked up in an index of its own: the trigram index alone is right here.
  // Up to four words; a missing one is a pattern that everything has, which the index passes over. most null: all.
  await sql`
    create function search_contact_names(words text[], most integer) returns setof bigint
    language plpgsql stable security definer set search_path = pg_catalog
    set plan_cache_mode = force_custom_plan set enable_seqscan = off set enable_indexscan = off set enable_indexonlyscan = off as $$
    declare
      tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
      a text[] := public.contact_name_patterns(words[1]);
      b text[] := coalesce(public.contact_name_patterns(words[2]), '{%}');
      c text[] := coalesce(public.contact_name_patterns(words[3]), '{%}');
      d text[] := coalesce(public.contact_name_patterns(words[4]), '{%}');
    begin
      return query select o.id from public.contacts o
        where o.name_key like any (a) and o.name_key like any (b) and o.name_key like any (c) and o.name_key like any (d)
          and (o.tenant_id = tenant) is true and o.deleted_at is null
        limit most;
    end $$`.execute(db);
  await handOver(db, sql`search_contact_names(text[], integer)`);
}

async function createWalk(db: Kysely<unknown>): Promise<void> {
  // For words that very many have: going through the contacts in order meets a page of them soon, and sorting all would not.
  await sql`
    create function walk_contact_names(words text[], after bigint, is_descending boolean, most integer) returns setof bigint
    language plpgsql stable security definer set search_path = pg_catalog
    set plan_cache_mode = force_custom_plan set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off as $$
    declare
      tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
      a text[] := public.contact_name_patterns(words[1]);
      b text[] := coalesce(public.contact_name_patterns(words[2]), '{%}');
      c text[] := coalesce(public.contact_name_patterns(words[3]), '{%}');
      d text[] := coalesce(public.contact_name_patterns(words[4]), '{%}');
    begin
      if is_descending then
        return query select o.id from public.contacts o
          where o.tenant_id = tenant and o.id < after and o.deleted_at is null
            and o.name_key like any (a) and o.name_key like any (b) and o.name_key like any (c) and o.name_key like any (d)
          order by o.id desc limit most;
      else
        return query select o.id from public.contacts o
          where o.tenant_id = tenant and o.id > after and o.deleted_at is null
            and o.name_key like any (a) and o.name_key like any (b) and o.name_key like any (c) and o.name_key like any (d)
          order by o.id limit most;
      end if;
    end $$`.execute(db);
  await handOver(db, sql`walk_contact_names(text[], bigint, boolean, integer)`);
}

async function createSortedSearch(db: Kysely<unknown>): Promise<void> {
  // For the same words in order of name: they crowd in one place of that order, so all are met, and only a page is kept.
  await sql`
    create function sort_contact_names(words text[], after_key text, after_id bigint, is_descending boolean, most integer)
    returns setof bigint
    language plpgsql stable security definer set search_path = pg_catalog
    set plan_cache_mode = force_custom_plan set enable_seqscan = off set enable_indexscan = off set enable_indexonlyscan = off as $$
    declare
      tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
      a text[] := public.contact_name_patterns(words[1]);
      b text[] := coalesce(public.contact_name_patterns(words[2]), '{%}');
      c text[] := coalesce(public.contact_name_patterns(words[3]), '{%}');
      d text[] := coalesce(public.contact_name_patterns(words[4]), '{%}');
    begin
      if is_descending then
        return query select o.id from public.contacts o
          where o.name_key like any (a) and o.name_key like any (b) and o.name_key like any (c) and o.name_key like any (d)
            and (o.tenant_id = tenant) is true and o.deleted_at is null
            and (after_key is null or ((o.name_key, o.id) < (after_key, after_id)) is true)
          order by o.name_key desc, o.id desc limit most;
      else
        return query select o.id from public.contacts o
          where o.name_key like any (a) and o.name_key like any (b) and o.name_key like any (c) and o.name_key like any (d)
            and (o.tenant_id = tenant) is true and o.deleted_at is null
            and (after_key is null or ((o.name_key, o.id) > (after_key, after_id)) is true)
          order by o.name_key, o.id limit most;
      end if;
    end $$`.execute(db);
  await handOver(db, sql`sort_contact_names(text[], text, bigint, boolean, integer)`);
}

async function handOver(db: Kysely<unknown>, name: ReturnType<typeof sql>): Promise<void> {
  await sql`revoke all on function ${name} from public`.execute(db);
  await sql`grant execute on function ${name} to rollcall_api, rollcall_worker, rollcall_search`.execute(db);
  await sql`alter function ${name} owner to rollcall_search`.execute(db);
}
