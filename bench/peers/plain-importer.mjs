import { createReadStream } from 'node:fs';
import { parse } from 'csv-parse';
import { Kysely, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { at } from '../generate/cells.mjs';

/**
 * The importer one writes in an afternoon: a CSV reader, a query builder, a thousand rows at a time into the same indexed
 * tables behind the same walls. It takes every cell for right and every row for new.
 */

const batchRows = 1_000;

/** Loads a clean file into an empty tenant. @returns {Promise<number>} how many contacts */
export async function importPlainly(
  /** @type {string} */ url,
  /** @type {string} */ tenantId,
  /** @type {string} */ path,
) {
  const pool = new pg.Pool({ connectionString: url, max: 1 });
  /** `any`: whoever writes such an importer has no types of our tables. @type {Kysely<any>} */
  const db = new Kysely({ dialect: new PostgresDialect({ pool }) });
  /** @type {Map<string, number>} */
  const groups = new Map();
  let count = 0;
  /** @type {string[][]} */
  let batch = [];
  const flush = async () => {
    await insertBatch(db, tenantId, groups, { cells: batch, first: count + 1 });
    count += batch.length;
    batch = [];
  };
  try {
    for await (const cells of createReadStream(path).pipe(parse({ from_line: 2 }))) {
      batch.push(cells);
      if (batch.length === batchRows) await flush();
    }
    if (batch.length > 0) await flush();
    return count;
  } finally {
    await db.destroy();
  }
}

/** One transaction. */
function insertBatch(
  /** @type {Kysely<any>} */ db,
  /** @type {string} */ tenantId,
  /** @type {Map<string, number>} */ groups,
  /** @type {{ cells: string[][], first: number }} */ { cells: rows, first },
) {
  return db.transaction().execute(async (tx) => {
    await sql`select set_config('app.tenant_id', ${tenantId}, true), open_contact_partitions()`.execute(tx);
    for (const name of new Set(rows.map((cells) => cell(cells, 14)))) {
      if (name === '' || groups.has(name)) continue;
      const group = await tx
        .insertInto('groups')
        .values({ tenant_id: tenantId, name })
        .returning('id')
        .executeTakeFirst();
      groups.set(name, Number(group?.['id']));
    }
    await tx
      .insertInto('contacts')
      .values(rows.map((cells, i) => contactOf(cells, tenantId, first + i, groups)))
      .execute();
    await tx
      .insertInto('contact_phones')
      .values(rows.flatMap((cells, i) => phonesOf(cells, tenantId, first + i)))
      .execute();
    await tx
      .insertInto('contact_emails')
      .values(rows.map((cells, i) => emailOf(cells, tenantId, first + i)))
      .execute();
  });
}

const cell = (/** @type {string[]} */ cells, /** @type {number} */ place) => (cells[place] ?? '').trim();
const orNull = (/** @type {string} */ text) => (text === '' ? null : text);

function contactOf(
  /** @type {string[]} */ cells,
  /** @type {string} */ tenantId,
  /** @type {number} */ id,
  /** @type {Map<string, number>} */ groups,
) {
  const text = (/** @type {number} */ place) => orNull(cell(cells, place));
  return {
    ...{ tenant_id: tenantId, id, contact_id_1: text(at.account) },
    ...{ first_name: text(at.firstName), last_name: text(at.lastName), company: text(at.company), title: text(4) },
    ...{ address_line_1: text(at.address), city: text(6), state: text(7), postal_code: text(8) },
    balance: orNull(cell(cells, at.balance).replace(/[$,]/g, '')),
    due_date: orNull(cell(cells, at.dueDate)),
    group_id: groups.get(cell(cells, 14)) ?? null,
  };
}

function phonesOf(/** @type {string[]} */ cells, /** @type {string} */ tenantId, /** @type {number} */ id) {
  return [at.phone1, at.phone2].map((place, i) => {
    const raw = cell(cells, place);
    const [number = '', extension] = raw.split(' x');
    const e164 = `+1${number.replace(/\D/g, '').slice(-10)}`;
    return { tenant_id: tenantId, contact_id: id, position: i + 1, e164, raw, extension: extension ?? null };
  });
}

function emailOf(/** @type {string[]} */ cells, /** @type {string} */ tenantId, /** @type {number} */ id) {
  const address = cell(cells, at.email);
  return { tenant_id: tenantId, contact_id: id, position: 1, address, key: address.toLowerCase() };
}
