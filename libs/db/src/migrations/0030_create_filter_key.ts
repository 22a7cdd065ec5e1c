import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/**
 * What texts are compared by in a filter: the twin of `toFilterKey` in the domain, letter by letter. Not `unaccent`, whose
 * dictionary differs from version to version, so that no twin of it could be written. Plain letters, which most values are,
 * take the short way.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  const apart = sql`translate(value, ${sql.lit('ǢǣǼǽǾǿ≠≮≯\u037e\u1fef')}, ${sql.lit('\ue000\ue000\ue001\ue001\ue002\ue002\ue003\ue004\ue005\ue006\ue007')})`;
  const bare = sql`lower(regexp_replace(normalize(${apart}, NFD), '[\\u0300-\\u036f]', '', 'g') collate "C")`;
  await sql`
    create function filter_key(value text) returns text language sql immutable parallel safe as $$
      select case when octet_length(value) = char_length(value) then lower(value collate "C")
        else replace(replace(replace(replace(translate(${bare}, ${sql.lit(from)}, ${sql.lit(to)}),
          'ß', 'ss'), 'æ', 'ae'), 'œ', 'oe'), 'þ', 'th') end
    $$`.execute(db);
}

const stretch = (first: number, last: number): string =>
  Array.from({ length: last - first + 1 }, (_, at) => String.fromCharCode(first + at)).join('');

/** Letters with strokes; Greek and Cyrillic capitals. */
const from = `øØłŁđĐðÐħĦıŧŦŋŊẞÆŒÞ${stretch(0x391, 0x3a1)}${stretch(0x3a3, 0x3a9)}${stretch(0x400, 0x42f)}`;
const to = `oollddddhhittnnßæœþ${stretch(0x3b1, 0x3c1)}${stretch(0x3c3, 0x3c9)}${stretch(0x450, 0x45f)}${stretch(0x430, 0x44f)}`;
