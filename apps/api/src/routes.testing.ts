import { RequestMethod } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import type { NestExpressApplication } from '@nestjs/platform-express';
import type { TenantId } from '@rollcall/domain/tenant';
import { randomUUID } from 'node:crypto';
import type { TestApi } from './api.testing.js';
import { accessKey } from './http/allow.js';
import type { Access } from './http/allow.js';
import { insertTestCallback, reachBodies } from './routes.reach.testing.js';

/** One route as Nest registered it. */
export interface TestRoute {
  readonly method: string;
  /** With `:name` for each parameter. */
  readonly path: string;
  readonly access: Access | undefined;
}

/** Every route of the api, read from what Nest itself reads: a new one is tested without anybody listing it. */
export function listRoutes(app: NestExpressApplication): TestRoute[] {
  const scanner = new MetadataScanner();
  const reflector = app.get(Reflector);
  return app
    .get(DiscoveryService)
    .getControllers()
    .flatMap(({ metatype }) => {
      if (typeof metatype !== 'function') return [];
      const prototype = metatype.prototype as Record<string, () => unknown>;
      return scanner.getAllMethodNames(prototype).flatMap((name) => {
        const handler = prototype[name]!;
        if (!Reflect.hasMetadata('path', handler)) return [];
        const access = reflector.getAllAndOverride<Access | undefined>(accessKey, [handler, metatype]);
        const verb = RequestMethod[Reflect.getMetadata('method', handler) as number]!;
        const methods = verb === 'ALL' ? ['GET', 'POST', 'PATCH', 'DELETE', 'HEAD'] : [verb];
        return pathsOf(metatype, handler).flatMap((path) => methods.map((method) => ({ method, path, access })));
      });
    });
}

function pathsOf(controller: object, handler: object): string[] {
  const parts = (target: object) => [Reflect.getMetadata('path', target) as string | string[]].flat();
  return parts(controller).flatMap((head) =>
    parts(handler).map((tail) => `/${head}/${tail}`.replaceAll(/\/{2,}/g, '/').replace(/(?<=.)\/$/, '')),
  );
}

/** The path with `value` for each parameter. A wildcard becomes one segment. */
export const fill = (path: string, value: string): string =>
  path.replaceAll(/\{\/\*\w+\}/g, `/${value}`).replaceAll(/:\w+|\*\w+/g, value);

/** One thing of each sort in the other tenant, by the first part of its route. */
export async function foreignThings(api: TestApi, there: TenantId): Promise<Record<string, string>> {
  const user = await api.person(there, ['admin']);
  await api.person(there, ['admin']);
  await api.bearer(there);
  const [key] = await api.database.rows<{ id: string }>('select id from api_keys where tenant_id = $1', [there]);
  const [jobs, uploads] = [randomUUID(), randomUUID()];
  await api.database.rows(
    `insert into jobs (tenant_id, id, kind, subject, params, checkpoint, started_by_id, started_by_name)
     values ($1, $2, 'import', 'theirs.csv', '{}', '{}', 'x', 'X')`,
    [there, jobs],
  );
  await api.database.rows(
    `insert into uploads (tenant_id, id, file_name, size_bytes, created_by, expires_at)
     values ($1, $2, 'theirs.csv', 10, 'x', now() + interval '1 day')`,
    [there, uploads],
  );
  await api.database.rows(`insert into contacts (tenant_id, id, last_name) values ($1, 7, 'Theirs')`, [there]);
  for (const [table, columns, values] of numbered)
    await api.database.rows(`insert into ${table} (tenant_id, ${columns}) values ($1, ${values})`, [there]);
  const records = { contacts: '7', 'custom-fields': 'Theirs', groups: '77', teams: '77', agents: '77' };
  const [filter] = await api.database.rows<{ id: string }>(
    `insert into filters (tenant_id, name, visibility, filter, owner_id, owner_name)
     values ($1, 'Theirs', 'team', '{"all":[]}', 'x', 'X') returning id`,
    [there],
  );
  const webhooks = await insertTestWebhook(api, there);
  const callbacks = await insertTestCallback(api, there);
  const [mail] = await api.database.rows<{ id: string }>(
    `insert into job_mails (tenant_id, job_id, recipient_id, job_version, facts) values ($1, $2, $3, 1, '{}') returning id`,
    [there, jobs, user.id],
  );
  // Views have no ids but words of a closed list: any other word is not there for anybody.
  const views = { me: 'theirs', views: 'theirs' };
  return {
    ...views,
    'bulk-changes': jobs,
    users: user.id,
    'api-keys': key!.id,
    jobs,
    mails: mail!.id,
    undos: jobs,
    uploads,
    ...records,
    filters: filter!.id,
    callbacks,
    webhooks,
  };
}

/** A webhook whose secret nobody can read. @returns its id */
export async function insertTestWebhook(api: TestApi, tenant: TenantId): Promise<string> {
  const [webhook] = await api.database.rows<{ id: string }>(
    `insert into webhooks (tenant_id, url, events, master_key_id, wrapped_secret, created_by_id, created_by_name)
     values ($1, 'https://example.com/', '{job.failed}', 'none', 'x', 'x', 'X') returning id`,
    [tenant],
  );
  return webhook!.id;
}

/** What one row is, in tables of the record. */
const numbered = [
  ['custom_fields', 'key, label, position', `'Theirs', 'Theirs', 1`],
  ['groups', 'id, name', `77, 'Theirs'`],
  ['teams', 'id, name', `77, 'Theirs'`],
  ['agents', 'id, agent_id, name', `77, 'T', 'Theirs'`],
];

/** Bodies without which a route would refuse before it looks for the id. */
export const bodies: Readonly<Record<string, object>> = {
  'PATCH /api/v1/jobs/:id': { rowsPerSecond: 5 },
  'PATCH /api/v1/webhooks/:id': { state: 'off' },
  'PATCH /api/v1/agents/:id': { name: 'Mine' },
  'PATCH /api/v1/contacts/:id': { lastName: 'Mine' },
  'PATCH /api/v1/custom-fields/:key': { label: 'Mine' },
  'PATCH /api/v1/filters/:id': { name: 'Ours now' },
  'PATCH /api/v1/groups/:id': { name: 'Mine' },
  'PATCH /api/v1/teams/:id': { name: 'Mine' },
  'PATCH /api/v1/users/:id': { isActive: false },
  'PUT /api/v1/me/views/:list': { columns: [], density: null, sort: null },
  'PUT /api/v1/views/:list': { columns: [], density: null, sort: null },
  'POST /api/v1/contacts/:id/undo': { at: '2026-11-01T12:00:00.000000Z' },
  'POST /api/v1/contacts/:id/notes': { text: 'Called back' },
  'PUT /api/v1/contacts/:id/encrypted/:field': { value: '123-45-6789' },
  'POST /api/v1/contacts/:id/encrypted/:field/reveal': { reason: 'Asked by phone' },
  ...reachBodies,
};
