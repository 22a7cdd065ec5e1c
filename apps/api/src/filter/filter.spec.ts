import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { contactListSchema } from '@rollcall/domain/contact';
import {
  contactCountSchema,
  filterFieldListSchema,
  filterListSchema,
  filterViewSchema,
  toFilterInUrl,
} from '@rollcall/domain/filter';
import type { Filter, FilterView } from '@rollcall/domain/filter';
import type { Permission } from '@rollcall/domain/permission';
import type { TenantId } from '@rollcall/domain/tenant';
import { randomUUID } from 'node:crypto';
import { startApi } from '../api.testing.js';
import type { TestApi } from '../api.testing.js';

let api: TestApi;
let tenant: TenantId;
let boss: string;
let agent: string;
let foreign: string;
let north: number;

const reader: readonly Permission[] = ['contact.read'];

beforeAll(async () => {
  api = await startApi();
  tenant = await api.database.newTenant();
  boss = await api.bearer(tenant, ['contact.read', 'filter.share']);
  agent = await api.bearer(tenant, reader);
  foreign = await api.bearer(await api.database.newTenant(), ['contact.read', 'filter.share']);
  const [group] = await api.database.rows<{ id: string }>(
    `insert into groups (tenant_id, name) values ($1, 'North') returning id`,
    [tenant],
  );
  north = Number(group?.id);
  await api.database.rows(
    `insert into contacts (tenant_id, id, first_name, last_name, group_id, city, is_active)
     select $1, n, 'Ana', 'Ruiz ' || n, case when n <= 3 then $2::bigint end, case when n % 2 = 0 then 'München' end, n < 10
     from generate_series(1, 10) n`,
    [tenant, north],
  );
  await api.database.rows(
    `insert into custom_fields (tenant_id, key, label, type, position) values ($1, 'Size', 'Size', 'number', 1)`,
    [tenant],
  );
});
afterAll(() => api.close());

type Method = 'get' | 'post' | 'patch' | 'put' | 'delete';
const call = (method: Method, path: string, key = agent) =>
  api.request()[method](`/api/v1${path}`).set('Authorization', key);
const inMunich: Filter = { field: 'city', op: 'is', value: 'munchen' };
const list = (filter: unknown, more = '', key = agent) =>
  call(
    'get',
    `/contacts?filter=${encodeURIComponent(typeof filter === 'string' ? filter : toFilterInUrl(filter))}${more}`,
    key,
  );
const idsOf = (answer: { body: unknown }) => contactListSchema.parse(answer.body).items.map(({ id }) => id);
const save = async (body: object, key = agent): Promise<FilterView> =>
  filterViewSchema.parse((await call('post', '/filters', key).send(body).expect(201)).body);

describe('lists and counts with a filter', () => {
  it('show and count the same contacts, in words too', async () => {
    const filter = { all: [inMunich, { field: 'group', op: 'in', value: [String(north)] }], not: true };
    const answer = await list(filter, '&sort=created').expect(200);
    expect(idsOf(answer)).toEqual([1, 3, 4, 5, 6, 7, 8, 9, 10]);
    expect(answer.body).toMatchObject({
      total: { value: 9, relation: 'eq' },
      understood: 'not (City is “munchen” and Group is one of North)',
    });
    const counted = await call('post', '/contacts/count')
      .send({ filter, exclude: [1, 2, 999] })
      .expect(200);
    expect(contactCountSchema.parse(counted.body)).toMatchObject({
      value: 8,
      relation: 'eq',
      words: answer.body.understood,
    });
    const all = await call('post', '/contacts/count').send({}).expect(200);
    expect(all.body).toMatchObject({ value: 10, relation: 'eq', words: 'All contacts' });
    const exact = await call('post', '/contacts/count').send({ filter, exact: true }).expect(200);
    expect(exact.body).toMatchObject({ value: 9, relation: 'eq' });
  });

  it('take a search, a sort and a next page along', async () => {
    const first = await list(inMunich, '&q=ruiz&sort=-created&limit=2').expect(200);
    expect(idsOf(first)).toEqual([10, 8]);
    expect(first.body).toMatchObject({
      total: { value: 5, relation: 'eq' },
      understood: expect.stringContaining('City is'),
    });
    const next = await list(inMunich, `&q=ruiz&sort=-created&limit=2&after=${String(first.body.next)}`).expect(200);
    expect(idsOf(next)).toEqual([6, 4]);
    expect(idsOf(await list(inMunich, `&job=${randomUUID()}`).expect(200))).toEqual([]);
  });

  it.each<[unknown, string, string]>([
    ['junk', 'filter', 'filter.malformed'],
    [randomUUID(), 'filter', 'filter.unknown'],
    [{ any: [{ field: 'nope', op: 'is', value: 'x' }] }, 'filter.any.0.field', 'filter.unknown-field'],
    [{ all: [{ all: [] }] }, 'filter.all.0', 'filter.empty-group'],
    [{ field: 'balance', op: 'gt', value: 'much' }, 'filter.value', 'filter.value-malformed'],
  ])('refuse %j at %s', async (filter, path, code) => {
    const answer = await list(filter).expect(422);
    expect(answer.body).toMatchObject({ code: 'invalid-input', errors: [expect.objectContaining({ path, code })] });
    if (typeof filter !== 'string') await call('post', '/contacts/count').send({ filter }).expect(422);
  });
});

describe('saved filters', () => {
  it('are private to whoever saved them, and used by their id', async () => {
    const mine = await save({ name: 'Munich', filter: inMunich });
    expect(mine).toMatchObject({ words: 'City is “munchen”', issues: [], isMine: true, isDefault: false, version: 1 });
    expect(idsOf(await list(mine.id, '&sort=created').expect(200))).toEqual([2, 4, 6, 8, 10]);
    expect((await call('get', `/filters/${mine.id}`)).body.lastUsedAt).not.toBeNull();
    for (const key of [boss, foreign]) {
      await call('get', `/filters/${mine.id}`, key).expect(404);
      expect((await list(mine.id, '', key).expect(422)).body.errors[0].code).toBe('filter.unknown');
      await call('delete', `/filters/${mine.id}`, key).set('If-Match', '"1"').expect(404);
      await call('put', '/filters/default', key).send({ id: mine.id }).expect(404);
    }
    expect((await call('post', '/filters').send({ name: 'MUNICH', filter: inMunich })).body.code).toBe('filter.exists');
    await save({ name: 'Munich', filter: inMunich }, boss);
  });

  it('are shared by those who may, and changed in the version they have', async () => {
    const refused = await call('post', '/filters').send({ name: 'Ours', visibility: 'team', filter: inMunich });
    expect(refused.body).toMatchObject({ status: 403, details: { permission: 'filter.share' } });
    const { id } = await save({ name: 'Ours', visibility: 'team', filter: inMunich }, boss);
    expect((await call('get', `/filters/${id}`).expect(200)).body).toMatchObject({ isMine: false, visibility: 'team' });
    const change = (key: string, ifMatch: string | null, body: object = { name: 'Ours all' }) => {
      const asked = call('patch', `/filters/${id}`, key);
      return (ifMatch === null ? asked : asked.set('If-Match', ifMatch)).send(body);
    };
    expect((await change(agent, '"1"')).body.code).toBe('permission-missing');
    expect((await change(boss, null)).body.code).toBe('if-match-missing');
    expect((await change(boss, '"7"')).body.code).toBe('stale-version');
    expect((await change(boss, '"1"', { filter: { field: 'x', op: 'is', value: 'y' } })).body.code).toBe(
      'invalid-input',
    );
    const changed = await change(boss, '"1"', { name: 'Ours all', filter: { all: [] } }).expect(200);
    expect(changed.headers['etag']).toBe('"2"');
    expect(changed.body).toMatchObject({ name: 'Ours all', words: 'All contacts', version: 2 });
    const actions = await api.database.rows<{ action: string }>(
      `select action from audit_entries where tenant_id = $1 and target_id = $2 order by id`,
      [tenant, id],
    );
    expect(actions.map(({ action }) => action)).toEqual(['filter.created', 'filter.changed']);
  });

  it('are not deleted unwarned when others or jobs use them', async () => {
    const { id } = await save({ name: 'Used', visibility: 'team', filter: inMunich }, boss);
    const listed = await call('put', '/filters/default').send({ id }).expect(200);
    expect(filterListSchema.parse(listed.body).items.filter(({ isDefault }) => isDefault)).toMatchObject([{ id }]);
    const job = randomUUID();
    await api.database.rows(
      `insert into jobs (tenant_id, id, kind, subject, params, checkpoint, started_by_id, started_by_name)
       values ($1, $2, 'import', 'x', '{}', '{}', 'x', 'X')`,
      [tenant, job],
    );
    await api.database.rows('insert into filter_jobs (tenant_id, filter_id, job_id) values ($1, $2, $3)', [
      tenant,
      id,
      job,
    ]);
    const warned = await call('delete', `/filters/${id}`, boss).set('If-Match', '"1"').expect(409);
    expect(warned.body).toMatchObject({ code: 'filter.in-use', details: { usedByJobs: 1, defaultOfOthers: 1 } });
    await call('delete', `/filters/${id}?force=true`, boss).set('If-Match', '"1"').expect(204);
    await call('get', `/filters/${id}`).expect(404);
    await call('put', '/filters/default').send({ id: null }).expect(200);
  });

  it('too long for an address are kept once, without a name', async () => {
    const filter = { field: 'id', op: 'in', value: Array.from({ length: 200 }, (_, n) => 1_000_000_000 + n) };
    const [one, other] = [await save({ filter }), await save({ filter }, boss)];
    expect(one).toMatchObject({ id: other.id, name: null, visibility: 'ad-hoc' });
    expect(idsOf(await list(one.id).expect(200))).toEqual([]);
    const listed = filterListSchema.parse((await call('get', '/filters').expect(200)).body);
    expect(listed.items.map(({ id }) => id)).not.toContain(one.id);
    const kept = await call('patch', `/filters/${one.id}`).set('If-Match', '"1"').send({ name: 'x' });
    expect(kept.body.code).toBe('state-not-allowed');
  });

  it('stay when a field they name is gone, and say so', async () => {
    const filter = { all: [inMunich, { field: 'custom:Size', op: 'gt', value: 40 }] };
    const { id } = await save({ name: 'Big', filter });
    await api.database.rows(`delete from custom_fields where tenant_id = $1 and key = 'Size'`, [tenant]);
    const view = filterViewSchema.parse((await call('get', `/filters/${id}`).expect(200)).body);
    expect(view.issues).toEqual([expect.objectContaining({ path: 'all.1.field', code: 'filter.unknown-field' })]);
    expect(view.words).toBe('City is “munchen” and Size (no longer a field) is more than 40');
    expect((await list(id).expect(422)).body.errors[0]).toMatchObject({ path: 'filter.all.1.field' });
  });

  it('can ask of every field what it says', async () => {
    const { items } = filterFieldListSchema.parse((await call('get', '/filters/fields').expect(200)).body);
    expect(items).toContainEqual(
      expect.objectContaining({ name: 'group', choices: [{ value: String(north), label: 'North' }] }),
    );
    for (const { name, operators, choices } of items)
      for (const op of operators.filter((each) => each.endsWith('mpty') || (choices?.length ?? 0) > 0)) {
        const value = op.endsWith('mpty')
          ? {}
          : { value: ['in', 'notIn'].includes(op) ? [choices![0]!.value] : choices![0]!.value };
        const answer = await call('post', '/contacts/count').send({ filter: { field: name, op, ...value } });
        expect([name, op, answer.status]).toEqual([name, op, 200]);
      }
  });
});
