import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { asSuperuser } from './servers.js';

/** Everything a job leaves behind, as texts that two runs can be compared by: no times, no ids of jobs. */
export interface Observation {
  readonly status: string;
  readonly failure: string | null;
  readonly ledger: Readonly<Record<string, number>>;
  readonly issueCount: number;
  readonly issues: readonly string[];
  readonly contacts: readonly string[];
  readonly phones: readonly string[];
  readonly emails: readonly string[];
  /** One line per effect: which contact, what, and the values it replaced. */
  readonly changes: readonly string[];
  /** What the job changed beside contacts, as its definition reads it. */
  readonly effects: readonly string[];
  /** Whole result files. */
  readonly files: Readonly<Record<string, string>>;
}

const volatile = `'tenant_id' - 'id' - 'created_at' - 'updated_at' - 'created_by_job' - 'contact_id' - 'deleted_at'`;

/** The lines of one query, in the order of bytes. */
async function lines(url: string, query: string): Promise<string[]> {
  const rows = await asSuperuser<{ line: string }>(url, `select line from (${query}) x order by line collate "C"`);
  return rows.map(({ line }) => line);
}

/** What is in the database and the folder of one case. Contacts are told apart by Contact ID 1. */
export async function observe(
  url: string,
  folder: string,
  jobId: string,
  effectsIn?: (url: string) => Promise<readonly string[]>,
): Promise<Observation> {
  const [job] = await asSuperuser<Record<string, unknown>>(url, `select * from jobs where id = '${jobId}'`);
  if (!job) throw new Error('There is no such job');
  const count = (name: string): number => Number(job[`${name}_count`]);
  const outcomes = ['read', 'created', 'updated', 'unchanged', 'skipped', 'rejected'];
  const of = (table: string): Promise<string[]> =>
    lines(
      url,
      `select c.contact_id_1 || ' ' || (to_jsonb(t) - ${volatile})::text as line
       from ${table} t join contacts c on c.tenant_id = t.tenant_id and c.id = t.contact_id`,
    );
  const names = await asSuperuser<{ name: string; storage_key: string }>(
    url,
    `select name, storage_key from job_files where job_id = '${jobId}' order by name`,
  );
  const files = names.map(async ({ name, storage_key: key }) => [name, await readFile(join(folder, key), 'utf8')]);
  return {
    status: String(job['status']),
    failure: job['failure_code'] as string | null,
    ledger: Object.fromEntries(outcomes.map((name) => [name, count(name)])),
    issueCount: count('issue'),
    issues: await lines(
      url,
      `select concat_ws(' ', row_no, column_name, code, severity, value) as line from job_issues where job_id = '${jobId}'`,
    ),
    contacts: await lines(
      url,
      `select (to_jsonb(t) - ${volatile} - 'group_id' - 'version')::text || ' v' || t.version
        || case when t.deleted_at is null then '' else ' deleted' end as line from contacts t`,
    ),
    phones: await of('contact_phones'),
    emails: await of('contact_emails'),
    changes: await lines(
      url,
      `select c.contact_id_1 || ' ' || h.action || ' ' || coalesce(h.before::text, '-') as line
       from contact_changes h join contacts c on c.tenant_id = h.tenant_id and c.id = h.contact_id
       where h.job_id = '${jobId}'`,
    ),
    effects: (await effectsIn?.(url)) ?? [],
    files: Object.fromEntries(await Promise.all(files)) as Record<string, string>,
  };
}
