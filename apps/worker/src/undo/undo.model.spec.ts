import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { deleteContact, lockForChange } from '@rollcall/db/contact';
import type { ContactId, PlannedContact } from '@rollcall/domain/contact';
import type { TenantId } from '@rollcall/domain/tenant';
import * as fc from 'fast-check';
import { csv, ImportRig } from '../import/import.testing.js';
import { ben, UndoRig } from './undo.testing.js';
import type { Held } from './undo.testing.js';

let rig: ImportRig;
let undos: UndoRig;
beforeAll(async () => {
  rig = await ImportRig.open();
  undos = new UndoRig(rig, rig.database.open('rollcall_api').db);
});
afterAll(() => rig.close());

const few = (...values: readonly string[]) => fc.constantFrom('', ...values);
const cells = fc.record({
  last: few('Lopez', 'Diaz'),
  city: few('Faro', 'Lagos', 'Porto'),
  balance: few('1.00', '2.50'),
  group: few('North', 'South'),
  sms: few('yes', 'no'),
  size: few('41', '42'),
  phone: few('+12025550101', '+12025550102'),
  email: few('a@x.test', 'b@x.test'),
});
type Cells = typeof cells extends fc.Arbitrary<infer T> ? T : never;
const mapping = {
  id: 'contactId1',
  last: 'lastName',
  city: 'city',
  balance: 'balance',
  group: 'group',
  sms: 'smsConsent',
  size: 'custom:Size',
  phone: 'phone1',
  email: 'email1',
} as const;
const ids = Array.from({ length: 8 }, (_, at) => `K${at}`);
const file = (rows: readonly (readonly [string, Cells])[]): string =>
  csv(Object.keys(mapping), ...rows.map(([id, row]) => [id, ...Object.values(row)]));
const rowsOf = (most: number) =>
  fc
    .tuple(fc.shuffledSubarray(ids, { minLength: 1, maxLength: most }), fc.array(cells, { minLength: 8, maxLength: 8 }))
    .map(([chosen, values]) => chosen.map((id, at) => [id, values[at]!] as const));

const edits = {
  'another city': { values: { city: 'Beja' } },
  'another name': { values: { lastName: 'Ruiz' } },
  'other custom values': { custom: { set: { Shade: 'red' }, cleared: [] } },
  'no phones': { phones: [] },
} satisfies Record<string, Partial<PlannedContact>>;
const edit = fc.record({
  at: fc.nat(20),
  what: fc.constantFrom('delete' as const, ...(Object.keys(edits) as (keyof typeof edits)[])),
});

async function imported(tenant: TenantId, text: string) {
  const jobId = await rig.start(tenant, text, { mapping, match: ['contactId1'], format: { hasHeader: true } });
  await rig.deliver(jobId, 3);
  const trace = await rig.trace(tenant, jobId);
  expect(trace.status).toBe('succeeded');
  return { jobId, ...trace };
}

async function apply(tenant: TenantId, { at, what }: { at: number; what: string }): Promise<void> {
  const live = [...(await undos.held(tenant))].filter(([, { isLive }]) => isLive);
  const one = live[at % Math.max(1, live.length)];
  if (!one) return;
  if (what !== 'delete') return undos.edit(tenant, one[0], edits[what as keyof typeof edits]);
  await undos.change(tenant, async (tx) => {
    const contact = await lockForChange(tx, one[0] as ContactId, one[1].version);
    await deleteContact(tx, contact, ben);
  });
}

type All = ReadonlyMap<number, Held>;
const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
const differing = (a: Held, b: Held): string[] =>
  Object.keys(b.values).filter((key) => !same(a.values[key], b.values[key]));
const consents = ['sms_consent'];

/** What an undo has to leave of one contact, by nothing but what the contact was before and after the import and the edits. */
function expected(id: number, before: All, after: All, edited: All): { held: Held; outcome: string } {
  const [was, made, now] = [before.get(id), after.get(id)!, edited.get(id)!];
  const kept = { held: now, outcome: 'kept' };
  if (!was) {
    if (!now.isLive) return { held: now, outcome: 'as before' };
    if (differing(made, now).length > 0) return kept;
    const values = { ...now.values, ...Object.fromEntries(consents.map((field) => [field, null])) };
    return { held: { isLive: false, version: now.version + 1, values }, outcome: 'restored' };
  }
  const changed = differing(was, made);
  if (changed.length === 0) return { held: now, outcome: 'untouched' };
  if (!now.isLive) return kept;
  if (changed.every((key) => same(now.values[key], was.values[key]))) return { held: now, outcome: 'as before' };
  if (changed.some((key) => !same(now.values[key], made.values[key]))) return kept;
  const values = { ...now.values, ...Object.fromEntries(changed.map((key) => [key, was.values[key]])) };
  return { held: { isLive: true, version: now.version + 1, values }, outcome: 'restored' };
}

const plain = (all: All) => [...all].map(([id, { isLive, values }]) => [id, isLive, values]);

describe('RC-1: an undo of an import', () => {
  it('leaves what a plain model says of every contact, and an undo of it leaves what was there before the undo', async () => {
    await fc.assert(
      fc.asyncProperty(rowsOf(5), rowsOf(8), fc.array(edit, { maxLength: 6 }), async (first, second, wishes) => {
        const tenant = await rig.database.newEmptyTenant();
        await imported(tenant, file(first));
        const before = await undos.held(tenant);
        const { jobId, ledger } = await imported(tenant, file(second));
        const after = await undos.held(tenant);
        for (const wish of wishes) await apply(tenant, wish);
        const edited = await undos.held(tenant);
        const past = await undos.pastEmails(tenant);

        const seen = await undos.run(tenant, jobId, true);
        expect(await undos.held(tenant)).toEqual(edited);
        const done = await undos.run(tenant, jobId);
        expect([done.status, done.ledger, done.issues]).toEqual(['succeeded', seen.ledger, seen.issues]);
        expect(seen.files).toEqual({
          'kept.csv': done.files['kept.csv'],
          'could-not.csv': done.files['could-not.csv'],
        });

        const model = new Map([...edited.keys()].map((id) => [id, expected(id, before, after, edited)]));
        const counted = (outcome: string): number =>
          [...model.values()].filter((one) => one.outcome === outcome).length;
        const undone = await undos.held(tenant);
        expect([...undone]).toEqual([...model].map(([id, { held }]) => [id, held]));
        expect(done.ledger).toEqual({
          read: ledger.created + ledger.updated,
          created: 0,
          updated: counted('restored'),
          unchanged: counted('as before'),
          skipped: counted('kept'),
          rejected: 0,
        });

        const redone = await undos.run(tenant, done.jobId);
        expect(redone.ledger).toMatchObject({ read: counted('restored'), updated: counted('restored') });
        expect(plain(await undos.held(tenant))).toEqual(plain(edited));
        expect(await undos.pastEmails(tenant)).toEqual(past);
        const again = await undos.run(tenant, redone.jobId);
        expect(again.ledger).toMatchObject({ updated: counted('restored') });
        expect(plain(await undos.held(tenant))).toEqual(plain(undone));
      }),
      { numRuns: 25 },
    );
  }, 240_000);
});
