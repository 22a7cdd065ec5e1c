import { givenConsentSources } from '@rollcall/domain/consent';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Tx } from '../database/tenant.js';

type Fragment = RawBuilder<unknown>;

/** Whether somebody recorded an entry with how it was said: files, edits and bulk changes do not say that. */
const isSaid = (entry: string): Fragment =>
  sql`${sql.ref(`${entry}.source`)} = any(${[...givenConsentSources]}::text[])`;
const isNo = (entry: string): Fragment => sql`${sql.ref(`${entry}.state`)} in ('refused', 'revoked')`;
/** A yes with its source and proof, which alone takes the place of a no that a person said. */
const isProvenYes = (entry: string): Fragment => sql`(${sql.ref(`${entry}.state`)} = 'granted' and (${isSaid(entry)}
  or ${sql.ref(`${entry}.wording_version`)} is not null or ${sql.ref(`${entry}.evidence`)} is not null))`;

/** Taking a job back, which says yes or nothing again: it lifts what a job had said, as that was no word of the person. */
const isTakenBack = (entry: string): Fragment => sql`(${sql.ref(`${entry}.source`)} = 'undo' and not ${isNo(entry)})`;

/**
 * THE RULE of what holds, for the whole system: for each contact, channel and address the newest entry up to a moment (null: now); but
 * WHAT A PERSON SAID NO TO STAYS NO until a newer yes comes with its source or proof. A file that says yes or nothing, an edit or a
 * bulk change without proof stand in the ledger and change nothing. A no that a job wrote is lifted by the undo of it too.
 */
export const heldEntries = (tx: Tx, ids: readonly number[], asOf: Date | null): Fragment => sql`(
  select distinct on (contact_id, channel, address) *, is_no_held as is_refused_by_person
  from (
    select *, coalesce(no_at > coalesce(yes_at, 0) or no_by_job_at > greatest(yes_at, taken_back_at, 0), false) as is_no_held
    from (
      select *, max(place) filter (where ${isSaid('e')} and ${isNo('e')} and job_id is null) over of_key as no_at,
        max(place) filter (where ${isSaid('e')} and ${isNo('e')} and job_id is not null) over of_key as no_by_job_at,
        max(place) filter (where ${isProvenYes('e')}) over of_key as yes_at,
        max(place) filter (where ${isTakenBack('e')}) over of_key as taken_back_at
      from (
        select *, row_number() over (partition by contact_id, channel, address order by captured_at, id) as place
        from consent_entries
        where tenant_id = ${tx.tenantId} and contact_id = any(${[...ids]}::bigint[])
          and captured_at <= ${asOf ?? sql`clock_timestamp()`}) e
      window of_key as (partition by contact_id, channel, address)) e) e
  where not is_no_held or ${isNo('e')}
  order by contact_id, channel, address, place desc)`;

/**
 * Whether the no of contact `c` to a channel as a whole was said by a person, and holds: the same rule as {@link heldEntries}, as a
 * condition for statements over many contacts.
 */
export const isRefusedByPerson = (tx: Tx, channel: Fragment): Fragment => sql`exists (
  select from consent_entries n where n.tenant_id = ${tx.tenantId} and n.contact_id = c.id and n.channel = ${channel}
    and n.address is null and ${isSaid('n')} and ${isNo('n')} and not exists (
      select from consent_entries y where y.tenant_id = n.tenant_id and y.contact_id = n.contact_id and y.channel = n.channel
        and y.address is null and (${isProvenYes('y')} or n.job_id is not null and ${isTakenBack('y')}) and (y.captured_at, y.id) > (n.captured_at, n.id)))`;
