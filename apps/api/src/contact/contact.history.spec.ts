import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deletedContactListSchema, deletedContactSchema } from '@rollcall/domain/contact';
import type { ContactHistory, ContactView } from '@rollcall/domain/contact';
import { ownOrigin } from '../api.testing.js';
import { contactRig } from './contact.testing.js';
import type { ContactRig } from './contact.testing.js';

let rig: ContactRig;

beforeAll(async () => {
  rig = await contactRig();
});
afterAll(() => rig.api.close());

describe('the history of a contact', () => {
  it('tells who changed what from what to what, newest first', async () => {
    const { id } = await rig.made({ lastName: 'Told', balance: '5', group: 'North', custom: { Note: 'a' } });
    await rig.patch(id, 1, { balance: '7.5', group: 'South', allowedDays: ['sat'], doNotContact: true }).expect(200);
    const cookie = await rig.api.signIn(await rig.api.person(rig.tenant, ['admin']));
    await rig.api
      .request()
      .patch(`/api/v1/contacts/${id}`)
      .set({ Cookie: cookie, Origin: ownOrigin, 'If-Match': '"2"' })
      .send({ balance: null, custom: { Note: 'b', 'Shoe size': 3 }, phones: [{ number: '2025550160' }] })
      .expect(200);
    const { items } = await rig.historyOf(id);
    expect(items.map(({ action, through, by }) => [action, through, by?.name])).toEqual([
      ['updated', 'console', 'Ana'],
      ['updated', 'api', 'Key'],
      ['created', 'api', 'Key'],
    ]);
    expect(items[0]!.changes).toEqual(
      expect.arrayContaining([
        { field: 'balance', before: '7.50', after: null },
        { field: 'custom:Note', before: 'a', after: 'b' },
        { field: 'custom:Shoe size', before: null, after: 3 },
        { field: 'phones', before: [], after: [expect.objectContaining({ e164: '+12025550160' })] },
      ]),
    );
    expect(items[0]!.changes).toHaveLength(4);
    expect(items[1]!.changes).toEqual(
      expect.arrayContaining([
        { field: 'balance', before: '5.00', after: '7.50' },
        { field: 'group', before: 'North', after: 'South' },
        { field: 'allowedDays', before: null, after: ['sat'] },
        { field: 'doNotContact', before: false, after: true },
      ]),
    );
    expect(items[1]!.changes).toHaveLength(4);
  });

  it('comes in pages that tell the same as the whole', async () => {
    const { id } = await rig.made({ lastName: 'Paged' });
    for (let version = 1; version <= 5; version += 1)
      await rig.patch(id, version, { title: `T${version}` }).expect(200);
    const { items } = await rig.historyOf(id);
    const paged: ContactHistory['items'] = [];
    for (let next: string | null = ''; next !== null;) {
      const page: ContactHistory = await rig.historyOf(id, `?limit=2${next ? `&after=${next}` : ''}`);
      paged.push(...page.items);
      next = page.next;
    }
    expect(paged).toEqual(items);
    expect(items.map(({ changes }) => changes[0]?.after ?? null)).toEqual(['T5', 'T4', 'T3', 'T2', 'T1', null]);
  });
});

describe('a contact that is deleted', () => {
  it('is gone from every list, can be looked at among the deleted, and comes back as it was', async () => {
    const before = await rig.made({ lastName: 'Gone', contactId1: 'D-1', emails: [{ address: 'gone@x.test' }] });
    const { id } = before;
    const deleted = deletedContactSchema.parse((await rig.remove(id, 1).expect(200)).body);
    expect(deleted).toMatchObject({ contact: { id, version: 2 }, deletedBy: 'Key' });
    expect(Date.parse(deleted.restorableUntil) - Date.parse(deleted.deletedAt)).toBe(30 * 86_400_000);
    expect((await rig.get(`/${id}`)).body).toMatchObject({ status: 410, code: 'contact-deleted' });
    expect((await rig.patch(id, 2, { title: 'X' })).body).toMatchObject({ status: 410, code: 'contact-deleted' });
    expect((await rig.remove(id, 2)).body).toMatchObject({ status: 410, code: 'contact-deleted' });
    expect((await rig.get('?q=gone@x.test')).body.items).toEqual([]);
    const list = deletedContactListSchema.parse((await rig.get('/deleted').expect(200)).body);
    expect(list.items[0]).toEqual(deleted);
    const back = await rig.restore(id).expect(200);
    expect(back.body).toEqual({ ...before, version: 3, updatedAt: back.body.updatedAt });
    expect((await rig.restore(id)).body).toMatchObject({ status: 409, code: 'state-not-allowed' });
    expect((await rig.historyOf(id)).items.map(({ action }) => action)).toEqual(['restored', 'deleted', 'created']);
  });

  it('is deleted by whoever has seen it as it is, and may', async () => {
    const { id } = await rig.made({ lastName: 'Careful' });
    await rig.patch(id, 1, { title: 'New' }).expect(200);
    expect((await rig.remove(id, 1)).body).toMatchObject({ status: 412, details: { contact: { title: 'New' } } });
    const bare = await rig.api.request().delete(`/api/v1/contacts/${id}`).set('Authorization', rig.key);
    expect(bare.body).toMatchObject({ status: 428, code: 'if-match-missing' });
    const writer = await rig.api.bearer(rig.tenant, ['contact.read', 'contact.write']);
    const refused = await rig.api
      .request()
      .delete(`/api/v1/contacts/${id}`)
      .set({ Authorization: writer, 'If-Match': '"2"' });
    expect(refused.body).toMatchObject({ status: 403, details: { permission: 'contact.delete' } });
  });

  it('cannot come back while somebody else has its Contact ID 1', async () => {
    const { id } = await rig.made({ lastName: 'Owner', contactId1: 'D-2' });
    await rig.remove(id, 1).expect(200);
    const heir = await rig.made({ lastName: 'Heir', contactId1: 'D-2' });
    expect((await rig.restore(id)).body).toMatchObject({
      status: 409,
      code: 'contact.id-taken',
      details: { contactId1: 'D-2', id: heir.id },
    });
    await rig.patch(heir.id, 1, { contactId1: null }).expect(200);
    await rig.restore(id).expect(200);
  });

  it('cannot come back after the window, and is listed no more', async () => {
    const { id } = await rig.made({ lastName: 'Late' });
    await rig.remove(id, 1).expect(200);
    await rig.api.database.rows(
      `update contacts set deleted_at = now() - interval '30 days 1 second' where tenant_id = $1 and id = $2`,
      [rig.tenant, id],
    );
    expect((await rig.restore(id)).body).toMatchObject({ status: 410, code: 'undo-window-closed' });
    const { body } = await rig.get('/deleted?limit=200');
    expect(deletedContactListSchema.parse(body).items.map(({ contact }) => contact.id)).not.toContain(id);
  });

  it('is listed page by page, also when many were deleted at one moment', async () => {
    const other = await rig.api.database.newTenant();
    const bearer = await rig.api.bearer(other);
    await rig.api.database.rows(
      `insert into contacts (tenant_id, id, last_name, deleted_at) select $1, n, 'L' || n, now() from generate_series(1, 7) n`,
      [other],
    );
    const ids: number[] = [];
    for (let after = ''; ;) {
      const answer = await rig.api
        .request()
        .get(`/api/v1/contacts/deleted?limit=3${after}`)
        .set('Authorization', bearer);
      const page = deletedContactListSchema.parse(answer.body);
      expect(page.total).toEqual({ value: 7, relation: 'eq' });
      ids.push(...page.items.map(({ contact }) => contact.id));
      if (page.next === null) break;
      after = `&after=${page.next}`;
    }
    expect(ids).toEqual([7, 6, 5, 4, 3, 2, 1]);
    expect((await rig.get('/deleted?after=x')).body).toMatchObject({ status: 422, code: 'invalid-input' });
  });
});

describe('hints at doubles', () => {
  it('name the contacts with the same address or number, whatever it is typed like', async () => {
    const { id } = await rig.made({
      lastName: 'Double',
      phones: [{ number: '2025550170' }],
      emails: [{ address: 'Dou@x.test' }],
    });
    const found = async (query: string) =>
      ((await rig.get(`/lookup?${query}`).expect(200)).body.items as ContactView[]).map((c) => c.id);
    expect(await found('phone=(202)%20555-0170')).toEqual([id]);
    expect(await found('email=DOU@X.test')).toEqual([id]);
    expect(await found(`email=dou@x.test&except=${id}`)).toEqual([]);
    expect(await found('phone=0170')).toEqual([]);
    expect(await found('email=dou')).toEqual([]);
    await rig.remove(id, 1).expect(200);
    expect(await found('email=dou@x.test')).toEqual([]);
    for (const query of ['', 'email=a@x.test&phone=2025550170', 'phone=1&country=us'])
      expect((await rig.get(`/lookup?${query}`)).body).toMatchObject({ status: 422, code: 'invalid-input' });
  });
});
