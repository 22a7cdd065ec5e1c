import { Inject, Injectable } from '@nestjs/common';
import {
  contactFilter,
  countFiltered,
  getContact,
  listContactHistory,
  listContacts,
  listCustomFields,
  listDeletedContacts,
  lookUpContacts,
} from '@rollcall/db/contact';
import { inTenant } from '@rollcall/db/database';
import type { Db } from '@rollcall/db/database';
import { filterInUrl, prepareFilter } from '@rollcall/db/filter';
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
import type { ContactCount, CountContacts } from '@rollcall/domain/filter';
import type { Caller } from '../http/caller.js';
import { DB } from '../platform.module.js';
import type { ContactFieldList } from './contact.requests.js';

/** A count is an answer within a second: looking for more than this, in ms, it says what it knows. */
const countFor = 700;
/** Somebody who asks for an exact one waits longer. */
const countExactlyFor = 20_000;

/** Contacts, read. */
@Injectable()
export class ContactService {
  constructor(@Inject(DB) private readonly db: Db) {}

  list(query: ContactQuery, caller: Caller): Promise<ContactList> {
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const { filter: text, ...rest } = query;
      if (text === undefined) return listContacts(tx, rest);
      const filter = await prepareFilter(tx, await filterInUrl(tx, text, caller), new Date());
      return listContacts(tx, rest, contactFilter(tx, filter));
    });
  }

  count({ filter, exclude, exact }: CountContacts, caller: Caller): Promise<ContactCount> {
    const now = new Date();
    return inTenant(this.db, caller.tenantId, async (tx) => {
      const usable = await prepareFilter(tx, filter, now);
      const budget = exact ? countExactlyFor : countFor;
      const total = await countFiltered(tx, contactFilter(tx, usable), { exclude, budget, exact });
      return { ...total, asOf: now.toISOString(), words: usable.words };
    });
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
