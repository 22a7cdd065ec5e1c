import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * Search by parts of a name at five million contacts (docs/decisions/0013-searching-names.md). As in migration 0006 the
 * functions carry the tenant themselves and belong to a role that nobody logs in as, because LIKE is not leakproof; they
 * give ids and the key of one sort. The tenant is a value when the statement is planned, so one partition is left of all.
 * `words` is a list of up to four lists: of each at least one must be a part of the name.
 * The functions of 0006 stay for processes of the version before.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`grant select (contact_id_1) on contacts to rollcall_search`.execute(db);
  await createPatterns(db);
  await createSample(db);
  await createMatch(db);
  await createOrder(db);
  await createWalk(db);
  await createSort(db);
  for (const name of functions) {
    await sql`revoke all on function ${name} from public`.execute(db);
    await sql`grant execute on function ${name} to rollcall_api, rollcall_worker, rollcall_search`.execute(db);
    await sql`alter function ${name} owner to rollcall_search`.execute(db);
  }
}

const functions = [
  sql`contact_name_patterns_of(jsonb, integer)`,
  sql`contact_name_condition(jsonb)`,
  sql`sample_contacts_named(jsonb, integer, integer)`,
  sql`match_contacts_named(jsonb, text, bigint[])`,
  sql`contact_sort_key(text)`,
  sql`contact_sort(text, boolean)`,
  sql`walk_contacts_named(jsonb, text, text, bigint, integer, integer)`,
  sql`sort_contacts_named(jsonb, text, text, bigint, integer)`,
];

/**
 * What the functions begin with: the tenant, and a list of patterns for each word. Their statements are put together from
 * fixed pieces, nothing of which is anybody's text, and planned for the values of each call.
 */
const declared = sql`
      tenant uuid := nullif(current_setting('app.tenant_id', true), '')::uuid;
      a text[] := public.contact_name_patterns_of(words, 0);
      b text[] := public.contact_name_patterns_of(words, 1);
      c text[] := public.contact_name_patterns_of(words, 2);
      d text[] := public.contact_name_patterns_of(words, 3);
      named text := public.contact_name_condition(words);`;
/** The values of every statement, $1 to $5; others follow. */
const values = sql`using tenant, a, b, c, d`;

async function createPatterns(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function contact_name_patterns_of(words jsonb, place integer) returns text[] language sql immutable parallel safe
    set search_path = pg_catalog as $$
      select array_agg(p) from jsonb_array_elements_text(words -> place) w, unnest(public.contact_name_patterns(w)) p
    $$`.execute(db);
  // No more conditions than words: one that everything fulfils makes the index look a thousand times dearer to the planner.
  await sql`
    create function contact_name_condition(words jsonb) returns text language sql immutable parallel safe
    set search_path = pg_catalog as $$
      select coalesce(string_agg(format('o.name_key like any ($%s)', n + 2), ' and ' order by n), 'false')
      from generate_series(0, least(jsonb_array_length(words), 4) - 1) n
    $$`.execute(db);
}

async function createSample(db: Kysely<unknown>): Promise<void> {
  // How many of the contacts in some short stretches of ids have the words, and how many ids there are for each that was looked at.
  await sql`
    create function sample_contacts_named(words jsonb, stretches integer, width integer, out hits bigint, out factor double precision)
    language plpgsql stable security definer set search_path = pg_catalog
    set plan_cache_mode = force_custom_plan set enable_seqscan = off set enable_bitmapscan = off
    set max_parallel_workers_per_gather = 0 as $$
    declare ${declared}
      first bigint := (select o.id from public.contacts o where o.tenant_id = tenant order by o.id limit 1);
      last bigint := (select o.id from public.contacts o where o.tenant_id = tenant order by o.id desc limit 1);
    begin
      factor := (last - first + 1)::double precision / (stretches * width);
      hits := 0;
      -- few enough to look at all of them anyway
      if first is null or factor < 5 then return; end if;
      execute format('
        select sum(f.met) from generate_series(0, $8 - 1) n,
          lateral (select $6 + ($7 - $6 - $9) * n / ($8 - 1) as start) s,
          lateral (select count(*) as met from public.contacts o where o.tenant_id = $1 and o.id >= start and o.id < start + $9
            and o.deleted_at is null and %s) f', named) into hits ${values}, first, last, stretches, width;
    end $$`.execute(db);
}

/**
 * Entries that an index gives are made dear: many words look dearer to the planner than going through all contacts of the
 * tenant by their key. Workers take longer to start than most searches last.
 */
const byTrigrams = sql`set enable_seqscan = off set enable_indexscan = off set enable_indexonlyscan = off
    set cpu_index_tuple_cost = 1 set max_parallel_workers_per_gather = 0`;

async function createMatch(db: Kysely<unknown>): Promise<void> {
  // The trigram index gives all matches or none, so this is for words that few have. ids null: whoever.
  await sql`
    create function match_contacts_named(words jsonb, sort text, ids bigint[]) returns table (id bigint, key text)
    language plpgsql stable security definer set search_path = pg_catalog ${byTrigrams} as $$
    declare ${declared}
    begin
      return query execute format('select o.id, %s from public.contacts o
        where o.tenant_id = $1 and o.deleted_at is null and %s and %s',
        public.contact_sort_key(sort), case when ids is null then 'true' else 'o.id = any ($6)' end, named) ${values}, ids;
    end $$`.execute(db);
}

async function createOrder(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function contact_sort_key(sort text) returns text language sql immutable set search_path = pg_catalog as $$
      select case trim('-' from sort) when 'name' then 'o.name_key' when 'contactId1' then 'o.contact_id_1' else 'null::text' end
    $$`.execute(db);
  // A sort as SQL, or with is_behind the condition for what comes after a place, that is the key $6 and the id $7.
  await sql`
    create function contact_sort(sort text, is_behind boolean) returns text language sql immutable set search_path = pg_catalog as $$
      select case sort
        when 'created' then case when is_behind then '($7 is null or o.id > $7)' else 'o.id' end
        when '-created' then case when is_behind then '($7 is null or o.id < $7)' else 'o.id desc' end
        when 'name' then case when is_behind then '($7 is null or (o.name_key, o.id) > ($6, $7))' else 'o.name_key, o.id' end
        when '-name' then case when is_behind then '($7 is null or (o.name_key, o.id) < ($6, $7))' else 'o.name_key desc, o.id desc' end
        when 'contactId1' then case when is_behind
          then '($7 is null or o.contact_id_1 > $6 or o.contact_id_1 is null and ($6 is not null or o.id > $7))' else 'o.contact_id_1, o.id' end
        when '-contactId1' then case when is_behind
          then '($7 is null or o.contact_id_1 < $6 or o.contact_id_1 is null and ($6 is not null or o.id > $7))'
          else 'o.contact_id_1 desc nulls last, o.id' end
      end
    $$`.execute(db);
}

async function createWalk(db: Kysely<unknown>): Promise<void> {
  // For words that many have: going through contacts in the order of the sort meets a page of them soon. It gives up after
  // `budget` contacts, so fewer than `page` rows say nothing about what lies behind. By name it reads the index alone, and
  // looks at a contact only to see that it is not deleted. By Contact ID 1 those that have none are walked by themselves.
  await sql`
    create function walk_contacts_named(words jsonb, sort text, after_key text, after_id bigint, budget integer, page integer)
    returns table (id bigint, key text)
    language plpgsql stable security definer set search_path = pg_catalog set max_parallel_workers_per_gather = 0
    set enable_seqscan = off set enable_bitmapscan = off set enable_sort = off set enable_hashjoin = off set enable_mergejoin = off as $$
    declare ${declared}
      way text := trim('-' from sort);
      is_past_keys boolean := way = 'contactId1' and after_id is not null and after_key is null;
      stretch text := case
        when is_past_keys then 'o.contact_id_1 is null and o.deleted_at is null and o.id > $7'
        when way = 'contactId1' then 'o.contact_id_1 is not null and o.deleted_at is null and ($7 is null or o.contact_id_1 '
          || case when sort like '-%' then '<' else '>' end || ' $6)'
        else public.contact_sort(sort, true) end;
      direction text := case when is_past_keys then 'o.id'
        when way = 'contactId1' then 'o.contact_id_1' || case when sort like '-%' then ' desc' else '' end
        else public.contact_sort(sort, false) end;
    begin
      return query execute format('
        select o.id, %1$s from (
          select o.id, o.name_key%2$s from public.contacts o where o.tenant_id = $1 and %3$s order by %4$s limit $8) o
        where %5$s and %6$s
        order by %4$s limit $9',
        public.contact_sort_key(sort),
        case way when 'name' then '' when 'created' then ', o.deleted_at' else ', o.contact_id_1' end,
        stretch, direction, named,
        case way when 'name' then 'exists (select from public.contacts l where l.tenant_id = $1 and l.id = o.id and l.deleted_at is null)'
          when 'created' then 'o.deleted_at is null' else 'true' end)
        ${values}, after_key, after_id, budget, page;
    end $$`.execute(db);
}

async function createSort(db: Kysely<unknown>): Promise<void> {
  // Where the walk gave up: all matches are met, and one page is kept.
  await sql`
    create function sort_contacts_named(words jsonb, sort text, after_key text, after_id bigint, page integer)
    returns table (id bigint, key text)
    language plpgsql stable security definer set search_path = pg_catalog ${byTrigrams} as $$
    declare ${declared}
    begin
      return query execute format('select o.id, %s from public.contacts o
        where o.tenant_id = $1 and o.deleted_at is null and %s and %s order by %s limit $8',
        public.contact_sort_key(sort), named, public.contact_sort(sort, true), public.contact_sort(sort, false))
        ${values}, after_key, after_id, page;
    end $$`.execute(db);
}
