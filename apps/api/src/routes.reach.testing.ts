import type { TenantId } from '@rollcall/domain/tenant';
import type { TestApi } from './api.testing.js';

/** Bodies without which a route about reaching people would refuse before it looks for the id. */
export const reachBodies: Readonly<Record<string, object>> = {
  'PATCH /api/v1/callbacks/:id': { note: 'x' },
  'POST /api/v1/contacts/:id/consents': { channel: 'sms', state: 'revoked', source: 'call' },
};

/** Queries without which such a route would refuse before it looks for the id. */
export const reachQueries: Readonly<Record<string, string>> = {
  'GET /api/v1/contacts/:id/may-contact': '?channel=voice&at=2026-11-26T12:00:00Z',
};

/** A callback of contact 7 of a tenant. */
export async function insertTestCallback({ database }: TestApi, tenant: TenantId): Promise<string> {
  const [row] = await database.rows<{ id: string }>(
    `insert into callbacks (tenant_id, contact_id, phone, local_at, zone, due_at, day_starts_at, missed_at, zone_data, routing,
       created_by_id, created_by_name)
     values ($1, 7, '+12125550123', '2026-11-30T15:30', 'UTC', now(), now(), now(), '', 'pool', 'x', 'X') returning id::text`,
    [tenant],
  );
  return row!.id;
}
