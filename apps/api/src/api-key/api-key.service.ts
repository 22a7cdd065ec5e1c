import { Inject, Injectable } from '@nestjs/common';
import { insertApiKey, listApiKeys, newApiKey, revokeApiKey } from '@rollcall/db/api-key';
import { insertAudit } from '@rollcall/db/audit';
import { inTenant } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import type { ApiKeyId, ApiKeyList, ApiKeyView, CreateApiKey, CreatedApiKey } from '@rollcall/domain/api-key';
import { Refusal } from '@rollcall/domain/refusal';
import { actorOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { DB } from '../platform.module.js';

/** The API keys of the caller's tenant. */
@Injectable()
export class ApiKeyService {
  constructor(@Inject(DB) private readonly db: Db) {}

  async list(caller: Caller): Promise<ApiKeyList> {
    return { items: await inTenant(this.db, caller.tenantId, listApiKeys) };
  }

  /** Nobody can hand out what they may not do themselves. */
  async create(request: CreateApiKey, caller: Caller): Promise<CreatedApiKey> {
    const tooWide = request.scopes.find((scope) => !caller.permissions.includes(scope));
    if (tooWide) throw new Refusal('api-key.scope-too-wide', { scope: tooWide });
    const { key, prefix, hash } = newApiKey();
    const view = await inTenant(this.db, caller.tenantId, async (tx) => {
      const made = await insertApiKey(tx, { ...request, prefix, hash, by: { id: caller.id, name: caller.name } });
      await insertAudit(tx, actorOf(caller), {
        action: 'api-key.created',
        target: { kind: 'api-key', id: made.id },
        details: { scopes: made.scopes, expiresAt: made.expiresAt },
      });
      return made;
    });
    return { ...view, key };
  }

  revoke(id: ApiKeyId, caller: Caller): Promise<ApiKeyView> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const view = await revokeApiKey(tx, id);
      await insertAudit(tx, actorOf(caller), { action: 'api-key.revoked', target: { kind: 'api-key', id } });
      return view;
    });
  }
}
