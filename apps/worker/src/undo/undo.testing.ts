import { inTenant } from '@rollcall/db/database';
import type { Db, Tx } from '@rollcall/db/database';
import { lockForChange, updateContact } from '@rollcall/db/contact';
import { insertJob } from '@rollcall/db/job';
import type { ContactId, PlannedContact } from '@rollcall/domain/contact';
import { jobIdSchema } from '@rollcall/domain/job';
import type { JobId } from '@rollcall/domain/job';
import type { TenantId } from '@rollcall/domain/tenant';
import { undoKind } from '@rollcall/domain/undo';
import type { Delivery } from '@rollcall/queue/delivery';
import { randomUUID } from 'node:crypto';
import type { ImportRig, Trace } from '../import/import.testing.js';
import { JobDriver } from '../job/job.driver.js';
import { undoBatches } from './undo.batches.js';

/** Whoever edits contacts in these specs. */
export const ben = { id: 'ben', name: 'Ben Okri', through: 'console' } as const;

/** What a contact has, with its phones and addresses, without times. */
export interface Held {
  readonly isLive: boolean;
  readonly version: number;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Undoes jobs in this process, with the database and files of an import's rig. */
export class UndoRig {
  constructor(
    readonly imports: ImportRig,
    readonly api: Db,
  ) {}

  async start(tenantId: TenantId, undoes: JobId, dryRun = false): Promise<JobId> {
    const id = jobIdSchema.parse(randomUUID());
    const params = undoKind.params.parse({ jobId: undoes, dryRun, reason: 'a mistake' });
    const startedBy = { id: 'ana', name: 'Ana' };
    const job = { id, subject: 'people.csv', isDryRun: dryRun, params, startedBy, idempotencyKey: id, requestHash: '' };
    await inTenant(this.imports.db, tenantId, (tx) => insertJob(tx, undoKind, job));
    return id;
  }

  async deliver(jobId: JobId, batchRows = 3): Promise<void> {
    const config = { name: 'spec', batchRows } as ConstructorParameters<typeof JobDriver>[1];
    const delivery = { data: { jobId }, moveToDelayed: () => Promise.resolve() } as unknown as Delivery;
    await new JobDriver(this.imports.db, config).take(delivery, 'token', undoKind, (request, job) =>
      undoBatches(request, job.jobId, this.imports.files),
    );
  }

  async run(tenantId: TenantId, undoes: JobId, dryRun = false): Promise<Trace & { readonly jobId: JobId }> {
    const jobId = await this.start(tenantId, undoes, dryRun);
    await this.deliver(jobId);
    return { ...(await this.imports.trace(tenantId, jobId)), jobId };
  }

  /** Edits a contact as its window does. */
  edit(tenantId: TenantId, id: number, planned: Partial<PlannedContact>): Promise<void> {
    const nothing = { values: {}, hours: {}, phones: null, emails: null, custom: null };
    return this.change(tenantId, async (tx) => {
      const job = await tx.selectFrom('contacts').select('version').where('id', '=', id).executeTakeFirstOrThrow();
      const before = await lockForChange(tx, id as ContactId, job.version);
      await updateContact(tx, before, { ...nothing, ...planned }, ben);
    });
  }

  change<T>(tenantId: TenantId, work: (tx: Tx) => Promise<T>): Promise<T> {
    return inTenant(this.api, tenantId, work);
  }

  /** Everything contacts have, by their id. */
  async held(tenantId: TenantId): Promise<ReadonlyMap<number, Held>> {
    const rows = await this.imports.database.rows<Held & { readonly id: string }>(
      `select c.id, c.deleted_at is null as "isLive", c.version,
        to_jsonb(c) - '{tenant_id,id,version,created_at,updated_at,deleted_at,name_key}'::text[] || jsonb_build_object(
          'phones', (select jsonb_agg(to_jsonb(p) - '{tenant_id,contact_id,reversed}'::text[] order by p.position)
            from contact_phones p where p.tenant_id = c.tenant_id and p.contact_id = c.id),
          'emails', (select jsonb_agg(to_jsonb(e) - '{tenant_id,contact_id}'::text[] order by e.position)
            from contact_emails e where e.tenant_id = c.tenant_id and e.contact_id = c.id)) as values
       from contacts c where c.tenant_id = $1 order by c.id`,
      [tenantId],
    );
    return new Map(rows.map(({ id, ...held }) => [Number(id), held]));
  }

  /** Earlier addresses, `contact address`. */
  pastEmails(tenantId: TenantId): Promise<string[]> {
    return this.imports.lines(
      `select concat_ws(' ', contact_id, key) from contact_past_emails where tenant_id = $1 order by contact_id, key`,
      [tenantId],
    );
  }
}
