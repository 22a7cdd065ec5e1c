import type { Generated, JSONColumnType } from 'kysely';

/** A row of `mail_wishes`: when a person wants to be told by e-mail. */
export interface MailWishesTable {
  tenant_id: string;
  user_id: string;
  wish: string;
  saved_at: Generated<Date>;
}

/** A row of `job_mails`: made by the trigger `jobs_queue_mail`, sent by a worker. */
export interface JobMailsTable {
  tenant_id: string;
  id: Generated<string>;
  job_id: string;
  recipient_id: string;
  job_version: number;
  facts: JSONColumnType<Record<string, unknown>, never, never>;
  state: Generated<string>;
  attempts: Generated<number>;
  due_at: Generated<Date>;
  subject: string | null;
  body: string | null;
  way: string | null;
  error: string | null;
  created_at: Generated<Date>;
  sent_at: Date | null;
}

/** The tables of mails about jobs. */
export interface MailTables {
  mail_wishes: MailWishesTable;
  job_mails: JobMailsTable;
}
