import { contactFields, neverEmpty } from '@rollcall/domain/contact';
import type { ContactFieldName } from '@rollcall/domain/contact';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { isRefusedByPerson } from '../consent/index.js';
import type { Tx } from '../database/tenant.js';
import { emailValues, phoneValues } from './import.insert.js';
import type { ApplyRange } from './import.insert.js';
import { staged, stagedColumn } from './import.layout.js';
import type { ImportLayout } from './import.layout.js';

type Fragment = RawBuilder<unknown>;

/** What an empty cell does to a contact that exists. */
export type EmptyCells = 'ignore' | 'clear';

/** See {@link oldValue}. */
export const freshValue = (field: ContactFieldName) => sql.ref(`n.new_${contactFields[field].column}`);
/** `sms_consent` is about `sms`. */
export const channelOf = (field: ContactFieldName): Fragment =>
  sql.lit(contactFields[field].column.replace(/_consent$/, ''));

/** The value a field has, and the one the row asks for, in {@link differences}. */
export const oldValue = (field: ContactFieldName) => sql.ref(`n.old_${contactFields[field].column}`);

/** What the row says to a consent, before it is weighed against what the person said. */
export const askedConsent = (field: ContactFieldName) => sql.ref(`n.asked_${contactFields[field].column}`);
/** Whether a field says who may be contacted. */
export const isConsent = (field: ContactFieldName): boolean => contactFields[field].type === 'consent';

/**
 * The beginning of a WITH: `n` (rows with old and new values of their contact), `phones` and `emails` (positions that
 * differ), `touched` (the rows of `n` that change anything). A run and a dry run both stand on it, so they cannot disagree.
 */
export function differences(tx: Tx, layout: ImportLayout, range: ApplyRange, emptyCells: EmptyCells): Fragment {
  const { rows, plan } = staged(layout.jobId);
  const pairs = layout.fields.map(
    (field) => sql`, c.${sql.id(contactFields[field].column)} as ${sql.id(`old_${contactFields[field].column}`)},
      ${newValue(tx, field, emptyCells)} as ${sql.id(`new_${contactFields[field].column}`)}
      ${isConsent(field) ? sql`, ${askedValue(tx, field, emptyCells)} as ${sql.id(`asked_${contactFields[field].column}`)}` : sql``}`,
  );
  return sql`n as materialized (
      select s.*, p.contact_id, c.custom as old_custom, ${newCustom(layout, emptyCells)} as new_custom ${join(pairs)}
      from ${plan} p join ${rows} s using (row_no)
      join contacts c on c.tenant_id = ${tx.tenantId} and c.id = p.contact_id and c.deleted_at is null
      where p.row_no > ${range.after} and p.row_no <= ${range.last} and p.action = 'update'),
    phones as (${phoneDifferences(tx, layout, emptyCells)}),
    emails as (${emailDifferences(tx, layout, emptyCells)}),
    touched as materialized (
      select n.* from n where ${differs(layout)} or n.contact_id in (select contact_id from phones)
        or n.contact_id in (select contact_id from emails))`;
}

const join = (parts: readonly Fragment[]): Fragment => (parts.length > 0 ? sql.join(parts, sql` `) : sql``);

/** What a row asks of a field; a no that the person said stays, whatever a file says (`heldEntries`). */
function newValue(tx: Tx, field: ContactFieldName, emptyCells: EmptyCells): Fragment {
  const asked = askedValue(tx, field, emptyCells);
  if (!isConsent(field)) return asked;
  const column = sql.ref(`c.${contactFields[field].column}`);
  return sql`case when not ${column} and ${asked} is distinct from false and ${isRefusedByPerson(tx, channelOf(field))}
    then ${column} else ${asked} end`;
}

function askedValue(tx: Tx, field: ContactFieldName, emptyCells: EmptyCells): Fragment {
  const column = sql.ref(`c.${contactFields[field].column}`);
  const cell =
    field === 'group'
      ? sql`coalesce((select g.id from groups g where g.tenant_id = ${tx.tenantId} and g.name_key = lower(s.group_name)),
          case when s.group_name is not null then -1 end)` // a dry run makes no groups: one that is not there yet differs
      : sql.ref(`s.${stagedColumn(field)}`);
  // A contact is active or not: there is no third state that an empty cell could mean.
  if (emptyCells === 'ignore' || neverEmpty[field] !== undefined) return sql`coalesce(${cell}, ${column})`;
  return sql`case when ${isLeftOut(sql.lit(field))} then ${column} else ${cell} end`;
}

/** Whether the row has a cell for this target that could not be read: it says nothing, so it clears nothing. */
const isLeftOut = (target: Fragment): Fragment => sql`coalesce(s.left_out ? (${target}), false)`;

function newCustom(layout: ImportLayout, emptyCells: EmptyCells): Fragment {
  if (layout.customKeys.length === 0) return sql`c.custom`;
  const cleared = sql`array(select k from unnest(${[...layout.customKeys]}::text[]) k where not ${isLeftOut(sql`'custom:' || k`)})`;
  const kept = emptyCells === 'clear' ? sql`c.custom - ${cleared}` : sql`c.custom`;
  return sql`(${kept}) || coalesce(s.custom, '{}')`;
}

const differs = (layout: ImportLayout): Fragment =>
  sql.join(
    [
      ...layout.fields.map((field) => sql`${oldValue(field)} is distinct from ${freshValue(field)}`),
      sql`n.old_custom is distinct from n.new_custom`,
    ],
    sql` or `,
  );

/** Whether an empty cell clears this position: only if a column is mapped to it, and the cell could be read. */
function isCleared(emptyCells: EmptyCells, mapped: readonly number[], before: string, behind = ''): Fragment {
  if (emptyCells === 'ignore') return sql`false`;
  const target = sql`${before}::text || v.position || ${behind}::text`;
  return sql`(v.position = any(${[...mapped]}::int[]) and not ${isLeftOut(target)})`;
}

/**
 * Positions whose number or extension differs. How a number was typed is no difference, and a number that comes without
 * its extension leaves the one that is there alone.
 */
function phoneDifferences(tx: Tx, layout: ImportLayout, emptyCells: EmptyCells): Fragment {
  if (layout.phoneCount === 0)
    return sql`select 0::bigint as contact_id, 0 as position, ''::text as e164, ''::text as raw, ''::text as extension where false`;
  const extensionDiffers = sql`o.extension is distinct from v.extension
    and (v.extension is not null or ${isCleared(emptyCells, layout.extensionPositions, 'phone', 'Extension')})`;
  return sql`select s.contact_id, v.position, v.e164, v.raw, v.extension
    from n s cross join lateral (values ${phoneValues(layout)}) v(position, e164, raw, extension)
    left join contact_phones o on o.tenant_id = ${tx.tenantId} and o.contact_id = s.contact_id and o.position = v.position
    where (v.e164 is not null and (o.e164 is distinct from v.e164 or (${extensionDiffers})))
      or (v.e164 is null and o.e164 is not null and ${isCleared(emptyCells, layout.phonePositions, 'phone')})`;
}

function emailDifferences(tx: Tx, layout: ImportLayout, emptyCells: EmptyCells): Fragment {
  if (layout.emailCount === 0)
    return sql`select 0::bigint as contact_id, 0 as position, ''::text as address, ''::text as key where false`;
  return sql`select s.contact_id, v.position, v.address, v.key
    from n s cross join lateral (values ${emailValues(layout)}) v(position, address, key)
    left join contact_emails o on o.tenant_id = ${tx.tenantId} and o.contact_id = s.contact_id and o.position = v.position
    where (v.address is not null and o.address is distinct from v.address)
      or (v.address is null and o.address is not null and ${isCleared(emptyCells, layout.emailPositions, 'email')})`;
}
