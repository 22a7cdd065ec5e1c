import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { callbackCountsSchema, callbackListSchema } from '@rollcall/domain/callback';
import type { CallbackView } from '@rollcall/domain/callback';
import { CallbackRig, dayIn, zone } from './callback.testing.js';

let rig: CallbackRig;
beforeAll(async () => {
  rig = await CallbackRig.open();
});
beforeEach(() => rig.begin());
afterAll(() => rig.api.close());

const get = (path: string) => rig.get(path);
const post = (body: object, path?: string) => rig.post(body, path);
const patch = (callback: CallbackView, body: object) => rig.patch(callback, body);
const make = (change?: object) => rig.make(change);
const wish = (change: object = {}) => ({ contactId: 7, localAt: `${dayIn(3)}T12:00`, ...change });
/** Moves a callback in time behind the back of the rules. */
const move = (id: number, due: string) =>
  rig.api.database.rows(
    `update callbacks set due_at = now() + interval '${due}', day_starts_at = now() + interval '${due}' - interval '1 hour'
     where id = $1`,
    [id],
  );

describe('the list', () => {
  const ids = async (query: string) =>
    callbackListSchema.parse((await get(`/callbacks${query}`).expect(200)).body).items.map(({ id }) => id);

  it('has tabs with counts, by the day of the contact', async () => {
    const hours = ['09:00', '10:00', '11:00', '12:00', '13:00', '14:00'];
    const made = [];
    for (const hour of hours) made.push(await make({ localAt: `${dayIn(3)}T${hour}` }));
    const [due, today, upcoming, missed, done, inactive] = made.map(({ id }) => id);
    await move(due!, '-5 minutes');
    await move(today!, '5 minutes');
    await rig.api.database.rows(`update callbacks set state = 'missed' where id = $1`, [missed]);
    await patch(made[4]!, { state: 'done', result: 'busy' }).expect(200);
    await patch(made[5]!, { state: 'inactive' }).expect(200);
    const expected = { due, today, upcoming, missed, done, inactive };
    for (const [tab, id] of Object.entries(expected)) expect([tab, await ids(`?tab=${tab}`)]).toEqual([tab, [id]]);
    const one = { value: 1, relation: 'eq' };
    const counts = callbackCountsSchema.parse((await get('/callbacks/counts').expect(200)).body);
    expect(counts).toEqual({ due: one, today: one, upcoming: one, missed: one, done: one, inactive: one });
  });

  it('is searched by day, number, agent, state and contact', async () => {
    const a = await make({ localAt: `${dayIn(3)}T08:00`, routing: 'agent', agentId: 'A1' });
    const b = await make({ localAt: `${dayIn(4)}T20:59`, phone: '+12125550124' });
    const c = await make({ contactId: 8, zone, localAt: `${dayIn(5)}T12:00` });
    const cases: [string, CallbackView[]][] = [
      ['', [a, b, c]],
      [`?from=${dayIn(4)}`, [b, c]],
      [`?until=${dayIn(4)}`, [a, b]],
      [`?from=${dayIn(4)}&until=${dayIn(4)}`, [b]],
      ['?phone=%2B12125550124', [b]],
      ['?phone=0124', [b]],
      ['?agent=A1', [a]],
      ['?state=open', [a, b, c]],
      ['?state=done', []],
      ['?contact=8', [c]],
    ];
    for (const [query, found] of cases) expect([query, await ids(query)]).toEqual([query, found.map(({ id }) => id)]);
    expect((await get('/contacts/8/callbacks').expect(200)).body.items).toEqual([c]);
    await get('/contacts/99/callbacks').expect(404);
    expect((await get('/callbacks/counts?agent=A1')).body.upcoming.value).toBe(1);
  });

  it.each(['?tab=all', '?from=yesterday', '?phone=abc', '?after=~', '?after=W10', '?contact=0', '?limit=0', '?x=1'])(
    'refuses %s',
    async (query) => {
      await get(`/callbacks${query}`).expect(422);
    },
  );

  it('is walked page by page in both directions', async () => {
    const made = [];
    for (const hour of ['09:00', '10:00', '11:00']) made.push((await make({ localAt: `${dayIn(3)}T${hour}` })).id);
    const walk = async (query: string) => {
      const seen: number[] = [];
      for (let after = ''; ;) {
        const page = callbackListSchema.parse((await get(`/callbacks?limit=2${query}${after}`).expect(200)).body);
        seen.push(...page.items.map(({ id }) => id));
        if (page.next === null) return seen;
        after = `&after=${page.next}`;
      }
    };
    expect(await walk('')).toEqual(made);
    await rig.rows(`update callbacks set state = 'missed' where tenant_id = $1`);
    expect(await walk('&tab=missed')).toEqual([...made].reverse());
  });

  it('hides those of contacts that are deleted, and everything of other tenants', async () => {
    const made = await make();
    await rig.rows(`update contacts set deleted_at = now() where tenant_id = $1`);
    expect(await ids('')).toEqual([]);
    await get(`/callbacks/${made.id}`).expect(404);
    rig.key = await rig.api.bearer(await rig.api.database.newTenant());
    await get(`/callbacks/${made.id}`).expect(404);
  });

  it('is read by who reads contacts, and written by who manages callbacks', async () => {
    const made = await make();
    rig.key = await rig.api.bearer(rig.tenant, ['contact.read', 'contact.write']);
    await get('/callbacks').expect(200);
    await post(wish()).expect(403);
    await patch(made, { note: 'x' }).expect(403);
    await post({}, '/changes').expect(403);
  });
});
