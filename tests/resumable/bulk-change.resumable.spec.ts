import { freezeTarget } from '@rollcall/db/bulk-change';
import { bulkChangeParamsSchema } from '@rollcall/domain/bulk-change';
import type { Filter } from '@rollcall/domain/filter';
import { sql } from 'kysely';
import { describeResumable } from './describe-resumable.js';
import type { Observation } from './observe.js';
import { asSuperuser } from './servers.js';
import { tenantId } from './world.js';

/** Contacts of the tenant, those that the filter finds, and how many of these one batch has. */
const contactCount = 3_600;
const targetCount = 3_000;
const batchRows = 125;
const poisonRow = 1_501;
const now = new Date('2026-03-01T00:00:00Z');
const filter: Filter = { field: 'agentTeam', op: 'is', value: 'South' };

/** Contact ID 1 of a contact, or of what hangs on it; rows of the target are numbered as it is. */
const keyOf = (line: string): string => /R\d{5}/.exec(line)?.[0] ?? '';
const rowOf = (line: string): number => Number(keyOf(line).slice(1));

/** Contacts to change, with every fourth as it shall be and every seventh that cannot be so; behind them some that nobody asked for. */
async function arrange(url: string): Promise<void> {
  await asSuperuser(
    url,
    `select set_config('app.tenant_id', '${tenantId}', false); select open_contact_partitions();
     insert into contacts (tenant_id, id, contact_id_1, first_name, last_name, company, agent_team, department)
     select '${tenantId}', n, 'R' || lpad(n::text, 5, '0'), case when n % 7 <> 0 then 'Ana' end, 'Ruiz ' || n,
       case when n % 4 = 0 then 'New' else 'Old' end, case when n <= ${targetCount} then 'South' else 'North' end, 'Sales'
     from generate_series(1, ${contactCount}) n;
     update contacts set last_name = null where id % 4 = 0 and id % 7 <> 0`,
  );
}

const params = bulkChangeParamsSchema.parse({
  target: { by: 'filter', filter, words: 'Agent team is South', excluded: 0 },
  category: 'fields',
  changes: { company: 'New', lastName: null },
  now: now.toISOString(),
  expectedCount: targetCount,
  reason: 'a case',
  dryRun: false,
  rehearsal: false,
});

describeResumable({
  kind: 'bulk-change',
  name: 'two fields of the contacts that a filter found, some of which cannot be or are so',
  batchRows,
  params,
  insertBeside: async (tx, jobId) => {
    await freezeTarget(tx, jobId, { filter, exclude: [], now });
    // Between the freeze and the run people delete some, and give others to another team.
    await sql`update contacts set deleted_at = '2026-03-02' where tenant_id = ${tx.tenantId} and id % 11 = 0`.execute(
      tx,
    );
    await sql`update contacts set agent_team = 'East' where tenant_id = ${tx.tenantId} and id % 13 = 0`.execute(tx);
  },
  points: 'whole',
  backends: ['PostgreSQL', 'Redis'],
  middle: { phase: 'apply', row: 1_000 },
  crashes: [{ phase: 'apply', row: 500 }],
  passes: { mid_effects: targetCount / batchRows, in_results: targetCount / batchRows },
  arrange,
  poison: {
    sql: `alter table contacts add constraint poison check (id <> ${poisonRow} or company = 'Old')`,
    expected: (whole): Observation => {
      const others = (lines: readonly string[]): string[] => lines.filter((line) => rowOf(line) !== poisonRow);
      const { updated = 0, rejected = 0 } = whole.ledger;
      return {
        ...whole,
        ledger: { ...whole.ledger, updated: updated - 1, rejected: rejected + 1 },
        issueCount: whole.issueCount + 1,
        issues: [...whole.issues, `${poisonRow}  row.not-storable error ${poisonRow}`].sort(),
        contacts: expect.arrayContaining(others(whole.contacts)) as never,
        changes: others(whole.changes),
        files: expect.any(Object) as never, // its row moves from one file to another
      };
    },
  },

  /** Contacts that were reached are as in the whole run, all others as they were. */
  prefixOf: (arranged, whole, cut, isReached) => {
    const before = new Map(arranged.contacts.map((line) => [keyOf(line), line]));
    const reached = (line: string): boolean => isReached(rowOf(line));
    return {
      ...whole,
      status: 'cancelled',
      ledger: cut.ledger,
      issueCount: cut.issues.length,
      issues: whole.issues.filter((line) => isReached(Number(line.split(' ', 1)[0]))),
      contacts: whole.contacts
        .map((line) => (reached(line) ? line : (before.get(keyOf(line)) ?? 'nobody was there')))
        .sort(),
      changes: whole.changes.filter(reached),
      files: {},
    };
  },
});
