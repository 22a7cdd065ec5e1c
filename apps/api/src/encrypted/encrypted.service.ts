import { Inject, Injectable } from '@nestjs/common';
import { insertAudit } from '@rollcall/db/audit';
import { getLiveContact, holdContact } from '@rollcall/db/contact';
import { inTenant } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import {
  getEncryptedSettings,
  getMasked,
  getStored,
  listMasked,
  openStored,
  putEncrypted,
  searchEncrypted,
  Unreadable,
} from '@rollcall/db/encrypted';
import type { KeyVault } from '@rollcall/db/encrypted';
import type { ContactId } from '@rollcall/domain/contact';
import type {
  EncryptedFieldKey,
  FoundEncrypted,
  MaskedList,
  MaskedValue,
  RevealedValue,
  SearchableFields,
  SearchEncrypted,
} from '@rollcall/domain/encrypted';
import { Refusal } from '@rollcall/domain/refusal';
import { actorOf } from '../http/caller.js';
import type { Caller } from '../http/caller.js';
import { DB } from '../platform.module.js';
import { VAULT } from '../stores.module.js';

interface FieldOfContact {
  readonly contactId: ContactId;
  readonly field: EncryptedFieldKey;
}

/** Encrypted fields of contacts. What is in the trail is who, when, which field and why; never a value. */
@Injectable()
export class EncryptedService {
  constructor(
    @Inject(DB) private readonly db: Db,
    @Inject(VAULT) private readonly vault: KeyVault | null,
  ) {}

  list(contactId: ContactId, caller: Caller): Promise<MaskedList> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      await getLiveContact(tx, contactId);
      return { items: await listMasked(tx, this.vault, contactId) };
    });
  }

  put(
    change: FieldOfContact & { readonly value: string | null; readonly version: number | undefined },
    caller: Caller,
  ): Promise<MaskedValue> {
    const { contactId, field, value, version } = change;
    return inTenant(this.db, caller.tenantId, async (tx) => {
      await holdContact(tx, contactId);
      await getStored(tx, contactId, field);
      if (version === undefined) throw new Refusal('if-match-missing');
      const vault = this.openVault();
      await putEncrypted(tx, vault, contactId, { field, value, version }, actorOf(caller));
      await insertAudit(tx, actorOf(caller), {
        action: value === null ? 'encrypted.cleared' : 'encrypted.changed',
        target: { kind: 'contact', id: String(contactId) },
        details: { field },
      });
      return getMasked(tx, vault, contactId, field);
    });
  }

  /** The trail is committed first: a value that left is always in it, a value in it may not have left. */
  async reveal(wanted: FieldOfContact & { readonly reason: string }, caller: Caller): Promise<RevealedValue> {
    const { contactId, field, reason } = wanted;
    const openLater = await inTenant(this.db, caller.tenantId, async (tx) => {
      await getLiveContact(tx, contactId);
      const stored = await getStored(tx, contactId, field);
      if (stored.sealed === null) throw new Refusal('encrypted.empty', { field });
      const vault = this.openVault();
      await insertAudit(tx, actorOf(caller), {
        action: 'encrypted.revealed',
        target: { kind: 'contact', id: String(contactId) },
        details: { field, reason },
      });
      return () => openStored(tx, vault, contactId, stored);
    });
    try {
      return { field, value: await openLater() };
    } catch (fault) {
      if (fault instanceof Unreadable) throw new Refusal('encrypted.unreadable', { field, why: fault.why });
      throw fault;
    }
  }

  searchable(caller: Caller): Promise<SearchableFields> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const { fields } = await getEncryptedSettings(tx);
      return { items: fields.filter(({ isSearchable }) => isSearchable).map(({ key, label }) => ({ key, label })) };
    });
  }

  search(request: SearchEncrypted, caller: Caller): Promise<FoundEncrypted> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const found = await searchEncrypted(tx, this.openVault(), request);
      await insertAudit(tx, actorOf(caller), {
        action: 'encrypted.searched',
        details: { field: request.field, found: found.items.length },
      });
      if (caller.permissions.includes('contact.read')) return found;
      return { ...found, items: found.items.map(({ contactId }) => ({ contactId, name: null })) };
    });
  }

  private openVault(): KeyVault {
    if (this.vault === null) throw new Refusal('encrypted.unavailable');
    return this.vault;
  }
}
