import pg from 'pg';
import { LATEST_SCHEMA_VERSION, runMigrations } from 'bullmq';
import { queueRole, queueSchema, queueSchemaVersion } from './queue-schema.js';

/** 'ROLL', and which of our locks: BullMQ takes advisory locks of its own. */
const lockKey = '1380928588, 2';

/**
 * Brings the queue's schema up to date: makes the role and the schema if they are missing, then runs BullMQ's own
 * migrations as that role, so that it owns what it uses. Twice is once; two at the same time wait for each other.
 * @param ownerUrl somebody who may make roles and schemas in this database
 * @returns the version it is at now
 */
export async function migrateQueue(ownerUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl, application_name: 'rollcall-queue-migrate' });
  await client.connect();
  try {
    await client.query(`select pg_advisory_lock(${lockKey})`); // of this session: it ends with it
    await prepare(client);
    if ((await queueSchemaVersion(client)) < LATEST_SCHEMA_VERSION) await runAsQueueRole(client);
    return await queueSchemaVersion(client);
  } finally {
    await client.end();
  }
}

async function prepare(client: pg.Client): Promise<void> {
  await client.query(`
    do $$
    begin
      if not exists (select from pg_roles where rolname = '${queueRole}') then
        create role ${queueRole} nologin;
      end if;
      -- whoever makes a role may give it away, but since 16 may not take it
      if not pg_has_role(current_user, '${queueRole}',
        case when current_setting('server_version_num')::int >= 160000 then 'SET' else 'MEMBER' end) then
        execute format('grant ${queueRole} to %I', current_user);
      end if;
      if not has_database_privilege('${queueRole}', current_database(), 'temporary') then
        execute format('grant temporary on database %I to ${queueRole}', current_database());
      end if;
    end $$`);
  await client.query(`create schema if not exists ${queueSchema} authorization ${queueRole}`);
}

/**
 * BullMQ begins with `create schema if not exists`, for which PostgreSQL asks for the right to create schemas even if
 * the schema is there: the role has that right only while it migrates.
 */
async function runAsQueueRole(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ name: string }>('select quote_ident(current_database()) as name');
  const database = rows[0]?.name ?? '';
  await client.query(`grant create on database ${database} to ${queueRole}`);
  try {
    await client.query(`set role ${queueRole}`);
    await runMigrations(client, queueSchema);
  } finally {
    await client.query('reset role');
    await client.query(`revoke create on database ${database} from ${queueRole}`);
  }
}
