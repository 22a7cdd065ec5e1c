import { undoKind } from '@rollcall/domain/undo';
import { byKey, rowOf } from './import-case.js';
import { describeResumable } from './describe-resumable.js';
import type { Observation } from './observe.js';
import { asSuperuser } from './servers.js';
import { somebody, tenantId } from './world.js';

/** Contacts that the job changed, and how many of them one batch has. */
const contactCount = 3_000;
const batchRows = 250;
const poisonRow = 1_502;
const undone = '0192a0b0-0000-7000-8000-0000000000bb';

/**
 * A job that ended a minute ago. Of every six contacts it created one, deleted one, renamed four, of which one got another address;
 * one of ten was edited since, and one of fifty is not there any more.
 */
const arranged = `
  select set_config('app.tenant_id', '${tenantId}', true); select open_contact_partitions(); select ensure_change_partitions();
  insert into jobs (tenant_id, id, kind, subject, params, checkpoint, status, started_at, ended_at, updated_count, read_count, started_by_id, started_by_name)
    values ('${tenantId}', '${undone}', 'import', 'people.csv', '{}', '{"phase":"done"}', 'succeeded', now() - interval '2 minutes',
      now() - interval '1 minute', ${contactCount}, ${contactCount}, '${somebody.id}', '${somebody.name}');
  insert into contacts (tenant_id, id, contact_id_1, first_name, last_name, balance, sms_consent, deleted_at)
    select '${tenantId}', n, 'R' || lpad(n::text, 5, '0'), 'Ana', case when n % 6 > 1 then 'New' || n else 'Name' || n end,
      n + 0.25, case when n % 6 = 0 then true end, case when n % 6 = 1 then now() end
    from generate_series(1, ${contactCount}) n where n % 50 > 0;
  insert into contact_emails (tenant_id, contact_id, position, address, key)
    select '${tenantId}', n, 1, 'New' || n || '@x.test', 'new' || n || '@x.test' from generate_series(1, ${contactCount}) n where n % 6 = 5;
  insert into contact_changes (tenant_id, contact_id, at, action, job_id, through, before)
    select '${tenantId}', n, now() - interval '90 seconds', case n % 6 when 0 then 'created' when 1 then 'deleted' else 'updated' end,
      '${undone}', 'job', case n % 6 when 0 then null when 1 then '{}'
        when 5 then jsonb_build_object('lastName', 'Name' || n, 'emails', jsonb_build_array(
          jsonb_build_object('position', 1, 'address', 'Old' || n || '@x.test', 'key', 'old' || n || '@x.test')))
        else jsonb_build_object('lastName', 'Name' || n) end
    from generate_series(1, ${contactCount}) n;
  insert into contact_changes (tenant_id, contact_id, at, action, actor_id, actor_name, through, before)
    select '${tenantId}', n, now() - interval '30 seconds', 'updated', '${somebody.id}', '${somebody.name}', 'console',
      jsonb_build_object('lastName', 'Other' || n)
    from generate_series(1, ${contactCount}) n where n % 10 = 0;`;

const params = undoKind.params.parse({ jobId: undone, reason: 'the wrong file', typedCount: contactCount });
const issueRow = (issue: string): number => Number(issue.split(' ', 1)[0]);

describeResumable({
  kind: 'undo',
  name: 'undo of an import, with contacts that were edited since',
  batchRows,
  params,
  points: ['after_delivery', 'after_take', 'mid_effects', 'in_results', 'before_commit', 'after_commit', 'before_ack'],
  backends: ['PostgreSQL', 'Redis'],
  middle: { phase: 'restore', row: 1_000 },
  crashes: [{ phase: 'restore', row: 1_000 }],
  passes: { mid_effects: contactCount / batchRows, in_results: contactCount / batchRows },
  arrange: (url) => asSuperuser(url, arranged).then(() => undefined),
  poison: {
    sql: `alter table contacts add constraint poison check (last_name <> 'Name${poisonRow}')`,
    expected: (whole): Observation => {
      const restored = byKey(whole.contacts).get(`R0${poisonRow}`) ?? '';
      const left = restored
        .replace(`"Name${poisonRow}`, `"New${poisonRow}`)
        .replace(`"name${poisonRow}`, `"new${poisonRow}`)
        .replace(' v2', ' v1');
      return {
        ...whole,
        ledger: { ...whole.ledger, updated: whole.ledger['updated']! - 1, rejected: whole.ledger['rejected']! + 1 },
        issueCount: whole.issueCount + 1,
        issues: [...whole.issues, `${poisonRow}  row.not-storable error ${poisonRow}`].sort(),
        contacts: whole.contacts.map((contact) => (contact === restored ? left : contact)).sort(),
        changes: whole.changes.filter((change) => rowOf(change) !== poisonRow),
        files: expect.any(Object) as never, // its row moves from one file to another
      };
    },
  },

  /** Contacts that were reached as in the whole run, all others as the job had left them. */
  prefixOf(before, whole, cut, isReached) {
    const merged = (was: readonly string[], is: readonly string[]): string[] =>
      [...is.filter((one) => isReached(rowOf(one))), ...was.filter((one) => !isReached(rowOf(one)))].sort();
    const changes = whole.changes.filter((change) => isReached(rowOf(change)));
    const issues = whole.issues.filter((issue) => isReached(issueRow(issue)));
    const rejected = issues.filter((issue) => issue.includes(' error ')).length;
    return {
      ...before,
      status: 'cancelled',
      failure: null,
      ledger: { ...cut.ledger, updated: changes.length, skipped: issues.length - rejected, rejected },
      issueCount: issues.length,
      issues,
      contacts: merged(before.contacts, whole.contacts),
      phones: [],
      emails: merged(before.emails, whole.emails),
      changes,
      files: {},
    };
  },
});
