import { afterAll, beforeAll, beforeEach } from '@jest/globals';
import type { ConsentChannel, ConsentState } from '@rollcall/domain/consent';
import type { ContactId } from '@rollcall/domain/contact';
import type { TenantId } from '@rollcall/domain/tenant';
import { inTenant } from '../database/index.js';
import type { Db, Tx } from '../database/index.js';
import { testDatabase } from '../testing/index.js';
import type { TestDatabase } from '../testing/index.js';
import { writeConsents } from './index.js';
import type { ConsentWrite } from './index.js';

export const actor = { id: 'ana', name: 'Ana' };
export const id = 7 as ContactId;
export const phone = '+12125550123';

/** Two contacts of a new tenant before each test: 7 with two phones and an address, and 8. */
export function consentWorld() {
  let database: TestDatabase;
  let api: Db;
  let worker: Db;
  let tenant: TenantId;

  beforeAll(async () => {
    database = await testDatabase();
    api = database.open('rollcall_api').db;
    worker = database.open('rollcall_worker').db;
  });
  beforeEach(async () => {
    tenant = await database.newTenant();
    await database.rows(
      `insert into contacts (tenant_id, id, last_name, sms_consent) values ($1, 7, 'Ruiz', true), ($1, 8, 'Roe', null)`,
      [tenant],
    );
    await database.rows(
      `insert into contact_phones (tenant_id, contact_id, position, e164, raw) values ($1, 7, 1, $2, 'x'), ($1, 7, 2, '+13', 'y')`,
      [tenant, phone],
    );
    await database.rows(
      `insert into contact_emails (tenant_id, contact_id, position, address, key, consent) values ($1, 7, 1, 'A@x.test', 'a@x.test', false)`,
      [tenant],
    );
  });
  afterAll(() => database.drop());

  const within = <T>(work: (tx: Tx) => Promise<T>, db = api): Promise<T> => inTenant(db, tenant, work);
  return {
    within,
    withinWorker: <T>(work: (tx: Tx) => Promise<T>): Promise<T> => within(work, worker),
    write: (...writes: ConsentWrite[]) => within((tx) => writeConsents(tx, writes, { actor })),
    database: () => database,
    tenant: () => tenant,
    /** From here on everything is asked in another tenant. */
    moveToNewTenant: async () => {
      tenant = await database.newTenant();
    },
    kept: async () => {
      const [row] = await database.rows<Record<string, unknown>>(
        `select voice_consent as voice, cell_consent as cell, sms_consent as sms, email_consent as email, version from contacts
         where tenant_id = $1 and id = 7`,
        [tenant],
      );
      return row;
    },
  };
}

export const said = (state: ConsentState, change: Partial<ConsentWrite> = {}): ConsentWrite => ({
  contactId: id,
  channel: 'sms',
  address: null,
  state,
  source: 'call',
  ...change,
});
export const day = (date: string): Date => new Date(`${date}T12:00:00Z`);
/** What holds, in words. */
export const short = (
  held: readonly { channel: ConsentChannel; address: string | null; state: string; source: string }[],
): string[] =>
  held.map(({ channel, address, state, source }) => [channel, address, state, source].filter(Boolean).join(' ')).sort();
