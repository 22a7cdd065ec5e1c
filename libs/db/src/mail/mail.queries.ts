import type { JobId } from '@rollcall/domain/job';
import { mailWishAtFirst } from '@rollcall/domain/mail';
import type { MailList, MailQuery, MailState, MailText, MailView, MailWay, MailWish } from '@rollcall/domain/mail';
import { Refusal } from '@rollcall/domain/refusal';
import { sql } from 'kysely';
import type { Tx } from '../database/index.js';

/** When somebody wants mails about their jobs. */
export async function findMailWish(tx: Tx, userId: string): Promise<MailWish> {
  const row = await tx
    .selectFrom('mail_wishes')
    .select('wish')
    .where('tenant_id', '=', tx.tenantId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return (row?.wish as MailWish | undefined) ?? mailWishAtFirst;
}

/** Keeps it, in place of the one before. It holds for jobs that end from now on. */
export async function saveMailWish(tx: Tx, userId: string, wish: MailWish): Promise<void> {
  await tx
    .insertInto('mail_wishes')
    .values({ tenant_id: tx.tenantId, user_id: userId, wish })
    .onConflict((conflict) =>
      conflict.columns(['tenant_id', 'user_id']).doUpdateSet({ wish, saved_at: sql<Date>`clock_timestamp()` }),
    )
    .execute();
}

/** Whose mails somebody may look at: their own, or null for those of everybody in the tenant. */
export type MailReader = string | null;

const mails = (tx: Tx, reader: MailReader) =>
  tx
    .selectFrom('job_mails as m')
    .innerJoin('users as u', 'u.id', 'm.recipient_id')
    .select([
      'm.id',
      'm.job_id',
      'm.recipient_id',
      'm.state',
      'm.subject',
      'm.body',
      'm.attempts',
      'm.due_at',
      'm.error',
    ])
    .select(['m.way', 'm.created_at', 'm.sent_at', 'u.name', 'u.email'])
    .where('m.tenant_id', '=', tx.tenantId)
    .$if(reader !== null, (q) => q.where(sql<boolean>`m.recipient_id::text = ${reader}`));

/** One page of mails, newest first. */
export async function listMails(tx: Tx, query: MailQuery, reader: MailReader): Promise<MailList> {
  const rows = await mails(tx, reader)
    .$if(query.after !== undefined, (q) =>
      q.where(
        sql<boolean>`(m.created_at, m.id) < (select s.created_at, s.id from job_mails s
          where s.tenant_id = ${tx.tenantId} and s.id = ${query.after ?? null}::uuid)`,
      ),
    )
    .orderBy('m.created_at', 'desc')
    .orderBy('m.id', 'desc')
    .limit(query.limit + 1)
    .execute();
  const items = rows.slice(0, query.limit).map(toView);
  return { items, next: rows.length > query.limit ? (items.at(-1)?.id ?? null) : null };
}

/** One mail with its text. Refuses `not-found`, also for a mail to somebody else that the reader may not see. */
export async function getMail(tx: Tx, id: string, reader: MailReader): Promise<MailText> {
  const row = await mails(tx, reader).where('m.id', '=', id).executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  return { ...toView(row), text: row.body };
}

const toView = (row: {
  id: string;
  job_id: string;
  recipient_id: string;
  name: string;
  email: string;
  state: string;
  subject: string | null;
  attempts: number;
  due_at: Date;
  error: string | null;
  way: string | null;
  created_at: Date;
  sent_at: Date | null;
}): MailView => ({
  id: row.id,
  jobId: row.job_id as JobId,
  recipient: { id: row.recipient_id, name: row.name, email: row.email },
  state: row.state as MailState,
  subject: row.subject,
  attempts: row.attempts,
  nextTryAt: row.state === 'waiting' ? row.due_at.toISOString() : null,
  error: row.error,
  way: row.way as MailWay | null,
  createdAt: row.created_at.toISOString(),
  sentAt: row.sent_at?.toISOString() ?? null,
});
