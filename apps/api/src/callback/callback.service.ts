import { Inject, Injectable } from '@nestjs/common';
import { insertAudit } from '@rollcall/db/audit';
import { countCallbacks, getCallback, insertCallback, listCallbacks, updateCallback } from '@rollcall/db/callback';
import { inTenant } from '@rollcall/db/database';
import type { Db, Tx } from '@rollcall/db/database';
import { getReachCandidate, getReachRules } from '@rollcall/db/reach';
import { shifted } from '@rollcall/domain/callback';
import type {
  CallbackCounts,
  CallbackId,
  CallbackList,
  CallbackOutcomes,
  CallbackQuery,
  CallbackSearch,
  CallbackView,
  ChangeCallback,
  ChangeCallbacks,
  ContactCallbackQuery,
  CreateCallback,
} from '@rollcall/domain/callback';
import type { ContactId } from '@rollcall/domain/contact';
import { Refusal } from '@rollcall/domain/refusal';
import { actorOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { DB } from '../platform.module.js';
import { planCallback, planChange } from './plan-callback.js';
import type { CallbackJudge } from './plan-callback.js';

type Outcome = CallbackOutcomes['outcomes'][number];

/** Scheduled callbacks. */
@Injectable()
export class CallbackService {
  constructor(@Inject(DB) private readonly db: Db) {}

  list(query: CallbackQuery, caller: Caller): Promise<CallbackList> {
    return inTenant(this.db, caller.tenantId, (tx) => listCallbacks(tx, query));
  }

  counts(search: CallbackSearch, caller: Caller): Promise<CallbackCounts> {
    return inTenant(this.db, caller.tenantId, (tx) => countCallbacks(tx, search));
  }

  listOf(contact: ContactId, query: ContactCallbackQuery, caller: Caller): Promise<CallbackList> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      await getReachCandidate(tx, contact); // refuses for who is not there
      return listCallbacks(tx, { ...query, contact });
    });
  }

  view(id: CallbackId, caller: Caller): Promise<CallbackView> {
    return inTenant(this.db, caller.tenantId, (tx) => getCallback(tx, id));
  }

  create(request: CreateCallback, caller: Caller): Promise<CallbackView> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const terms = await planCallback(tx, request, await judgeNow(tx));
      const view = await insertCallback(tx, request.contactId, terms, { id: caller.id, name: caller.name });
      await insertAudit(tx, actorOf(caller), {
        action: 'callback.created',
        target: { kind: 'callback', id: String(view.id) },
        details: { contactId: view.contact.id, dueAt: view.dueAt },
      });
      return view;
    });
  }

  change(id: CallbackId, change: ChangeCallback, version: number | undefined, caller: Caller): Promise<CallbackView> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const before = await getCallback(tx, id, { forUpdate: true });
      if (version === undefined) throw new Refusal('if-match-missing');
      return this.write(tx, before, { version, change, by: await judgeNow(tx) }, caller);
    });
  }

  /** Each callback for itself: one that is refused leaves the others alone. Locked in id order, so that two calls queue. */
  changeSeveral({ callbacks, change }: ChangeCallbacks, caller: Caller): Promise<CallbackOutcomes> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const by = await judgeNow(tx);
      const outcomes = new Map<CallbackId, Outcome>();
      for (const { id, version } of [...callbacks].sort((a, b) => a.id - b.id)) {
        const made = async () => {
          const before = await getCallback(tx, id, { forUpdate: true });
          return this.write(tx, before, { version, change: changeOf(before, change), by }, caller);
        };
        outcomes.set(id, await outcomeOf(id, made));
      }
      return { outcomes: callbacks.map(({ id }) => outcomes.get(id)!) };
    });
  }

  private async write(
    tx: Tx,
    before: CallbackView,
    { version, change, by }: { readonly version: number; readonly change: ChangeCallback; readonly by: CallbackJudge },
    caller: Caller,
  ): Promise<CallbackView> {
    if (before.version !== version) throw new Refusal('stale-version', { version: before.version });
    const after = await updateCallback(tx, before.id, await planChange(tx, before, change, by));
    await insertAudit(tx, actorOf(caller), {
      action: 'callback.changed',
      target: { kind: 'callback', id: String(before.id) },
      details: {
        fields: Object.keys(change),
        before: { state: before.state, dueAt: before.dueAt, agentId: before.agentId },
        after: { state: after.state, dueAt: after.dueAt, agentId: after.agentId },
      },
    });
    return after;
  }
}

const judgeNow = async (tx: Tx): Promise<CallbackJudge> => ({ rules: await getReachRules(tx), now: new Date() });

/** What one change for several means for one of them. */
function changeOf(before: CallbackView, change: ChangeCallbacks['change']): ChangeCallback {
  if (change.kind === 'deactivate') return { state: 'inactive' };
  if (change.kind === 'shift-time') return { localAt: shifted(before, change.minutes).localAt };
  const { agentId, agentTeam } = change;
  return agentTeam === undefined ? { agentId } : { agentId, agentTeam };
}

async function outcomeOf(id: CallbackId, change: () => Promise<CallbackView>): Promise<Outcome> {
  try {
    const { version } = await change();
    return { id, outcome: 'changed', version, code: null, details: null };
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal;
    return { id, outcome: 'refused', version: null, code: refusal.code, details: refusal.details };
  }
}
