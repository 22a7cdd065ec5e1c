import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { startImportSchema } from '@rollcall/domain/import';
import { uploadIdSchema } from '@rollcall/domain/upload';
import { uploadKey } from '@rollcall/files/store';
import { describeResumable } from './describe-resumable.js';
import { asSuperuser } from './servers.js';
import { somebody, tenantId } from './world.js';

const rowCount = 3_000;
const batchRows = 250;
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

/** Every fifth contact is there before; half of those look like their row already. */
const contactsBefore = `
  insert into contacts (tenant_id, id, contact_id_1, first_name, last_name, company, balance)
    select '${tenantId}', n, 'R' || lpad((n * 5)::text, 5, '0'), 'Ana', 'Name' || n * 5, 'Old Company', n * 5 + 0.25
    from generate_series(1, ${rowCount / 5}) n;
  insert into contact_id_counters (tenant_id, next_id) values ('${tenantId}', ${rowCount / 5 + 1})`;

const upload = `
  insert into uploads (tenant_id, id, file_name, size_bytes, received_bytes, created_by, completed_at, expires_at)
    values ('${tenantId}', '${uploadId}', 'people.csv', ${Buffer.byteLength(file)}, ${Buffer.byteLength(file)},
      '${somebody.id}', now(), now() + interval '1 day')`;

const keyOf = (contact: string): string =>
  /"contact_id_1": "([^"]+)"/.exec(contact)?.[1] ?? contact.split(' ', 1)[0] ?? '';
const rowOf = (entry: string): number => Number(keyOf(entry).slice(1));
const byKey = (entries: readonly string[]): Map<string, string> =>
  new Map(entries.map((entry) => [keyOf(entry), entry]));

describeResumable({
  kind: 'import',
  batchRows,
  params: startImportSchema.parse({
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
  }),
  middle: { phase: 'apply', row: 1_000 },
  crashes: [
    { phase: 'read', row: 1_000 },
    { phase: 'match', row: 1_000 },
    { phase: 'apply', row: 1_000 },
    { phase: 'results', row: 1_000 },
  ],
  passes: {
    after_staging_batch: rowCount / batchRows,
    mid_effects: rowCount / batchRows,
    in_results: rowCount / batchRows,
  },

  async arrange(url, files) {
    await asSuperuser(url, `${contactsBefore}; ${upload}`);
    const path = join(files, uploadKey(uploadId));
    await mkdir(dirname(path), { recursive: true });
    await writeFile(path, file);
  },

  poison: {
    sql: `alter table contacts add constraint poison check (last_name <> '${name(poisonRow)}')`,
    expected: (whole) => {
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
        files: expect.any(Object), // their rejected row moves from one file to another
      };
    },
  },

  /** Contacts of rows up to `lastRow` as in the whole run, all others as they were before. */
  prefixOf(arranged, whole, cut, lastRow) {
    const upTo = (entries: readonly string[]): string[] => entries.filter((entry) => rowOf(entry) <= lastRow);
    const after = (entries: readonly string[]): string[] => entries.filter((entry) => rowOf(entry) > lastRow);
    const merged = (was: readonly string[], is: readonly string[]): string[] => [...upTo(is), ...after(was)].sort();
    const changes = upTo(whole.changes);
    const created = changes.filter((change) => change.includes(' created ')).length;
    expect(lastRow % batchRows).toBe(0);
    expect(byKey(cut.contacts).size).toBe(cut.contacts.length);
    const { unchanged = 0, skipped = 0, rejected = 0, read = 0 } = cut.ledger;
    expect(changes.length + unchanged + skipped + rejected).toBe(read);
    return {
      status: 'cancelled',
      failure: null,
      ledger: { ...cut.ledger, read: rowCount, created, updated: changes.length - created },
      issueCount: cut.issueCount,
      issues: whole.issues,
      contacts: merged(arranged.contacts, whole.contacts),
      phones: merged(arranged.phones, whole.phones),
      emails: merged(arranged.emails, whole.emails),
      changes,
      files: {},
    };
  },
});
