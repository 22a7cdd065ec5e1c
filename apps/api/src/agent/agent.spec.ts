import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { agentListSchema, agentViewSchema } from '@rollcall/domain/agent';
import type { AgentView } from '@rollcall/domain/agent';
import type { TenantId } from '@rollcall/domain/tenant';
import { startApi } from '../api.testing.js';
import type { TestApi } from '../api.testing.js';

let api: TestApi;
let tenant: TenantId;
let key: string;

beforeAll(async () => {
  api = await startApi();
});
beforeEach(async () => {
  tenant = await api.database.newTenant();
  key = await api.bearer(tenant);
});
afterAll(() => api.close());

const ask = (method: 'get' | 'post' | 'patch' | 'delete', path: string, version?: number) =>
  api
    .request()
    [method](`/api/v1/${path}`)
    .set({ Authorization: key, ...(version !== undefined && { 'If-Match': `"${version}"` }) });
const team = async (name: string): Promise<number> =>
  ((await ask('post', 'teams').send({ name }).expect(201)).body as { id: number }).id;
const agent = async (body: object): Promise<AgentView> =>
  agentViewSchema.parse((await ask('post', 'agents').send(body).expect(201)).body);
const agentIds = async (query = ''): Promise<string[]> =>
  agentListSchema.parse((await ask('get', `agents${query}`).expect(200)).body).items.map(({ agentId }) => agentId);

describe('agents', () => {
  it('are made, listed by their ID, looked for, changed and deleted', async () => {
    const blue = await team('Blue');
    const ana = await agent({ agentId: ' 007 ', name: 'Ana Ruiz', teamId: blue });
    expect(ana).toMatchObject({ agentId: '007', team: 'Blue', active: true, createdBy: 'Key', version: 1 });
    await agent({ agentId: 'B1', name: 'Bo', active: false });
    await agent({ agentId: 'b1', name: 'Other Bo' });
    expect(await agentIds()).toEqual(['007', 'B1', 'b1']);
    expect(await agentIds(`?team=${blue}`)).toEqual(['007']);
    expect(await agentIds('?active=false')).toEqual(['B1']);
    expect(await agentIds('?q=RUI')).toEqual(['007']);
    expect(await agentIds('?q=b1')).toEqual(['B1', 'b1']);
    const page = agentListSchema.parse((await ask('get', 'agents?limit=2')).body);
    expect(await agentIds(`?after=${page.next}`)).toEqual(['b1']);
    const changed = await ask('patch', `agents/${ana.id}`, 1).send({ teamId: null, active: false });
    expect(changed.body).toMatchObject({ agentId: '007', name: 'Ana Ruiz', team: null, active: false, version: 2 });
    await ask('delete', `agents/${ana.id}`, 2).expect(200);
    await ask('get', `agents/${ana.id}`).expect(404);
    const { items } = (await ask('get', 'audit')).body as { items: { action: string }[] };
    expect(items.slice(0, 2).map(({ action }) => action)).toEqual(['agent.deleted', 'agent.changed']);
  });

  it('have IDs of their own and teams that exist', async () => {
    const { id } = await agent({ agentId: 'A', name: 'Ana' });
    await agent({ agentId: 'B', name: 'Bo' });
    expect((await ask('post', 'agents').send({ agentId: 'A', name: 'X' })).body).toMatchObject({
      code: 'agent.exists',
    });
    expect((await ask('patch', `agents/${id}`, 1).send({ agentId: 'B' })).body).toMatchObject({ code: 'agent.exists' });
    for (const teamId of [5, 0])
      expect((await ask('patch', `agents/${id}`, 1).send({ teamId })).body).toMatchObject({
        errors: [{ path: 'teamId' }],
      });
    expect((await ask('patch', `agents/${id}`).send({ name: 'X' })).body).toMatchObject({ status: 428 });
    expect((await ask('patch', `agents/${id}`, 3).send({ name: 'X' })).body).toMatchObject({
      details: { agent: { name: 'Ana' } },
    });
  });

  it('may be missing: a contact can name one that nobody has entered, and keeps one that left', async () => {
    const made = await api
      .request()
      .post('/api/v1/contacts')
      .set({ Authorization: key, 'Idempotency-Key': 'k' })
      .send({ lastName: 'Ruiz', agentId: 'nobody', agentTeam: 'Nowhere' });
    expect(made.body).toMatchObject({ agentId: 'nobody', agentTeam: 'Nowhere' });
  });
});
