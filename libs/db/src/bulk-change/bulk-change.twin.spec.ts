import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { judgeContact, planBulkChange } from '@rollcall/domain/bulk-change';
import type { BulkChange, BulkContact } from '@rollcall/domain/bulk-change';
import { customReader } from '@rollcall/domain/contact';
import { jobIdSchema } from '@rollcall/domain/job';
import type { JobId } from '@rollcall/domain/job';
import type { TenantId } from '@rollcall/domain/tenant';
import { randomUUID } from 'node:crypto';
import { inTenant } from '../database/index.js';
import type { Db } from '../database/index.js';
import { testDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { changeBatch, freezeTarget, lookAtBatch } from './index.js';
import type { BulkWork } from './index.js';

let database: TestDatabase;
let db: Db;
let tenant: TenantId;
const capturedAt = '2026-03-01T12:00:00Z';
const range = { after: 0, last: 100 };

/** Contacts that differ where rules look. */
const corpus: readonly (BulkContact & { readonly id: number })[] = [
  { values: {}, custom: {} },
  { values: { active: false, balance: '10.00', dueDate: '2026-02-28', lastName: 'Ruiz' }, custom: { size: 4 } },
  { values: { balance: '999999999999.99', dueDate: '2200-12-31', firstName: 'Ana' }, custom: { size: 5, note: 'x' } },
  {
    values: { balance: '-999999999999.99', dueDate: '1800-01-01', firstName: 'Ana', lastName: 'Ruiz' },
    custom: { note: 'x' },
  },
  { values: { balance: '0.05', company: 'Acme', agentId: 'A1', agentTeam: 'North' }, custom: {} },
  {
    values: {
      smsConsent: true,
      voiceConsent: false,
      group: 1,
      allowedDays: 31,
      allowedFrom: '09:00',
      allowedUntil: '17:00',
    },
    custom: {},
    newer: ['sms' as const],
  },
  { values: { emailConsent: false, smsConsent: false }, custom: {}, refused: ['email' as const, 'sms' as const] },
].map((contact, at) => ({
  id: at + 1,
  newer: [],
  refused: [],
  ...contact,
  values: { active: true, doNotContact: false, ...contact.values },
}));

const readers = new Map([
  ['size', customReader({ type: 'number', options: [] })],
  ['note', customReader({ type: 'string', options: [] })],
]);

const changes: readonly [string, BulkChange][] = [
  ['status', { category: 'status', changes: { active: false } }],
  ['a balance', { category: 'balance', changes: { balance: { do: 'set', amount: '10' } } }],
  ['no balance', { category: 'balance', changes: { balance: { do: 'set', amount: null } } }],
  ['more', { category: 'balance', changes: { balance: { do: 'add', amount: '0.05' } } }],
  ['less', { category: 'balance', changes: { balance: { do: 'subtract', amount: '0.10' } } }],
  ['nothing more', { category: 'balance', changes: { balance: { do: 'add', amount: '0' } } }],
  ['a day', { category: 'due-date', changes: { dueDate: { do: 'set', date: '2026-02-28' } } }],
  ['later', { category: 'due-date', changes: { dueDate: { do: 'shift', days: 2 } } }],
  ['earlier', { category: 'due-date', changes: { dueDate: { do: 'shift', days: -1 } } }],
  ['no day', { category: 'due-date', changes: { dueDate: { do: 'set', date: null } } }],
  ['a group', { category: 'group', changes: { groupId: 1 } }],
  ['no group', { category: 'group', changes: { groupId: null } }],
  ['an owner', { category: 'ownership', changes: { agentId: 'A1', agentTeam: null } }],
  [
    'a grant',
    {
      category: 'consent',
      changes: { channels: { sms: 'granted' }, source: 'call', capturedAt, wordingVersion: 'v1', evidence: null },
    },
  ],
  [
    'revocations',
    {
      category: 'consent',
      changes: {
        channels: { voice: 'revoked', email: 'unknown' },
        source: 'call',
        capturedAt,
        wordingVersion: null,
        evidence: null,
      },
    },
  ],
  ['custom values', { category: 'custom', changes: { custom: { size: 4, note: null } } }],
  ['no last name', { category: 'fields', changes: { lastName: null } }],
  ['no name', { category: 'fields', changes: { firstName: '', lastName: null } }],
  ['another name', { category: 'fields', changes: { firstName: ' ana ', lastName: null } }],
  [
    'many fields',
    {
      category: 'fields',
      changes: {
        company: 'Acme',
        doNotContact: true,
        city: null,
        allowedDays: ['mon', 'tue', 'wed', 'thu', 'fri'],
        allowedFrom: '09:00',
        allowedUntil: '18:00',
      },
    },
  ],
  ['deletion', { category: 'delete', changes: {} }],
] as unknown as [string, BulkChange][];

const columns: Record<string, string> = {
  active: 'is_active',
  balance: 'balance',
  dueDate: 'due_date',
  firstName: 'first_name',
  lastName: 'last_name',
  company: 'company',
  agentId: 'agent_id',
  agentTeam: 'agent_team',
  smsConsent: 'sms_consent',
  voiceConsent: 'voice_consent',
  emailConsent: 'email_consent',
  group: 'group_id',
  allowedDays: 'allowed_days',
  allowedFrom: 'allowed_from',
  allowedUntil: 'allowed_until',
  doNotContact: 'is_do_not_contact',
};

beforeAll(async () => {
  database = await testDatabase();
  db = database.open('rollcall_worker').db;
}, 60_000);
afterAll(() => database.drop());

async function arrange(): Promise<JobId> {
  tenant = await database.newTenant();
  await database.rows('insert into groups (tenant_id, id, name) overriding system value values ($1, 1, $2)', [
    tenant,
    'North',
  ]);
  for (const { id, values, custom, newer, refused } of corpus) {
    const names = Object.keys(values) as (keyof typeof values)[];
    await database.rows(
      `insert into contacts (tenant_id, id, custom, ${names.map((name) => columns[name]).join(', ')})
       values ($1, $2, $3, ${names.map((_, at) => `$${at + 4}`).join(', ')})`,
      [tenant, id, JSON.stringify(custom), ...names.map((name) => values[name])],
    );
    for (const channel of newer)
      await database.rows(
        `insert into consent_entries (tenant_id, contact_id, channel, state, source, captured_at, recorded_at)
         values ($1, $2, $3, 'granted', 'call', '2026-03-02', '2026-03-02')`,
        [tenant, id, channel],
      );
    for (const channel of refused)
      await database.rows(
        `insert into consent_entries (tenant_id, contact_id, channel, state, source, captured_at, recorded_at)
         values ($1, $2, $3, 'refused', 'call', '2026-02-01', '2026-02-01')`,
        [tenant, id, channel],
      );
  }
  const jobId = jobIdSchema.parse(randomUUID());
  await database.rows(
    `insert into jobs (tenant_id, id, kind, subject, params, checkpoint, started_by_id, started_by_name)
     values ($1, $2, 'bulk-change', 'x', '{}', '{}', 'ana', 'Ana')`,
    [tenant, jobId],
  );
  const api = database.open('rollcall_api');
  await inTenant(api.db, tenant, (tx) => freezeTarget(tx, jobId, { ids: corpus.map(({ id }) => id) }));
  await api.close();
  return jobId;
}

/** As a before-image has it: money is a number there, hours have seconds. */
const inJson = (image: Readonly<Record<string, unknown>>): unknown =>
  Object.fromEntries(
    Object.entries(image).map(([field, value]) => {
      if (value !== null && field === 'balance') return [field, Number(value)];
      return [field, typeof value === 'string' && /^allowed(From|Until)$/.test(field) ? `${value}:00` : value];
    }),
  );

describe('LV-13: the statement and the rule', () => {
  it.each(changes)('agree contact by contact on %s', async (_what, change) => {
    const jobId = await arrange();
    const plan = planBulkChange(change, readers);
    const work: BulkWork = { jobId, plan, filter: null, now: new Date(), by: { id: 'ana', name: 'Ana' } };
    const verdicts = corpus.map((contact) => ({ id: contact.id, verdict: judgeContact(plan, contact) }));
    const count = (is: string) => verdicts.filter(({ verdict }) => verdict.is === is).length;
    const expected = {
      updated: count('changed'),
      unchanged: count('unchanged'),
      rejected: count('cannot'),
      skipped: 0,
    };

    const look = await inTenant(db, tenant, (tx) => lookAtBatch(tx, work, range, 20));
    expect(look).toMatchObject(expected);
    const changed = verdicts.flatMap(({ id, verdict }) => (verdict.is === 'changed' ? [{ id, ...verdict }] : []));
    expect(look.samples.map(({ contactId, before, after }) => ({ contactId, before, after }))).toEqual(
      changed.map(({ id, before, after }) => ({ contactId: id, before: inJson(before), after: inJson(after) })),
    );
    await database.rows('delete from job_issues where job_id = $1', [jobId]);
    await database.rows('delete from job_issue_counts where job_id = $1', [jobId]);

    expect(await inTenant(db, tenant, (tx) => changeBatch(tx, work, range))).toEqual(expected);
    const images = await database.rows(
      'select contact_id::int as id, before from contact_changes where tenant_id = $1 and job_id = $2 order by contact_id',
      [tenant, jobId],
    );
    expect(images).toEqual(changed.map(({ id, before }) => ({ id, before: inJson(before) })));
    const issues = await database.rows<{ value: string; code: string }>(
      'select value, code from job_issues where job_id = $1 order by row_no',
      [jobId],
    );
    expect(issues.map(({ value, code }) => [Number(value), code])).toEqual(
      verdicts.flatMap(({ id, verdict }) => (verdict.is === 'cannot' ? [[id, verdict.code]] : [])),
    );
    const versions = await database.rows(
      'select id::int as id from contacts where tenant_id = $1 and version = 2 order by id',
      [tenant],
    );
    expect(versions).toEqual(changed.map(({ id }) => ({ id })));
    // What was changed is so already when it comes again, unless it is counted from what is there.
    if (change.category === 'balance' || change.category === 'due-date' || change.category === 'delete') return;
    await database.rows('delete from job_issues where job_id = $1', [jobId]);
    const again = await inTenant(db, tenant, (tx) => changeBatch(tx, work, range));
    expect(again).toMatchObject({ updated: 0, unchanged: expected.updated + expected.unchanged });
  });
});
