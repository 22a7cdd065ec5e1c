import { contactFieldNames, contactFields, neverEmpty } from '@rollcall/domain/contact';
import type { ContactFieldName } from '@rollcall/domain/contact';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../database/tenant.js';
import { columnType, emailColumns, phoneColumns, positions, staged, stagedColumn } from './import.layout.js';
import type { ImportLayout } from './import.layout.js';

type Fragment = RawBuilder<unknown>;

/** The rows of one batch, and what is put where they are silent. */
export interface ApplyRange {
  /** Rows behind this one … */
  readonly after: number;
  /** … up to this one. */
  readonly last: number;
  /** The contact id of row n is this plus n. */
  readonly firstContactId: number;
  /** Canonical values for contacts that are created. */
  readonly defaults: Readonly<Partial<Record<ContactFieldName, string>>>;
}

/**
 * FROM for the staged rows `s` of a batch and what is planned with them, `p`. The bounds stand on both sides: the planner takes
 * them over for `s` alone, and would read the whole plan once per batch.
 */
export function plannedRows(layout: ImportLayout, { after, last }: Pick<ApplyRange, 'after' | 'last'>): Fragment {
  const { rows, plan } = staged(layout.jobId);
  return sql`${rows} s left join ${plan} p on p.row_no = s.row_no and p.row_no > ${sql.lit(after)} and p.row_no <= ${sql.lit(last)}`;
}

/** WHERE for {@link plannedRows}. */
export const inRange = ({ after, last }: Pick<ApplyRange, 'after' | 'last'>): Fragment =>
  sql`s.row_no > ${sql.lit(after)} and s.row_no <= ${sql.lit(last)}`;

/** Writes the contacts of the rows without a plan. `onTaken`: what happens to one whose Contact ID 1 is taken. @returns how many */
export async function insertContactRows(
  tx: Tx,
  layout: ImportLayout,
  range: ApplyRange,
  { into, onTaken }: { readonly into: Fragment; readonly onTaken: Fragment },
): Promise<number> {
  const filled = contactFieldNames.filter(
    (field) => layout.fields.includes(field) || range.defaults[field] !== undefined,
  );
  const columns = filled.map((field) => sql.id(contactFields[field].column));
  const values = filled.map((field) => createdValue(layout, field, range.defaults[field]));
  const hasCustom = layout.customKeys.length > 0;
  const { numAffectedRows } = await sql`
    insert into ${into} (tenant_id, id, created_by_job, created_at, updated_at
      ${columns.length > 0 ? sql`, ${sql.join(columns)}` : sql``} ${hasCustom ? sql`, custom` : sql``})
    select ${tx.tenantId}, ${range.firstContactId} + s.row_no, ${layout.jobId}, now(), now()
      ${values.length > 0 ? sql`, ${sql.join(values)}` : sql``} ${hasCustom ? sql`, coalesce(s.custom, '{}')` : sql``}
    from ${plannedRows(layout, range)} ${groupJoin(tx, layout, range)}
    where ${inRange(range)} and p.row_no is null
    order by s.row_no ${onTaken}`.execute(tx);
  return Number(numAffectedRows ?? 0n);
}

function createdValue(layout: ImportLayout, field: ContactFieldName, otherwise: string | undefined): Fragment {
  if (field === 'group') return sql`g.id`;
  const value = cellOr(layout, field, otherwise);
  const always = neverEmpty[field];
  return always === undefined ? value : sql`coalesce(${value}, ${sql.lit(always)})`;
}

function cellOr(layout: ImportLayout, field: ContactFieldName, otherwise: string | undefined): Fragment {
  const cell = layout.fields.includes(field) ? sql.ref(`s.${stagedColumn(field)}`) : sql`null`;
  return otherwise === undefined ? cell : sql`coalesce(${cell}, ${otherwise}::${columnType(field)})`;
}

function groupJoin(tx: Tx, layout: ImportLayout, { defaults }: ApplyRange): Fragment {
  if (!layout.fields.includes('group') && defaults.group === undefined) return sql``;
  return sql`left join groups g on g.tenant_id = ${tx.tenantId} and g.name_key = lower(${cellOr(layout, 'group', defaults.group)})`;
}

/** Writes the phones and addresses of the rows without a plan. */
export async function insertChannelRows(
  tx: Tx,
  layout: ImportLayout,
  range: ApplyRange,
  into: { readonly phones: Fragment; readonly emails: Fragment },
): Promise<void> {
  const contact = sql`${tx.tenantId}::uuid, ${range.firstContactId}::bigint + s.row_no`;
  const unplanned = sql`${inRange(range)} and p.row_no is null`;
  if (layout.phoneCount > 0) {
    await sql`
      insert into ${into.phones} (tenant_id, contact_id, position, e164, raw, extension)
      select ${contact}, v.position, v.e164, v.raw, v.extension
      from ${plannedRows(layout, range)} cross join lateral (values ${phoneValues(layout)}) v(position, e164, raw, extension)
      where ${unplanned} and v.e164 is not null order by s.row_no, v.position`.execute(tx);
  }
  if (layout.emailCount > 0) {
    await sql`
      insert into ${into.emails} (tenant_id, contact_id, position, address, key)
      select ${contact}, v.position, v.address, v.key
      from ${plannedRows(layout, range)} cross join lateral (values ${emailValues(layout)}) v(position, address, key)
      where ${unplanned} and v.address is not null order by s.row_no, v.position`.execute(tx);
  }
}

const valuesOf = (count: number, columnsOf: (position: number) => readonly string[]): Fragment =>
  sql.join(
    positions(count).map(
      (position) =>
        sql`(${sql.lit(position)}, ${sql.join(columnsOf(position).map((column) => sql.ref(`s.${column}`)))})`,
    ),
  );

/** The phones of a staged row `s` as rows of VALUES: position, e164, raw, extension. */
export const phoneValues = (layout: ImportLayout): Fragment => valuesOf(layout.phoneCount, phoneColumns);
/** The addresses of a staged row `s` as rows of VALUES: position, address, key. */
export const emailValues = (layout: ImportLayout): Fragment => valuesOf(layout.emailCount, emailColumns);
