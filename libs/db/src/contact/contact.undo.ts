import { changedKeys, contactFieldNames, contactFields, judgeUndo } from '@rollcall/domain/contact';
import type {
  ContactFieldName,
  ContactImage,
  ContactValue,
  ContactView,
  CustomValue,
  PlannedContact,
  PlannedContactEmail,
  PlannedContactPhone,
  PlannedCustom,
} from '@rollcall/domain/contact';
import { Refusal } from '@rollcall/domain/refusal';
import { sql } from 'kysely';
import type { Tx } from '../database/tenant.js';
import type { ContactActor } from './contact.change.js';
import { imageBefore, imageNow, namesOfGroups, refusedConsents } from './contact.history.js';
import { updateContact } from './contact.write.js';

/**
 * Takes one change of a contact that is locked (`lockForChange`) back, with an entry of its own in the history: the values it
 * replaced, all of them or none. Refuses `not-found` for a change that is not there, `contact.change-overtaken` with the fields
 * that have changed since, `contact.change-final` with why for what no undo brings back, and as `updateContact` does.
 */
export async function undoContactChange(tx: Tx, contact: ContactView, at: string, by: ContactActor): Promise<void> {
  const { id } = contact;
  const { rows } = await sql<{ action: string; before: ContactImage | null }>`
    select action, before from contact_changes
    where tenant_id = ${tx.tenantId} and contact_id = ${id} and at = ${at}::timestamptz`.execute(tx);
  const [change] = rows;
  if (!change) throw new Refusal('not-found');
  const now = await imageNow(tx, id);
  const after = await imageBefore(tx, id, now, sql`> ${at}::timestamptz`);
  const verdict = judgeUndo({ ...change, after, now, refused: await refusedConsents(tx, id) });
  if (verdict.state === 'overtaken') throw new Refusal('contact.change-overtaken', { fields: verdict.fields });
  if (verdict.state === 'never')
    throw new Refusal('contact.change-final', { why: verdict.why, fields: verdict.fields });
  const before = change.before ?? {};
  await updateContact(tx, contact, planOf(before, after, await groupOf(tx, before)), by);
}

/** The name of the group an image names by its id. Refuses if it is gone: nobody can be put into it. */
async function groupOf(tx: Tx, before: ContactImage): Promise<string | null> {
  const id = before['group'];
  if (typeof id !== 'number') return null;
  const name = (await namesOfGroups(tx, [{ ...before }])).get(id);
  if (name === undefined) throw new Refusal('contact.change-final', { why: 'group-gone', fields: ['group'] });
  return name;
}

/** What makes the contact what the image says, for the fields that are in it; of custom fields only what the change changed. */
function planOf(before: ContactImage, after: ContactImage, group: string | null): PlannedContact {
  const named = contactFieldNames.filter((field) => field in before);
  const hours = (['allowedDays', 'allowedFrom', 'allowedUntil'] as const).filter((field) => field in before);
  return {
    values: Object.fromEntries(
      named.map((field) => [field, field === 'group' ? group : valueOf(field, before[field])]),
    ),
    hours: Object.fromEntries(hours.map((field) => [field, before[field] ?? null])),
    phones: listOf(before['phones'])?.map(phoneOf) ?? null,
    emails: listOf(before['emails'])?.map(emailOf) ?? null,
    custom: 'custom' in before ? customOf(before['custom'], after['custom']) : null,
  };
}

/** Money is a number in an image: JSON knows no other. */
const valueOf = (field: ContactFieldName, value: unknown): ContactValue =>
  contactFields[field].type === 'money' && typeof value === 'number' ? value.toFixed(2) : (value as ContactValue);

type Item = Readonly<Record<string, unknown>>;
const listOf = (value: unknown): readonly Item[] | null => (Array.isArray(value) ? (value as Item[]) : null);

/** An image leaves out what says nothing. */
const phoneOf = (item: Item): PlannedContactPhone =>
  ({
    extension: null,
    type: null,
    aliases: [],
    status: null,
    smsConsent: null,
    cellConsent: null,
    block: 'none',
    blockedOn: null,
    preferred: false,
    ...item,
  }) as unknown as PlannedContactPhone;
const emailOf = (item: Item): PlannedContactEmail =>
  ({ consent: null, blocked: false, ...item }) as unknown as PlannedContactEmail;

function customOf(had: unknown, has: unknown): PlannedCustom {
  const values = new Map(Object.entries((had ?? {}) as Readonly<Record<string, CustomValue>>));
  const keys = changedKeys(had, has);
  const set = keys.flatMap((key) => (values.has(key) ? [[key, values.get(key)] as const] : []));
  return {
    set: Object.fromEntries(set) as PlannedCustom['set'],
    cleared: keys.filter((key) => !values.has(key)),
  };
}
