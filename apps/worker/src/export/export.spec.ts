import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { inTenant } from '@rollcall/db/database';
import { getJob, insertJob } from '@rollcall/db/job';
import type { ContactId } from '@rollcall/domain/contact';
import { exportKind, exportParamsSchema, fixedColumns } from '@rollcall/domain/export';
import type { ExportParams } from '@rollcall/domain/export';
import { everyContact } from '@rollcall/domain/filter';
import { RecordSplitter } from '@rollcall/domain/import';
import { jobIdSchema, safeCell } from '@rollcall/domain/job';
import type { JobId, Ledger } from '@rollcall/domain/job';
import type { TenantId } from '@rollcall/domain/tenant';
import type { Delivery } from '@rollcall/queue/delivery';
import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ImportRig, counts } from '../import/import.testing.js';
import { JobDriver } from '../job/job.driver.js';
import { exportBatches } from './export.batches.js';

let rig: ImportRig;
let tenant: TenantId;
type Target = ExportParams['target'];
const everybody: Extract<Target, { by: 'filter' }> = { by: 'filter', filter: everyContact, words: 'all', exclude: [] };
const idsOf = (...ids: readonly number[]) => [...ids] as ContactId[];
const ofIds = (...ids: readonly number[]): Target => ({ by: 'ids', ids: idsOf(...ids) });
const customs = ['custom:Shoe size', 'custom:Note', 'custom:Joined', 'custom:VIP', 'custom:Tier', 'custom:Home phone'];
const odd = 'a "b", c;\nd\te \\. é 漢 😀';

beforeAll(async () => {
  rig = await ImportRig.open();
}, 60_000);
afterAll(() => rig.close());

interface Exported {
  readonly ledger: Ledger;
  readonly total: number | null;
  readonly files: Readonly<Record<string, Buffer>>;
}

async function run(wish: Partial<ExportParams> = {}, batchRows = 3): Promise<Exported> {
  const id = jobIdSchema.parse(randomUUID());
  const shape = { target: everybody, now: new Date().toISOString(), format: 'csv', flavour: 'machine', gzip: false };
  const params = exportParamsSchema.parse({ ...shape, columns: ['id', 'lastName'], ...wish });
  const job = { id, subject: 'all', isDryRun: false, params, startedBy: { id: 'ana', name: 'Ana' } };
  await inTenant(rig.db, tenant, (tx) => insertJob(tx, exportKind, { ...job, idempotencyKey: id, requestHash: '' }));
  const config = { name: 'spec', batchRows } as ConstructorParameters<typeof JobDriver>[1];
  const delivery = { data: { jobId: id }, moveToDelayed: () => Promise.resolve() } as unknown as Delivery;
  await new JobDriver(rig.db, config).take(delivery, 'token', exportKind, (request, { jobId }) =>
    exportBatches(request, jobId, rig.files),
  );
  const { status, ledger, total } = await rig.in(tenant, (tx) => getJob(tx, id));
  expect(status).toBe('succeeded');
  return { ledger, total, files: await filesOf(id) };
}

async function filesOf(id: JobId): Promise<Record<string, Buffer>> {
  const rows = await rig.database.rows<{ name: string; storage_key: string; size_bytes: string }>(
    'select name, storage_key, size_bytes from job_files where job_id = $1 and expires_at > now()',
    [id],
  );
  const read = rows.map(async ({ name, storage_key: key }) => [name, await readFile(join(rig.folder, key))] as const);
  return Object.fromEntries(await Promise.all(read));
}

const textOf = ({ files }: Exported, name = 'contacts.csv'): string => files[name]?.toString() ?? '';

function cellsOf(text: string): string[] {
  const cells: string[] = [];
  const splitter = new RecordSplitter(
    { delimiter: ',', quote: '"', newline: '\n' },
    { maxCellBytes: 1_000_000, maxColumns: 100 },
  );
  const keep = (record: { readonly cells: readonly string[] }): void => void cells.push(...record.cells);
  splitter.push(text, keep);
  splitter.end(keep);
  return cells;
}

/** Seven contacts with everything that is odd. */
async function everythingOdd(): Promise<void> {
  tenant = await rig.database.newTenant();
  await rig.database.rows(
    `insert into custom_fields (tenant_id, key, label, type, options, position) values
      ($1, 'Shoe size', 'Shoe size', 'number', '{}', 0), ($1, 'Note', 'Note', 'string', '{}', 1), ($1, 'Joined', 'Joined', 'date', '{}', 2),
      ($1, 'VIP', 'VIP', 'boolean', '{}', 3), ($1, 'Tier', 'Tier', 'list', '{Gold,"Silver, plain"}', 4), ($1, 'Home phone', 'Home phone', 'string', '{}', 5)`,
    [tenant],
  );
  await rig.database.rows(
    `insert into groups (tenant_id, id, name) overriding system value values ($1, 7001, 'North, "upper"')`,
    [tenant],
  );
  const custom = {
    'Shoe size': -42.125,
    Note: odd,
    Joined: '2024-02-29',
    VIP: false,
    Tier: 'Silver, plain',
    'Home phone': 'none',
  };
  await rig.put(
    tenant,
    {
      id: 1,
      fields: {
        contact_id_1: '000123',
        contact_id_2: '=1+1',
        salutation: 'Dr.',
        first_name: 'Ana "La" María',
        last_name: "O'Neil, Ruiz",
        company: odd,
        title: '+SUM(A1)',
        address_line_1: '1 Main St\nRear',
        city: 'São Paulo',
        postal_code: '00501',
        country: 'DE',
        balance: '-1234567.80',
        due_date: '2026-03-04',
        date_of_birth: '1899-12-31',
        group_id: '7001',
        agent_id: '007',
        time_zone: 'Europe/Berlin',
        language: 'de',
        sms_consent: true,
        cell_consent: false,
        voice_consent: true,
        preferred_channel: 'sms',
        is_do_not_contact: true,
        description: '@cmd',
        amount_to_speak: '0.05',
        custom: JSON.stringify(custom),
      },
      phones: ['+15125550100', null, '+4930123456', '+442071838750'],
      emails: ['Ana.Ruiz@Example.test', null, 'ana@x.test'],
    },
    { id: 2, fields: { contact_id_1: 'B,2', last_name: '-', is_active: false } },
    {
      id: 3,
      fields: {
        contact_id_1: 'C3',
        company: 'NULL',
        balance: '0.00',
        custom: '{"VIP": true, "Shoe size": 123456789012345}',
      },
    },
    { id: 4, fields: { contact_id_1: 'D"4', first_name: 'Zoë', last_name: 'van der Berg' }, phones: ['+13105550123'] },
    { id: 5, fields: { contact_id_1: 'E5', last_name: 'Ruiz' } },
    { id: 6, fields: { contact_id_1: '0', last_name: 'true' }, emails: ['x@x.test'] },
    { id: 7, fields: { contact_id_1: 'G7', last_name: 'Gone', deleted_at: '2026-01-01' } },
  );
  await rig.database.rows(
    `update contact_phones set extension = '0012', type = 'work', aliases = '{"Front desk; left","=x"}', block = 'permanent', is_preferred = true
     where tenant_id = $1 and contact_id = 1 and position = 3`,
    [tenant],
  );
}

describe('an export', () => {
  beforeAll(everythingOdd);

  it.each([false, true])('that is imported again changes nothing (packed: %j)', async (gzip) => {
    const before = await rig.holdings(tenant);
    const { files } = await run({ columns: [...fixedColumns, ...customs], gzip }, 2);
    const file = files[gzip ? 'contacts.csv.gz' : 'contacts.csv'] ?? Buffer.alloc(0);
    const again = await rig.run(tenant, file, { match: ['contactId1'], emptyCells: 'clear' });
    expect(again.failure).toBeNull();
    expect(again.issues).toEqual([]);
    expect(counts(again)).toEqual({ read: 6, unchanged: 6 });
    expect(await rig.holdings(tenant)).toEqual(before);
  });

  it('that is changed in one custom cell and imported again changes that one', async () => {
    const { files } = await run({ columns: ['contactId1', 'custom:Tier'] });
    const file = String(files['contacts.csv']).replace('Silver, plain', 'Gold');
    expect(counts(await rig.run(tenant, file, { match: ['contactId1'], dryRun: true }))).toMatchObject({
      updated: 1,
      unchanged: 5,
    });
  });

  it('has the columns that were chosen, in their order, and counts each contact as unchanged', async () => {
    const exported = await run({
      columns: ['phone3Type', 'lastName', 'phone3', 'phone3Extension', 'phone3Aliases', 'group', 'active'],
    });
    expect(textOf(exported).split('\n').slice(0, 3)).toEqual([
      'Phone 3 type,Last name,Phone 3,Phone 3 extension,Phone 3 aliases,Group,Active',
      `work,"O'Neil, Ruiz",+4930123456,0012,Front desk; left; =x,"North, ""upper""",true`,
      ',-,,,,,false',
    ]);
    expect(exported).toMatchObject({ total: 6, ledger: { read: 6, unchanged: 6, updated: 0, created: 0 } });
  });

  it('for spreadsheets has no cell that would become a formula, and else the same text', async () => {
    const columns = [
      'contactId2',
      'title',
      'description',
      'lastName',
      'balance',
      'phone1',
      'phone3Aliases',
      'custom:Note',
    ];
    const [plain, safe] = [await run({ columns }), await run({ columns, flavour: 'spreadsheet' })];
    expect(textOf(safe).startsWith('\uFEFF')).toBe(true);
    expect(cellsOf(textOf(safe).slice(1))).toEqual(cellsOf(textOf(plain)).map(safeCell));
    expect(textOf(safe)).toContain(`'=1+1,'+SUM(A1),'@cmd,"O'Neil, Ruiz",-1234567.80,+15125550100`);
  });

  it('as NDJSON has an object a line, with the types of values', async () => {
    const columns = [
      'id',
      'company',
      'balance',
      'smsConsent',
      'phone3Aliases',
      'custom:Shoe size',
      'custom:VIP',
      'custom:Note',
    ];
    const lines = textOf(await run({ columns, format: 'ndjson' }), 'contacts.ndjson')
      .trimEnd()
      .split('\n');
    expect(lines).toHaveLength(6);
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      id: 1,
      company: odd,
      balance: '-1234567.80',
      smsConsent: true,
      phone3Aliases: ['Front desk; left', '=x'],
      'custom:Shoe size': -42.125,
      'custom:VIP': false,
      'custom:Note': odd,
    });
    expect(Object.keys(JSON.parse(lines[1] ?? '') as object)).toEqual(columns);
  });

  it('as vCards has a card for each contact, packed page by page', async () => {
    const { files } = await run({ columns: [], format: 'vcard', gzip: true }, 2);
    const cards = gunzipSync(files['contacts.vcf.gz'] ?? Buffer.alloc(0)).toString();
    expect(cards.match(/^BEGIN:VCARD\r$/gm)).toHaveLength(6);
    expect(cards).toContain('TEL;VALUE=uri;TYPE=work;PREF=1:tel:+4930123456;ext=0012\r\n');
  });

  it.each<[string, Target, string[]]>([
    ['a filter', { ...everybody, filter: { field: 'lastName', op: 'is', value: 'Ruiz' } }, ['5']],
    ['exclusions', { ...everybody, exclude: idsOf(1, 2, 4, 6) }, ['3', '5']],
    ['ids, of which one is deleted and one nobody’s', ofIds(6, 7, 2, 99), ['2', '6']],
    ['nobody', ofIds(99), []],
  ])('of %s has these contacts alone', async (_, target, expected) => {
    const exported = await run({ columns: ['id'], target });
    expect(textOf(exported)).toBe(['Rollcall ID', ...expected, ''].join('\n'));
    expect(exported.total).toBe(expected.length);
  });

  it('never has a contact of another tenant', async () => {
    const mine = tenant;
    tenant = await rig.database.newTenant();
    expect(textOf(await run({ columns: ['id'], target: ofIds(1, 2, 3) }))).toBe('Rollcall ID\n');
    tenant = mine;
  });

  it('tells of an encrypted value that there is one, and no more', async () => {
    await rig.database.rows(
      `insert into encrypted_fields (tenant_id, key, label, is_searchable, mask, position) values ($1, 'ssn', 'SSN', false, 'last4', 0)`,
      [tenant],
    );
    await rig.database.rows(
      `insert into tenant_keys (tenant_id, no, state, master_key_id, wrapped_data, wrapped_blind) values ($1, 1, 'active', 'm', 'd', 'b')`,
      [tenant],
    );
    await rig.database.rows(
      `insert into encrypted_values (tenant_id, contact_id, field, key_no, sealed, changed_by_id, changed_by_name) values ($1, 5, 'ssn', 1, 'secret', 'a', 'A')`,
      [tenant],
    );
    const exported = await run({ columns: ['id', 'encrypted:ssn'], target: ofIds(5, 6) });
    expect(textOf(exported)).toBe('Rollcall ID,Encrypted ssn (is set)\n5,••••\n6,\n');
  });
});
