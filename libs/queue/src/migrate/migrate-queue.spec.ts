import pg from 'pg';
import { asOwner, freshDatabase, startServer } from '../backend/servers.testing.js';
import type { TestServer } from '../backend/servers.testing.js';
import { openQueueBackend } from '../backend/open-queue.js';
import { migrateQueue } from './migrate-queue.js';
import { QueueSchemaOutdated } from './queue-schema.js';

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
}, 60_000);
afterAll(() => server.remove());

const open = (databaseUrl: string): Promise<unknown> =>
  openQueueBackend({ databaseUrl, concurrencySum: 0, log: () => undefined });

it('makes role, schema and tables, and twice is once', async () => {
  const url = await freshDatabase(server.url, { isMigrated: false });
  const version = await migrateQueue(url);
  expect(await migrateQueue(url)).toBe(version);
  const owners = await asOwner<{ owner: string }>(
    url,
    `select distinct pg_get_userbyid(relowner) as owner from pg_class where relnamespace = 'bullmq'::regnamespace`,
  );
  expect(owners).toEqual([{ owner: 'rollcall_queue' }]);
});

it('lets two migrate at the same time', async () => {
  const url = await freshDatabase(server.url, { isMigrated: false });
  const [one, other] = await Promise.all([migrateQueue(url), migrateQueue(url)]);
  expect(one).toBe(other);
});

it('leaves the role no right to make schemas, and none on the tables of others', async () => {
  const url = await freshDatabase(server.url);
  await asOwner(url, 'create table contacts (id int)');
  const client = new pg.Client({ connectionString: url, options: '-c role=rollcall_queue' });
  await client.connect();
  await expect(client.query('create schema other')).rejects.toThrow('permission denied');
  await expect(client.query('select * from contacts')).rejects.toThrow('permission denied');
  await client.end();
});

it('works for an owner who is no superuser', async () => {
  const url = await freshDatabase(server.url, { isMigrated: false });
  const own = new URL(url);
  own.username = 'plain_owner';
  own.password = 'secret';
  await asOwner(
    url,
    `create role plain_owner login password 'secret' createrole;
     grant rollcall_queue to plain_owner with admin option;
     alter database ${own.pathname.slice(1)} owner to plain_owner`,
  );
  expect(await migrateQueue(own.href)).toBeGreaterThan(0);
});

it('refuses to start without a schema', async () => {
  const url = await freshDatabase(server.url, { isMigrated: false });
  await expect(open(url)).rejects.toThrow(QueueSchemaOutdated);
});

it('refuses to start on an older schema, and says which one is needed', async () => {
  const url = await freshDatabase(server.url);
  await asOwner(url, 'delete from bullmq.migration where version > 3');
  await expect(open(url)).rejects.toThrow("The queue's schema is at version 3 and must be at");
});
