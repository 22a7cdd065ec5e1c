import { Inject, Injectable } from '@nestjs/common';
import { insertAudit } from '@rollcall/db/audit';
import {
  changeCustomField,
  countCustomFieldUsage,
  deleteCustomField,
  insertCustomField,
  listCustomFieldViews,
  lockCustomField,
  restoreCustomField,
} from '@rollcall/db/custom-field';
import { inTenant } from '@rollcall/db/database';
import type { Db, Tx } from '@rollcall/db/database';
import type {
  ChangeCustomField,
  CreateCustomField,
  CustomFieldKey,
  CustomFieldList,
  CustomFieldUsage,
  CustomFieldView,
} from '@rollcall/domain/custom-field';
import { actorOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { DB } from '../platform.module.js';

/** The custom fields of the caller's tenant. */
@Injectable()
export class CustomFieldService {
  constructor(@Inject(DB) private readonly db: Db) {}

  async list(withDeleted: boolean, caller: Caller): Promise<CustomFieldList> {
    return { items: await inTenant(this.db, caller.tenantId, (tx) => listCustomFieldViews(tx, withDeleted)) };
  }

  usage(caller: Caller): Promise<CustomFieldUsage> {
    return inTenant(this.db, caller.tenantId, countCustomFieldUsage);
  }

  create(request: CreateCustomField, caller: Caller): Promise<CustomFieldView> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const made = await insertCustomField(tx, request, caller.name);
      await audit(tx, caller, 'created', null, made);
      return made;
    });
  }

  change(
    key: CustomFieldKey,
    change: ChangeCustomField,
    version: number | undefined,
    caller: Caller,
  ): Promise<CustomFieldView> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const before = await lockCustomField(tx, key, version);
      const after = await changeCustomField(tx, before, change, caller.name);
      await audit(tx, caller, 'changed', before, after);
      return after;
    });
  }

  delete(key: CustomFieldKey, version: number | undefined, caller: Caller): Promise<CustomFieldView> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const before = await lockCustomField(tx, key, version);
      const after = await deleteCustomField(tx, before, caller.name);
      await audit(tx, caller, 'deleted', before, null);
      return after;
    });
  }

  restore(key: CustomFieldKey, version: number | undefined, caller: Caller): Promise<CustomFieldView> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const before = await lockCustomField(tx, key, version, 'deleted');
      const after = await restoreCustomField(tx, before, caller.name);
      await audit(tx, caller, 'restored', null, after);
      return after;
    });
  }
}

const audit = (
  tx: Tx,
  caller: Caller,
  verb: string,
  before: CustomFieldView | null,
  after: CustomFieldView | null,
): Promise<void> =>
  insertAudit(tx, actorOf(caller), {
    action: `custom-field.${verb}`,
    target: { kind: 'custom-field', id: (after ?? before)?.key ?? '' },
    details: { before: definitionOf(before), after: definitionOf(after) },
  });

const definitionOf = (field: CustomFieldView | null) =>
  field && {
    label: field.label,
    type: field.type,
    section: field.section,
    options: field.options,
    position: field.position,
  };
