import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { changeKeptConsents, writeConsents } from '@rollcall/db/consent';
import { deleteContact, lockForChange, restoreContact } from '@rollcall/db/contact';
import { findHistoryStart } from '@rollcall/db/undo';
import type { ContactId } from '@rollcall/domain/contact';
import type { JobId } from '@rollcall/domain/job';
import type { TenantId } from '@rollcall/domain/tenant';
import { counts, csv, ImportRig } from '../import/import.testing.js';
import type { WorkerConfig } from '../config.js';
import { UndoHousekeeper } from './undo.housekeeper.js';
import { ben, UndoRig } from './undo.testing.js';

let rig: ImportRig;
let undos: UndoRig;
let tenant: TenantId;
beforeAll(async () => {
  rig = await ImportRig.open();
  undos = new UndoRig(rig, rig.database.open('rollcall_api').db);
});
beforeEach(async () => {
  tenant = await rig.database.newTenant();
});
afterAll(() => rig.close());

const mapping = {
  id: 'contactId1',
  last: 'lastName',
  city: 'city',
  group: 'group',
  sms: 'smsConsent',
} as const;
const row = (id: string, last = 'Ruiz', city = '', group = '', sms = '') => [id, last, city, group, sms];

async function imported(...rows: readonly (readonly string[])[]): Promise<JobId> {
  const text = csv(Object.keys(mapping), ...rows);
  const jobId = await rig.start(tenant, text, { mapping, match: ['contactId1'], format: { hasHeader: true } });
  await rig.deliver(jobId, 3);
  return jobId;
}
const idOf = async (id1: string): Promise<number> =>
  Number((await rig.lines('select id from contacts where tenant_id = $1 and contact_id_1 = $2', [tenant, id1]))[0]);
const contact = async (id1: string) => (await undos.held(tenant)).get(await idOf(id1))!;
/** The issues of an undo as `code field who`. */
const reasons = ({ issues }: { readonly issues: readonly string[] }) =>
  issues.map((issue) => {
    const [, mark, code, field, rest] = /^(!?)\d+ (\S+) (\S*) (.*)$/.exec(issue) ?? [];
    return `${mark}${code} ${field} ${rest?.split(' · ')[2] ?? '-'}`;
  });
const consents = () =>
  rig.lines(
    `select concat_ws(' ', channel, state, source, wording_version) from consent_entries where tenant_id = $1 order by id`,
    [tenant],
  );
const say = (id: number, state: 'granted' | 'revoked') =>
  undos.change(tenant, async (tx) => {
    const write = {
      contactId: id,
      channel: 'sms',
      address: null,
      state,
      source: 'call',
      wordingVersion: 'v1',
    } as const;
    await changeKeptConsents(tx, await writeConsents(tx, [write], { actor: ben }), { actor: ben, through: 'console' });
  });

describe('RC-1: what holds an undo back', () => {
  it('is a value that somebody changed since, not another field, and not one that was changed back', async () => {
    await imported(...['A', 'B', 'C', 'D'].map((id) => row(id, 'Ruiz', 'Faro')));
    const job = await imported(...['A', 'B', 'C', 'D'].map((id) => row(id, 'Ruiz', 'Porto')));
    await undos.edit(tenant, await idOf('A'), { values: { city: 'Beja' } });
    await undos.edit(tenant, await idOf('B'), { values: { lastName: 'Roe' } });
    await undos.edit(tenant, await idOf('C'), { values: { city: 'Beja' } });
    await undos.edit(tenant, await idOf('C'), { values: { city: 'Porto' } });
    await undos.edit(tenant, await idOf('D'), { values: { city: 'Faro' } });
    const undo = await undos.run(tenant, job);
    expect(counts(undo)).toEqual({ read: 4, updated: 2, unchanged: 1, skipped: 1 });
    expect(reasons(undo)).toEqual(['!undo.edited-since city Ben Okri']);
    const cities = await Promise.all(['A', 'B', 'C', 'D'].map(async (id) => (await contact(id)).values['city']));
    expect(cities).toEqual(['Beja', 'Faro', 'Faro', 'Faro']);
    expect((await contact('B')).values['last_name']).toBe('Roe');
    const [, line] = undo.files['kept.csv']!.trim().split('\n');
    expect(line).toMatch(new RegExp(`^1,${await idOf('A')},undo.edited-since,city,\\d{4}-.*Z,Ben Okri$`));
    expect(undo.files['restored.csv']!.split('\n')[1]).toBe(`${await idOf('B')},values put back`);
  });

  it('is another job that is still in force; once that is undone too, nothing is', async () => {
    await imported(row('A', 'Ruiz', 'Faro'));
    const first = await imported(row('A', 'Ruiz', 'Porto'));
    const second = await imported(row('A', 'Ruiz', 'Beja'));
    expect(reasons(await undos.run(tenant, first))).toEqual(['!undo.edited-since city Ana']);
    expect(counts(await undos.run(tenant, second))).toMatchObject({ updated: 1 });
    expect(counts(await undos.run(tenant, first))).toMatchObject({ updated: 1 });
    expect((await contact('A')).values['city']).toBe('Faro');
  });

  it('is a contact that was deleted since; one that was restored again is put back', async () => {
    await imported(row('A', 'Ruiz', 'Faro'), row('B', 'Ruiz', 'Faro'));
    const job = await imported(row('A', 'Ruiz', 'Porto'), row('B', 'Ruiz', 'Porto'));
    for (const id1 of ['A', 'B']) {
      const id = (await idOf(id1)) as ContactId;
      const { version } = await contact(id1);
      await undos.change(tenant, async (tx) => deleteContact(tx, await lockForChange(tx, id, version), ben));
    }
    const back = (await idOf('B')) as ContactId;
    await undos.change(tenant, (tx) => restoreContact(tx, back, undefined, ben));
    const undo = await undos.run(tenant, job);
    expect(reasons(undo)).toEqual(['!undo.deleted-since  Ben Okri']);
    expect(counts(undo)).toMatchObject({ updated: 1, skipped: 1 });
  });

  it('is work with a contact that it would take away', async () => {
    const job = await imported(row('A'), row('B'));
    await rig.database.rows(
      `insert into notes (tenant_id, contact_id, text, author_kind, author_id, author_name, through, idempotency_key, request_hash)
       values ($1, $2, 'Rang twice', 'user', 'ben', 'Ben Okri', 'console', 'n', 'n')`,
      [tenant, await idOf('A')],
    );
    const undo = await undos.run(tenant, job);
    expect(reasons(undo)).toEqual(['!undo.used-since  Ben Okri']);
    expect([(await contact('A')).isLive, (await contact('B')).isLive]).toEqual([true, false]);
  });

  it('is a Contact ID 1 that another contact has now, and a group that was deleted', async () => {
    await imported(row('A', 'Ruiz', '', 'North'), row('B', 'Ruiz', '', 'North'));
    const job = await imported(row('A', 'Ruiz', '', 'South'), row('B', 'Ruiz', '', 'South'), row('C'));
    const taken = await undos.run(tenant, job);
    expect(counts(taken)).toEqual({ read: 3, updated: 3 });
    await imported(row('C', 'Somebody else'));
    await rig.database.rows(`delete from groups where tenant_id = $1 and name = 'South'`, [tenant]);
    const redo = await undos.run(tenant, taken.jobId);
    expect(counts(redo)).toEqual({ read: 3, rejected: 3 });
    expect(reasons(redo)).toEqual(['undo.group-gone  -', 'undo.group-gone  -', 'contact.id-taken  -']);
    expect(redo.files['could-not.csv']!.split('\n')).toHaveLength(5);
  });

  it('is a value of a newer version that this one does not know', async () => {
    await imported(row('A', 'Ruiz', 'Faro'));
    const job = await imported(row('A', 'Ruiz', 'Porto'));
    await rig.database.rows(
      `update contact_changes set before = before || '{"shoes":"red"}' where tenant_id = $1 and job_id = $2`,
      [tenant, job],
    );
    expect(reasons(await undos.run(tenant, job))).toEqual(['undo.unknown-field  -']);
    expect((await contact('A')).values['city']).toBe('Porto');
  });

  it('is history that is not kept any more: the undo fails and says why', async () => {
    const job = await imported(row('A'));
    await rig.database.rows(`update jobs set started_at = now() - interval '70 days' where id = $1`, [job]);
    const undo = await undos.run(tenant, job);
    expect([undo.status, undo.failure, undo.failureDetails]).toEqual([
      'failed',
      'undo-window-closed',
      { since: expect.any(String), why: 'history-dropped' },
    ]);
    expect((await contact('A')).isLive).toBe(true);
  });
});

describe('RC-1: a first import', () => {
  it('is taken away whole, though it was built beside the table, and comes back whole', async () => {
    tenant = await rig.database.newEmptyTenant();
    const job = await imported(
      ...Array.from({ length: 12 }, (_, at) => row(`K${at}`, 'Ruiz', 'Faro', 'North', at % 2 ? 'yes' : '')),
    );
    const made = await undos.held(tenant);
    expect(made.size).toBe(12);
    const undo = await undos.run(tenant, job);
    expect(counts(undo)).toEqual({ read: 12, updated: 12 });
    expect([...(await undos.held(tenant)).values()].filter(({ isLive }) => isLive)).toEqual([]);
    expect(counts(await undos.run(tenant, undo.jobId))).toEqual({ read: 12, updated: 12 });
    const back = [...(await undos.held(tenant))].map(([id, { isLive, values }]) => [id, isLive, values]);
    expect(back).toEqual([...made].map(([id, { isLive, values }]) => [id, isLive, values]));
  });
});

describe('RC-1: the history that undos need', () => {
  it('is dropped by whole months, never those of the last 31 days, and where it begins is known', async () => {
    const begins = () => rig.in(tenant, (tx) => findHistoryStart(tx));
    const before = await begins();
    await rig.database.rows(
      `create table contact_changes_2020_01 partition of contact_changes for values from ('2020-01-01') to ('2020-02-01')`,
    );
    await rig.database.rows('alter table contact_changes_2020_01 owner to rollcall_owner');
    expect(await begins()).toEqual(new Date('2020-01-01T00:00:00Z'));
    const keeper = (historyMonths?: number) => new UndoHousekeeper(rig.db, { historyMonths } as WorkerConfig);
    expect(await keeper().tidy()).toBe(0);
    expect(await keeper(2).tidy(new Date('2020-03-01T00:00:00Z'))).toBe(0);
    expect(await keeper(2).tidy(new Date('2999-01-01T00:00:00Z'))).toBe(1);
    expect(await begins()).toEqual(before);
  });
});

describe('RC-1: consents in an undo', () => {
  it('answers what an import granted, with what was said before', async () => {
    await imported(row('A'), row('B'));
    await say(await idOf('B'), 'granted');
    const job = await imported(row('A', 'Ruiz', '', '', 'yes'), row('B', 'Ruiz', '', '', 'no'));
    const before = await consents();
    expect(counts(await undos.run(tenant, job))).toEqual({ read: 2, updated: 2 });
    expect((await consents()).slice(before.length)).toEqual(['sms unknown undo', 'sms granted undo v1']);
    expect([(await contact('A')).values['sms_consent'], (await contact('B')).values['sms_consent']]).toEqual([
      null,
      true,
    ]);
  });

  it('never undoes what the person said since, though nothing about the contact changed by it', async () => {
    await imported(row('A', 'Ruiz', '', '', 'yes'));
    const job = await imported(row('A', 'Ruiz', '', '', 'no'));
    await say(await idOf('A'), 'revoked');
    const undo = await undos.run(tenant, job);
    expect(reasons(undo)).toEqual(['!undo.consent-since  Ben Okri']);
    expect((await contact('A')).values['sms_consent']).toBe(false);
  });

  it('takes them from contacts that it takes away, so that nobody restores those; a redo gives them back', async () => {
    const job = await imported(row('A', 'Ruiz', '', '', 'yes'));
    const undo = await undos.run(tenant, job);
    const gone = await contact('A');
    expect([gone.isLive, gone.values['sms_consent']]).toEqual([false, null]);
    await undos.run(tenant, undo.jobId);
    const back = await contact('A');
    expect([back.isLive, back.values['sms_consent']]).toEqual([true, true]);
    expect(await consents()).toEqual(['sms granted import', 'sms unknown undo', 'sms granted undo']);
  });
});
