import { changesAnything, contactFields, neverEmpty } from '@rollcall/domain/contact';
import type { ContactFieldName, ContactId, ContactView, PlannedContact } from '@rollcall/domain/contact';
import { Refusal } from '@rollcall/domain/refusal';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { sqlStateOf } from '../database/faults.js';
import type { Tx } from '../database/tenant.js';
import { insertContactChange } from './contact.change.js';
import type { ContactActor } from './contact.change.js';
import { writeEmails, writePhones } from './contact.channels.js';
import { recordConsentEdits } from './contact.consents.js';
import { reserveContactIds } from './contact.ids.js';
import { emailsImage, imageColumns, phonesImage, valuesImage } from './contact.image.js';
import type { ImageField } from './contact.image.js';
import { openContactPartitions } from './contact.partitions.js';
import { learnNameWordsOf } from './contact.words.js';

const nameFields: readonly ContactFieldName[] = ['lastName', 'firstName', 'company'];

/** Writes a new contact with its entry in the history. Refuses `contact.id-taken`, and `invalid-input` for an unknown group. */
export async function insertContact(tx: Tx, planned: PlannedContact, by: ContactActor): Promise<ContactId> {
  await openContactPartitions(tx);
  await refuseTakenId(tx, planned.values.contactId1, null);
  const columns = await columnsOf(tx, planned, sql`'{}'::jsonb`);
  const id = ((await reserveContactIds(tx, 1)) + 1) as ContactId;
  await refusingTaken(() =>
    tx
      .insertInto('contacts')
      .values({ ...columns, tenant_id: tx.tenantId, id } as never)
      .execute(),
  );
  await writeChannels(tx, id, planned);
  await recordConsentEdits(tx, id, { before: null, planned }, by);
  await insertContactChange(tx, by, { contactId: id, action: 'created', before: null });
  await learnNameWordsOf(tx, [id]);
  return id;
}

/**
 * Makes a planned change of a contact that is locked (`lockForChange`), with the values before. A plan that changes nothing
 * writes nothing and leaves the version. Refuses as {@link insertContact}.
 */
export async function updateContact(
  tx: Tx,
  before: ContactView,
  planned: PlannedContact,
  by: ContactActor,
): Promise<void> {
  const { id } = before;
  await refuseTakenId(tx, planned.values.contactId1, id);
  const columns = await columnsOf(tx, planned, sql`custom`);
  const real = withoutSameGroup(planned, columns, before);
  if (!changesAnything(real)) return;
  await insertContactChange(tx, by, { contactId: id, action: 'updated', before: imageOf(tx, real) });
  await refusingTaken(() =>
    tx
      .updateTable('contacts')
      .set({ ...columns, version: sql`version + 1`, updated_at: sql`now()` } as never)
      .where('tenant_id', '=', tx.tenantId)
      .where('id', '=', id)
      .execute(),
  );
  await writeChannels(tx, id, real);
  await recordConsentEdits(tx, id, { before, planned: real }, by);
  if (nameFields.some((field) => real.values[field] !== undefined)) await learnNameWordsOf(tx, [id]);
}

async function writeChannels(tx: Tx, id: ContactId, { phones, emails }: PlannedContact): Promise<void> {
  if (phones !== null) await writePhones(tx, id, phones);
  if (emails !== null) await writeEmails(tx, id, emails);
}

/** A group can be named in another case than it has. */
function withoutSameGroup(planned: PlannedContact, columns: Columns, before: ContactView): PlannedContact {
  if (!('group_id' in columns) || columns['group_id'] !== before.groupId) return planned;
  const { group: _, ...values } = planned.values;
  return { ...planned, values };
}

type Columns = Record<string, unknown>;

/** What a plan sets, by column; `had` is the custom values before. */
async function columnsOf(
  tx: Tx,
  { values, hours, custom }: PlannedContact,
  had: RawBuilder<unknown>,
): Promise<Columns> {
  const columns: Columns = {};
  for (const [field, value] of Object.entries(values) as [ContactFieldName, unknown][])
    columns[contactFields[field].column] = value ?? neverEmpty[field] ?? null;
  if (values.group !== undefined) columns['group_id'] = await findGroupId(tx, values.group);
  for (const [field, value] of Object.entries(hours)) columns[imageColumns[field as ImageField]] = value;
  if (custom !== null)
    columns['custom'] = sql`(${had} - ${[...custom.cleared]}::text[]) || ${JSON.stringify(custom.set)}::jsonb`;
  return columns;
}

/** Held until the transaction ends, so that the group cannot go meanwhile. */
async function findGroupId(tx: Tx, name: unknown): Promise<number | null> {
  if (typeof name !== 'string') return null;
  const group = await tx
    .selectFrom('groups')
    .select('id')
    .where('tenant_id', '=', tx.tenantId)
    .where('name_key', '=', sql<string>`lower(${name})`)
    .forKeyShare()
    .executeTakeFirst();
  if (group) return group.id;
  const error = { path: 'group', code: 'group.unknown', message: 'There is no group of this name.' };
  throw new Refusal('invalid-input', { errors: [error] });
}

function imageOf(tx: Tx, { values, hours, phones, emails, custom }: PlannedContact): RawBuilder<unknown> {
  const fields = [...Object.keys(values), ...Object.keys(hours)] as ImageField[];
  return sql`${fields.length > 0 ? valuesImage(fields, 'c') : sql`'{}'::jsonb`}
    ${custom === null ? sql`` : sql`|| jsonb_build_object('custom', c.custom)`}
    ${phones === null ? sql`` : sql`|| jsonb_build_object('phones', ${phonesImage(tx, sql`c.id`)})`}
    ${emails === null ? sql`` : sql`|| jsonb_build_object('emails', ${emailsImage(tx, sql`c.id`)})`}`;
}

/** Says who has the Contact ID 1, as far as it can be known before it is written. */
export async function refuseTakenId(tx: Tx, contactId1: unknown, own: ContactId | null): Promise<void> {
  if (typeof contactId1 !== 'string') return;
  const other = await tx
    .selectFrom('contacts')
    .select('id')
    .where('tenant_id', '=', tx.tenantId)
    .where('contact_id_1', '=', contactId1)
    .where('deleted_at', 'is', null)
    .$if(own !== null, (query) => query.where('id', '<>', own ?? 0))
    .executeTakeFirst();
  if (other) throw new Refusal('contact.id-taken', { contactId1, id: other.id });
}

/**
 * Two can ask for one Contact ID 1 at once: then the index decides. It is a partition's own, with a name made for it, so the
 * violation is known by its kind: no other key of a contact can be taken.
 */
export async function refusingTaken<T>(write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (fault) {
    if (sqlStateOf(fault) === '23505') throw new Refusal('contact.id-taken');
    throw fault;
  }
}
