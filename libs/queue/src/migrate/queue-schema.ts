import { LATEST_SCHEMA_VERSION } from 'bullmq';

/** BullMQ's schema. Fixed: over a pool of our own it knows no other. */
export const queueSchema = 'bullmq';
/** Owns that schema and may do nothing else. */
export const queueRole = 'rollcall_queue';

/** Whoever can send one statement: a pool or a client. */
export interface Queryable {
  query(text: string): Promise<{ rows: unknown[] }>;
}

/** The queue's tables are older than the BullMQ of this build. */
export class QueueSchemaOutdated extends Error {
  readonly found: number;
  readonly needed: number;

  constructor(found: number, needed: number) {
    super(`The queue's schema is at version ${found} and must be at ${needed}: run the migrations first.`);
    this.found = found;
    this.needed = needed;
    this.name = 'QueueSchemaOutdated';
  }
}

/** The version of the queue's schema; 0 if there is none. */
export async function queueSchemaVersion(db: Queryable): Promise<number> {
  const { rows } = await db.query(`select to_regclass('${queueSchema}.migration') is not null as "isThere"`);
  if (!(rows[0] as { isThere: boolean }).isThere) return 0;
  const found = await db.query(`select coalesce(max(version), 0)::int as version from ${queueSchema}.migration`);
  return (found.rows[0] as { version: number }).version;
}

/**
 * Refuses to work on an older schema: BullMQ itself does not notice, and then fails in the middle of things.
 * @throws QueueSchemaOutdated
 */
export async function assertQueueSchemaIsCurrent(db: Queryable): Promise<void> {
  const found = await queueSchemaVersion(db);
  if (found < LATEST_SCHEMA_VERSION) throw new QueueSchemaOutdated(found, LATEST_SCHEMA_VERSION);
}
