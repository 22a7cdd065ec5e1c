import { filterFieldsOf } from '@rollcall/domain/filter';
import type { FilterFields } from '@rollcall/domain/filter';
import { listCustomFields } from '../contact/contact.custom.js';
import type { Tx } from '../database/tenant.js';

/** Groups that conditions can name; a tenant with more can filter by those that come first by name. */
const mostGroups = 5000;

/** Every field that the tenant can filter by. */
export async function loadFilterFields(tx: Tx): Promise<FilterFields> {
  const custom = await listCustomFields(tx);
  const groups = await tx
    .selectFrom('groups')
    .select(['id', 'name'])
    .where('tenant_id', '=', tx.tenantId)
    .orderBy('name_key')
    .limit(mostGroups)
    .execute();
  const encrypted = await tx
    .selectFrom('encrypted_fields')
    .select(['key', 'label'])
    .where('tenant_id', '=', tx.tenantId)
    .where('is_enabled', '=', true)
    .orderBy('position')
    .orderBy('key')
    .execute();
  return filterFieldsOf({ custom, groups, encrypted });
}
