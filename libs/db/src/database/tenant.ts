import type { TenantId } from '@rollcall/domain/tenant';
import { sql } from 'kysely';
import type { Transaction } from 'kysely';
import type { Db } from './open-database.js';
import type { Schema } from './schema.js';

/** What every query takes, for reading too: a transaction that knows its tenant. */
export type Tx = Transaction<Schema> & { readonly tenantId: TenantId };

/** One transaction of one tenant. `tenantId` comes from the caller or the `jobs` row, never from a payload. */
export const inTenant = <T>(db: Db, tenantId: TenantId, work: (tx: Tx) => Promise<T>): Promise<T> =>
  db.transaction().execute(async (trx) => {
    await sql`select set_config('app.tenant_id', ${tenantId}, true)`.execute(trx);
    return work(Object.assign(trx, { tenantId }));
  });
