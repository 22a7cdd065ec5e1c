import { Inject, Injectable } from '@nestjs/common';
import { insertAudit } from '@rollcall/db/audit';
import { inTenant } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import { askMayContact, getReachRules, insertReachRules } from '@rollcall/db/reach';
import type { ContactId } from '@rollcall/domain/contact';
import type { CallingWindowsView, MayContact, MayContactQuery, ReachRules } from '@rollcall/domain/reach';
import { Refusal } from '@rollcall/domain/refusal';
import { actorOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { DB } from '../platform.module.js';

/** Who may be reached when, and the rules that say so. */
@Injectable()
export class ReachService {
  constructor(@Inject(DB) private readonly db: Db) {}

  mayContact(id: ContactId, { channel, at, address }: MayContactQuery, caller: Caller): Promise<MayContact> {
    return inTenant(this.db, caller.tenantId, (tx) => askMayContact(tx, id, { channel, at: new Date(at), address }));
  }

  rules(caller: Caller): Promise<CallingWindowsView> {
    return inTenant(this.db, caller.tenantId, getReachRules);
  }

  /** Every version stays in the table, so the trail names the versions; the values are there. */
  replaceRules(rules: ReachRules, version: number | undefined, caller: Caller): Promise<CallingWindowsView> {
    if (version === undefined) throw new Refusal('if-match-missing');
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const view = await insertReachRules(tx, rules, version, { id: caller.id, name: caller.name });
      await insertAudit(tx, actorOf(caller), {
        action: 'calling-windows.changed',
        details: { before: version, after: view.version, windows: view.windows.length, callbacks: view.callbacks },
      });
      return view;
    });
  }
}
