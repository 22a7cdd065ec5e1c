import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { grant, wall } from './tenant-wall.js';

/**
 * Mails about the end of jobs. The row is made by a trigger in the transaction in which the job ends, whoever ends it: there
 * is no end without its mail, and no mail about an end that was rolled back. Workers send what is due.
 */
export async function up(db: Kysely<unknown>): Promise<void> {
  await createWishes(db);
  await createMails(db);
  await createRecipient(db);
  await createQueueing(db);
  await createSweep(db);
}

async function createWishes(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table mail_wishes (
      tenant_id uuid not null references tenants (id), user_id text not null, primary key (tenant_id, user_id),
      wish text not null, saved_at timestamptz not null default clock_timestamp(),
      constraint mail_wishes_wish_known check (wish in ('never','long','always'))
    )`.execute(db);
  await wall(db, 'mail_wishes');
  await grant(db, ['select', 'insert', 'update'], 'mail_wishes', 'rollcall_api');
  await grant(db, ['select'], 'mail_wishes', 'rollcall_worker'); // the trigger asks as whoever ends the job
}

async function createMails(db: Kysely<unknown>): Promise<void> {
  await sql`
    create table job_mails (
      tenant_id uuid not null references tenants (id), id uuid not null default gen_random_uuid(), primary key (tenant_id, id),
      job_id uuid not null, recipient_id uuid not null,
      job_version bigint not null,        -- which end is told: a failed job can be resumed, and end again
      facts jsonb not null,               -- the job as it was then
      state text not null default 'waiting',
      attempts smallint not null default 0,
      due_at timestamptz not null default clock_timestamp(),   -- of the next try; while one is under way, when it counts as lost
      subject text, body text, way text, error text,
      created_at timestamptz not null default clock_timestamp(), sent_at timestamptz,
      constraint job_mails_once unique (tenant_id, job_id, recipient_id),
      constraint job_mails_state_known check (state in ('waiting','sent','failed')),
      constraint job_mails_way_known check (way in ('smtp','folder','list')),
      constraint job_mails_sent_told check ((state = 'sent') = (sent_at is not null)),
      foreign key (tenant_id, job_id) references jobs (tenant_id, id)
    )`.execute(db);
  await sql`create index job_mails_created_at_idx on job_mails (tenant_id, created_at, id)`.execute(db);
  await wall(db, 'job_mails');
  await grant(db, ['select', 'insert', 'update'], 'job_mails', 'rollcall_api', 'rollcall_worker');
  await grant(db, ['delete'], 'job_mails', 'rollcall_worker');
}

/** Where the mails of somebody go: only of this tenant, and only as long as they work for it. A key has no address. */
async function createRecipient(db: Kysely<unknown>): Promise<void> {
  await sql`grant select on users to rollcall_doorkeeper`.execute(db);
  await sql`
    create function find_mail_recipient(person text) returns table (user_id uuid, email text)
    language sql stable security definer set search_path = pg_catalog, public as $$
      select m.user_id, u.email from memberships m join users u on u.id = m.user_id
      where m.tenant_id = (select nullif(current_setting('app.tenant_id', true), '')::uuid)
        and m.user_id::text = person and m.is_active
    $$`.execute(db);
  await sql`revoke all on function find_mail_recipient(text) from public`.execute(db);
  await sql`alter function find_mail_recipient(text) owner to rollcall_doorkeeper`.execute(db);
  await sql`grant execute on function find_mail_recipient(text) to rollcall_api, rollcall_worker`.execute(db);
}

async function createQueueing(db: Kysely<unknown>): Promise<void> {
  await sql`
    create function queue_job_mail() returns trigger language plpgsql set search_path = pg_catalog, public as $$
    declare wanted text; person uuid;
    begin
      select w.wish into wanted from mail_wishes w where w.tenant_id = new.tenant_id and w.user_id = new.started_by_id;
      wanted := coalesce(wanted, 'long');
      if wanted = 'never' or (wanted = 'long' and clock_timestamp() - new.created_at <= interval '1 minute') then
        return null;
      end if;
      select r.user_id into person from find_mail_recipient(new.started_by_id) r;
      if person is null then return null; end if;
      insert into job_mails as m (tenant_id, job_id, recipient_id, job_version, facts)
      values (new.tenant_id, new.id, person, new.version, jsonb_build_object(
        'kind', new.kind, 'subject', new.subject, 'isDryRun', new.is_dry_run, 'status', new.status,
        'failureCode', new.failure_code, 'issueCount', new.issue_count,
        'seconds', greatest(0, floor(extract(epoch from clock_timestamp() - new.created_at)))::bigint,
        'ledger', jsonb_build_object('read', new.read_count, 'created', new.created_count, 'updated', new.updated_count,
          'unchanged', new.unchanged_count, 'skipped', new.skipped_count, 'rejected', new.rejected_count)))
      on conflict on constraint job_mails_once do update set job_version = excluded.job_version, facts = excluded.facts,
        state = 'waiting', attempts = 0, due_at = clock_timestamp(), subject = null, body = null, way = null, error = null,
        created_at = clock_timestamp(), sent_at = null;
      return null;
    end $$`.execute(db);
  await sql`create trigger jobs_queue_mail after update of status on jobs for each row
    when (new.status is distinct from old.status and new.status in ('succeeded','failed','cancelled'))
    execute function queue_job_mail()`.execute(db);
}

/** Whose mails a worker has to look at: tenants alone leave this function. */
async function createSweep(db: Kysely<unknown>): Promise<void> {
  await sql`create index job_mails_due_idx on job_mails (due_at, tenant_id) where state = 'waiting'`.execute(db);
  await sql`create index job_mails_old_idx on job_mails (created_at, tenant_id) where state <> 'waiting'`.execute(db);
  await sql`grant select on job_mails to rollcall_dispatch`.execute(db);
  await sql`create policy job_mails_dispatch on job_mails for select to rollcall_dispatch using (true)`.execute(db);
  await sql`
    create function list_tenants_with_mails(kept interval) returns table (tenant_id uuid)
    language sql stable security definer set search_path = pg_catalog, public as $$
      select distinct m.tenant_id from (
        (select d.tenant_id from job_mails d where d.state = 'waiting' and d.due_at <= clock_timestamp()
          order by d.due_at limit 1000)
        union all
        (select o.tenant_id from job_mails o where o.state <> 'waiting' and o.created_at < clock_timestamp() - kept
          order by o.created_at limit 1000)) m
    $$`.execute(db);
  await sql`revoke all on function list_tenants_with_mails(interval) from public`.execute(db);
  await sql`alter function list_tenants_with_mails(interval) owner to rollcall_dispatch`.execute(db);
  await sql`grant execute on function list_tenants_with_mails(interval) to rollcall_worker`.execute(db);
}
