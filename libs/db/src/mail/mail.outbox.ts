import type { JobId } from '@rollcall/domain/job';
import { jobEndSchema, mailRetryMs, maxMailAttempts } from '@rollcall/domain/mail';
import type { JobEnd, MailWay } from '@rollcall/domain/mail';
import type { TenantId } from '@rollcall/domain/tenant';
import { sql } from 'kysely';
import type { Db, Tx } from '../database/index.js';

/**
 * How long one try may take before the mail counts as not sent and is tried again: well above all time limits of a
 * transport together, so that two workers send the same mail only if one of them was lost.
 */
export const mailLeaseMs = 180_000;
/** For how many days mails stay in the list. */
export const mailsKeptDays = 30;
const seconds = (ms: number) => sql`make_interval(secs => ${ms / 1000})`;
const kept = sql`make_interval(days => ${mailsKeptDays})`;

/** A mail that this worker sends, and nobody else until the lease is over. */
export interface ClaimedMail {
  readonly id: string;
  readonly jobId: JobId;
  /** With the id: which end of the job this is about. The same pair is the same mail, however often it is sent. */
  readonly jobVersion: number;
  /** Tries, with this one. */
  readonly attempts: number;
  /** Null: the person does not work here any more. */
  readonly address: string | null;
  readonly end: JobEnd;
}

/** What stands in a mail. */
export interface MailWords {
  readonly subject: string;
  readonly text: string;
}

/** Tenants with mails that are due, or older than mails are kept. */
export async function listTenantsWithMails(db: Db): Promise<readonly TenantId[]> {
  const { rows } = await sql<{ tenant_id: TenantId }>`select tenant_id from list_tenants_with_mails(${kept})`.execute(
    db,
  );
  return rows.map(({ tenant_id: id }) => id);
}

/**
 * Takes the mail that is due longest. Of any number of workers one gets it. A worker that dies with it loses the lease, and
 * the mail is due again: it is sent at least once, with the same Message-ID.
 */
export async function claimMail(tx: Tx): Promise<ClaimedMail | undefined> {
  await giveUpLostMails(tx);
  const { rows } = await sql<{
    id: string;
    job_id: JobId;
    job_version: number;
    attempts: number;
    facts: unknown;
    address: string | null;
  }>`
    with due as materialized (   -- found once: as part of a join it would be asked again, and lock more than one
      select id from job_mails where tenant_id = ${tx.tenantId} and state = 'waiting' and due_at <= clock_timestamp()
      order by due_at, id limit 1 for update skip locked)
    update job_mails m set attempts = m.attempts + 1, due_at = clock_timestamp() + ${seconds(mailLeaseMs)} from due
    where m.tenant_id = ${tx.tenantId} and m.id = due.id and m.state = 'waiting'
    returning m.id, m.job_id, m.job_version, m.attempts, m.facts,
      (select r.email from find_mail_recipient(m.recipient_id::text) r) as address`.execute(tx);
  const row = rows[0];
  return (
    row && {
      id: row.id,
      jobId: row.job_id,
      jobVersion: row.job_version,
      attempts: row.attempts,
      address: row.address,
      end: jobEndSchema.parse(row.facts),
    }
  );
}

/** A mail whose last try never came back, because its worker was lost, is not tried for ever. */
async function giveUpLostMails(tx: Tx): Promise<void> {
  await tx
    .updateTable('job_mails')
    .set({ state: 'failed', error: sql<string>`coalesce(error, 'the last try was broken off')` })
    .where('tenant_id', '=', tx.tenantId)
    .where('state', '=', 'waiting')
    .where('due_at', '<=', sql<Date>`clock_timestamp()`)
    .where('attempts', '>=', maxMailAttempts)
    .execute();
}

/** Only this end of the job: another one may have taken the place of a mail while it was sent. */
const waiting = (tx: Tx, mail: ClaimedMail) =>
  tx
    .updateTable('job_mails')
    .where('tenant_id', '=', tx.tenantId)
    .where('id', '=', mail.id)
    .where('job_version', '=', mail.jobVersion)
    .where('state', '=', 'waiting');

/** Books that it left. True of a worker that lost its lease as well: then it left twice, as one and the same mail. */
export async function markMailSent(tx: Tx, mail: ClaimedMail, way: MailWay, words: MailWords): Promise<void> {
  await waiting(tx, mail)
    .set({ state: 'sent', way, sent_at: sql<Date>`clock_timestamp()`, error: null })
    .set({ subject: words.subject, body: words.text })
    .execute();
}

/** Books a try that failed, and when the next one is due; without one the mail has failed. */
export async function markMailTried(
  tx: Tx,
  mail: ClaimedMail,
  failure: { readonly error: string; readonly words: MailWords; readonly isFinal: boolean },
): Promise<void> {
  const retryMs = failure.isFinal ? null : mailRetryMs(mail.attempts);
  await waiting(tx, mail)
    .where('attempts', '=', mail.attempts)
    .set({ error: failure.error, subject: failure.words.subject, body: failure.words.text })
    .$if(retryMs === null, (q) => q.set({ state: 'failed' }))
    .$if(retryMs !== null, (q) => q.set({ due_at: sql<Date>`clock_timestamp() + ${seconds(retryMs ?? 0)}` }))
    .execute();
}

/** Forgets mails that are over and older than mails are kept. @returns how many */
export async function deleteOldMails(tx: Tx): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('job_mails')
    .where('tenant_id', '=', tx.tenantId)
    .where('state', '<>', 'waiting')
    .where('created_at', '<', sql<Date>`clock_timestamp() - ${kept}`)
    .executeTakeFirst();
  return Number(numDeletedRows);
}
