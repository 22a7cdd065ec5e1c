import { randomBytes } from 'node:crypto';
import { inTenant, openDatabase } from '@rollcall/db/database';
import { Unreadable, listKeys, makeKey, openStored, openVault, sealFor } from '@rollcall/db/encrypted';
import type { StoredValue } from '@rollcall/db/encrypted';
import type { EncryptedFieldKey } from '@rollcall/domain/encrypted';
import pg from 'pg';
import { describeResumable } from './describe-resumable.js';
import type { Observation } from './observe.js';
import { asSuperuser } from './servers.js';
import { somebody, tenantId } from './world.js';
import { masterKeyInHex } from './worker-process.js';

/** Values, and how many of them one batch has. */
const valueCount = 3_000;
const batchRows = 150;
const poisonRow = 1_501;
const vault = openVault([Buffer.from(masterKeyInHex, 'hex')])!;
const field = 'ssn' as EncryptedFieldKey;

/** Contacts with a value each, under the tenant's first key. */
async function arrange(url: string): Promise<void> {
  const { db, close } = openDatabase({ url, role: 'rollcall_owner', max: 1 });
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(`select set_config('app.tenant_id', '${tenantId}', false)`);
    await client.query('select open_contact_partitions()');
    await client.query(
      `insert into contacts (tenant_id, id, contact_id_1) select $1, n, 'R' || lpad(n::text, 5, '0') from generate_series(1, $2::int) n`,
      [tenantId, valueCount],
    );
    await client.query(
      `insert into encrypted_fields (tenant_id, key, label, is_searchable, mask, position) values ($1, $2, 'SSN', true, 'last4', 0)`,
      [tenantId, field],
    );
    const values = await inTenant(db, tenantId, async (tx) => {
      const key = await makeKey(tx, vault, 1);
      await client.query(
        `insert into tenant_keys (tenant_id, no, state, master_key_id, wrapped_data, wrapped_blind) values ($1, 1, 'active', $2, $3, $4)`,
        [tenantId, key.master_key_id, key.wrapped_data, key.wrapped_blind],
      );
      return Array.from({ length: valueCount }, (_, at) =>
        sealFor(tx, key, `value ${at + 1}`, { contactId: at + 1, field, isSearchable: true }),
      );
    });
    await client.query(
      `insert into encrypted_values (tenant_id, contact_id, field, key_no, sealed, blind_index, changed_by_id, changed_by_name)
       select $1, n, $2, 1, sealed, blind, $3, $4 from unnest($5::bytea[], $6::bytea[]) with ordinality as v (sealed, blind, n)`,
      [
        tenantId,
        field,
        somebody.id,
        somebody.name,
        values.map((each) => each.sealed),
        values.map((each) => each.blindIndex),
      ],
    );
  } finally {
    await client.end();
    await close();
  }
}

type StoredRow = StoredValue & { readonly contact_id: string; readonly key_no: number };
const lineOf = (row: number, keyNo: number, text = `value ${row}`): string =>
  `R${String(row).padStart(5, '0')} ${field} v1 under key ${keyNo}: ${text}`;
const rowOf = (line: string): number => Number(line.slice(1, 6));

/** Every value, read as the product reads it, and which key it is under. A value that cannot be read says so. */
async function effectsIn(url: string): Promise<readonly string[]> {
  const rows = await asSuperuser<StoredRow>(
    url,
    `select v.*, k.no, k.master_key_id, k.wrapped_data, k.wrapped_blind from encrypted_values v
     join tenant_keys k on k.tenant_id = v.tenant_id and k.no = v.key_no order by v.contact_id`,
  );
  const { db, close } = openDatabase({ url, role: 'rollcall_owner', max: 1 });
  try {
    const lines = await inTenant(db, tenantId, async (tx) => {
      const live = new Set((await listKeys(tx)).map(({ no }) => no));
      return Promise.all(
        rows.map(async (row) => {
          const text = await openStored(tx, vault, Number(row.contact_id), row).catch((fault: unknown) => {
            if (fault instanceof Unreadable) return fault.message;
            throw fault;
          });
          return lineOf(Number(row.contact_id), row.key_no, live.has(row.key_no) ? text : 'its key was destroyed');
        }),
      );
    });
    return lines;
  } finally {
    await close();
  }
}

const underKey = (whole: Observation, isNew: (row: number) => boolean): readonly string[] =>
  whole.effects.map((line) => lineOf(rowOf(line), isNew(rowOf(line)) ? 2 : 1));

describeResumable({
  kind: 'key-rotation',
  name: 'a new key for the encrypted fields of a tenant',
  batchRows,
  params: { reason: randomBytes(4).toString('hex') },
  points: ['after_take', 'mid_effects', 'before_commit', 'after_commit', 'before_ack'],
  backends: ['PostgreSQL'],
  middle: { phase: 'reencrypt', row: 1_000 },
  crashes: [{ phase: 'reencrypt', row: 1_000 }],
  passes: { mid_effects: valueCount / batchRows },
  arrange,
  effectsIn,
  poison: {
    sql: `alter table encrypted_values add constraint poison check (contact_id <> ${poisonRow} or key_no = 1)`,
    expected: (whole) => ({
      ...whole,
      ledger: { ...whole.ledger, updated: valueCount - 1, rejected: 1 },
      issueCount: 1,
      issues: [`${poisonRow} ${field} row.not-storable error contact ${poisonRow}`],
      effects: underKey(whole, (row) => row !== poisonRow),
    }),
  },

  /** Values that were reached are under the new key, all others under the old one, and every one can be read. */
  prefixOf: (arranged, whole, cut, isReached) => ({
    ...arranged,
    status: 'cancelled',
    failure: null,
    ledger: { ...cut.ledger, updated: cut.ledger['read'] ?? -1, skipped: 0, rejected: 0 },
    effects: underKey(whole, isReached),
  }),
});
