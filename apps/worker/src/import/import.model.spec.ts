import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { matchKeys } from '@rollcall/domain/import';
import type { TenantId } from '@rollcall/domain/tenant';
import * as fc from 'fast-check';
import { ImportModel } from './import-model.testing.js';
import type { ModelContact, ModelOptions, ModelRow } from './import-model.testing.js';
import { counts, csv, ImportRig, outcomesOf } from './import.testing.js';

let rig: ImportRig;
beforeAll(async () => {
  rig = await ImportRig.open();
});
afterAll(() => rig.close());

const few = (...values: readonly string[]) => fc.constantFrom(null, null, ...values);
const emails = fc.tuple(few('a@x.test', 'b@x.test', 'c@x.test'), few('a@x.test', 'd@x.test'));
const phones = fc.tuple(few('+12025550101', '+12025550102', '+12025550103'), few('+12025550101', '+12025550104'));
const row: fc.Arbitrary<ModelRow> = fc.record({
  id1: few('A', 'B', 'C', 'D'),
  id2: few('x', 'y'),
  last: fc.constantFrom('Lopez', 'Diaz'),
  company: few('Acme'),
  isBad: fc.constantFrom(false, false, false, false, true),
  emails,
  phones,
});
const contacts = fc.uniqueArray(
  fc.record({ id1: few('A', 'B', 'C'), id2: few('x'), company: few('Acme', 'Zeta'), emails, phones }),
  { maxLength: 4, selector: ({ id1 }) => id1 ?? {} },
);
const options: fc.Arbitrary<ModelOptions> = fc.record({
  mode: fc.constantFrom('upsert', 'upsert', 'create', 'update'),
  match: fc.shuffledSubarray([...matchKeys], { minLength: 1 }),
  inFileDuplicates: fc.constantFrom('first', 'last', 'reject'),
  emptyCells: fc.constantFrom('ignore', 'clear'),
  badCells: fc.constantFrom('reject', 'leave-out'),
});
const mapping = {
  id1: 'contactId1',
  id2: 'contactId2',
  last: 'lastName',
  company: 'company',
  balance: 'balance',
  e1: 'email1',
  e2: 'email2',
  p1: 'phone1',
  p2: 'phone2',
} as const;
const format = { hasHeader: true, delimiter: ',', quote: '"', encoding: 'utf-8' } as const;

const fileOf = (rows: readonly ModelRow[]): string =>
  csv(
    Object.keys(mapping),
    ...rows.map(({ id1, id2, last, company, isBad, emails: e, phones: p }) =>
      [id1, id2, last, company, isBad ? 'much' : '1', ...e, ...p].map((cell) => cell ?? ''),
    ),
  );

/** The same number twice is one number. */
const once = (values: readonly (string | null)[]) =>
  values.map((value, at) => (values.indexOf(value) === at ? value : null));

async function arrange(tenant: TenantId, given: readonly Omit<ModelContact, 'id' | 'last' | 'balance'>[]) {
  const there = given.map((contact, at) => ({
    ...contact,
    id: at + 1,
    last: 'Lopez',
    balance: at % 2 === 0 ? '1.00' : '2.00',
    emails: once(contact.emails),
    phones: once(contact.phones),
  }));
  for (const { id, id1, id2, last, company, balance, emails: e, phones: p } of there) {
    const fields = { contact_id_1: id1, contact_id_2: id2, last_name: last, company, balance };
    const set = Object.fromEntries(
      Object.entries(fields).flatMap(([key, value]) => (value === null ? [] : [[key, value]])),
    );
    await rig.put(tenant, { id, fields: set, emails: e, phones: p });
  }
  return there;
}

const contactsOf = (tenant: TenantId): Promise<ModelContact[]> =>
  rig.database.rows<ModelContact>(
    `select c.id::int, contact_id_1 as id1, contact_id_2 as id2, last_name as last, company, balance::text,
       array(select e.address from generate_series(1, 2) n left join contact_emails e
         on e.tenant_id = c.tenant_id and e.contact_id = c.id and e.position = n order by n) as emails,
       array(select p.e164 from generate_series(1, 2) n left join contact_phones p
         on p.tenant_id = c.tenant_id and p.contact_id = c.id and p.position = n order by n) as phones
     from contacts c where tenant_id = $1 order by c.id`,
    [tenant],
  );

const finalCodes = (issues: readonly string[]) =>
  new Map(issues.filter((line) => !line.startsWith('!')).map((line) => [line.split(' ')[0], line.split(' ')[1]]));

/** `row outcome code`, as the model says it. */
function seen(trace: Parameters<typeof outcomesOf>[0]): readonly string[] {
  const codes = finalCodes(trace.issues);
  return outcomesOf(trace).map((line) => {
    const [at, , outcome] = line.split(' ');
    return `${at} ${outcome} ${codes.get(at ?? '') ?? ''}`.trim();
  });
}

describe('an import', () => {
  it('does what the rules say: outcome, reason, contacts, whatever the options and the size of its batches', async () => {
    await fc.assert(
      fc.asyncProperty(
        contacts,
        fc.array(row, { minLength: 1, maxLength: 10 }),
        options,
        fc.integer({ min: 1, max: 11 }),
        async (given, rows, how, batchRows) => {
          const tenant = await rig.database.newTenant();
          const there = await arrange(tenant, given);
          const model = new ImportModel(there, rows, how).run();
          const before = await rig.holdings(tenant);
          const dry = await rig.run(tenant, fileOf(rows), { ...how, mapping, format, dryRun: true }, 12 - batchRows);
          expect(seen(dry)).toEqual(model.outcomes);
          expect(await rig.holdings(tenant)).toEqual(before);
          const run = await rig.run(tenant, fileOf(rows), { ...how, mapping, format }, batchRows);
          expect(seen(run)).toEqual(model.outcomes);
          expect([run.ledger, run.issues]).toEqual([dry.ledger, dry.issues]);
          expect(await contactsOf(tenant)).toEqual(model.contacts);
          const { created = 0, updated = 0 } = counts(run);
          expect((await rig.holdings(tenant)).changes).toHaveLength(created + updated);
        },
      ),
      { numRuns: 20 },
    );
  }, 120_000);
});
