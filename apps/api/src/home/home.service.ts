import { Inject, Injectable } from '@nestjs/common';
import { countCallbacks } from '@rollcall/db/callback';
import { contactFilter, countDeletedContacts, countFiltered } from '@rollcall/db/contact';
import { inTenant } from '@rollcall/db/database';
import type { Db, Tx } from '@rollcall/db/database';
import { prepareFilter } from '@rollcall/db/filter';
import type { Filter } from '@rollcall/domain/filter';
import { areFresh, homeFilters } from '@rollcall/domain/home';
import type { HomeContacts, HomeQuery, HomeTotal, HomeView, KeptCounts } from '@rollcall/domain/home';
import type { Caller } from '../http/caller.js';
import { DB } from '../platform.module.js';

/** For each number, in ms: together they stay below 300. */
const countFor = 50;
/** Tenants and zones whose numbers are kept. */
const mostKept = 500;

/** The numbers of the start page. Those of contacts are kept for a while, by tenant and zone; never longer than 20 s. */
@Injectable()
export class HomeService {
  private readonly kept = new Map<string, Promise<KeptCounts<HomeContacts>>>();

  constructor(@Inject(DB) private readonly db: Db) {}

  async view({ zone }: HomeQuery, caller: Caller): Promise<HomeView> {
    if (!caller.permissions.includes('contact.read')) return { contacts: null, callbacks: null };
    const { due, today, missed } = await inTenant(this.db, caller.tenantId, (tx) => countCallbacks(tx, {}));
    return { contacts: await this.contacts(zone, caller), callbacks: { due, today, missed } };
  }

  /** Two that ask at once wait for one count. */
  private async contacts(zone: string, caller: Caller): Promise<HomeContacts> {
    const key = `${caller.tenantId} ${zone}`;
    const before = await this.kept.get(key)?.catch(() => null);
    if (before && areFresh(before, Date.now())) return before.counts;
    const counting = this.count(zone, caller);
    this.kept.delete(key); // set again at the end: the map forgets those that nobody asked for longest
    this.kept.set(key, counting);
    const oldest = this.kept.keys().next();
    if (this.kept.size > mostKept && !oldest.done) this.kept.delete(oldest.value);
    return (await counting).counts;
  }

  private async count(zone: string, { tenantId }: Caller): Promise<KeptCounts<HomeContacts>> {
    const [atMs, began] = [Date.now(), performance.now()];
    const counts = await inTenant(this.db, tenantId, (tx) => countContacts(tx, zone, new Date(atMs)));
    return { counts, atMs, tookMs: performance.now() - began };
  }
}

async function countContacts(tx: Tx, zone: string, now: Date): Promise<HomeContacts> {
  const filters = homeFilters(zone);
  const total = async (filter: Filter): Promise<HomeTotal> => {
    const usable = await prepareFilter(tx, filter, now);
    return countFiltered(tx, contactFilter(tx, usable), { exclude: [], budget: countFor });
  };
  const listed = async (filter: Filter) => ({ ...(await total(filter)), filter });
  return {
    asOf: now.toISOString(),
    all: await total(filters.all),
    active: await listed(filters.active),
    inactive: await listed(filters.inactive),
    createdToday: await listed(filters.createdToday),
    changedToday: await listed(filters.changedToday),
    deleted: await countDeletedContacts(tx),
  };
}
