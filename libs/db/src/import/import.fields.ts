import { maxCustomFields } from '@rollcall/domain/contact';
import { Refusal } from '@rollcall/domain/refusal';
import { sql } from 'kysely';
import type { Tx } from '../database/tenant.js';

/** Refuses `import.too-many-custom-fields` when with those of a file the tenant would have over 100. */
export async function checkCustomFields(tx: Tx, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  const { rows } = await sql<{ count: number }>`
    select count(*) from (select key from custom_fields where tenant_id = ${tx.tenantId} and deleted_at is null
      union select unnest(${[...keys]}::text[])) k`.execute(tx);
  const count = rows[0]!.count;
  if (count > maxCustomFields) throw new Refusal('import.too-many-custom-fields', { count, most: maxCustomFields });
}

/** Makes the custom fields a file brings, as text; those that are there stay as they are, and one that was deleted is back. */
export async function insertCustomFields(tx: Tx, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await sql`
    insert into custom_fields (tenant_id, key, label, position)
    select ${tx.tenantId}, key, key, coalesce((select max(position) from custom_fields where tenant_id = ${tx.tenantId}), 0) + place
    from unnest(${[...keys]}::text[]) with ordinality as k(key, place)
    on conflict (tenant_id, key) do update set deleted_at = null, version = custom_fields.version + 1
      where custom_fields.deleted_at is not null`.execute(tx);
}
