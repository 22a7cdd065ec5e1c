import { scheduleOf } from '@rollcall/domain/callback';
import type { CallbackId } from '@rollcall/domain/callback';
import { getReachRules } from '../reach/index.js';
import type { TenantId } from '@rollcall/domain/tenant';
import { sql } from 'kysely';
import type { Db } from '../database/open-database.js';
import type { Tx } from '../database/tenant.js';
import { zoneData } from './zone-data.js';

/** Tenants with callbacks that nobody made in time. */
export async function listTenantsWithMissedCallbacks(db: Db): Promise<readonly TenantId[]> {
  const { rows } = await sql<{
    tenant_id: TenantId;
  }>`select tenant_id from list_tenants_with_missed_callbacks()`.execute(db);
  return rows.map(({ tenant_id: id }) => id);
}

/**
 * Marks callbacks as missed. Exactly once, however many do it at the same time: a callback that another is marking is left to
 * it, and one that is marked is open no more.
 * @returns those that this call marked, at most `limit`
 */
export async function markMissedCallbacks(tx: Tx, limit: number): Promise<readonly CallbackId[]> {
  const { rows } = await sql<{ id: CallbackId }>`
    update callbacks b set state = 'missed'
    from (select id from callbacks where tenant_id = ${tx.tenantId} and state = 'open' and missed_at <= clock_timestamp()
      order by missed_at, id limit ${limit} for update skip locked) late
    where b.tenant_id = ${tx.tenantId} and b.id = late.id and b.state = 'open'
    returning b.id`.execute(tx);
  return rows.map(({ id }) => id);
}

/** Tenants with open callbacks whose instants were computed with an older calendar of zones. */
export async function listTenantsWithOldCallbacks(db: Db, edition = zoneData): Promise<readonly TenantId[]> {
  const { rows } = await sql<{ tenant_id: TenantId }>`
    select tenant_id from list_tenants_with_old_callbacks(${edition})`.execute(db);
  return rows.map(({ tenant_id: id }) => id);
}

/**
 * Computes the instants of open callbacks anew, so that each keeps its time on the wall when a country changes its clocks.
 * @returns how many were looked at; as many as `limit`: there may be more
 */
export async function renewCallbackInstants(tx: Tx, limit: number, edition = zoneData): Promise<number> {
  const { callbacks } = await getReachRules(tx);
  const rows = await tx
    .selectFrom('callbacks')
    .select(['id', 'local_at', 'zone'])
    .where('tenant_id', '=', tx.tenantId)
    .where('state', '=', 'open')
    .where('zone_data', '<', sql<string>`${edition}::text collate "C"`)
    .orderBy('id')
    .limit(limit)
    .forUpdate()
    .execute();
  for (const { id, local_at: localAt, zone } of rows) {
    const { dueAt, dayStartsAt, missedAt } = scheduleOf({ localAt, zone }, callbacks);
    await tx
      .updateTable('callbacks')
      .set({ due_at: dueAt, day_starts_at: dayStartsAt, missed_at: missedAt, zone_data: edition })
      .where('tenant_id', '=', tx.tenantId)
      .where('id', '=', id)
      .execute();
  }
  return rows.length;
}
