import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { callbackOutcomesSchema } from '@rollcall/domain/callback';
import type { CallbackView } from '@rollcall/domain/callback';
import { dateOf, dayMs, defaultReachRules, instantOf, movesOf, readWall, wallAt } from '@rollcall/domain/reach';
import { CallbackRig, dayIn, phone, zone } from './callback.testing.js';

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

describe('a callback', () => {
  it('is scheduled by the clock of the contact', async () => {
    const made = await make({ note: 'About the invoice', routing: 'agent-first', agentId: 'A1' });
    const dueAt = new Date(instantOf(zone, readWall(`${dayIn(3)}T12:00`)!)).toISOString();
    expect(made).toMatchObject({
      contact: { id: 7, name: 'Ana Ruiz' },
      ...{ phone, zone, dueAt, localAt: `${dayIn(3)}T12:00`, state: 'open', tab: 'upcoming', version: 1 },
      ...{ routing: 'agent-first', agentId: 'A1', agentTeam: null, note: 'About the invoice', result: null },
    });
    const seen = await get(`/callbacks/${made.id}`).expect(200);
    expect([seen.body, seen.headers['etag']]).toEqual([made, '"1"']);
    const trail = await rig.rows(`select action, target_id from audit_entries where tenant_id = $1`);
    expect(trail).toEqual([{ action: 'callback.created', target_id: String(made.id) }]);
  });

  it('keeps its hour behind a change of the clock', async () => {
    await rig.api
      .request()
      .put('/api/v1/calling-windows')
      .set({ Authorization: rig.key, 'If-Match': '"0"' })
      .send({ ...defaultReachRules, callbacks: { daysAhead: 365, missedAfterMinutes: 60 } })
      .expect(200);
    const [jump] = movesOf(zone, Date.now(), Date.now() + 300 * dayMs);
    for (const days of [-1, 0, 1]) {
      const localAt = `${dateOf(wallAt(zone, jump! + days * dayMs))}T10:00`;
      const { dueAt } = await make({ localAt });
      expect(wallAt(zone, Date.parse(dueAt))).toBe(readWall(localAt));
    }
  });

  it('is refused outside the permitted hours on any date, with the next time', async () => {
    for (const days of [2, 40, 80]) {
      const answer = await post(wish({ localAt: `${dayIn(days)}T06:30` })).expect(409);
      expect(answer.body).toMatchObject({
        code: 'contact-not-allowed',
        details: {
          reasons: [{ code: 'outside-legal-hours', region: 'US', localTime: '06:30' }],
          nextAllowed: { from: new Date(instantOf(zone, readWall(`${dayIn(days)}T08:00`)!)).toISOString() },
        },
      });
    }
    await rig.rows(`update contacts set is_do_not_contact = true where tenant_id = $1`);
    const never = await post(wish()).expect(409);
    expect(never.body.details).toMatchObject({ reasons: [{ code: 'do-not-contact' }], nextAllowed: null });
    expect((await get('/callbacks')).body.items).toEqual([]);
  });

  it('takes the number that may be called', async () => {
    await rig.rows(`update contact_phones set block = 'permanent' where tenant_id = $1 and position = 1`);
    expect((await make()).phone).toBe('+12125550124');
    await post(wish({ phone })).expect(409);
  });

  it.each([
    ['callback.in-past', 422, () => ({ localAt: `${dayIn(-1)}T12:00` })],
    ['callback.too-far-ahead', 422, () => ({ localAt: `${dayIn(92)}T12:00` })],
    ['invalid-input', 422, () => ({ phone: '+12125559999' })],
    ['invalid-input', 422, () => ({ contactId: 8 })], // Florida has two zones
    ['invalid-input', 422, () => ({ zone: 'Mars/Olympus' })],
    ['invalid-input', 422, () => ({ routing: 'agent' })],
    ['invalid-input', 422, () => ({ localAt: 'tomorrow' })],
    ['not-found', 404, () => ({ contactId: 99 })],
  ])('is refused as %s', async (code, status, change) => {
    const answer = await post(wish(change())).expect(status);
    expect(answer.body.code).toBe(code);
  });

  it('of a contact whose zone is not known names the zone', async () => {
    expect(await make({ contactId: 8, zone: 'America/Chicago' })).toMatchObject({ zone: 'America/Chicago' });
  });

  it('is scheduled once', async () => {
    await make();
    const again = await post(wish()).expect(409);
    expect(again.body.code).toBe('callback.exists');
    await make({ phone: '+12125550124' });
  });
});

describe('a change', () => {
  it('moves it, judged anew, and needs the version that was seen', async () => {
    const made = await make();
    const later = await patch(made, { localAt: `${dayIn(4)}T13:00`, note: null }).expect(200);
    expect(later.body).toMatchObject({ localAt: `${dayIn(4)}T13:00`, version: 2 });
    expect((await patch(made, { note: 'x' }).expect(412)).body).toMatchObject({ details: { version: 2 } });
    await rig.api
      .request()
      .patch(`/api/v1/callbacks/${made.id}`)
      .set('Authorization', rig.key)
      .send({ note: 'x' })
      .expect(428);
    await patch(later.body, { localAt: `${dayIn(4)}T22:00` }).expect(409);
    await patch(later.body, { routing: 'agent' }).expect(422);
    await patch(later.body, {}).expect(422);
    expect((await get(`/callbacks/${made.id}`)).body).toEqual(later.body);
  });

  it('ends it for good', async () => {
    const made = await make();
    const done = await patch(made, { state: 'done', result: 'reached', note: 'Paid' }).expect(200);
    expect(done.body).toMatchObject({ state: 'done', tab: 'done', result: 'reached', note: 'Paid' });
    const late = await patch(done.body, { note: 'x' }).expect(409);
    expect(late.body).toMatchObject({ code: 'state-not-allowed', details: { status: 'done' } });
    const off = await patch(await make(), { state: 'inactive' }).expect(200);
    expect(off.body.tab).toBe('inactive');
  });

  it('of what it says asks no gate, and opens a missed one with a new time', async () => {
    const made = await make();
    await rig.api.database.rows(`update callbacks set state = 'missed' where id = $1`, [made.id]);
    await rig.rows(`update contacts set is_active = false where tenant_id = $1`);
    const noted = await patch({ ...made, version: 2 }, { note: 'Nobody there' }).expect(200);
    expect(noted.body).toMatchObject({ state: 'missed', note: 'Nobody there' });
    await patch(noted.body, { localAt: `${dayIn(4)}T13:00` }).expect(409);
    await rig.rows(`update contacts set is_active = true where tenant_id = $1`);
    const open = await patch(noted.body, { localAt: `${dayIn(4)}T13:00` }).expect(200);
    expect(open.body).toMatchObject({ state: 'open', tab: 'upcoming' });
  });
});

describe('one change for several', () => {
  const named = ({ id, version }: CallbackView) => ({ id, version });

  it('leaves alone what it may not change, and says so', async () => {
    const [a, b, c] = [
      await make(),
      await make({ localAt: `${dayIn(3)}T20:30` }),
      await make({ localAt: `${dayIn(5)}T12:00` }),
    ];
    await patch(c, { state: 'inactive' }).expect(200);
    const gone = { id: 999_999_999, version: 1 };
    const answer = await post(
      { callbacks: [named(c), named(b), named(a), gone], change: { kind: 'shift-time', minutes: 60 } },
      '/changes',
    ).expect(200);
    const { outcomes } = callbackOutcomesSchema.parse(answer.body);
    expect(outcomes.map(({ id, outcome, code, version }) => [id, outcome, code, version])).toEqual([
      [c.id, 'refused', 'stale-version', null],
      [b.id, 'refused', 'contact-not-allowed', null], // half past nine at night
      [a.id, 'changed', null, 2],
      [gone.id, 'refused', 'not-found', null],
    ]);
    expect((await get(`/callbacks/${a.id}`)).body.localAt).toBe(`${dayIn(3)}T13:00`);
  });

  it('moves to an agent, and calls off', async () => {
    const [a, b] = [await make(), await make({ localAt: `${dayIn(5)}T12:00` })];
    const change = (change: object, version: number) =>
      post({ callbacks: [a, b].map(({ id }) => ({ id, version })), change }, '/changes').expect(200);
    await change({ kind: 'move-agent', agentId: 'A2', agentTeam: 'North' }, 1);
    expect((await get('/callbacks?agent=A2&team=North')).body.items).toHaveLength(2);
    await change({ kind: 'deactivate' }, 2);
    expect((await get('/callbacks?state=inactive')).body.items).toHaveLength(2);
  });

  it('goes on behind one that collides with another', async () => {
    const [a, b] = [await make(), await make({ localAt: `${dayIn(3)}T13:00` })];
    const body = { callbacks: [named(a), named(b)], change: { kind: 'shift-time', minutes: 60 } };
    const { outcomes } = callbackOutcomesSchema.parse((await post(body, '/changes').expect(200)).body);
    expect(outcomes.map(({ code }) => code)).toEqual(['callback.exists', null]);
  });

  it.each([
    [{ callbacks: [] }],
    [
      {
        callbacks: [
          { id: 1, version: 1 },
          { id: 1, version: 1 },
        ],
      },
    ],
    [{ callbacks: [{ id: 1 }] }],
    [{ change: { kind: 'shift-time', minutes: 0 } }],
    [{ change: { kind: 'explode' } }],
  ])('refuses %j', async (change) => {
    await post({ callbacks: [{ id: 1, version: 1 }], change: { kind: 'deactivate' }, ...change }, '/changes').expect(
      422,
    );
  });
});
