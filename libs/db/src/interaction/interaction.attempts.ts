import type { ContactId } from '@rollcall/domain/contact';
import { maxAttemptsCounted } from '@rollcall/domain/interaction';
import type { AttemptsView, LocalDay } from '@rollcall/domain/interaction';
import { sql } from 'kysely';
import type { Tx } from '../database/index.js';

/** Attempts of a contact by the number or address that was used; null is every address nobody could read. */
interface Counted {
  readonly address_key: string | null;
  readonly today: number;
  readonly total: number;
  readonly last_at: Date;
}

/**
 * How often somebody tried to reach a contact, today in its own zone (`startOfDay`) and in all, for the contact and for each of its
 * numbers. Read off the contact's newest rows, whatever their number in all.
 */
export async function countAttempts(tx: Tx, contactId: ContactId, day: LocalDay): Promise<AttemptsView> {
  const { rows } = await sql<Counted>`
    select address_key, count(*) filter (where at >= ${new Date(day.beganAt)})::int as today, count(*)::int as total, max(at) as last_at
    from (select address_key, at from interactions
      where tenant_id = ${tx.tenantId} and contact_id = ${contactId} and direction = 'outbound'
      order by at desc, id desc limit ${maxAttemptsCounted + 1}) newest
    group by address_key`.execute(tx);
  const sum = (of: (row: Counted) => number) => rows.reduce((all, row) => all + of(row), 0);
  const total = sum((row) => row.total);
  const lastAttempt = rows.reduce((last, { last_at }) => Math.max(last, last_at.getTime()), 0);
  return {
    timeZone: day.timeZone,
    dayBeganAt: new Date(day.beganAt).toISOString(),
    attempts: { today: sum((row) => row.today), total: Math.min(total, maxAttemptsCounted) },
    isCut: total > maxAttemptsCounted,
    phones: await countByPhone(tx, contactId, rows),
    lastAttemptAt: lastAttempt === 0 ? null : new Date(lastAttempt).toISOString(),
    lastInteractionAt: (await findLastInteraction(tx, contactId))?.toISOString() ?? null,
  };
}

async function countByPhone(
  tx: Tx,
  contactId: ContactId,
  counted: readonly Counted[],
): Promise<AttemptsView['phones']> {
  const phones = await tx
    .selectFrom('contact_phones')
    .select(['position', 'e164'])
    .where('tenant_id', '=', tx.tenantId)
    .where('contact_id', '=', contactId)
    .orderBy('position')
    .execute();
  return phones.map(({ position, e164 }) => {
    const { today = 0, total = 0 } = counted.find((row) => row.address_key === e164) ?? {};
    return { position, e164, today, total };
  });
}

async function findLastInteraction(tx: Tx, contactId: ContactId): Promise<Date | undefined> {
  const row = await tx
    .selectFrom('interactions')
    .select('at')
    .where('tenant_id', '=', tx.tenantId)
    .where('contact_id', '=', contactId)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.at;
}
