import { Inject, Injectable } from '@nestjs/common';
import { insertAudit } from '@rollcall/db/audit';
import { inTenant } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import { getEncryptedSettings, putEncryptedSettings } from '@rollcall/db/encrypted';
import type { EncryptedSettings, EncryptedSettingsView } from '@rollcall/domain/encrypted';
import type { GrantablePermission, Role } from '@rollcall/domain/permission';
import { Refusal } from '@rollcall/domain/refusal';
import { actorOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { refuseGrant } from '../http/may-grant.js';
import { DB } from '../platform.module.js';

/** The settings of encrypted fields. */
@Injectable()
export class EncryptedSettingsService {
  constructor(@Inject(DB) private readonly db: Db) {}

  show(caller: Caller): Promise<EncryptedSettingsView> {
    return inTenant(this.db, caller.tenantId, getEncryptedSettings);
  }

  change(request: EncryptedSettings, version: number | undefined, caller: Caller): Promise<EncryptedSettingsView> {
    if (version === undefined) throw new Refusal('if-match-missing');
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const before = await getEncryptedSettings(tx);
      refuseGrant(newlyGiven(before, request), caller);
      const after = await putEncryptedSettings(tx, request, version, caller);
      await insertAudit(tx, actorOf(caller), {
        action: 'encrypted-fields.changed',
        target: { kind: 'settings', id: 'encrypted-fields' },
        details: { before: settingsOf(before), after: settingsOf(after) },
      });
      return after;
    });
  }
}

/** What some role gets that it did not have. */
function newlyGiven(before: EncryptedSettings, after: EncryptedSettings): readonly GrantablePermission[] {
  const isWider = (was: readonly Role[], is: readonly Role[]) => is.some((role) => !was.includes(role));
  return [
    ...(isWider(before.revealRoles, after.revealRoles) ? (['encrypted.reveal'] as const) : []),
    ...(isWider(before.searchRoles, after.searchRoles) ? (['encrypted.search'] as const) : []),
  ];
}

const settingsOf = ({ fields, revealRoles, searchRoles }: EncryptedSettings): EncryptedSettings => ({
  fields,
  revealRoles,
  searchRoles,
});
