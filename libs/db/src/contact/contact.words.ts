import { sql } from 'kysely';
import type { Tx } from '../database/tenant.js';

/**
 * Makes the words in the names of some contacts known to the search for mistyped words: those behind `afterId` up to
 * `lastId`, as a batch of new ones has them. Called in the transaction that wrote the names; twice is once.
 */
export async function learnNameWords(tx: Tx, afterId: number, lastId: number): Promise<void> {
  await sql`select learn_contact_name_words(${afterId}::bigint, ${lastId}::bigint)`.execute(tx);
}

/** The same for contacts anywhere, as a batch of updates has them. */
export async function learnNameWordsOf(tx: Tx, ids: readonly number[]): Promise<void> {
  await sql`select learn_contact_name_words_of(${[...ids]}::bigint[])`.execute(tx);
}

/** The same for all of the tenant's contacts in a table like `contacts`, e.g. that of a first import before it is attached. */
export async function learnNameWordsIn(tx: Tx, table: string): Promise<void> {
  await sql`select learn_contact_name_words_in(${table})`.execute(tx);
}
