import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import { grant, wall } from './tenant-wall.js';

type Fragment = RawBuilder<unknown>;

/**
 * The distinct words of a tenant's names, by which a search word with one wrong letter is put right
 * (docs/decisions/0013-searching-names.md). Whoever writes names calls a `learn_…` function in the same transaction; a
 * word that no contact has any more stays and does no harm, since what it leads to is searched for again.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table contact_name_words (
      tenant_id uuid not null references tenants (id), word text collate "C" not null, primary key (tenant_id, word),
      reversed text collate "C" not null generated always as (reverse(word)) stored,   -- finds words by how they end
      seen integer not null   -- in how many names of one batch at most: about how common it is
    )`.execute(db);
  await sql`create index contact_name_words_reversed_idx on contact_name_words (tenant_id, reversed)`.execute(db);
  await wall(db, 'contact_name_words');
  await grant(db, ['select'], 'contact_name_words', 'rollcall_api');
  await grant(db, ['select', 'insert', 'update'], 'contact_name_words', 'rollcall_worker');
  await createSplit(db);
  await createLearning(db);
  await createCorrection(db);
  for (const name of functions) {
    await sql`revoke all on function ${name} from public`.execute(db);
    await sql`grant execute on function ${name} to rollcall_api, rollcall_worker`.execute(db);
  }
  await learnExisting(db);
}

const functions = [
  sql`split_contact_name(text)`,
  sql`learn_contact_name_words(bigint, bigint)`,
  sql`learn_contact_name_words_of(bigint[])`,
  sql`learn_contact_name_words_in(text)`,
  sql`one_letter_off(text)`,
  sql`similar_contact_name_words(text, integer)`,
];

async function createSplit(db: Kysely<unknown>): Promise<void> {
  // The same for names and for what is searched: as in name_key, but without punctuation; most names are plain. It is not
  // strict, has no settings and is as unsteady as unaccent, so that it becomes a part of the statements that use it: called
  // for each name it takes three times as long.
  await sql`
    create function split_contact_name(name text) returns text[] language sql stable parallel safe as $$
      select case when name ~ '^[A-Za-z ]*$' then string_to_array(lower(name), ' ')
        else string_to_array(translate(lower(public.unaccent('public.unaccent', name)),
          E'\\t\\n\\r!"#$%&''()*+,-./:;<=>?@[\\\\]^_\`{|}~', repeat(' ', 35)), ' ') end
    $$`.execute(db);
}

/** As whoever calls: the wall and the rights are theirs. Words go in by order, so that two who learn at once queue. */
async function createLearning(db: Kysely<unknown>): Promise<void> {
  // The contacts behind after_id up to last_id, as a batch of new ones has them.
  await createLearn(
    db,
    sql`learn_contact_name_words(after_id bigint, last_id bigint)`,
    sql`${insertWords(sql`public.contacts`, sql`tenant`, sql`and c.id > after_id and c.id <= last_id`)};`,
  );
  await createLearn(
    db,
    sql`learn_contact_name_words_of(ids bigint[])`,
    sql`${insertWords(sql`public.contacts`, sql`tenant`, sql`and c.id = any (ids)`)};`,
  );
  // All contacts in a table like contacts: that of a first import, before it is attached.
  await createLearn(
    db,
    sql`learn_contact_name_words_in(source text)`,
    sql`execute format($learn$ ${insertWords(sql`%1$s`, sql`%2$L::uuid`, sql``)} $learn$, source::regclass, tenant);`,
  );
}

/** A tenant that is known when the statement is planned leaves one partition of all to plan for. */
const createLearn = (db: Kysely<unknown>, head: Fragment, body: Fragment) =>
  sql`
    create function ${head} returns void language plpgsql
    set search_path = pg_catalog, public set plan_cache_mode = force_custom_plan as $$
    declare tenant uuid := public.current_tenant();
    begin
      ${body}
    end $$`.execute(db);

/**
 * Names repeat, and so do words in them: only what is left of them once is cleaned, which takes longest. Over 50 letters
 * nobody mistypes one word. Words that are known are written again only when they turn out to be twice as common.
 */
const insertWords = (source: Fragment, tenant: Fragment, where: Fragment): Fragment => sql`
  insert into public.contact_name_words (tenant_id, word, seen)
  select ${tenant}, w.word, sum(w.seen) from (
    select unnest(public.split_contact_name(n.name)) as word, n.seen from (
      select c.last_name collate "C" as name, count(*) as seen from ${source} c where c.tenant_id = ${tenant} ${where} group by 1
      union all select c.first_name collate "C", count(*) from ${source} c where c.tenant_id = ${tenant} ${where} group by 1
      union all select p.part, count(*) from (
        select unnest(string_to_array(c.company collate "C", ' ')) as part from ${source} c
        where c.tenant_id = ${tenant} ${where}) p group by 1) n) w
  where length(w.word) between 3 and 50
  group by w.word
  having not exists (select from public.contact_name_words k
    where k.tenant_id = ${tenant} and k.word = w.word and 2 * k.seen >= sum(w.seen))
  order by w.word
  on conflict (tenant_id, word) do update set seen = excluded.seen where contact_name_words.seen < excluded.seen`;

async function createCorrection(db: Kysely<unknown>): Promise<void> {
  // What a word becomes by one letter that is wrong, missing or too much, or by two that changed places. It has no punctuation.
  await sql`
    create function one_letter_off(word text) returns text language sql immutable parallel safe strict
    set search_path = pg_catalog as $$
      select '^(?:' || string_agg(p, '|') || ')$' from (
        select left(word, k - 1) || '.' || substr(word, k + 1) from generate_series(1, length(word)) k
        union select left(word, k - 1) || substr(word, k + 1) from generate_series(1, length(word)) k
        union select left(word, k) || '.' || substr(word, k + 1) from generate_series(0, length(word)) k
        union select left(word, k - 1) || substr(word, k + 1, 1) || substr(word, k, 1) || substr(word, k + 2)
          from generate_series(1, length(word) - 1) k) t (p)
    $$`.execute(db);
  // One wrong letter leaves the first or the second half of a word as it is, unless two letters changed places across
  // the middle: two short stretches of an index and one look hold every word there can be. The most common come first.
  await sql`
    create function similar_contact_name_words(word text, most integer) returns setof text language plpgsql stable
    set search_path = pg_catalog set plan_cache_mode = force_custom_plan as $$
    declare
      tenant uuid := public.current_tenant();
      size integer := length(word);
      half integer := size / 2;
      head text collate "C" := left(word, half);
      tail text collate "C" := reverse(substr(word, half + 1));
      swapped text collate "C" := left(word, half - 1) || substr(word, half + 1, 1) || substr(word, half, 1) || substr(word, half + 2);
      pattern text := public.one_letter_off(word);
    begin
      return query select f.word from (
          select k.word, k.seen from public.contact_name_words k
            where k.tenant_id = tenant and k.word >= head and k.word < head || U&'\\+10FFFF' and k.word ~ pattern
          union select k.word, k.seen from public.contact_name_words k
            where k.tenant_id = tenant and k.reversed >= tail and k.reversed < tail || U&'\\+10FFFF' and k.word ~ pattern
          union select k.word, k.seen from public.contact_name_words k where k.tenant_id = tenant and k.word = swapped) f
        where f.word <> similar_contact_name_words.word
        order by f.seen desc, f.word
        limit most;
    end $$`.execute(db);
}

/** Tenants that have contacts already, one by one as themselves: the wall binds the owner too. */
async function learnExisting(db: Kysely<unknown>): Promise<void> {
  const { rows } = await sql<{ tenant: string }>`
    select distinct m[1] as tenant from pg_inherits i join pg_class c on c.oid = i.inhrelid,
      regexp_matches(pg_get_expr(c.relpartbound, c.oid), '[0-9a-f]{8}-[0-9a-f-]{27}', 'g') m
    where i.inhparent = 'contacts'::regclass`.execute(db);
  for (const { tenant } of rows)
    await sql`select learn_contact_name_words_in('public.contacts') from (select set_config('app.tenant_id', ${tenant}, true)) t`.execute(
      db,
    );
  await sql`select set_config('app.tenant_id', '', true)`.execute(db);
}
