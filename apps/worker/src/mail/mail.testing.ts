import { randomUUID } from 'node:crypto';
import { inTenant } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import { advanceJob, finishJob, insertJob, takeJob } from '@rollcall/db/job';
import { saveMailWish } from '@rollcall/db/mail';
import { testDatabase } from '@rollcall/db/testing';
import type { TestDatabase } from '@rollcall/db/testing';
import { jobIdSchema, tally } from '@rollcall/domain/job';
import type { JobPosition } from '@rollcall/domain/job';
import type { MailWish } from '@rollcall/domain/mail';
import type { TenantId } from '@rollcall/domain/tenant';

/** A mail as the database has it. */
export interface MailRow {
  readonly state: string;
  readonly attempts: number;
  readonly error: string | null;
  readonly way: string | null;
  readonly subject: string | null;
}

/** People and jobs of tenants, in one database. */
export class MailRig {
  private constructor(
    readonly database: TestDatabase,
    /** As a worker has it. */
    readonly db: Db,
    /** As the api has it. */
    readonly api: Db,
    public tenant: TenantId,
  ) {}

  static async open(): Promise<MailRig> {
    const database = await testDatabase();
    const [worker, api] = [database.open('rollcall_worker', 8), database.open('rollcall_api', 2)];
    return new MailRig(database, worker.db, api.db, await database.newTenant());
  }

  /** No mails, and another tenant. */
  async afresh(): Promise<void> {
    await this.database.rows('truncate job_mails');
    this.tenant = await this.database.newTenant();
  }

  /** A person of the tenant, with a wish if they have chosen. */
  async person(email: string, wish?: MailWish, here = this.tenant): Promise<string> {
    const [user] = await this.database.rows<{ id: string }>(
      `insert into users (name, email) values ('Ana', $1) on conflict (email) do update set name = 'Ana' returning id`,
      [email],
    );
    await this.database.rows(`insert into memberships (tenant_id, user_id, roles) values ($1, $2, '{admin}')`, [
      here,
      user!.id,
    ]);
    if (wish) await inTenant(this.api, here, (tx) => saveMailWish(tx, user!.id, wish));
    return user!.id;
  }

  /** A job that a worker holds, having read three rows of which one was rejected. */
  async running(by: string, subject = 'contacts.csv', here = this.tenant): Promise<JobPosition<unknown>> {
    const id = jobIdSchema.parse(randomUUID());
    const asked = { id, subject, isDryRun: false, params: {}, idempotencyKey: id, requestHash: 'x' };
    await inTenant(this.db, here, (tx) =>
      insertJob(tx, { name: 'import', start: { row: 0 } }, { ...asked, startedBy: { id: by, name: 'Ana' } }),
    );
    const at = await takeJob(this.db, id, 'one');
    if (!at) throw new Error('The job was not taken');
    const issue = { row: 3, column: 'email', code: 'email.malformed', value: 'ana(at)x', severity: 'error' } as const;
    const batch = { to: { row: 3 }, ledger: tally({ created: 2, rejected: 1 }), issues: [issue] };
    if (!(await inTenant(this.db, here, (tx) => advanceJob(tx, at, batch)))) throw new Error('The job did not move');
    return { ...at, checkpoint: { row: 3 } };
  }

  async finished(by: string, subject?: string, here = this.tenant): Promise<JobPosition<unknown>> {
    const at = await this.running(by, subject, here);
    await inTenant(this.db, here, (tx) => finishJob(tx, at));
    return at;
  }

  rows(): Promise<MailRow[]> {
    return this.database.rows(`select state, attempts, error, way, subject from job_mails order by created_at, id`);
  }

  /** The wait of every mail is over: that of a try under way as well, as if its worker had been lost. */
  hurry(): Promise<unknown> {
    return this.database.rows(`update job_mails set due_at = clock_timestamp() where state = 'waiting'`);
  }
}
