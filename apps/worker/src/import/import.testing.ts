import { randomUUID } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Logger } from '@nestjs/common';
import { inTenant } from '@rollcall/db/database';
import type { Db, Tx } from '@rollcall/db/database';
import { getJob, insertJob, takeJob } from '@rollcall/db/job';
import { testDatabase } from '@rollcall/db/testing';
import type { TestDatabase } from '@rollcall/db/testing';
import { importKind, startImportSchema } from '@rollcall/domain/import';
import type { ImportCheckpoint, StartImportRequest } from '@rollcall/domain/import';
import { jobIdSchema } from '@rollcall/domain/job';
import type { JobId, JobPosition, Ledger } from '@rollcall/domain/job';
import type { TenantId } from '@rollcall/domain/tenant';
import { uploadIdSchema } from '@rollcall/domain/upload';
import { openFiles, uploadKey } from '@rollcall/files/store';
import type { Files } from '@rollcall/files/store';
import type { Delivery } from '@rollcall/queue/delivery';
import type { BatchWork } from '../job/batch-work.js';
import { driveJob } from '../job/drive-job.js';
import { JobDriver } from '../job/job.driver.js';
import { Pace } from '../job/pace.js';
import { Slice } from '../job/slice.js';
import { Throttle } from '../job/throttle.js';
import { importBatches } from './import.batches.js';

type Work = BatchWork<ImportCheckpoint>;
type Options = Omit<StartImportRequest, 'fileId'>;

/** Everything an import leaves behind, without times and job ids. Contact ids count from 1 in every tenant. */
export interface Trace {
  readonly status: string;
  readonly failure: string | null;
  readonly failureDetails: Readonly<Record<string, unknown>> | undefined;
  readonly ledger: Ledger;
  /** `row code column value`, `!` before a warning. */
  readonly issues: readonly string[];
  readonly files: Readonly<Record<string, string>>;
}

/** What a tenant holds, one text per thing. */
export interface Holdings {
  readonly contacts: readonly string[];
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  readonly groups: readonly string[];
  readonly customFields: readonly string[];
  /** What the search for mistyped names knows. */
  readonly words: readonly string[];
  readonly changes: readonly string[];
}

/** A contact as a spec puts it there. */
export interface Given {
  readonly id: number;
  readonly fields?: Readonly<Record<string, string | boolean>>;
  readonly phones?: readonly (string | null)[];
  readonly emails?: readonly (string | null)[];
}

/** Small files too are written by two lanes, or built by three when a tenant has nothing. */
const limits = { lanes: 3, buildRows: 1 };

/** What the driver logged as faults: an import that goes well, or is refused, has none. */
const faults: unknown[] = [];
const ignore = (): void => undefined;
const who = { id: 'ana', name: 'Ana' };

/** Imports in this process: the real database, files and driver; only the queue is left out. */
export class ImportRig {
  readonly #abandoned: Work[] = [];

  private constructor(
    readonly database: TestDatabase,
    readonly db: Db,
    readonly files: Files,
    readonly folder: string,
  ) {}

  static async open(): Promise<ImportRig> {
    Logger.overrideLogger({ log: ignore, warn: ignore, error: (fault: unknown) => void faults.push(fault) });
    const database = await testDatabase();
    const folder = await mkdtemp(join(tmpdir(), 'rollcall-import-'));
    return new ImportRig(database, database.open('rollcall_worker').db, await openFiles(folder), folder);
  }

  async close(): Promise<void> {
    for (const work of this.#abandoned) await work.close();
    await this.database.drop();
    await rm(this.folder, { recursive: true, force: true });
  }

  /** Inserts the job of a file, as the api does. */
  async start(tenantId: TenantId, file: string | Buffer, options: Options = {}): Promise<JobId> {
    const fileId = uploadIdSchema.parse(randomUUID());
    await writeFile(join(this.folder, uploadKey(fileId)), file);
    const id = jobIdSchema.parse(randomUUID());
    const params = startImportSchema.parse({ ...options, fileId });
    const job = { id, subject: 'people.csv', isDryRun: params.dryRun, params, startedBy: who };
    await inTenant(this.db, tenantId, (tx) =>
      insertJob(tx, importKind, { ...job, idempotencyKey: id, requestHash: '' }),
    );
    return id;
  }

  /** Delivers a job once: the driver takes it and works until it is over, faulty or told to stop. */
  async deliver(jobId: JobId, batchRows?: number): Promise<void> {
    const config = { name: 'spec', batchRows } as ConstructorParameters<typeof JobDriver>[1];
    const delivery = { data: { jobId }, moveToDelayed: () => Promise.resolve() } as unknown as Delivery;
    await new JobDriver(this.db, config)
      .take(delivery, 'token', importKind, (request, job) => importBatches(request, job, this.files, limits))
      .catch((end: unknown) => {
        if (!(end instanceof Error && end.name === 'DelayedError')) throw end;
      });
    if (faults.length > 0) throw new Error(`The driver met a fault: ${JSON.stringify(faults.splice(0))}`);
  }

  /** Starts an import and sees it to its end. */
  async run(tenantId: TenantId, file: string | Buffer, options: Options = {}, batchRows?: number): Promise<Trace> {
    const jobId = await this.start(tenantId, file, options);
    await this.deliver(jobId, batchRows);
    return this.trace(tenantId, jobId);
  }

  /**
   * A worker that is killed after some batches: it keeps its lease and never closes anything.
   * @returns the checkpoint it reached
   */
  async drive(
    jobId: JobId,
    options: { readonly batches?: number; readonly batchRows?: number; readonly wrap?: (work: Work) => Work },
  ): Promise<ImportCheckpoint> {
    await this.expireLease(jobId);
    const job = await takeJob(this.db, jobId, 'spec');
    if (!job) throw new Error('The job cannot be taken');
    const inner = importBatches(importKind.params.parse(job.params), job, this.files, limits);
    this.#abandoned.push(inner);
    const work = options.wrap?.(inner) ?? inner;
    const slice = new Slice();
    let left = options.batches ?? Number.POSITIVE_INFINITY;
    if (left === 0) slice.end();
    const step: Work['step'] = async (tx, at, limit, signal) => {
      const result = await work.step(tx, at, limit, signal);
      if (--left <= 0) slice.end();
      return result;
    };
    const start = { ...job, checkpoint: importKind.checkpoint.parse(job.checkpoint) };
    const progress = (at: ImportCheckpoint, total: number | null) => ({ ...importKind.progress(at, total), rows: 0 });
    const drive = {
      work: { ...work, step },
      slice,
      pace: new Pace(options.batchRows),
      throttle: new Throttle(null),
      total: job.total,
      progress,
    };
    await driveJob(this.db, start, drive);
    return this.checkpoint(job);
  }

  /** Nobody has heard of the worker for a minute. */
  async expireLease(jobId: JobId): Promise<void> {
    await this.database.rows(`update jobs set heartbeat_at = heartbeat_at - interval '1 minute' where id = $1`, [
      jobId,
    ]);
  }

  async checkpoint({ tenantId, jobId }: Pick<JobPosition<unknown>, 'tenantId' | 'jobId'>): Promise<ImportCheckpoint> {
    const job = await this.in(tenantId, (tx) => getJob(tx, jobId));
    return importKind.checkpoint.parse(job.checkpoint);
  }

  in<T>(tenantId: TenantId, work: (tx: Tx) => Promise<T>): Promise<T> {
    return inTenant(this.db, tenantId, work);
  }

  async trace(tenantId: TenantId, jobId: JobId): Promise<Trace> {
    const job = await this.in(tenantId, (tx) => getJob(tx, jobId));
    const issues = await this.lines(
      `select format('%s%s %s %s %s', case severity when 'warning' then '!' end, row_no, code, column_name, value)
       from job_issues where job_id = $1 order by row_no, seq`,
      [jobId],
    );
    const counted = await this.lines(`select coalesce(sum(count), 0)::text from job_issue_counts where job_id = $1`, [
      jobId,
    ]);
    if (job.issueCount !== issues.length || counted[0] !== String(issues.length))
      throw new Error(`${job.issueCount} issues are booked, ${counted[0]} counted, and ${issues.length} are there`);
    return {
      status: job.status,
      failure: job.failure?.code ?? null,
      failureDetails: job.failure?.details,
      ledger: job.ledger,
      issues,
      files: await this.filesOf(jobId),
    };
  }

  async filesOf(jobId: JobId): Promise<Record<string, string>> {
    const found = await this.database.rows<{
      name: string;
      storage_key: string;
      size_bytes: string;
      row_count: string;
    }>('select name, storage_key, size_bytes, row_count from job_files where job_id = $1 order by name', [jobId]);
    const files: Record<string, string> = {};
    for (const { name, storage_key: key, size_bytes: size } of found) {
      const bytes = await readFile(join(this.folder, key));
      if (bytes.length !== Number(size))
        throw new Error(`${name} has ${bytes.length} bytes and is booked with ${size}`);
      files[name] = bytes.toString();
    }
    return files;
  }

  async holdings(tenantId: TenantId): Promise<Holdings> {
    const of = (query: string): Promise<string[]> => this.lines(query, [tenantId]);
    const values = `jsonb_strip_nulls(to_jsonb(c) - '{tenant_id,created_at,updated_at,created_by_job,name_key,group_id,deleted_at}'::text[])`;
    return {
      contacts:
        await of(`select (${values} || jsonb_strip_nulls(jsonb_build_object('group', g.name)))::text from contacts c
        left join groups g on g.tenant_id = c.tenant_id and g.id = c.group_id where c.tenant_id = $1 order by c.id`),
      phones: await of(`select concat_ws(' ', contact_id, position, e164, raw, 'x' || extension) from contact_phones
        where tenant_id = $1 order by contact_id, position`),
      emails: await of(`select concat_ws(' ', contact_id, position, address, key) from contact_emails
        where tenant_id = $1 order by contact_id, position`),
      groups: await of('select name from groups where tenant_id = $1 order by name'),
      customFields: await of('select key from custom_fields where tenant_id = $1 order by position'),
      words: await of('select word from contact_name_words where tenant_id = $1 order by word'),
      changes: await of(`select concat_ws(' ', contact_id, action, through, before::text) from contact_changes
        where tenant_id = $1 order by contact_id, at`),
    };
  }

  /** Contacts that are there before an import. */
  async put(tenantId: TenantId, ...contacts: readonly Given[]): Promise<void> {
    for (const { id, fields = {}, phones = [], emails = [] } of contacts) {
      const columns = Object.keys(fields);
      await this.database.rows(
        `insert into contacts (${['tenant_id', 'id', ...columns].join(', ')})
         values (${[0, 0, ...columns].map((_, at) => `$${at + 1}`).join(', ')})`,
        [tenantId, id, ...Object.values(fields)],
      );
      for (const [at, e164] of phones.entries())
        if (e164 !== null)
          await this.database.rows(
            `insert into contact_phones (tenant_id, contact_id, position, e164, raw) values ($1, $2, $3, $4, $4)`,
            [tenantId, id, at + 1, e164],
          );
      for (const [at, email] of emails.entries())
        if (email !== null)
          await this.database.rows(`insert into contact_emails values ($1, $2, $3, $4, lower($4))`, [
            tenantId,
            id,
            at + 1,
            email,
          ]);
    }
    await this.database.rows(
      `insert into contact_id_counters (tenant_id, next_id)
       select $1, coalesce(max(id), 0) + 1 from contacts where tenant_id = $1
       on conflict (tenant_id) do update set next_id = greatest(contact_id_counters.next_id, excluded.next_id)`,
      [tenantId],
    );
  }

  async lines(query: string, values: readonly unknown[] = []): Promise<string[]> {
    const rows = await this.database.rows<Record<string, string>>(query, values);
    return rows.map((row) => Object.values(row)[0] ?? '');
  }
}

/** A file out of rows of cells, every cell quoted. */
export const csv = (...rows: readonly (readonly string[])[]): string =>
  rows.map((cells) => cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',') + '\n').join('');

/** What became of each row, out of `keys.csv`: `row contact outcome`. */
export const outcomesOf = ({ files }: Trace): readonly string[] =>
  (files['keys.csv'] ?? '')
    .split('\n')
    .slice(1, -1)
    .map((line) => line.split(','))
    .map(([row, , contact, outcome]) => `${row} ${contact} ${outcome}`);

/** A ledger without its zeros. */
export const counts = ({ ledger }: Trace): Partial<Ledger> =>
  Object.fromEntries(Object.entries(ledger).filter(([, count]) => count > 0));
