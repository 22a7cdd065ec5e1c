import { Inject, Injectable } from '@nestjs/common';
import { getAgentDesktop, putAgentDesktop } from '@rollcall/db/agent-desktop';
import { insertAudit } from '@rollcall/db/audit';
import { inTenant } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import type { AgentDesktop, AgentDesktopView } from '@rollcall/domain/agent-desktop';
import { Refusal } from '@rollcall/domain/refusal';
import { actorOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { DB } from '../platform.module.js';

/** The settings of the agent desktop. */
@Injectable()
export class AgentDesktopService {
  constructor(@Inject(DB) private readonly db: Db) {}

  show(caller: Caller): Promise<AgentDesktopView> {
    return inTenant(this.db, caller.tenantId, getAgentDesktop);
  }

  change(request: AgentDesktop, version: number | undefined, caller: Caller): Promise<AgentDesktopView> {
    if (version === undefined) throw new Refusal('if-match-missing');
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const before = await getAgentDesktop(tx);
      const after = await putAgentDesktop(tx, request, version, caller);
      await insertAudit(tx, actorOf(caller), {
        action: 'agent-desktop.changed',
        target: { kind: 'settings', id: 'agent-desktop' },
        details: { before: settingsOf(before), after: settingsOf(after) },
      });
      return after;
    });
  }
}

const settingsOf = ({ notesEnabled }: AgentDesktopView): AgentDesktop => ({ notesEnabled });
