import { Inject, Injectable } from '@nestjs/common';
import { getLiveContact } from '@rollcall/db/contact';
import { inTenant } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import { countAttempts, listInteractions, recordInteractions } from '@rollcall/db/interaction';
import type { ContactId } from '@rollcall/domain/contact';
import { startOfDay } from '@rollcall/domain/interaction';
import type {
  AttemptsView,
  InteractionList,
  InteractionQuery,
  RecordedInteractions,
  RecordInteractions,
} from '@rollcall/domain/interaction';
import type { Caller } from '../http/caller.js';
import { DB } from '../platform.module.js';

/** Interactions. Each row says who told it and when, so the audit repeats nothing. */
@Injectable()
export class InteractionService {
  constructor(@Inject(DB) private readonly db: Db) {}

  record(request: RecordInteractions, caller: Caller): Promise<RecordedInteractions> {
    return inTenant(this.db, caller.tenantId, (tx) =>
      recordInteractions(tx, request, { id: caller.id, nowMs: Date.now() }),
    );
  }

  list(contactId: ContactId, query: InteractionQuery, caller: Caller): Promise<InteractionList> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      await getLiveContact(tx, contactId);
      return listInteractions(tx, contactId, query);
    });
  }

  attempts(contactId: ContactId, caller: Caller): Promise<AttemptsView> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const { timeZone } = await getLiveContact(tx, contactId);
      return countAttempts(tx, contactId, startOfDay(Date.now(), timeZone));
    });
  }
}
