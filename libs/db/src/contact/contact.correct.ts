import { sql } from 'kysely';
import type { Tx } from '../database/tenant.js';

/**
 * Which words are put right: `unknown`, those that no word of a name begins with; `also`, the same, and what has them in the
 * middle is found too; or one alone by its place, when no contact has them together.
 */
export type Correction = 'unknown' | 'also' | number;

/** Whether a part of a cursor says how words were put right, or that none were. */
export const isCorrection = (part: unknown): part is Correction | null =>
  part === null || part === 'unknown' || part === 'also' || (Number.isSafeInteger(part) && (part as number) >= 0);

/** What stands for the words of a search that found nothing. */
export interface CorrectedWords {
  /** For each word as it was typed what may stand for it, itself first. */
  readonly words: readonly (readonly string[])[];
  /** The words that something else stands for, and what. */
  readonly changed: readonly { readonly typed: string; readonly shown: readonly string[] }[];
}

/** A shorter word has more neighbours than meaning. */
const minLetters = 3;
/** A shorter word is a part of very many names. */
const longFrom = 4;
const maxSimilar = 6;

/** Words one letter off the ones that were typed; null if there are none. */
export async function correctWords(
  tx: Tx,
  typed: readonly string[],
  correction: Correction,
): Promise<CorrectedWords | null> {
  const parts = await listParts(tx, typed);
  const changed = typed.flatMap((word, place) => {
    const shown = parts
      .filter(
        (part) =>
          part.place === place + 1 && (correction === place || (typeof correction === 'string' && !part.is_known)),
      )
      .flatMap(({ key, part, similar }) => preferLong(similar).map((other) => key.replace(part, () => other)));
    return shown.length === 0 ? [] : [{ typed: word, shown: [...new Set(shown)] }];
  });
  if (changed.length === 0) return null;
  const words = typed.map((word) => [word, ...(changed.find((change) => change.typed === word)?.shown ?? [])]);
  return { words, changed };
}

/** Three letters are a part of very many names, so they stand for others only if nothing longer does; two never do. */
function preferLong(similar: readonly string[]): readonly string[] {
  const long = similar.filter((word) => word.length >= longFrom);
  return long.length > 0 ? long : similar.filter((word) => word.length >= minLetters);
}

interface Part {
  readonly place: number;
  /** The word without case and accents. */
  readonly key: string;
  /** What is between punctuation in it: `neal` of `o'neal`. */
  readonly part: string;
  /** Whether a name has a word that begins so. */
  readonly is_known: boolean;
  readonly similar: readonly string[];
}

async function listParts(tx: Tx, typed: readonly string[]): Promise<readonly Part[]> {
  const { rows } = await sql<Part>`
    select w.place, lower(unaccent('unaccent', w.word)) as key, p.part,
      exists (select from contact_name_words k where k.tenant_id = ${tx.tenantId}
        and k.word >= p.part and k.word < p.part || U&'\\+10FFFF') as is_known,
      array(select similar_contact_name_words(p.part, ${maxSimilar})) as similar
    from unnest(${[...typed]}::text[]) with ordinality w (word, place),
      unnest(split_contact_name(w.word)) p (part)
    where length(p.part) between ${minLetters} and 50`.execute(tx);
  return rows;
}
