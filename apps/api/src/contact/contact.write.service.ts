import { Inject, Injectable } from '@nestjs/common';
import {
  customReadersOf,
  deleteContact,
  getContact,
  insertContact,
  lockForChange,
  restoreContact,
  undoContactChange,
  updateContact,
} from '@rollcall/db/contact';
import type { ContactActor } from '@rollcall/db/contact';
import { inTenant } from '@rollcall/db/database';
import type { Db, Tx } from '@rollcall/db/database';
import { makeOnce } from '@rollcall/db/idempotency';
import { contactIdSchema, planContact } from '@rollcall/domain/contact';
import type { ChangeContact, ContactId, ContactView, CustomReaders, DeletedContact } from '@rollcall/domain/contact';
import { actorOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { hashOfRequest } from '../http/request-hash.js';
import { DB } from '../platform.module.js';

/**
 * Single contacts, written. Each write is one transaction with one entry in the contact's own history, which is its audit
 * trail: there is none beside it.
 */
@Injectable()
export class ContactWriteService {
  constructor(@Inject(DB) private readonly db: Db) {}

  /** The same key within 24 hours gives the same contact, as it is now. */
  create(request: ChangeContact, caller: Caller, key: string): Promise<ContactView> {
    const once = { callerId: caller.id, key, requestHash: hashOfRequest(request) };
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const { subject } = await makeOnce(tx, once, async () => {
        const planned = planContact(request, null, await readersFor(tx, request));
        return String(await insertContact(tx, planned, byOf(caller)));
      });
      return getContact(tx, contactIdSchema.parse(Number(subject)));
    });
  }

  change(id: ContactId, change: ChangeContact, version: number | undefined, caller: Caller): Promise<ContactView> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const before = await lockForChange(tx, id, version);
      await updateContact(tx, before, planContact(change, before, await readersFor(tx, change)), byOf(caller));
      return getContact(tx, id);
    });
  }

  /** Takes back the change of a time. */
  undo(id: ContactId, at: string, version: number | undefined, caller: Caller): Promise<ContactView> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const before = await lockForChange(tx, id, version);
      await undoContactChange(tx, before, at, byOf(caller));
      return getContact(tx, id);
    });
  }

  delete(id: ContactId, version: number | undefined, caller: Caller): Promise<DeletedContact> {
    return inTenant(this.db, caller.tenantId, async (tx) =>
      deleteContact(tx, await lockForChange(tx, id, version), byOf(caller)),
    );
  }

  restore(id: ContactId, version: number | undefined, caller: Caller): Promise<ContactView> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      await restoreContact(tx, id, version, byOf(caller));
      return getContact(tx, id);
    });
  }
}

/** Who wrote, for the history. */
const byOf = (caller: Caller): ContactActor => {
  const { id, name, through } = actorOf(caller);
  return { id, name, through };
};

const readersFor = async (tx: Tx, { custom }: ChangeContact): Promise<CustomReaders> =>
  custom === undefined ? new Map() : customReadersOf(tx);
