import { toAddressKey } from '@rollcall/domain/interaction';
import type { RecordedInteraction, RecordedInteractions, RecordInteractions } from '@rollcall/domain/interaction';
import { Refusal } from '@rollcall/domain/refusal';
import { createHash } from 'node:crypto';
import type { Insertable } from 'kysely';
import type { InteractionsTable, Tx } from '../database/index.js';

/** What is wrong with one of the interactions that came together. */
interface ItemProblem {
  readonly path: string;
  readonly code: 'contact-not-found' | 'source-id-reused' | 'duplicate' | 'in-the-future';
  readonly message: string;
}

/** How far a sender's clock may be ahead of ours. */
const clockSlackMs = 5 * 60_000;

interface Known {
  readonly id: number;
  readonly source_id: string;
  readonly content_hash: Buffer;
}

/**
 * Keeps interactions, all or none. The same `sourceId` of a source with the same content is known and changes nothing; with another
 * content, or with anything else wrong, all are refused as `interaction.refused`, saying what is wrong with which.
 */
export async function recordInteractions(
  tx: Tx,
  request: RecordInteractions,
  from: { readonly id: string; readonly nowMs: number },
): Promise<RecordedInteractions> {
  const { source, items } = request;
  const hashes = items.map(hashOf);
  const known = await listKnown(tx, source, items);
  const fresh = items.flatMap((item, at) => (known.has(item.sourceId) ? [] : [at]));
  const contacts = await contactsOf(
    tx,
    fresh.map((at) => items[at]!),
  );
  const problems = [
    ...items.flatMap(
      (item, at) => wrongBySelf(items, at, from.nowMs) ?? reused(known.get(item.sourceId), hashes[at]!, at) ?? [],
    ),
    ...fresh.flatMap((at) =>
      contacts.of(items[at]!) === undefined ? [problem(at, 'contact-not-found', 'No such contact')] : [],
    ),
  ];
  if (problems.length > 0) throw refused(problems);
  const rows = fresh
    .map((at) =>
      rowOf(tx, request, items[at]!, { hash: hashes[at]!, contactId: contacts.of(items[at]!)!, from: from.id }),
    )
    // One order for everybody: two that bring the same ids wait for each other, and never in a ring.
    .sort((a, b) => (a.source_id < b.source_id ? -1 : 1));
  const made = await insertRows(tx, rows);
  const all = made.size === rows.length ? known : await listKnown(tx, source, items);
  const late = items.flatMap((item, at) => reused(all.get(item.sourceId), hashes[at]!, at) ?? []);
  if (late.length > 0) throw refused(late);
  return {
    created: made.size,
    known: items.length - made.size,
    items: items.map(({ sourceId }) => ({
      sourceId,
      id: made.get(sourceId) ?? all.get(sourceId)!.id,
      isNew: made.has(sourceId),
    })),
  };
}

const refused = (errors: readonly ItemProblem[]) => new Refusal('interaction.refused', { errors });
const problem = (at: number, code: ItemProblem['code'], message: string): ItemProblem => ({
  path: `items.${at}`,
  code,
  message,
});

function wrongBySelf(items: readonly RecordedInteraction[], at: number, nowMs: number): ItemProblem | undefined {
  const item = items[at]!;
  if (items.findIndex(({ sourceId }) => sourceId === item.sourceId) !== at)
    return problem(at, 'duplicate', 'Another of these has the same sourceId');
  if (Date.parse(item.at) > nowMs + clockSlackMs) return problem(at, 'in-the-future', 'It has not begun yet');
  return undefined;
}

const reused = (known: Known | undefined, hash: Buffer, at: number): ItemProblem | undefined =>
  known === undefined || known.content_hash.equals(hash)
    ? undefined
    : problem(at, 'source-id-reused', 'This sourceId was used for another interaction');

/** Everything that was told, with times as instants: a sender may write the same moment in another zone. */
const hashOf = (item: RecordedInteraction): Buffer =>
  createHash('sha256')
    .update(JSON.stringify(Object.entries({ ...item, at: Date.parse(item.at) }).sort(([a], [b]) => (a < b ? -1 : 1))))
    .digest();

async function listKnown(
  tx: Tx,
  source: string,
  items: readonly RecordedInteraction[],
): Promise<ReadonlyMap<string, Known>> {
  const rows = await tx
    .selectFrom('interactions')
    .select(['id', 'source_id', 'content_hash'])
    .where('tenant_id', '=', tx.tenantId)
    .where('source', '=', source)
    .where(
      'source_id',
      'in',
      items.map(({ sourceId }) => sourceId),
    )
    .execute();
  return new Map(rows.map((row) => [row.source_id, row]));
}

/**
 * The contacts that are meant, held until the end so that none is erased meanwhile. One that waits in the bin still counts by its id: it can
 * be restored, and what was tried until then must not be lost. A Contact ID 1 belongs to whoever has it now.
 */
async function contactsOf(tx: Tx, items: readonly RecordedInteraction[]) {
  const ids = items.flatMap(({ contactId }) => contactId ?? []);
  const keys = items.flatMap(({ contactId1 }) => contactId1 ?? []);
  const contacts = tx.selectFrom('contacts').select(['id', 'contact_id_1']).where('tenant_id', '=', tx.tenantId);
  const byId = ids.length === 0 ? [] : await contacts.where('id', 'in', ids).orderBy('id').forKeyShare().execute();
  const byKey =
    keys.length === 0
      ? []
      : await contacts
          .where('contact_id_1', 'in', keys)
          .where('deleted_at', 'is', null)
          .orderBy('id')
          .forKeyShare()
          .execute();
  const known = new Set<number>(byId.map(({ id }) => id));
  const named = new Map(byKey.map(({ id, contact_id_1 }) => [contact_id_1, id]));
  return {
    of: ({ contactId, contactId1 }: RecordedInteraction): number | undefined => {
      if (contactId1 !== undefined) return named.get(contactId1);
      return contactId !== undefined && known.has(contactId) ? contactId : undefined;
    },
  };
}

function rowOf(
  tx: Tx,
  { source, defaultCountry }: RecordInteractions,
  item: RecordedInteraction,
  { hash, contactId, from }: { readonly hash: Buffer; readonly contactId: number; readonly from: string },
): Insertable<InteractionsTable> {
  return {
    tenant_id: tx.tenantId,
    contact_id: contactId,
    at: new Date(item.at),
    source,
    source_id: item.sourceId,
    channel: item.channel,
    direction: item.direction,
    outcome: item.outcome,
    address: item.address,
    address_key: item.address === null ? null : toAddressKey(item.channel, item.address, defaultCountry),
    agent_id: item.agentId,
    result: item.result,
    duration_seconds: item.durationSeconds,
    case_id: item.caseId,
    chat_id: item.chatId,
    content_hash: hash,
    received_from_id: from,
  };
}

async function insertRows(
  tx: Tx,
  rows: readonly Insertable<InteractionsTable>[],
): Promise<ReadonlyMap<string, number>> {
  if (rows.length === 0) return new Map();
  const made = await tx
    .insertInto('interactions')
    .values(rows)
    .onConflict((conflict) => conflict.columns(['tenant_id', 'source', 'source_id']).doNothing())
    .returning(['id', 'source_id'])
    .execute();
  return new Map(made.map(({ id, source_id }) => [source_id, id]));
}
