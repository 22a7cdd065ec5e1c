import { Inject, Injectable } from '@nestjs/common';
import {
  getContact,
  listContactHistory,
  listContacts,
  listCustomFields,
  listDeletedContacts,
  lookUpContacts,
} from '@rollcall/db/contact';
import { inTenant } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import { contactFieldNames, contactFields, maxEmails, maxPhones } from '@rollcall/domain/contact';
import type {
  ContactHistory,
  ContactHistoryQuery,
  ContactId,
  ContactList,
  ContactLookup,
  ContactLookupQuery,
  ContactQuery,
  ContactView,
  DeletedContactList,
  DeletedContactQuery,
} from '@rollcall/domain/contact';
import type { Caller } from '../http/caller.js';
import { DB } from '../platform.module.js';
import type { ContactFieldList } from './contact.requests.js';

/** Contacts, read. */
@Injectable()
export class ContactService {
  constructor(@Inject(DB) private readonly db: Db) {}

  list(query: ContactQuery, caller: Caller): Promise<ContactList> {
    return inTenant(this.db, caller.tenantId, (tx) => listContacts(tx, query));
  }

  view(id: ContactId, caller: Caller): Promise<ContactView> {
    return inTenant(this.db, caller.tenantId, (tx) => getContact(tx, id));
  }

  lookUp(query: ContactLookupQuery, caller: Caller): Promise<ContactLookup> {
    return inTenant(this.db, caller.tenantId, (tx) => lookUpContacts(tx, query));
  }

  listDeleted(query: DeletedContactQuery, caller: Caller): Promise<DeletedContactList> {
    return inTenant(this.db, caller.tenantId, (tx) => listDeletedContacts(tx, query));
  }

  history(id: ContactId, query: ContactHistoryQuery, caller: Caller): Promise<ContactHistory> {
    return inTenant(this.db, caller.tenantId, (tx) => listContactHistory(tx, id, query));
  }

  /** Every field that a contact of this tenant can have, as import targets name them. */
  async fields(caller: Caller): Promise<ContactFieldList> {
    const custom = await inTenant(this.db, caller.tenantId, listCustomFields);
    const own = contactFieldNames.map((name) => ({
      name,
      label: contactFields[name].label,
      type: contactFields[name].type,
    }));
    return {
      items: [
        ...own,
        ...upTo(maxPhones).map((n) => ({ name: `phone${n}`, label: `Phone ${n}`, type: 'phone' })),
        ...upTo(maxPhones).map((n) => ({
          name: `phone${n}Extension`,
          label: `Phone ${n} extension`,
          type: 'extension',
        })),
        ...upTo(maxEmails).map((n) => ({ name: `email${n}`, label: `E-mail ${n}`, type: 'email' })),
        ...custom.map(({ key, label, type }) => ({ name: `custom:${key}`, label, type })),
      ].map((field) => ({ ...field, isCustom: field.name.startsWith('custom:') })),
    };
  }
}

const upTo = (count: number): number[] => Array.from({ length: count }, (_, at) => at + 1);
