import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { inTenant } from '@rollcall/db/database';
import { dropStaging } from '@rollcall/db/import';
import { moveJob, settleJob } from '@rollcall/db/job';
import type { ImportCheckpoint, StartImportRequest } from '@rollcall/domain/import';
import type { JobId } from '@rollcall/domain/job';
import type { TenantId } from '@rollcall/domain/tenant';
import { counts, csv, ImportRig } from './import.testing.js';
import type { Holdings, Trace } from './import.testing.js';

/** Enough for two lanes of several batches each. */
const rowCount = 2_400;
const batchRows = 400;
const rows = Array.from({ length: rowCount }, (_, at) => at + 1);
const file = csv(
  ['Id', 'Last', 'Mail', 'Phone', 'Group', 'Balance'],
  ...rows.map((n) => [
    n % 50 === 0 ? `R${n - 1}` : `R${n}`,
    `Lopez${n}`,
    n % 70 === 0 ? 'nobody' : `p${n}@x.test`,
    `+1202555${String(n).padStart(4, '0')}`,
    `Group ${n % 3}`,
    n % 40 === 0 ? '' : `${n}.25`,
  ]),
);
const options: Omit<StartImportRequest, 'fileId'> = {
  mapping: { Id: 'contactId1', Last: 'lastName', Mail: 'email1', Phone: 'phone1', Group: 'group', Balance: 'balance' },
  match: ['contactId1', 'email'],
  defaults: { agentTeam: 'Night' },
  format: { hasHeader: true },
};

let rig: ImportRig;
let tenant: TenantId;
/** The same file into a tenant whose contacts go where others are. */
let besideOthers: { readonly trace: Trace; readonly holdings: Holdings };

beforeAll(async () => {
  rig = await ImportRig.open();
  tenant = await rig.database.newTenant();
  besideOthers = { trace: await rig.run(tenant, file, options, batchRows), holdings: await rig.holdings(tenant) };
}, 60_000);
beforeEach(async () => {
  tenant = await rig.database.newEmptyTenant();
});
afterAll(() => rig.close());

async function expectAsBesideOthers(jobId: JobId): Promise<void> {
  expect(await rig.trace(tenant, jobId)).toEqual(besideOthers.trace);
  expect(await rig.holdings(tenant)).toEqual(besideOthers.holdings);
  expect(await tablesOf(jobId)).toEqual([]);
}

const tablesOf = (jobId: JobId): Promise<string[]> =>
  rig.lines('select tablename from pg_tables where starts_with(tablename, $1)', [
    `import_${jobId.replaceAll('-', '')}`,
  ]);

/** Works until a phase is reached, one batch after the other. */
async function driveTo(jobId: JobId, phase: ImportCheckpoint['phase']): Promise<void> {
  for (let at = ''; at !== phase;) at = (await rig.drive(jobId, { batches: 1, batchRows })).phase;
}

async function finish(jobId: JobId): Promise<void> {
  await rig.expireLease(jobId);
  await rig.deliver(jobId, batchRows);
}

const holdsNothing = { contacts: [], phones: [], emails: [], customFields: [], changes: [] };

describe("a tenant's first import is built beside the table, and", () => {
  it('leaves what an import beside others leaves', async () => {
    const jobId = await rig.start(tenant, file, options);
    await rig.deliver(jobId, batchRows);
    await expectAsBesideOthers(jobId);
  });

  it('leaves it when every batch is done by another worker', async () => {
    const jobId = await rig.start(tenant, file, options);
    await driveTo(jobId, 'done');
    await finish(jobId);
    await expectAsBesideOthers(jobId);
  });

  it('leaves it when a worker dies in each batch, after its work and before its commit', async () => {
    const jobId = await rig.start(tenant, file, options);
    for (let phase = ''; phase !== 'done';) {
      const died = rig.drive(jobId, {
        batchRows,
        wrap: (work) => ({
          ...work,
          step: async (tx, at, limit, signal) => {
            await work.step(tx, at, limit, signal);
            throw new Error('killed');
          },
        }),
      });
      await expect(died).rejects.toThrow('killed');
      ({ phase } = await rig.drive(jobId, { batches: 1, batchRows }));
    }
    await finish(jobId);
    await expectAsBesideOthers(jobId);
  });

  it.each(['build', 'index', 'publish'] as const)(
    'leaves it when the server crashes in %s and takes what was staged',
    async (phase) => {
      const jobId = await rig.start(tenant, file, options);
      await driveTo(jobId, phase);
      const table = `staging.import_${jobId.replaceAll('-', '')}`;
      await rig.database.rows(`truncate ${table}, ${table}_keys`);
      await finish(jobId);
      await expectAsBesideOthers(jobId);
    },
  );

  it.each(['build', 'index', 'publish'] as const)('shows nothing of it to anybody in %s', async (phase) => {
    const jobId = await rig.start(tenant, file, options);
    await driveTo(jobId, phase);
    expect(await rig.holdings(tenant)).toMatchObject(holdsNothing);
    expect((await rig.trace(tenant, jobId)).ledger.created).toBe(0);
    await finish(jobId);
    await expectAsBesideOthers(jobId);
  });

  it.each(['build', 'index', 'publish'] as const)('created nothing when it is cancelled in %s', async (phase) => {
    const jobId = await rig.start(tenant, file, options);
    await driveTo(jobId, phase);
    await inTenant(rig.db, tenant, (tx) =>
      moveJob(tx, jobId, 'cancel', { actor: { id: 'ana', name: 'Ana' }, reason: null }),
    );
    await rig.expireLease(jobId);
    await rig.in(tenant, (tx) => settleJob(tx, jobId, null)); // as the sweeper does when nobody holds it
    const trace = await rig.trace(tenant, jobId);
    const { rejected = 0, skipped = 0 } = counts(trace);
    expect(trace.status).toBe('cancelled');
    expect(counts(trace)).toEqual({ read: rowCount, rejected, skipped });
    expect(rejected + skipped).toBe(rowCount);
    expect(await rig.holdings(tenant)).toMatchObject(holdsNothing);
    await rig.in(tenant, (tx) => dropStaging(tx, jobId)); // as the housekeeper does
    expect(await tablesOf(jobId)).toEqual([]);
  });

  it('rejects a row that the table refuses, in its lane', async () => {
    await rig.database.rows(`alter table contacts add constraint poison check (last_name <> 'Lopez1801') not valid`);
    const jobId = await rig.start(tenant, file, options);
    await rig.deliver(jobId, batchRows);
    await rig.database.rows('alter table contacts drop constraint poison');
    const trace = await rig.trace(tenant, jobId);
    const { created, rejected } = besideOthers.trace.ledger;
    expect(trace.ledger).toMatchObject({ created: created - 1, rejected: rejected + 1 });
    expect(trace.issues).toContain('1801 row.not-storable  ');
  });

  it('goes where others are if somebody wrote a contact meanwhile, and rejects an id that is taken', async () => {
    const jobId = await rig.start(tenant, file, options);
    await driveTo(jobId, 'publish');
    await rig.database.rows(
      `select open_contact_partitions() from (select set_config('app.tenant_id', $1, true)) as tenant`,
      [tenant],
    );
    await rig.put(tenant, { id: 1_000_000, fields: { contact_id_1: 'R7', last_name: 'Meanwhile' } });
    await finish(jobId);
    const trace = await rig.trace(tenant, jobId);
    const { created, rejected } = besideOthers.trace.ledger;
    expect(trace).toMatchObject({ status: 'succeeded', ledger: { created: created - 1, rejected: rejected + 1 } });
    expect(trace.issues).toContain('7 contact.id-taken  R7');
    expect((await rig.holdings(tenant)).contacts).toHaveLength(created);
    expect(await tablesOf(jobId)).toEqual([]);
  });

  it('has the keys, indexes, checks and walls of a partition made the ordinary way', async () => {
    const built = tenant;
    await rig.run(built, file, options, batchRows);
    const ordinary = await rig.database.newTenant();
    const shapeOf = (of: TenantId) =>
      rig.lines(
        `select replace(shape, $1, '…') from (
           select indrelid::regclass::text as name, regexp_replace(pg_get_indexdef(indexrelid), ' INDEX \\S+ ', ' INDEX ') as shape from pg_index
           union all select conrelid::regclass::text, pg_get_constraintdef(oid) || convalidated from pg_constraint where contype <> 'n'
           union all select tablename, policyname || qual || roles::text from pg_policies
           union all select oid::regclass::text, concat(relrowsecurity, relforcerowsecurity, reloptions, coalesce(relacl, acldefault('r', relowner)), relowner::regrole) from pg_class
         ) s where name ~ ('_of_' || $1 || '$') order by 1`,
        [of.replaceAll('-', '')],
      );
    const shape = await shapeOf(ordinary);
    expect(shape.length).toBeGreaterThan(15);
    expect((await shapeOf(built)).map((line) => line.replaceAll(built, '?'))).toEqual(
      shape.map((line) => line.replaceAll(ordinary, '?')),
    );
  });
});
