import type { Assignment, BulkField, BulkPlan } from '@rollcall/domain/bulk-change';
import { dayRange, keptField, keptOf, mostCents } from '@rollcall/domain/bulk-change';
import { contactFields } from '@rollcall/domain/contact';
import type { ConsentChannel } from '@rollcall/domain/consent';
import type { ContactFieldName, ContactFieldType } from '@rollcall/domain/contact';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { isRefusedByPerson } from '../consent/index.js';
import { indexedFields } from '../contact/contact.indexed.js';
import { imageColumns } from '../contact/contact.image.js';
import type { Tx } from '../database/tenant.js';

type Fragment = RawBuilder<unknown>;

/** One single value as a plan writes it: what it was, and what it becomes, as SQL on `c`, a row of `contacts`. */
export interface FieldWrite {
  readonly field: BulkField;
  readonly column: string;
  readonly old: Fragment;
  readonly fresh: Fragment;
}

const ofType: Partial<Record<ContactFieldType, Fragment>> = {
  money: sql`numeric(14,2)`,
  date: sql`date`,
  boolean: sql`boolean`,
  consent: sql`boolean`,
};
const hours = sql`time`;
const ofField: Partial<Record<BulkField, Fragment>> = {
  group: sql`bigint`,
  allowedDays: sql`smallint`,
  allowedFrom: hours,
  allowedUntil: hours,
};
const typeOf = (field: BulkField): Fragment =>
  ofField[field] ?? ofType[contactFields[field as ContactFieldName].type] ?? sql`text`;

/** Every single value that a plan writes, consents too. */
export const fieldWrites = ({ assignments, consents }: BulkPlan): readonly FieldWrite[] => [
  ...assignments.map((assignment) => toWrite(assignment.field, freshValue(assignment))),
  ...consents.map(({ channel, state }) => toWrite(keptField[channel], sql`${keptOf(state)}::boolean`)),
];

function toWrite(field: BulkField, fresh: Fragment): FieldWrite {
  const column = imageColumns[field];
  return { field, column, old: sql.ref(`c.${column}`), fresh };
}

function freshValue(assignment: Assignment): Fragment {
  if (assignment.do === 'add') return sql`(c.balance + ${assignment.amount}::numeric)`;
  if (assignment.do === 'shift') return sql`(c.due_date + ${assignment.days}::integer)`;
  return sql`${assignment.value}::${typeOf(assignment.field)}`;
}

/** Whether a change of a contact has to be entered into the indexes of the table. */
export const touchesIndex = ({ assignments, deletes }: BulkPlan): boolean =>
  deletes || assignments.some(({ field }) => indexedFields.has(field));

/** The whole object of custom values as it becomes; null: it stays. */
export const freshCustom = ({ custom }: BulkPlan): Fragment | null =>
  custom && sql`((c.custom - ${[...custom.cleared]}::text[]) || ${JSON.stringify(custom.set)}::jsonb)`;

/** Why a contact cannot have what the plan says, null if it can. Twin of `judgeContact`. */
export function cannotCode(tx: Tx, plan: BulkPlan): Fragment {
  const cases = [...plan.assignments.flatMap(casesOf), ...caseOfName(plan), ...casesOfConsents(tx, plan)];
  return cases.length === 0 ? sql`null::text` : sql`case ${sql.join(cases, sql` `)} end`;
}

const most = sql.lit(`${mostCents / 100n}.${mostCents % 100n}`);

function casesOf(assignment: Assignment): Fragment[] {
  if (assignment.do === 'add')
    return [
      sql`when c.balance is null then 'balance.empty'`,
      sql`when abs(c.balance + ${assignment.amount}::numeric) > ${most}::numeric then 'balance.out-of-range'`,
    ];
  if (assignment.do === 'shift')
    return [
      sql`when c.due_date is null then 'due-date.empty'`,
      sql`when c.due_date + ${assignment.days}::integer not between ${sql.lit(dayRange.first)}::date and ${sql.lit(dayRange.last)}::date
        then 'due-date.out-of-range'`,
    ];
  return [];
}

function caseOfName(plan: BulkPlan): Fragment[] {
  const cleared = new Set(
    plan.assignments.flatMap((one) => (one.do === 'set' && one.value === null ? [one.field] : [])),
  );
  const given = new Set(plan.assignments.flatMap((one) => (one.do === 'set' && one.value !== null ? [one.field] : [])));
  const [first, last] = [cleared.has('firstName'), cleared.has('lastName')];
  if ((!first && !last) || given.has('firstName') || given.has('lastName')) return [];
  if (first && last) return [sql`when c.first_name is not null or c.last_name is not null then 'name.required'`];
  if (first) return [sql`when c.first_name is not null and c.last_name is null then 'name.required'`];
  return [sql`when c.last_name is not null and c.first_name is null then 'name.required'`];
}

const casesOfConsents = (tx: Tx, { consents, story }: BulkPlan): Fragment[] =>
  consents.map(
    ({
      channel,
      state,
    }) => sql`when (select true from consent_entries e where e.tenant_id = ${tx.tenantId} and e.contact_id = c.id
      and e.channel = ${sql.lit(channel)} and e.address is null and e.captured_at > ${story?.capturedAt ?? null}::timestamptz limit 1)
      then 'consent.newer' ${state === 'unknown' ? caseOfRefused(tx, channel) : sql``}`,
  );

const caseOfRefused = (tx: Tx, channel: ConsentChannel): Fragment =>
  sql`when ${isRefusedByPerson(tx, sql.lit(channel))} then 'consent.refused-by-person'`;

/** Whether anything about a contact would differ. */
export function differs(plan: BulkPlan): Fragment {
  if (plan.deletes) return sql`true`;
  const custom = freshCustom(plan);
  return sql`(${sql.join(
    [
      ...fieldWrites(plan).map(({ old, fresh }) => sql`${old} is distinct from ${fresh}`),
      ...(custom === null ? [] : [sql`c.custom is distinct from ${custom}`]),
    ],
    sql` or `,
  )})`;
}

/** The values by field of a contact that differs, as it was or as it becomes: only those that differ. */
export function changeImage(plan: BulkPlan, which: 'old' | 'fresh'): Fragment {
  const writes = fieldWrites(plan);
  const custom = freshCustom(plan);
  const customImage =
    custom === null
      ? sql``
      : sql` || case when c.custom is distinct from ${custom}
          then jsonb_build_object('custom', ${which === 'old' ? sql`c.custom` : custom}) else '{}' end`;
  if (writes.length === 0) return sql`('{}'::jsonb ${customImage})`;
  const values = sql`jsonb_build_object(${sql.join(
    writes.map((write) => sql`${sql.lit(write.field)}, ${write[which]}`),
  )})`;
  // The only one differs, or there would be no change.
  if (writes.length === 1 && custom === null) return values;
  const same = writes.map(
    ({ field, old, fresh }) => sql`case when ${old} is not distinct from ${fresh} then ${sql.lit(field)} end`,
  );
  return sql`((${values} - array_remove(array[${sql.join(same)}]::text[], null)) ${customImage})`;
}
