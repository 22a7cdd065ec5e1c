import { maxCustomFields } from '@rollcall/domain/contact';
import type { CustomFieldType } from '@rollcall/domain/contact';
import type {
  ChangeCustomField,
  CreateCustomField,
  CustomFieldKey,
  CustomFieldView,
} from '@rollcall/domain/custom-field';
import { Refusal } from '@rollcall/domain/refusal';
import { sql } from 'kysely';
import type { Selectable } from 'kysely';
import type { CustomFieldsTable, Tx } from '../database/index.js';

/** The tenant's custom fields in their order; with `withDeleted` the deleted ones behind them. */
export async function listCustomFieldViews(tx: Tx, withDeleted: boolean): Promise<CustomFieldView[]> {
  const rows = await tx
    .selectFrom('custom_fields')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .$if(!withDeleted, (query) => query.where('deleted_at', 'is', null))
    .orderBy(sql`deleted_at is not null`)
    .orderBy('position')
    .orderBy('key')
    .limit(1000)
    .execute();
  return rows.map(toView);
}

/** Makes a custom field at the end. Refuses `custom-field.exists` for a label that is taken, `custom-field.too-many` from 101 on. */
export async function insertCustomField(tx: Tx, field: CreateCustomField, by: string): Promise<CustomFieldView> {
  await lockFields(tx);
  const known = await listCustomFieldViews(tx, true);
  refuseTakenLabel(known, field.label, null);
  const live = known.filter(({ deletedAt }) => deletedAt === null);
  refuseTooMany(live.length + 1);
  const row = await tx
    .insertInto('custom_fields')
    .values({
      tenant_id: tx.tenantId,
      key: freeKey(field.label, new Set(known.map(({ key }) => key as string))),
      label: field.label,
      type: field.type,
      section: field.section,
      options: [...(field.options ?? [])],
      position: Math.max(0, ...live.map(({ position }) => position)) + 1,
      created_by: by,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
  return toView(row);
}

/** Locks one field that is not deleted, as the caller saw it. Refuses `not-found`, `if-match-missing`, `stale-version`. */
export async function lockCustomField(
  tx: Tx,
  key: CustomFieldKey,
  version: number | undefined,
  which: 'live' | 'deleted' = 'live',
): Promise<CustomFieldView> {
  await lockFields(tx);
  const row = await tx
    .selectFrom('custom_fields')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .where('key', '=', key)
    .forUpdate()
    .executeTakeFirst();
  if (!row) throw new Refusal('not-found');
  if (which === 'live' && row.deleted_at !== null) throw new Refusal('not-found');
  if (which === 'deleted' && row.deleted_at === null) throw new Refusal('state-not-allowed', { status: 'live' });
  if (version === undefined && which === 'live') throw new Refusal('if-match-missing');
  const field = toView(row);
  if (version !== undefined && row.version !== version)
    throw new Refusal('stale-version', { version: row.version, field });
  return field;
}

/** Changes a field that is locked. Refuses `custom-field.exists`, and `invalid-input` for options of what is no list. */
export async function changeCustomField(
  tx: Tx,
  field: CustomFieldView,
  { label, section, options, position }: ChangeCustomField,
  by: string,
): Promise<CustomFieldView> {
  if (options !== undefined && field.type !== 'list') {
    const error = { path: 'options', code: 'invalid', message: 'Only a list has options.' };
    throw new Refusal('invalid-input', { errors: [error] });
  }
  if (label !== undefined) refuseTakenLabel(await listCustomFieldViews(tx, false), label, field.key);
  if (position !== undefined) await moveTo(tx, field.key, position);
  return update(tx, field.key, by, {
    ...(label !== undefined && { label }),
    ...(section !== undefined && { section }),
    ...(options !== undefined && { options: [...options] }),
  });
}

/** Deletes a field that is locked: its values stay with the contacts and are shown no more. */
export const deleteCustomField = (tx: Tx, field: CustomFieldView, by: string): Promise<CustomFieldView> =>
  update(tx, field.key, by, { deleted_at: sql<Date>`now()` });

/** Brings a deleted field back, and with it its values. Refuses `custom-field.exists`, `custom-field.too-many`. */
export async function restoreCustomField(tx: Tx, field: CustomFieldView, by: string): Promise<CustomFieldView> {
  const live = await listCustomFieldViews(tx, false);
  refuseTakenLabel(live, field.label, field.key);
  refuseTooMany(live.length + 1);
  return update(tx, field.key, by, { deleted_at: null });
}

async function update(
  tx: Tx,
  key: CustomFieldKey,
  by: string,
  set: Readonly<Record<string, unknown>>,
): Promise<CustomFieldView> {
  const row = await tx
    .updateTable('custom_fields')
    .set({ ...set, version: sql`version + 1`, changed_at: sql`now()`, changed_by: by } as never)
    .where('tenant_id', '=', tx.tenantId)
    .where('key', '=', key)
    .returningAll()
    .executeTakeFirstOrThrow();
  return toView(row);
}

/** Gives every live field its place anew, with this one at its own. */
async function moveTo(tx: Tx, key: CustomFieldKey, position: number): Promise<void> {
  const others = (await listCustomFieldViews(tx, false)).map((field) => field.key).filter((other) => other !== key);
  const keys = others.toSpliced(position - 1, 0, key);
  await sql`
    update custom_fields f set position = o.place from unnest(${keys}::text[]) with ordinality o (key, place)
    where f.tenant_id = ${tx.tenantId} and f.key = o.key and f.position <> o.place`.execute(tx);
}

/** Labels, the limit and the order are rules about all fields of the tenant: whoever changes one, changes them alone. */
async function lockFields(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtext('custom fields'), hashtext(${tx.tenantId}))`.execute(tx);
}

function refuseTakenLabel(fields: readonly CustomFieldView[], label: string, own: CustomFieldKey | null): void {
  const isTaken = fields.some(
    (field) => field.deletedAt === null && field.key !== own && field.label.toLowerCase() === label.toLowerCase(),
  );
  if (isTaken) throw new Refusal('custom-field.exists', { label });
}

function refuseTooMany(count: number): void {
  if (count > maxCustomFields) throw new Refusal('custom-field.too-many', { most: maxCustomFields });
}

/** A deleted or renamed field keeps its key, and the values under it: a new one gets another. */
function freeKey(label: string, taken: ReadonlySet<string>): string {
  for (let n = 1; ; n++) {
    const key = n === 1 ? label : `${label.slice(0, 94)} ${n}`;
    if (!taken.has(key)) return key;
  }
}

const toView = (row: Selectable<CustomFieldsTable>): CustomFieldView => ({
  key: row.key as CustomFieldKey,
  label: row.label,
  type: row.type as CustomFieldType,
  section: row.section,
  options: row.options,
  position: row.position,
  version: row.version,
  createdAt: row.created_at.toISOString(),
  createdBy: row.created_by,
  changedAt: row.changed_at?.toISOString() ?? null,
  changedBy: row.changed_by,
  deletedAt: row.deleted_at?.toISOString() ?? null,
});
