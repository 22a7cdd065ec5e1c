import { BadCell, contactFieldNames, findDamage, readerOfField } from '../contact/index.js';
import type { ContactFieldName, CustomValue, DateOrder } from '../contact/index.js';
import { maxIssueValueLength } from '../job/index.js';
import type { RowIssue } from '../job/index.js';
import { Refusal } from '../refusal/index.js';
import type { MappedColumn, MatchKey, StartImport } from './import.contract.js';
import type { ImportIssueCode } from './issue-codes.js';
import { effectiveMatch } from './match-keys.js';
import { compileSteps, placeSpare } from './plan-cells.js';
import type { KnownCustomFields, PlannedEmail, PlannedPhone, RowDraft } from './plan-cells.js';

/** A row that can be taken, cleaned. */
export interface TakenRow {
  readonly outcome: 'planned';
  readonly row: number;
  /** Canonical text in the order of `CompiledPlan.fields`; null is empty. */
  readonly values: (string | null)[];
  /** By position: what stands in `phone2` is at 1, also when `phone1` is empty. The same number again is null. */
  readonly phones: (PlannedPhone | null)[];
  readonly emails: (PlannedEmail | null)[];
  /** Only cells that are not empty; null if there is none. Has no prototype. */
  readonly custom: Record<string, CustomValue> | null;
  /** The row's value for each key of `CompiledPlan.match`; null if it has none. */
  readonly keys: (string | null)[];
  /** The bad cells that were left out. */
  readonly warnings: readonly RowIssue[];
  /** What those cells are mapped to: they say nothing, so they clear nothing either. Null if there is none. */
  readonly leftOut: readonly string[] | null;
}

/** A row that cannot be taken, with every reason. */
export interface RejectedRow {
  readonly outcome: 'rejected';
  readonly row: number;
  readonly issues: readonly RowIssue[];
}

/** What becomes of one row. */
export type PlannedRow = TakenRow | RejectedRow;

/** The rules of one import, ready for millions of rows. */
export interface CompiledPlan {
  readonly fields: readonly ContactFieldName[];
  readonly phoneCount: number;
  readonly emailCount: number;
  readonly customKeys: readonly string[];
  readonly match: readonly MatchKey[];
  /** Decides what one row asks for. A bad cell is an answer, not an exception. `row` 1 is the first below the header. */
  plan(row: number, cells: readonly string[]): PlannedRow;
}

/** What an import's rules are made of. */
export interface PlanInput {
  /** Every column of the file, mapped or not: a row with more cells than these is rejected. */
  readonly columns: readonly MappedColumn[];
  readonly options: Pick<StartImport, 'badCells' | 'defaultCountry' | 'mode'> & { readonly match: readonly MatchKey[] };
  /** How dates in numbers are read. */
  readonly dateOrder: DateOrder;
  /** What the tenant's custom fields hold; not given: text. */
  readonly customFields?: KnownCustomFields | undefined;
}

const noIssues: readonly RowIssue[] = [];
/** What says who is meant, beside a phone and an e-mail address. */
export const identifyingFields: readonly ContactFieldName[] = [
  'firstName',
  'lastName',
  'company',
  'contactId1',
  'contactId2',
];
/** What a full name can fill. */
const nameFields: readonly ContactFieldName[] = ['salutation', 'firstName', 'lastName'];

/**
 * Compiles the rules of one import: what depends on the mapping is settled here, not row by row.
 * @throws Refusal `import.match-not-mapped`, see `effectiveMatch`
 */
export function compilePlan({ columns, options, dateOrder, customFields = {} }: PlanInput): CompiledPlan {
  const targets = columns.flatMap(({ field }) => (field === null ? [] : [field as string]));
  const fields = fieldsOf(targets);
  const phoneCount = highest(targets, /^phone(\d+)(?:Extension)?$/);
  const emailCount = highest(targets, /^email(\d)$/);
  const match = effectiveMatch(options.match, columns, options.mode);
  const keysOf = compileKeys(match, fields);
  const isSomebody = compileIsSomebody(options.mode, fields);
  const readCells = compileReader(columns, { ...options, fields, dateOrder, customFields });

  function plan(row: number, cells: readonly string[]): PlannedRow {
    if (cells.length > columns.length && cells.some((cell, index) => index >= columns.length && cell.trim() !== '')) {
      return rejected(row, [issue(row, '', 'row.too-many-cells', cells.slice(columns.length).join(' '))]);
    }
    const draft: RowDraft = {
      values: new Array<null>(fields.length).fill(null),
      phones: new Array<null>(phoneCount).fill(null),
      emails: new Array<null>(emailCount).fill(null),
      custom: null,
      leftOut: null,
      spare: null,
    };
    const issues = readCells(draft, row, cells);
    if (issues === null) return rejected(row, [issue(row, '', 'row.empty', '')]);
    if (issues.length > 0 && options.badCells === 'reject') return rejected(row, issues);
    if (!isSomebody(draft)) return rejected(row, [...issues, issue(row, '', 'row.nothing-to-identify', '')]);
    const { values, phones, emails, custom, leftOut } = draft;
    if (phoneCount > 1) dropRepeated(phones, phoneKey);
    if (emailCount > 1) dropRepeated(emails, emailKey);
    const warnings = draft.spare === null ? issues : [...issues, ...settleSpare(draft, row)];
    return { outcome: 'planned', row, values, phones, emails, custom, keys: keysOf(draft), warnings, leftOut };
  }

  const customKeys = targets.flatMap((target) =>
    target.startsWith('custom:') ? [target.slice('custom:'.length)] : [],
  );
  return { fields, phoneCount, emailCount, customKeys, match, plan };
}

/**
 * Reads `options.defaults` as cells of their fields are read; canonical text.
 * @throws Refusal `invalid-input` that names the field, for a default that its field cannot hold
 */
export function parseDefaults(
  { defaults }: Pick<StartImport, 'defaults'>,
  dateOrder: DateOrder,
): Partial<Record<ContactFieldName, string>> {
  const parsed: Partial<Record<ContactFieldName, string>> = {};
  for (const field of contactFieldNames) {
    const text = defaults[field]?.trim() ?? '';
    if (text === '') continue;
    const value = findDamage(text) ?? readerOfField(field, dateOrder)(text);
    if (value instanceof BadCell) {
      throw new Refusal('invalid-input', { errors: [{ path: `defaults.${field}`, code: value.code }] });
    }
    if (value !== null) parsed[field] = value;
  }
  return parsed;
}

/** An issue of one row. `value` is cut, and what no database can store is shown as U+FFFD. */
export function issue(
  row: number,
  column: string,
  code: ImportIssueCode,
  value: string,
  severity: RowIssue['severity'] = 'error',
): RowIssue {
  const shown = value.slice(0, maxIssueValueLength).replace(/[\0\p{Cs}]/gu, '\ufffd');
  return { row, column, code, value: shown, severity };
}

const rejected = (row: number, issues: readonly RowIssue[]): RejectedRow => ({ outcome: 'rejected', row, issues });

/** In the order of the field list, so that plans of the same fields agree. A full name can fill three. */
function fieldsOf(targets: readonly string[]): ContactFieldName[] {
  const asked = new Set(targets);
  if (asked.has('fullName')) for (const field of nameFields) asked.add(field);
  return contactFieldNames.filter((field) => asked.has(field));
}

function highest(targets: readonly string[], pattern: RegExp): number {
  return Math.max(0, ...targets.map((target) => Number(pattern.exec(target)?.[1] ?? 0)));
}

/** Reads the mapped cells into the draft. Answers the bad ones, or null if every cell is empty. */
function compileReader(
  columns: readonly MappedColumn[],
  rules: Parameters<typeof compileSteps>[1] & Pick<StartImport, 'badCells'>,
): (draft: RowDraft, row: number, cells: readonly string[]) => readonly RowIssue[] | null {
  const steps = compileSteps(columns, rules);
  const severity = rules.badCells === 'reject' ? 'error' : 'warning';
  return (draft, row, cells) => {
    let issues: RowIssue[] | null = null;
    let isEmpty = true;
    for (const { index, header, target, write } of steps) {
      const cell = cells[index];
      if (cell === undefined || cell === '') continue;
      const text = cell.trim();
      if (text === '') continue;
      isEmpty = false;
      const bad = findDamage(text) ?? write(draft, text);
      if (bad === null) continue;
      (issues ??= []).push(issue(row, header, bad.code, cell, severity));
      (draft.leftOut ??= []).push(...(target === 'fullName' ? nameFields : [target]));
    }
    return isEmpty ? null : (issues ?? noIssues);
  };
}

function compileKeys(
  match: readonly MatchKey[],
  fields: readonly ContactFieldName[],
): (draft: RowDraft) => (string | null)[] {
  const readers = match.map((key): ((draft: RowDraft) => string | null) => {
    if (key === 'email') return ({ emails }) => emails.find((email) => email !== null)?.key ?? null;
    if (key === 'phone') return ({ phones }) => phones.find((phone) => phone !== null)?.e164 ?? null;
    const place = fields.indexOf(key);
    return ({ values }) => values[place] ?? null;
  });
  return (draft) => readers.map((read) => read(draft));
}

/** Whether a row says who is meant. An update finds that out by matching. */
function compileIsSomebody(
  mode: StartImport['mode'],
  fields: readonly ContactFieldName[],
): (draft: RowDraft) => boolean {
  if (mode === 'update') return () => true;
  const places = identifyingFields.map((field) => fields.indexOf(field)).filter((place) => place !== -1);
  return ({ values, phones, emails }) =>
    places.some((place) => values[place] !== null) ||
    phones.some((phone) => phone !== null) ||
    emails.some((email) => email !== null);
}

const phoneKey = (phone: PlannedPhone): string => phone.e164;
const emailKey = (email: PlannedEmail): string => email.key;

/** Gives the further values of cells a place; what finds none is said. */
function settleSpare({ phones, emails, spare }: RowDraft, row: number): RowIssue[] {
  const leftPhones = placeSpare(phones, spare?.phones ?? [], phoneKey);
  const leftEmails = placeSpare(emails, spare?.emails ?? [], emailKey);
  return [
    ...leftPhones.map(({ header, value }) => issue(row, header, 'cell.no-place', value.raw, 'warning')),
    ...leftEmails.map(({ header, value }) => issue(row, header, 'cell.no-place', value.address, 'warning')),
  ];
}

/** Empties the places that say again what an earlier place says. */
function dropRepeated<T>(items: (T | null)[], keyOf: (item: T) => string): void {
  for (let place = 1; place < items.length; place++) {
    const item = items[place];
    if (!item) continue;
    const key = keyOf(item);
    for (let earlier = 0; earlier < place; earlier++) {
      const other = items[earlier];
      if (other && keyOf(other) === key) items[place] = null;
    }
  }
}
