import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { grant, wall } from './tenant-wall.js';

/** Jobs and what hangs on them: moves, issues, samples, files. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createJobs(db);
  await createMoves(db);
  await createIssues(db);
  await createSamplesAndFiles(db);
}

async function createJobs(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table jobs (
      tenant_id uuid not null references tenants (id), id uuid not null, primary key (tenant_id, id),
      kind text not null, subject text not null, is_dry_run boolean not null default false,
      params jsonb not null, checkpoint jsonb not null, details jsonb not null default '{}',
      status text not null default 'queued',
      status_reason text, status_by_id text, status_by_name text,
      lease_epoch integer not null default 0,    -- +1 for every worker that takes the job (take_job)
      lease_owner text, heartbeat_at timestamptz,
      created_at timestamptz not null default clock_timestamp(),
      started_at timestamptz, progressed_at timestamptz, ended_at timestamptz,
      changed_at timestamptz not null default clock_timestamp(),
      failure_code text, failure_details jsonb,
      fault_count smallint not null default 0,   -- faults since the last committed batch
      version bigint not null default 1,         -- +1 with every change: ETag, order of stream events
      total_count bigint,                        -- null: not known yet
      read_count bigint not null default 0, created_count bigint not null default 0,
      updated_count bigint not null default 0, unchanged_count bigint not null default 0,
      skipped_count bigint not null default 0, rejected_count bigint not null default 0,
      issue_count bigint not null default 0,
      started_by_id text not null, started_by_name text not null,
      idempotency_key text, request_hash text,
      constraint jobs_status_known check (status in
        ('queued','running','pausing','paused','cancelling','cancelled','succeeded','failed')),
      constraint jobs_ended_when_final check ((status in ('succeeded','cancelled')) = (ended_at is not null)),
      constraint jobs_failure_named check ((status = 'failed') = (failure_code is not null)),
      constraint jobs_ledger_adds_up_when_final check (status not in ('succeeded','cancelled') or read_count =
        created_count + updated_count + unchanged_count + skipped_count + rejected_count)   -- till then an import reads ahead
    ) with (fillfactor = 50)`.execute(db);
  // One job per idempotency key and person; the key is taken off after 24 hours (insertJob).
  await sql`create unique index jobs_idempotency_key_key on jobs (tenant_id, started_by_id, idempotency_key)
    where idempotency_key is not null`.execute(db);
  await sql`create index jobs_live_idx on jobs (tenant_id, id)
    where status in ('queued','running','pausing','cancelling')`.execute(db);
  await sql`create index jobs_status_idx on jobs (tenant_id, status, id)`.execute(db);
  await sql`create index jobs_changed_at_idx on jobs (tenant_id, changed_at)`.execute(db);
  await wall(db, 'jobs');
  await grant(db, ['select', 'insert', 'update'], 'jobs', 'rollcall_api', 'rollcall_worker');
}

async function createMoves(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table job_moves (
      tenant_id uuid not null, job_id uuid not null, version bigint not null, primary key (tenant_id, job_id, version),
      at timestamptz not null, status text not null, by_id text, by_name text, reason text,
      foreign key (tenant_id, job_id) references jobs (tenant_id, id)
    )`.execute(db);
  await wall(db, 'job_moves');
  await grant(db, ['select', 'insert'], 'job_moves', 'rollcall_api', 'rollcall_worker');
  await sql`
    create table job_legal_moves (from_status text not null, to_status text not null, primary key (from_status, to_status))`.execute(
    db,
  );
  await grant(db, ['select'], 'job_legal_moves', 'rollcall_api', 'rollcall_worker', 'rollcall_dispatch');
  await sql`insert into job_legal_moves values
    ('queued','running'),('queued','paused'),('queued','cancelled'),
    ('running','queued'),('running','pausing'),('running','cancelling'),('running','succeeded'),('running','failed'),
    ('pausing','paused'),('pausing','cancelling'),('cancelling','cancelled'),
    ('paused','queued'),('paused','cancelled'),('failed','queued'),('failed','cancelled')`.execute(db);
  await sql`
    create function stamp_job() returns trigger language plpgsql set search_path = pg_catalog, public as $$
    begin
      if tg_op = 'UPDATE' then
        new.version := old.version + 1;
        new.changed_at := clock_timestamp();
        if new.status is distinct from old.status and not exists (
          select from job_legal_moves where from_status = old.status and to_status = new.status) then
          raise exception 'a job cannot move from % to %', old.status, new.status using errcode = 'check_violation',
            constraint = 'jobs_move_legal';
        end if;
      end if;
      return new;
    end $$`.execute(db);
  await sql`
    create function record_job_move() returns trigger language plpgsql set search_path = pg_catalog, public as $$
    begin
      if tg_op = 'INSERT' or new.status is distinct from old.status then
        insert into job_moves (tenant_id, job_id, version, at, status, by_id, by_name, reason)
        values (new.tenant_id, new.id, new.version, clock_timestamp(), new.status,
          new.status_by_id, new.status_by_name, new.status_reason);
      end if;
      return null;
    end $$`.execute(db);
  // Not on heartbeat_at: a sign of life is no change anybody watches.
  await sql`create trigger jobs_stamp before update of status, checkpoint, total_count, details, params, failure_code, fault_count
    on jobs for each row execute function stamp_job()`.execute(db);
  await sql`create trigger jobs_record_move after insert or update of status on jobs
    for each row execute function record_job_move()`.execute(db);
}

async function createIssues(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table job_issues (
      tenant_id uuid not null, job_id uuid not null, row_no bigint not null, seq smallint not null,
      primary key (tenant_id, job_id, row_no, seq),
      column_name text not null, code text not null, value text not null, severity text not null,
      constraint job_issues_severity_known check (severity in ('error','warning'))
    )`.execute(db);
  await sql`create index job_issues_code_idx on job_issues (tenant_id, job_id, code, row_no, seq)`.execute(db);
  await sql`
    create table job_issue_counts (
      tenant_id uuid not null, job_id uuid not null, code text not null, column_name text not null, severity text not null,
      primary key (tenant_id, job_id, code, column_name, severity), count bigint not null
    )`.execute(db);
  for (const table of ['job_issues', 'job_issue_counts']) {
    await wall(db, table);
    await grant(db, ['select'], table, 'rollcall_api');
    await grant(db, ['select', 'insert', 'update', 'delete'], table, 'rollcall_worker');
  }
}

async function createSamplesAndFiles(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table job_samples (
      tenant_id uuid not null, job_id uuid not null, at timestamptz not null default clock_timestamp(),
      primary key (tenant_id, job_id, at), phase text not null, row_count bigint not null, fraction double precision
    )`.execute(db);
  await sql`
    create table job_files (
      tenant_id uuid not null, job_id uuid not null, name text not null, primary key (tenant_id, job_id, name),
      storage_key text not null, size_bytes bigint not null, row_count bigint not null, expires_at timestamptz
    )`.execute(db);
  for (const table of ['job_samples', 'job_files']) {
    await wall(db, table);
    await grant(db, ['select'], table, 'rollcall_api');
    await grant(db, ['select', 'insert', 'update', 'delete'], table, 'rollcall_worker');
  }
}
