import { arrangeFile, batchRows, byKey, params, poison, rowCount, rowOf } from './import-case.js';
import { describeResumable } from './describe-resumable.js';
import { tenantId } from './world.js';

/** Every fifth contact is there before; half of those look like their row already. */
const contactsBefore = `
  select set_config('app.tenant_id', '${tenantId}', true); select open_contact_partitions();
  insert into contacts (tenant_id, id, contact_id_1, first_name, last_name, company, balance)
    select '${tenantId}', n, 'R' || lpad((n * 5)::text, 5, '0'), 'Ana', 'Name' || n * 5, 'Old Company', n * 5 + 0.25
    from generate_series(1, ${rowCount / 5}) n;
  insert into contact_id_counters (tenant_id, next_id) values ('${tenantId}', ${rowCount / 5 + 1});`;

describeResumable({
  kind: 'import',
  name: 'import beside the contacts that are there',
  batchRows,
  params,
  points: 'whole',
  backends: ['PostgreSQL', 'Redis'],
  middle: { phase: 'apply', row: 1_000 },
  crashes: [
    { phase: 'read', row: 1_000 },
    { phase: 'match', row: 1_000 },
    { phase: 'apply', row: 1_000 },
    { phase: 'write', row: 1_000 },
  ],
  passes: {
    after_staging_batch: rowCount / batchRows,
    mid_effects: rowCount / batchRows,
    in_results: (2 * rowCount) / batchRows,
  },
  poison,
  arrange: (url, files) => arrangeFile(url, files, contactsBefore),

  /** Contacts of the rows that were reached as in the whole run, all others as they were before. */
  prefixOf(arranged, whole, cut, isReached) {
    const reached = (entries: readonly string[]): string[] => entries.filter((entry) => isReached(rowOf(entry)));
    const others = (entries: readonly string[]): string[] => entries.filter((entry) => !isReached(rowOf(entry)));
    const merged = (was: readonly string[], is: readonly string[]): string[] => [...reached(is), ...others(was)].sort();
    const changes = reached(whole.changes);
    const created = changes.filter((change) => change.includes(' created ')).length;
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
      effects: [],
      files: {},
    };
  },
});
