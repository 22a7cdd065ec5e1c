import type { TenantId } from '@rollcall/domain/tenant';
import { randomUUID } from 'node:crypto';
import type { TestApi } from './api.testing.js';
import { goodBodies, workday } from './routes.bodies.testing.js';
import { insertTestWebhook } from './routes.testing.js';

/** What JSON cannot write from JavaScript: a number beyond all numbers. */
const hugeNumber = '<a number beyond all numbers>';
/** A body as it goes over the wire. */
export const wired = (body: unknown): string => JSON.stringify(body).replaceAll(JSON.stringify(hugeNumber), '1e999');

/** What stands in the place of a text, number or word. */
export const junkValues: readonly unknown[] = [
  ...['', ' ', '\0', 'a\0b', '\ud800', 'x\udc00y', "'; drop table contacts; --", '%_\\', '__proto__', 'constructor'],
  ...['9'.repeat(400), 'x'.repeat(9_000), 'NaN', '-1', '24:00', '\u202e\u0007', 'America/Nowhere', '+05:00'],
  ...['0000-01-01', '9999-12-31', '2026-02-30', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59-23:59'],
  ...['0001-01-01T00:00:00+23:59', '2026-02-30T00:00:00Z', '2026-03-08T02:30', 'today-99999'],
  ...[hugeNumber, 0, -1, 1.5, 1e300, 2 ** 31, Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER + 2, true, null],
  ...[[], {}, [[]], [null], { all: [] }, JSON.parse('{"__proto__":{"x":1}}')],
];

/** What stands in the place of a list or an object: much, deep, or of another kind. */
export const junkContainers: readonly unknown[] = [
  ...[null, 'x', 7, true, [], {}, [null, undefined], JSON.parse('{"__proto__":{"polluted":true}}')],
  Array.from({ length: 10_000 }, () => 0),
  Object.fromEntries(Array.from({ length: 2_000 }, (_, at) => [`key ${at}`, at])),
  nested(2_000),
  { 'a\0b': 1 },
  { '\ud800': 'x' },
];

function nested(depth: number): unknown {
  let inner: unknown = 1;
  for (let at = 0; at < depth; at += 1) inner = at % 2 === 0 ? [inner] : { all: inner };
  return inner;
}

/** A body once for each of its places and each junk that can stand there. */
export function* spoiled(body: unknown): Generator<{ readonly at: string; readonly body: unknown }> {
  for (const path of placesOf(body)) {
    const there = path.reduce((value, key) => (value as Record<string, unknown>)[key], body);
    for (const junk of typeof there === 'object' && there !== null ? junkContainers : junkValues)
      yield { at: path.join('.'), body: replaced(body, path, junk) };
  }
}

const placesOf = (value: unknown): string[][] => [
  [],
  ...(typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => placesOf(inner).map((path) => [key, ...path]))
    : []),
];

function replaced(value: unknown, [key, ...rest]: readonly string[], by: unknown): unknown {
  if (key === undefined) return by;
  const copy = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<string, unknown>;
  copy[key] = replaced(copy[key], rest, by);
  return copy;
}

/** A tenant that has one of everything a route can ask for, and a good body for each route that takes one. */
export async function junkWorld(api: TestApi) {
  const tenant = await api.database.newTenant('Junk');
  const key = await api.bearer(tenant);
  const admin = await api.person(tenant, ['admin']);
  await insertRecords(api, tenant);
  const [filter, job] = [randomUUID(), randomUUID()];
  await api.database.rows(
    `insert into filters (tenant_id, id, name, visibility, filter, owner_id, owner_name)
     values ($1, $2, 'Junk', 'team', '{"all":[]}', 'x', 'X')`,
    [tenant, filter],
  );
  await api.database.rows(
    `insert into jobs (tenant_id, id, kind, subject, params, checkpoint, started_by_id, started_by_name)
     values ($1, $2, 'import', 'june.csv', '{}', '{}', 'x', 'X')`,
    [tenant, job],
  );
  const ids: Record<string, string> = {
    contacts: '7',
    'custom-fields': 'Note',
    groups: '70',
    teams: '71',
    agents: '72',
    callbacks: await insertCallback(api, tenant),
    filters: filter,
    jobs: job,
    users: admin.id,
    'api-keys': randomUUID(),
    uploads: randomUUID(),
    me: 'contacts',
    views: 'contacts',
    webhooks: await insertTestWebhook(api, tenant),
  };
  const reset = () => resetContact(api, tenant);
  return { tenant, key, ids, reset, bodies: goodBodies(filter, ids['callbacks'] ?? '') };
}

/** Makes the contact again what a good body expects: junk for one route must not be what another is refused for. */
async function resetContact({ database }: TestApi, tenant: TenantId): Promise<void> {
  await database.rows(
    `update contacts set allowed_days = null, allowed_from = null, allowed_until = null, is_active = true, is_do_not_contact = false,
       time_zone = 'America/New_York', deleted_at = null where tenant_id = $1 and id = 7`,
    [tenant],
  );
  for (const table of ['contact_phones', 'contact_emails'])
    await database.rows(`delete from ${table} where tenant_id = $1`, [tenant]);
  await insertChannels(database, tenant);
}

async function insertChannels(database: TestApi['database'], tenant: TenantId): Promise<void> {
  await database.rows(
    `insert into contact_phones (tenant_id, contact_id, position, e164, raw) values ($1, 7, 1, '+12125550123', '212 555 0123')`,
    [tenant],
  );
  await database.rows(
    `insert into contact_emails (tenant_id, contact_id, position, address, key) values ($1, 7, 1, 'ana@x.test', 'ana@x.test')`,
    [tenant],
  );
}

async function insertRecords({ database }: TestApi, tenant: TenantId): Promise<void> {
  const add = (table: string, columns: string, values: string) =>
    database.rows(`insert into ${table} (tenant_id, ${columns}) overriding system value values ($1, ${values})`, [
      tenant,
    ]);
  await add('groups', 'id, name', `70, 'North'`);
  await add('teams', 'id, name', `71, 'Sales'`);
  await add('agents', 'id, agent_id, name', `72, 'A1', 'Ana'`);
  await add('contacts', 'id, last_name, time_zone', `7, 'Ruiz', 'America/New_York'`);
  await insertChannels(database, tenant);
  for (const [at, type] of ['number', 'string', 'date', 'boolean'].entries())
    await add('custom_fields', 'key, label, type, position', `'${type}', '${type}', '${type}', ${at + 2}`);
  await add('custom_fields', 'key, label, type, options, position', `'list', 'list', 'list', '{Red,Blue}', 7`);
  await add('custom_fields', 'key, label, position', `'Note', 'Note', 1`);
  await add('encrypted_settings', 'changed_by_id, changed_by_name', `'x', 'X'`);
  await add('encrypted_fields', 'key, label, is_searchable, mask, position', `'ssn', 'SSN', true, 'last4', 1`);
}

async function insertCallback({ database }: TestApi, tenant: TenantId): Promise<string> {
  const [row] = await database.rows<{ id: string }>(
    `insert into callbacks (tenant_id, contact_id, phone, local_at, zone, due_at, day_starts_at, missed_at, zone_data, routing,
       created_by_id, created_by_name)
     values ($1, 7, '+12125550123', '${workday(20)}', 'America/New_York', now() + interval '20 days', now(),
       now() + interval '21 days', '2099z', 'pool', 'x', 'X') returning id::text`,
    [tenant],
  );
  return row!.id;
}
