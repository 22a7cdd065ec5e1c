import { consentKey, contactActions, fromDayBits, judgeUndo } from '@rollcall/domain/contact';
import type {
  ContactChange,
  ContactFieldChange,
  ContactHistory,
  ContactHistoryQuery,
  ContactId,
  ContactImage,
} from '@rollcall/domain/contact';
import { Refusal } from '@rollcall/domain/refusal';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { listRefusedByPerson } from '../consent/index.js';
import type { Tx } from '../database/tenant.js';
import { emailsImage, imageColumns, phonesImage, valuesImage } from './contact.image.js';
import type { ImageField } from './contact.image.js';

/** Values by field, in the form of a before-image. */
type Image = Record<string, unknown>;

interface Row {
  readonly at: string;
  readonly action: ContactChange['action'];
  readonly through: string;
  readonly job_id: string | null;
  readonly by_id: string | null;
  readonly by_name: string | null;
  readonly before: Image | null;
}

/**
 * One page of what happened to a contact, newest first; of one that is deleted too. The history keeps only the values before a
 * change: what it made of them is what the next change found, or what is there now. Refuses `not-found`.
 */
export async function listContactHistory(tx: Tx, id: ContactId, query: ContactHistoryQuery): Promise<ContactHistory> {
  const now = await imageNow(tx, id);
  const state =
    query.after === undefined ? { ...now } : await imageBefore(tx, id, now, sql`>= ${query.after}::timestamptz`);
  const refused = await refusedConsents(tx, id);
  const { rows } = await sql<Row>`
    select ${stamp} as at, h.action, h.through, h.job_id, coalesce(h.actor_id, j.started_by_id) as by_id,
      coalesce(h.actor_name, j.started_by_name) as by_name, h.before
    from contact_changes h left join jobs j on j.tenant_id = h.tenant_id and j.id = h.job_id
    where h.tenant_id = ${tx.tenantId} and h.contact_id = ${id} ${before(query.after ?? null)}
    order by h.at desc limit ${query.limit + 1}`.execute(tx);
  const shown = rows.slice(0, query.limit);
  const groups = await namesOfGroups(tx, [state, ...shown.map((row) => row.before ?? {})]);
  const items = shown.map((row) => toChange(row, state, { groups, now, refused }));
  return { items, next: rows.length > query.limit ? (items.at(-1)?.at ?? null) : null };
}

/** To the microsecond: it is the cursor too. */
const stamp = sql`to_char(h.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
const before = (after: string | null) => (after === null ? sql`` : sql`and h.at < ${after}::timestamptz`);

/** The values of a contact as they are, deleted or not. Refuses `not-found`. */
export async function imageNow(tx: Tx, id: ContactId): Promise<Image> {
  const { rows } = await sql<{ image: Image }>`
    select ${valuesImage(Object.keys(imageColumns) as ImageField[], 'c')} || jsonb_build_object('custom', c.custom,
      'phones', ${phonesImage(tx, sql`c.id`)}, 'emails', ${emailsImage(tx, sql`c.id`)}) as image
    from contacts c where c.tenant_id = ${tx.tenantId} and c.id = ${id}`.execute(tx);
  if (!rows[0]) throw new Refusal('not-found');
  return rows[0].image;
}

/** The values before all changes of a time (`>= …`): those of now, and over them what those changes found, the earliest last. */
export async function imageBefore(tx: Tx, id: ContactId, now: Image, since: RawBuilder<unknown>): Promise<Image> {
  const { rows: later } = await sql<{ key: string; value: unknown }>`
    select distinct on (e.key) e.key, e.value from contact_changes h cross join lateral jsonb_each(h.before) e
    where h.tenant_id = ${tx.tenantId} and h.contact_id = ${id} and h.at ${since}
    order by e.key, h.at`.execute(tx);
  return { ...now, ...Object.fromEntries(later.map(({ key, value }) => [key, value])) };
}

/** What the person said no to and did not give since, by `consentKey`. */
export async function refusedConsents(tx: Tx, id: ContactId): Promise<ReadonlySet<string>> {
  const refused = await listRefusedByPerson(tx, id);
  return new Set(refused.map(({ channel, address }) => consentKey(channel, address)));
}

interface Around {
  readonly groups: ReadonlyMap<number, string>;
  readonly now: ContactImage;
  readonly refused: ReadonlySet<string>;
}

/** Tells one change, and takes the state back to before it. */
function toChange(row: Row, state: Image, { groups, now, refused }: Around): ContactChange {
  const undo = judgeUndo({ action: row.action, before: row.before, after: { ...state }, now, refused });
  const changes = Object.entries(row.before ?? {}).flatMap(([field, value]) => {
    const after = state[field] ?? null;
    state[field] = value;
    return field === 'custom'
      ? customChanges(value as Image | null, after as Image | null)
      : [{ field, before: shown(field, value, groups), after: shown(field, after, groups) }];
  });
  return {
    at: row.at,
    action: contactActions.includes(row.action) ? row.action : 'updated',
    through: row.through,
    jobId: row.job_id,
    by: row.by_id === null ? null : { id: row.by_id, name: row.by_name ?? '' },
    changes,
    undo,
  };
}

function customChanges(had: Image | null, has: Image | null): ContactFieldChange[] {
  const [old, now] = [new Map(Object.entries(had ?? {})), new Map(Object.entries(has ?? {}))];
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap((key) => {
    const [value, after] = [old.get(key) ?? null, now.get(key) ?? null];
    return value === after ? [] : [{ field: `custom:${key}`, before: value, after }];
  });
}

/** A value as contacts show it: groups by name, days by name, hours without seconds, money as text. */
function shown(field: string, value: unknown, groups: ReadonlyMap<number, string>): unknown {
  if (typeof value === 'number') {
    if (field === 'group') return groups.get(value) ?? `#${value}`;
    if (field === 'allowedDays') return fromDayBits(value);
    return value.toFixed(2);
  }
  return typeof value === 'string' && (field === 'allowedFrom' || field === 'allowedUntil') ? value.slice(0, 5) : value;
}

/** Names of the groups in some images, by id. A group that is gone has none. */
export async function namesOfGroups(tx: Tx, images: readonly Image[]): Promise<ReadonlyMap<number, string>> {
  const ids = [...new Set(images.map((image) => image['group']).filter((id) => typeof id === 'number'))];
  if (ids.length === 0) return new Map();
  const rows = await tx
    .selectFrom('groups')
    .select(['id', 'name'])
    .where('tenant_id', '=', tx.tenantId)
    .where('id', 'in', ids)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
