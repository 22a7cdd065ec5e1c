import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { StartImportRequest } from '@rollcall/domain/import';
import { lanesIn } from '@rollcall/domain/job';
import type { JobId } from '@rollcall/domain/job';
import type { TenantId } from '@rollcall/domain/tenant';
import type { BatchWork } from '../job/batch-work.js';
import { csv, ImportRig } from './import.testing.js';
import type { Holdings, Trace } from './import.testing.js';

/** New, changed, unchanged, twice in the file, twice by another key, unreadable, with a group, with a custom field. */
const file = csv(
  ['Id', 'Last', 'Mail', 'Phone', 'Balance', 'Group', 'Shoe size'],
  ...Array.from({ length: 60 }, (_, at) => [
    at % 13 === 12 ? `R${at - 1}` : at % 7 === 6 ? '' : `R${at}`,
    `Lopez${at}`,
    at % 11 === 10 ? `p${at - 3}@x.test` : `p${at}@x.test`,
    at % 9 === 8 ? 'none' : `+1202555${String(1_000 + at)}`,
    at % 17 === 16 ? 'much' : `${at}.50`,
    ['North', 'north', ''][at % 3]!,
    String(at % 5),
  ]),
);
const options: Omit<StartImportRequest, 'fileId'> = {
  mapping: {
    Id: 'contactId1',
    Last: 'lastName',
    Mail: 'email1',
    Phone: 'phone1',
    Balance: 'balance',
    Group: 'group',
    'Shoe size': 'custom:Shoe size',
  },
  match: ['email', 'contactId1'],
  inFileDuplicates: 'last',
  badCells: 'leave-out',
  emptyCells: 'clear',
  format: { hasHeader: true },
};
const batchRows = 20;

let rig: ImportRig;
let tenant: TenantId;
let undisturbed: { readonly trace: Trace; readonly holdings: Holdings; readonly batches: number };

beforeAll(async () => {
  rig = await ImportRig.open();
  await newTenant();
  const jobId = await rig.start(tenant, file, options);
  let batches = 0;
  for (; (await rig.drive(jobId, { batches: 1, batchRows })).phase !== 'done';) batches++;
  await finish(jobId);
  undisturbed = { ...(await left(jobId)), batches };
});
beforeEach(() => newTenant());
afterAll(() => rig.close());

async function newTenant(): Promise<void> {
  tenant = await rig.database.newTenant();
  await rig.put(
    tenant,
    {
      id: 1,
      fields: { contact_id_1: 'R2', last_name: 'Lopez2', balance: '2.50', custom: '{"Shoe size":"2"}' },
      emails: ['p2@x.test'],
      phones: ['+12025551002'],
    },
    { id: 2, fields: { contact_id_1: 'R20', last_name: 'Old' }, emails: ['p20@x.test'], phones: ['+12025559999'] },
    { id: 3, fields: { contact_id_1: 'R30', last_name: 'Old' }, emails: ['else@x.test'] },
    { id: 4, fields: { contact_id_1: 'X', last_name: 'Old' }, emails: ['p40@x.test'] },
  );
}

async function finish(jobId: JobId): Promise<void> {
  await rig.expireLease(jobId);
  await rig.deliver(jobId, batchRows);
}

const left = async (jobId: JobId) => ({
  trace: await rig.trace(tenant, jobId),
  holdings: await rig.holdings(tenant),
});

async function expectAsUndisturbed(jobId: JobId): Promise<void> {
  const { trace, holdings } = await left(jobId);
  expect(trace).toEqual(undisturbed.trace);
  expect(holdings).toEqual(undisturbed.holdings);
  const table = `import_${jobId.replaceAll('-', '')}`;
  expect(await rig.lines('select tablename from pg_tables where starts_with(tablename, $1)', [table])).toEqual([]);
}

describe('an import that is disturbed ends as one that is not', () => {
  it('has something of everything', () => {
    const { ledger } = undisturbed.trace;
    expect(Object.values(ledger).every((count) => count > 0)).toBe(true);
    expect(undisturbed.batches).toBeGreaterThan(12);
    expect(new Set(undisturbed.trace.issues.map((line) => line.split(' ')[1]))).toEqual(
      new Set(['money.malformed', 'phone.malformed', 'row.duplicate', 'contact.id-taken']),
    );
  });

  it('when every batch is done by another worker and the one before never closed anything', async () => {
    const jobId = await rig.start(tenant, file, options);
    for (let at = 0; at <= undisturbed.batches; at++) await rig.drive(jobId, { batches: 1, batchRows });
    await finish(jobId);
    await expectAsUndisturbed(jobId);
  });

  it('when a worker dies inside each batch, after its work and before its commit', async () => {
    const jobId = await rig.start(tenant, file, options);
    for (let at = 0; at <= undisturbed.batches; at++) {
      const died = rig.drive(jobId, { batchRows, wrap: (work) => breaking(work, new Error('killed')) });
      await expect(died).rejects.toThrow('killed');
      await rig.drive(jobId, { batches: 1, batchRows });
    }
    await finish(jobId);
    await expectAsUndisturbed(jobId);
  });

  it('when each batch is rolled back once and done again by the same worker', async () => {
    const jobId = await rig.start(tenant, file, options);
    const deadlock = Object.assign(new Error('deadlock detected'), { code: '40P01' });
    await rig.drive(jobId, { batchRows, wrap: (work) => breaking(work, deadlock) });
    await finish(jobId);
    await expectAsUndisturbed(jobId);
  });

  it.each([1, 7, 1_000])('when it is done in batches of %i', async (size) => {
    const jobId = await rig.start(tenant, file, options);
    await rig.deliver(jobId, size);
    await expectAsUndisturbed(jobId);
  });

  it('when the size of its batches changes on the way: 1, 7, 1,000', async () => {
    const jobId = await rig.start(tenant, file, options);
    const sizes = [1, 7, 1_000, 3];
    for (let at = 0; (await rig.drive(jobId, { batches: 2, batchRows: sizes[at % 4]! })).phase !== 'done';) at++;
    await finish(jobId);
    await expectAsUndisturbed(jobId);
  });

  it('when the server crashes after every batch and takes what was staged', async () => {
    const jobId = await rig.start(tenant, file, options);
    for (let at = 0; at <= undisturbed.batches; at++) {
      const { phase } = await rig.drive(jobId, { batches: 1, batchRows: 1_000 });
      if (phase === 'done') break;
      await crashServer(jobId);
      // Reading again takes two batches: one to begin, one to read.
      await rig.drive(jobId, { batches: 1, batchRows: 1_000 });
      await rig.drive(jobId, { batches: 1, batchRows: 1_000 });
    }
    await finish(jobId);
    await expectAsUndisturbed(jobId);
  });

  it('when the server crashes again while the file is read again', async () => {
    const jobId = await rig.start(tenant, file, options);
    await rig.drive(jobId, { batches: 8, batchRows });
    for (let at = 0; at < 3; at++) {
      await crashServer(jobId);
      await rig.drive(jobId, { batches: 2, batchRows: 15 });
    }
    expect(await rig.drive(jobId, { batches: 0 })).toMatchObject({ phase: 'reload', row: 15 });
    await finish(jobId);
    await expectAsUndisturbed(jobId);
  });
});

it('refuses to go on once its staging was cleaned up', async () => {
  const jobId = await rig.start(tenant, file, options);
  await rig.drive(jobId, { batches: 2, batchRows });
  const table = `staging.import_${jobId.replaceAll('-', '')}`;
  await rig.database.rows(`drop table ${table}, ${table}_keys, ${table}_plan`);
  await expect(rig.drive(jobId, { batchRows })).rejects.toMatchObject({ code: 'job.incompatible' });
});

describe('a row that staging refuses', () => {
  it('is rejected, and its place is read again after a crash of the server', async () => {
    const jobId = await rig.start(tenant, file, options);
    await rig.drive(jobId, { batches: 1 });
    const table = `staging.import_${jobId.replaceAll('-', '')}`;
    await rig.database.rows(`alter table ${table} add check (last_name <> 'Lopez33')`);
    while ((await rig.drive(jobId, { batches: 1, batchRows })).phase !== 'match') continue;
    await crashServer(jobId);
    await finish(jobId);
    const trace = await rig.trace(tenant, jobId);
    const { ledger } = undisturbed.trace;
    expect(trace.status).toBe('succeeded');
    expect(trace.ledger).toEqual({ ...ledger, created: ledger.created - 1, rejected: ledger.rejected + 1 });
    expect(trace.issues).toContain('34 row.not-storable  ');
    expect(trace.files['rejected.csv']).toContain('Lopez33');
  });
});

/** A server crash empties what is not logged. */
async function crashServer(jobId: JobId): Promise<void> {
  const table = `staging.import_${jobId.replaceAll('-', '')}`;
  await rig.database.rows(`truncate ${table}, ${table}_keys`);
}

/** Does each batch, and throws when it is done: the first time it is done. */
function breaking<C>(work: BatchWork<C>, fault: Error): BatchWork<C> {
  const broken = new Set<string>();
  return {
    ...work,
    step: async (tx, at, limit, signal) => {
      const result = await work.step(tx, at, limit, signal);
      // Of a lane only its own place counts: the others move while it tries again.
      const lane = at.lane === undefined ? undefined : lanesIn(at.checkpoint)[at.lane];
      const place = JSON.stringify([at.lane, lane ?? at.checkpoint]);
      if (result === null || broken.has(place)) return result;
      broken.add(place);
      throw fault;
    },
  };
}
