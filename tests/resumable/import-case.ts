import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { startImportSchema } from '@rollcall/domain/import';
import { uploadIdSchema } from '@rollcall/domain/upload';
import { uploadKey } from '@rollcall/files/store';
import type { Observation } from './observe.js';
import type { Poison } from './resumable.js';
import { asSuperuser } from './servers.js';
import { somebody, tenantId } from './world.js';

/** Rows of the file, and of one batch: enough for two lanes. */
export const rowCount = 3_000;
/** See {@link rowCount}. */
export const batchRows = 250;
const poisonRow = 1_501;
const uploadId = uploadIdSchema.parse('0192a0b0-0000-7000-8000-0000000000aa');

const name = (row: number): string => `Name${row}`;
const key = (row: number): string => `R${String(row).padStart(5, '0')}`;
const isKnown = (row: number): boolean => row % 5 === 0;

/** One row in a dozen ways: new, changed, unchanged, twice in the file, or with a cell that cannot be read. */
function line(row: number): string {
  const id = row % 131 === 0 ? key(row - 1) : key(row);
  const email = row % 97 === 0 ? 'not an address' : `person${row}@example.test`;
  const company = isKnown(row) && row % 10 === 0 ? 'Old Company' : `Company, "${row % 7}"`;
  const cells = [id, 'Ana', name(row), company, email, `+1202555${String(row % 10_000).padStart(4, '0')}`, `${row}.25`];
  return cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',');
}

const text = ['Id,First,Last,Company,Mail,Phone,Balance', ...Array.from({ length: rowCount }, (_, at) => line(at + 1))];
const file = `${text.join('\n')}\n`;

const upload = `
  insert into uploads (tenant_id, id, file_name, size_bytes, received_bytes, created_by, completed_at, expires_at)
    values ('${tenantId}', '${uploadId}', 'people.csv', ${Buffer.byteLength(file)}, ${Buffer.byteLength(file)},
      '${somebody.id}', now(), now() + interval '1 day')`;

/** Contact ID 1 of a contact, or of what hangs on it. */
const keyOf = (contact: string): string =>
  /"contact_id_1": "([^"]+)"/.exec(contact)?.[1] ?? contact.split(' ', 1)[0] ?? '';
/** The row of the file that an observed line is about. */
export const rowOf = (entry: string): number => Number(keyOf(entry).slice(1));
/** Contacts by Contact ID 1. */
export const byKey = (entries: readonly string[]): Map<string, string> =>
  new Map(entries.map((entry) => [keyOf(entry), entry]));

/** The parameters of the job. */
export const params = startImportSchema.parse({
  fileId: uploadId,
  mapping: {
    Id: 'contactId1',
    First: 'firstName',
    Last: 'lastName',
    Company: 'company',
    Mail: 'email1',
    Phone: 'phone1',
    Balance: 'balance',
  },
  match: ['contactId1'],
});

/** Puts the file where uploads lie, and `sql` before it. */
export async function arrangeFile(url: string, files: string, sql = ''): Promise<void> {
  await asSuperuser(url, `${sql}${upload}`);
  const path = join(files, uploadKey(uploadId));
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, file);
}

/** One row in the middle of the second lane that the table refuses. */
export const poison: Poison = {
  sql: `alter table contacts add constraint poison check (last_name <> '${name(poisonRow)}')`,
  expected: (whole): Observation => {
    const others = (entries: readonly string[]): string[] => entries.filter((entry) => rowOf(entry) !== poisonRow);
    const { created = 0, rejected = 0 } = whole.ledger;
    return {
      ...whole,
      ledger: { ...whole.ledger, created: created - 1, rejected: rejected + 1 },
      issueCount: whole.issueCount + 1,
      issues: [...whole.issues, `${poisonRow}  row.not-storable error `].sort(),
      contacts: others(whole.contacts),
      phones: others(whole.phones),
      emails: others(whole.emails),
      changes: others(whole.changes),
      files: expect.any(Object) as never, // their rejected row moves from one file to another
    };
  },
};
