import type { ContactId } from '@rollcall/domain/contact';
import type { InteractionList, InteractionQuery, InteractionView } from '@rollcall/domain/interaction';
import { Refusal } from '@rollcall/domain/refusal';
import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { InteractionsTable, Tx } from '../database/index.js';

/** Longer lists are not counted to their end. */
const maxCounted = 10_000;

const matching = (tx: Tx, contactId: ContactId, query: InteractionQuery) =>
  tx
    .selectFrom('interactions')
    .where('tenant_id', '=', tx.tenantId)
    .where('contact_id', '=', contactId)
    .$if(query.channel !== undefined, (q) => q.where('channel', '=', query.channel!))
    .$if(query.direction !== undefined, (q) => q.where('direction', '=', query.direction!))
    .$if(query.outcome !== undefined, (q) => q.where('outcome', '=', query.outcome!))
    .$if(query.agentId !== undefined, (q) => q.where('agent_id', '=', query.agentId!))
    .$if(query.from !== undefined, (q) => q.where('at', '>=', new Date(query.from!)))
    .$if(query.until !== undefined, (q) => q.where('at', '<', new Date(query.until!)));

/** One page of a contact's interactions, newest first. Whether the contact is there is for the caller to ask. */
export async function listInteractions(
  tx: Tx,
  contactId: ContactId,
  query: InteractionQuery,
): Promise<InteractionList> {
  const place = query.after === undefined ? null : fromCursor(query.after);
  const rows = await matching(tx, contactId, query)
    .selectAll()
    .$if(place !== null, (q) =>
      q.where(sql<boolean>`(at, id) < (${new Date(place![0])}::timestamptz, ${place![1]}::bigint)`),
    )
    .orderBy('at', 'desc')
    .orderBy('id', 'desc')
    .limit(query.limit + 1)
    .execute();
  const counted = await tx
    .selectFrom(
      matching(tx, contactId, query)
        .select('id')
        .limit(maxCounted + 1)
        .as('some'),
    )
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  const shown = rows.slice(0, query.limit);
  const last = rows.length > query.limit ? shown.at(-1) : undefined;
  return {
    items: shown.map(toView),
    next: last ? toCursor([last.at.getTime(), last.id]) : null,
    total: { value: Math.min(counted.count, maxCounted), relation: counted.count > maxCounted ? 'gte' : 'eq' },
  };
}

const toView = (row: Selectable<InteractionsTable>): InteractionView => ({
  id: row.id,
  at: row.at.toISOString(),
  channel: row.channel as InteractionView['channel'],
  direction: row.direction as InteractionView['direction'],
  outcome: row.outcome,
  address: row.address,
  agentId: row.agent_id,
  result: row.result,
  durationSeconds: row.duration_seconds,
  caseId: row.case_id,
  chatId: row.chat_id,
  source: row.source,
  sourceId: row.source_id,
  receivedAt: row.received_at.toISOString(),
});

type Place = readonly [at: number, id: number];
const toCursor = (place: Place): string => Buffer.from(JSON.stringify(place)).toString('base64url');
/** The year 9999: what is later is no time that PostgreSQL was told by us. */
const latest = 253_402_300_799_999;

function fromCursor(text: string): Place {
  const [at, id] = partsOf(text);
  if (Number.isSafeInteger(at) && Number.isSafeInteger(id) && Math.abs(at as number) <= latest)
    return [at as number, id as number];
  throw malformed();
}

function partsOf(text: string): readonly unknown[] {
  try {
    const parts: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(parts)) return parts;
  } catch {
    // Not JSON: refused like every other wrong cursor.
  }
  throw malformed();
}

const malformed = () =>
  new Refusal('invalid-input', { errors: [{ path: 'after', code: 'malformed', message: 'Not a cursor' }] });
