import type { EncryptedFieldKey, EncryptedSettings, EncryptedSettingsView } from '@rollcall/domain/encrypted';
import { Refusal } from '@rollcall/domain/refusal';
import { sql } from 'kysely';
import { listRolesGranted, putRolesGranted } from '../auth/index.js';
import type { Tx } from '../database/index.js';

/** Which encrypted fields the tenant has, and who may do what with them. */
export async function getEncryptedSettings(tx: Tx): Promise<EncryptedSettingsView> {
  const stamp = await tx
    .selectFrom('encrypted_settings')
    .selectAll()
    .where('tenant_id', '=', tx.tenantId)
    .executeTakeFirst();
  const fields = await tx
    .selectFrom('encrypted_fields')
    .select(['key', 'label', 'is_searchable', 'mask'])
    .where('tenant_id', '=', tx.tenantId)
    .where('is_enabled', '=', true)
    .orderBy('position')
    .orderBy('key')
    .execute();
  return {
    fields: fields.map(({ key, label, is_searchable, mask }) => ({
      key: key as EncryptedFieldKey,
      label,
      isSearchable: is_searchable,
      mask: mask as EncryptedSettings['fields'][number]['mask'],
    })),
    revealRoles: [...(await listRolesGranted(tx, 'encrypted.reveal'))],
    searchRoles: [...(await listRolesGranted(tx, 'encrypted.search'))],
    version: stamp?.version ?? 0,
    changedAt: stamp?.changed_at.toISOString() ?? null,
    changedBy: stamp ? { id: stamp.changed_by_id, name: stamp.changed_by_name } : null,
  };
}

/** Whether the tenant has any encrypted field. */
export async function hasEncryptedFields(tx: Tx): Promise<boolean> {
  const field = await tx
    .selectFrom('encrypted_fields')
    .select('key')
    .where('tenant_id', '=', tx.tenantId)
    .where('is_enabled', '=', true)
    .limit(1)
    .executeTakeFirst();
  return field !== undefined;
}

/** Replaces the settings if they are still at `version`; refuses `stale-version` otherwise. Values are never touched. */
export async function putEncryptedSettings(
  tx: Tx,
  settings: EncryptedSettings,
  version: number,
  by: { readonly id: string; readonly name: string },
): Promise<EncryptedSettingsView> {
  const { rows } =
    version === 0
      ? await sql`
          insert into encrypted_settings (tenant_id, changed_by_id, changed_by_name)
          values (${tx.tenantId}, ${by.id}, ${by.name}) on conflict do nothing returning version`.execute(tx)
      : await sql`
          update encrypted_settings set version = version + 1, changed_at = clock_timestamp(), changed_by_id = ${by.id},
            changed_by_name = ${by.name}
          where tenant_id = ${tx.tenantId} and version = ${version} returning version`.execute(tx);
  if (rows.length === 0) throw new Refusal('stale-version', { version: (await getEncryptedSettings(tx)).version });
  await tx.updateTable('encrypted_fields').set({ is_enabled: false }).where('tenant_id', '=', tx.tenantId).execute();
  for (const [position, { key, label, isSearchable, mask }] of settings.fields.entries())
    await sql`
      insert into encrypted_fields (tenant_id, key, label, is_searchable, mask, position)
      values (${tx.tenantId}, ${key}, ${label}, ${isSearchable}, ${mask}, ${position})
      on conflict (tenant_id, key) do update set label = excluded.label, is_searchable = excluded.is_searchable,
        mask = excluded.mask, position = excluded.position, is_enabled = true`.execute(tx);
  await putRolesGranted(tx, 'encrypted.reveal', settings.revealRoles);
  await putRolesGranted(tx, 'encrypted.search', settings.searchRoles);
  return getEncryptedSettings(tx);
}
