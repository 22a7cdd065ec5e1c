import type { ContactId } from '@rollcall/domain/contact';
import { maxNotesShown } from '@rollcall/domain/note';
import type { NoteId, NoteList, NoteQuery, NoteView } from '@rollcall/domain/note';
import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { NotesTable, Tx } from '../database/index.js';
import { fromNoteCursor, toNoteCursor } from './note.cursor.js';

/** One page of a contact's notes. Whether the contact is there is for the caller to ask. */
export type NotePage = Omit<NoteList, 'agentsSeeNotes'>;

interface FoundThread {
  readonly thread_id: number;
  readonly at: Date;
  readonly id: number;
  readonly matches: number;
  readonly is_cut: boolean;
}

/**
 * Notes of a contact, newest modification first, of the 5,000 that were modified last. A note stands where its last addition does.
 * All rows of the contact are read once, whatever the planner thinks of their number: no statistics can make it a product.
 */
export async function listNotes(tx: Tx, contactId: ContactId, query: NoteQuery): Promise<NotePage> {
  const place = query.after === undefined ? null : fromNoteCursor(query.after);
  const { rows } = await sql<FoundThread>`
    with ends as materialized (
      select n.thread_id, n.created_at as at, n.id, bool_or(${containing(query.q)}) over (partition by n.thread_id) as is_match,
        row_number() over (partition by n.thread_id order by n.created_at desc, n.id desc) as back
      from notes n where n.tenant_id = ${tx.tenantId} and n.contact_id = ${contactId}),
    newest as materialized (
      select thread_id, at, id, is_match, row_number() over (order by at desc, id desc) as place
      from ends where back = 1 order by at desc, id desc limit ${maxNotesShown + 1}),
    matching as materialized (select thread_id, at, id from newest where place <= ${maxNotesShown} and is_match),
    sums as (
      select (select count(*) from matching)::int as matches,
        (select count(*) from newest)::int > ${maxNotesShown} as is_cut)
    select m.thread_id, m.at, m.id, s.matches, s.is_cut from sums s left join lateral (
      select thread_id, at, id from matching
      where ${place === null ? sql`true` : sql`(at, id) < (${place.at}::timestamptz, ${place.id}::bigint)`}
      order by at desc, id desc limit ${query.limit + 1}) m on true
    order by m.at desc, m.id desc`.execute(tx);
  const threads = rows.filter(({ thread_id }) => thread_id !== null);
  const shown = threads.slice(0, query.limit);
  const last = threads.length > query.limit ? shown.at(-1) : undefined;
  return {
    items: await listThreads(
      tx,
      contactId,
      shown.map(({ thread_id }) => thread_id),
    ),
    next: last ? toNoteCursor(last) : null,
    total: { value: rows[0]?.matches ?? 0, relation: rows[0]?.is_cut ? 'gte' : 'eq' },
  };
}

/** A condition of SQL: the row has the text, whatever the case or accents. Asked of each row once, in the one pass there is. */
const containing = (wanted: string | undefined) =>
  wanted === undefined || wanted === ''
    ? sql`true`
    : sql`position(lower(unaccent('unaccent', ${wanted})) in lower(unaccent('unaccent', n.text))) > 0`;

/** One note with its additions. Undefined if the contact has none with this id. */
export async function findNote(tx: Tx, contactId: ContactId, id: NoteId): Promise<NoteView | undefined> {
  return (await listThreads(tx, contactId, [id]))[0];
}

/** Notes with their additions, in the order of `ids`. */
async function listThreads(tx: Tx, contactId: ContactId, ids: readonly number[]): Promise<NoteView[]> {
  if (ids.length === 0) return [];
  const rows = await tx
    .selectFrom('notes')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('contact_id', '=', contactId)
    .where('thread_id', 'in', ids)
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  const byThread = Map.groupBy(rows, (row) => row.thread_id);
  return ids.flatMap((id) => toView(byThread.get(id) ?? []));
}

function toView(rows: readonly Selectable<NotesTable>[]): NoteView[] {
  const note = rows.find((row) => row.adds_to === null);
  if (!note) return [];
  const additions = rows.filter((row) => row !== note).map(wordsOf);
  return [
    {
      ...wordsOf(note),
      through: note.through,
      modifiedAt: additions.at(-1)?.createdAt ?? note.created_at.toISOString(),
      additions,
    },
  ];
}

const wordsOf = (row: Selectable<NotesTable>) => ({
  id: row.id as NoteId,
  text: row.text,
  author: { id: row.author_id, name: row.author_name },
  createdAt: row.created_at.toISOString(),
});
