import { contactFields, weekdays } from '@rollcall/domain/contact';
import { readExportColumn } from '@rollcall/domain/export';
import type { CsvFlavour, EmailPart, ExportColumn, OwnPart, PhonePart } from '@rollcall/domain/export';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../database/tenant.js';

type Fragment = RawBuilder<unknown>;

/** A column as SQL: its value as text, or as JSON has it. */
interface Cell {
  readonly text: Fragment;
  readonly json: Fragment;
  /** Whether people choose what is in it. Numbers, days and our own words cannot become formulas. */
  readonly isFree: boolean;
}

const fixed = (text: Fragment): Cell => ({ text, json: sql`to_json(${text})`, isFree: false });
const free = (text: Fragment): Cell => ({ text, json: sql`to_json(${text})`, isFree: true });
const bool = (value: Fragment): Cell => ({
  text: sql`(case when ${value} then 'true' when not ${value} then 'false' end)`,
  json: sql`to_json(${value})`,
  isFree: false,
});
const moment = (at: Fragment): Cell => fixed(sql`to_char(${at} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`);

/** From which column of its row, and what it is then. */
type SideColumn = readonly [column: string, cell: (value: Fragment) => Cell];

const phoneColumns: Readonly<Record<PhonePart, SideColumn>> = {
  '': ['e164', fixed],
  Extension: ['extension', fixed],
  Type: ['type', fixed],
  Status: ['status', fixed],
  SmsConsent: ['sms_consent', bool],
  CellConsent: ['cell_consent', bool],
  Block: ['block', (value) => fixed(sql`nullif(${value}, 'none')`)],
  BlockedOn: ['blocked_on', (value) => fixed(sql`${value}::text`)],
  Preferred: ['is_preferred', bool],
  Aliases: [
    'aliases',
    (value) => ({
      text: sql`(select string_agg(a, '; ') from jsonb_array_elements_text(${value}) a)`,
      json: value,
      isFree: true,
    }),
  ],
  Display: ['raw', free],
};
const emailColumns: Readonly<Record<EmailPart, SideColumn>> = {
  '': ['address', free],
  Consent: ['consent', bool],
  Blocked: ['is_blocked', bool],
};
const days = sql.join(
  weekdays.map((day, at) => sql`case when c.allowed_days & ${sql.lit(1 << at)} > 0 then ${sql.lit(day)} end`),
);

function ownCell(tx: Tx, part: OwnPart): Cell {
  const cells: Readonly<Record<OwnPart, () => Cell>> = {
    id: () => ({ text: sql`c.id`, json: sql`to_json(c.id)`, isFree: false }),
    allowedDays: () => fixed(sql`(case when c.allowed_days is not null then concat_ws(' ', ${days}) end)`),
    allowedFrom: () => fixed(sql`left(c.allowed_from::text, 5)`),
    allowedUntil: () => fixed(sql`left(c.allowed_until::text, 5)`),
    createdAt: () => moment(sql`c.created_at`),
    updatedAt: () => moment(sql`c.updated_at`),
    lastInteractionAt: () =>
      moment(
        sql`(select max(i.at) from interactions i where i.tenant_id = ${sql.lit(tx.tenantId)}::uuid and i.contact_id = c.id)`,
      ),
  };
  return cells[part]();
}

function cellOf(tx: Tx, column: ExportColumn): Cell {
  switch (column.of) {
    case 'own':
      return ownCell(tx, column.part);
    case 'phone': {
      const [name, cell] = phoneColumns[column.part];
      return cell(sql.ref(`p.${name}_${column.position}`));
    }
    case 'email': {
      const [name, cell] = emailColumns[column.part];
      return cell(sql.ref(`e.${name}_${column.position}`));
    }
    case 'custom': {
      const key = sql.lit(column.key);
      return { text: sql`(c.custom ->> ${key})`, json: sql`(c.custom -> ${key})`, isFree: true };
    }
    case 'encrypted':
      // Never opened: an export can only tell that there is something.
      return fixed(sql`(select '••••' from encrypted_values v where v.tenant_id = ${sql.lit(tx.tenantId)}::uuid
        and v.contact_id = c.id and v.field = ${sql.lit(column.key)} and v.sealed is not null)`);
    case 'field': {
      const { field } = column;
      if (field === 'group') return free(sql`g.name`);
      const value = sql.ref(`c.${contactFields[field].column}`);
      const { type } = contactFields[field];
      if (type === 'boolean' || type === 'consent') return bool(value);
      if (type === 'money' || type === 'date') return fixed(sql`${value}::text`);
      return free(value);
    }
  }
}

const columnsOf = (names: readonly string[]): ExportColumn[] =>
  names.flatMap((name) => {
    const column = readExportColumn(name);
    return column === null ? [] : [column];
  });

/** The cells of a line of CSV. For spreadsheets what `safeCell` disarms is disarmed here too. */
export const csvCells = (tx: Tx, names: readonly string[], flavour: CsvFlavour): Fragment =>
  sql.join(
    columnsOf(names).map((column) => {
      const { text, isFree } = cellOf(tx, column);
      return isFree && flavour === 'spreadsheet' ? safe(text) : text;
    }),
  );

// The twin of `safeCell`: what makes a spreadsheet take a cell for a formula, numbers and phones in E.164 apart.
const safe = (text: Fragment): Fragment => sql`(case when ${text} ~ ${sql.lit('^[-=+@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]')}
  and ${text} !~ ${sql.lit('^(\\+[0-9]{6,15}|[+-]?[0-9]+(\\.[0-9]+)?)$')} then '''' || ${text} else ${text} end)`;

/** One contact as an object of JSON, its columns in their order. By `||`: functions take a hundred arguments, an export has more columns. */
export const jsonLine = (tx: Tx, names: readonly string[]): Fragment => {
  const parts = names.flatMap((name) => {
    const column = readExportColumn(name);
    return column === null
      ? []
      : [sql`${sql.lit(`${JSON.stringify(name)}:`)} || coalesce(${cellOf(tx, column).json}::text, 'null')`];
  });
  return sql`'{' || ${sql.join(parts, sql` || ',' || `)} || '}'`;
};

/** What the columns are read from beside contacts: one row per contact with its phones, one with its addresses. */
export function exportJoins(tx: Tx, names: readonly string[], near: (id: Fragment) => Fragment): Fragment {
  const columns = columnsOf(names);
  const phones = columns.flatMap((each) =>
    each.of === 'phone' ? [pivot(phoneColumns[each.part][0], each.position)] : [],
  );
  const emails = columns.flatMap((each) =>
    each.of === 'email' ? [pivot(emailColumns[each.part][0], each.position)] : [],
  );
  const hasGroup = columns.some((each) => each.of === 'field' && each.field === 'group');
  const tenant = sql`${sql.lit(tx.tenantId)}::uuid`;
  const side = (table: string, alias: string, pivots: readonly Fragment[]): Fragment =>
    pivots.length === 0
      ? sql``
      : sql`left join (select s.contact_id, ${sql.join(pivots)} from ${sql.table(table)} s
          where s.tenant_id = ${tenant} and ${near(sql`s.contact_id`)} group by s.contact_id) ${sql.id(alias)}
        on ${sql.id(alias)}.contact_id = c.id`;
  return sql`${side('contact_phones', 'p', phones)} ${side('contact_emails', 'e', emails)}
    ${hasGroup ? sql`left join groups g on g.tenant_id = ${tenant} and g.id = c.group_id` : sql``}`;
}

/** A position has one row: any aggregate of its value is the value. */
function pivot(column: string, position: number): Fragment {
  const value = sql.ref(`s.${column}`);
  const one = booleans.has(column) ? sql`bool_or(${value})` : sql`max(${value})`;
  const some =
    column === 'aliases'
      ? sql`(array_agg(to_jsonb(${value})) filter (where s.position = ${sql.lit(position)}))[1]`
      : null;
  return sql`${some ?? sql`${one} filter (where s.position = ${sql.lit(position)})`} as ${sql.id(`${column}_${position}`)}`;
}

const booleans = new Set(['sms_consent', 'cell_consent', 'is_preferred', 'consent', 'is_blocked']);
