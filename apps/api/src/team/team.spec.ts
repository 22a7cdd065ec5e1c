import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { teamListSchema, teamViewSchema } from '@rollcall/domain/team';
import type { TeamView } from '@rollcall/domain/team';
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
const team = async (name: string): Promise<TeamView> =>
  teamViewSchema.parse((await ask('post', 'teams').send({ name }).expect(201)).body);

describe('teams', () => {
  it('are made, listed with how many agents they have, renamed; deleted when empty', async () => {
    const blue = await team('Blue');
    await team('Amber');
    const made = await ask('post', 'agents').send({ agentId: 'A', name: 'Ana', teamId: blue.id }).expect(201);
    const { id } = made.body as { id: number };
    const list = teamListSchema.parse((await ask('get', 'teams').expect(200)).body);
    expect(list.items.map(({ name, agentCount }) => [name, agentCount])).toEqual([
      ['Amber', 0],
      ['Blue', 1],
    ]);
    expect((await ask('post', 'teams').send({ name: 'BLUE' })).body).toMatchObject({ code: 'team.exists' });
    const renamed = await ask('patch', `teams/${blue.id}`, 1).send({ name: 'Navy' });
    expect(renamed.body).toMatchObject({ name: 'Navy', version: 2, changedBy: 'Key' });
    expect((await ask('get', `agents/${id}`)).body).toMatchObject({ team: 'Navy' });
    expect((await ask('delete', `teams/${blue.id}`, 2)).body).toMatchObject({
      code: 'team.not-empty',
      details: { agents: 1 },
    });
    await ask('patch', `agents/${id}`, 1).send({ teamId: null }).expect(200);
    await ask('delete', `teams/${blue.id}`, 2).expect(200);
    await ask('get', `teams/${blue.id}`).expect(404);
  });

  it('are managed by whoever manages groups', async () => {
    key = await api.bearer(tenant, ['contact.read']);
    await ask('get', 'teams').expect(200);
    for (const path of ['teams', 'agents'])
      expect((await ask('post', path).send({ name: 'X', agentId: 'X' })).body).toMatchObject({
        details: { permission: 'group.manage' },
      });
  });
});
