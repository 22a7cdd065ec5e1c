import { createReadStream, createWriteStream, writeFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom, to as copyTo } from 'pg-copy-streams';
import { writableColumns } from '../floor/floor.mjs';
import { buildKeys, createTwin, emptySchema, fullestLeaf, importedTables } from '../floor/twin.mjs';

/**
 * The reference: what somebody who knows PostgreSQL writes by hand to bring the same clean rows into the same tables. COPY
 * into a table without a log, then a few statements that each do all rows, in one transaction; values that are replaced are
 * kept, rows that change nothing are not written.
 * @typedef {import('pg').Client} PgClient
 */

/** Twins of the tables with all their rows, in the schema `twin`, ready to be worked on like the originals. */
export async function copyTables(/** @type {PgClient} */ client) {
  await emptySchema(client, 'twin');
  for (const table of importedTables) {
    const columns = await writableColumns(client, table);
    await createTwin(client, table, 'twin');
    await client.query(`insert into twin.${table} (${columns}) select ${columns} from public.${table}`);
    await buildKeys(client, table, 'twin');
  }
}

/** Brings tables into the state of every day: statistics, visibility, pages in memory, nothing left to write. */
export async function settleTables(/** @type {PgClient} */ client, /** @type {string} */ schema) {
  for (const table of importedTables) {
    await client.query(`vacuum (analyze) ${schema}.${table}`);
    await client.query(`select count(*) from ${schema}.${table}`);
  }
  await client.query('checkpoint');
}

const channels = [
  ...[1, 2].flatMap((n) => ['e164', 'raw', 'extension'].map((column) => `phone${n}_${column}`)),
  ...['address', 'key'].map((column) => `email_${column}`),
];
const notFromFile = ['tenant_id', 'id', 'created_at', 'updated_at', 'created_by_job', 'deleted_at', 'version'];

/** The columns of a contact that a file can set. @returns {Promise<string[]>} */
async function fileColumns(/** @type {PgClient} */ client) {
  const columns = (await writableColumns(client, 'contacts')).split(', ');
  return columns.filter((column) => !notFromFile.includes(column));
}

/**
 * Writes the rows the reference works on, cleaned as Rollcall cleaned them: one line for each row of the file that was
 * taken in, with the values its contact has now.
 * @param {PgClient} client
 * @param {import('../generate/contact-file.mjs').ContactFile} file
 * @param {string} path
 */
export async function exportCleanRows(client, file, path) {
  const lines = [];
  for (let row = 0; row < file.rows; row++) {
    const truth = file.truthOf(row);
    if (truth.is !== 'dirty' && truth.is !== 'duplicate') lines.push(`${row + 1}\t${file.accountOf(truth)}\n`);
  }
  writeFileSync(`${path}.accounts`, lines.join(''));
  await client.query('create temporary table wanted (n integer, account text)');
  await pipeline(createReadStream(`${path}.accounts`), client.query(copyFrom('copy wanted from stdin')));
  await client.query('analyze wanted');
  const columns = (await fileColumns(client)).map((column) => `c.${column}`);
  const phone = (/** @type {number} */ n) => `p${n}.e164, p${n}.raw, p${n}.extension`;
  const source = client.query(
    copyTo(`copy (
      select w.n, ${columns.join(', ')}, ${phone(1)}, ${phone(2)}, e.address, e.key
      from wanted w join public.contacts c on c.contact_id_1 = w.account and c.deleted_at is null
        left join public.contact_phones p1 on (p1.tenant_id, p1.contact_id, p1.position) = (c.tenant_id, c.id, 1)
        left join public.contact_phones p2 on (p2.tenant_id, p2.contact_id, p2.position) = (c.tenant_id, c.id, 2)
        left join public.contact_emails e on (e.tenant_id, e.contact_id, e.position) = (c.tenant_id, c.id, 1)
      order by w.n) to stdout`),
  );
  await pipeline(source, createWriteStream(path));
  await client.query('drop table wanted');
}

/**
 * Runs the reference on the twins. The clock runs from the first statement to the end of the commit.
 * @param {PgClient} client
 * @param {string} path what {@link exportCleanRows} wrote
 * @param {string} jobId what the rows it writes are booked under
 * @returns {Promise<{ seconds: number, steps: { name: string, seconds: number }[] }>}
 */
export async function runReference(client, path, jobId) {
  const { rows } = await client.query('select tenant_id, max(id)::text as last from twin.contacts group by tenant_id');
  if (rows.length !== 1) throw new Error(`The bench works in one tenant, not in ${rows.length}`);
  const columns = await fileColumns(client);
  const ids = { tenant: rows[0].tenant_id, last: rows[0].last, job: jobId };
  const statements = statementsFor(columns, ids, await tablesOf(client));
  const steps = [];
  for (const [name, statement] of Object.entries(statements)) {
    const started = performance.now();
    if (name === 'copy')
      await pipeline(createReadStream(path, { highWaterMark: 1 << 18 }), client.query(copyFrom(statement)));
    else await client.query(statement);
    steps.push({ name, seconds: (performance.now() - started) / 1000 });
  }
  return { seconds: steps.reduce((sum, step) => sum + step.seconds, 0), steps };
}

/** @typedef {{ tenant: string, last: string, job: string }} Ids */
/** @typedef {Record<'contacts' | 'contact_phones' | 'contact_emails', string>} Tables */

/** The tables to write to: of one with a partition for each tenant its partition. @returns {Promise<Tables>} */
async function tablesOf(/** @type {PgClient} */ client) {
  // A copy has the partitions of its original, or is in one piece.
  const nameOf = async (/** @type {string} */ table) => {
    const leaf = `twin.${pg.escapeIdentifier(await fullestLeaf(client, table))}`;
    const { rows } = await client.query('select to_regclass($1) is not null as is_there', [leaf]);
    return rows[0].is_there ? leaf : `twin.${pg.escapeIdentifier(table)}`;
  };
  return {
    contacts: await nameOf('contacts'),
    contact_phones: await nameOf('contact_phones'),
    contact_emails: await nameOf('contact_emails'),
  };
}

/**
 * The whole script, in its order.
 * @param {readonly string[]} columns
 * @param {Ids} ids
 * @param {Tables} tables
 * @returns {Record<string, string>}
 */
function statementsFor(columns, ids, tables) {
  const [tenant, job] = [ids.tenant, ids.job].map((id) => `${pg.escapeLiteral(id)}::uuid`);
  const of = (/** @type {string} */ alias) => columns.map((column) => `${alias}.${column}`).join(', ');
  const match = `c.tenant_id = ${tenant} and c.contact_id_1 = s.contact_id_1 and c.deleted_at is null`;
  const key = (/** @type {string} */ alias, /** @type {number} */ position) =>
    `${alias}.tenant_id = ${tenant} and ${alias}.contact_id = c.id and ${alias}.position = ${position}`;
  const phoneDiffers = (/** @type {number} */ n) =>
    `(s.phone${n}_e164 is not null and (p${n}.e164, p${n}.extension) is distinct from (s.phone${n}_e164, s.phone${n}_extension))`;
  const emailDiffers = `(s.email_address is not null and e.address is distinct from s.email_address)`;
  return {
    begin: 'begin',
    staging: `create unlogged table twin.incoming as select 0 as n, ${of('c')}, ${channels.map((name) => `'' as ${name}`).join(', ')} from ${tables.contacts} c limit 0`,
    copy: 'copy twin.incoming from stdin',
    analyze: 'analyze twin.incoming',
    images: `insert into twin.contact_changes (tenant_id, contact_id, action, job_id, through, before)
      select ${tenant}, c.id, 'updated', ${job}, 'job', ${imageOf(columns)}
        || case when ${phoneDiffers(1)} or ${phoneDiffers(2)} then jsonb_build_object('phones', jsonb_build_array(to_jsonb(p1), to_jsonb(p2))) else '{}' end
        || case when ${emailDiffers} then jsonb_build_object('emails', jsonb_build_array(to_jsonb(e))) else '{}' end
      from twin.incoming s join ${tables.contacts} c on ${match}
        left join ${tables.contact_phones} p1 on ${key('p1', 1)} left join ${tables.contact_phones} p2 on ${key('p2', 2)}
        left join ${tables.contact_emails} e on ${key('e', 1)}
      where (${of('c')}) is distinct from (${of('s')}) or ${phoneDiffers(1)} or ${phoneDiffers(2)} or ${emailDiffers}`,
    contacts: `insert into ${tables.contacts} as c (tenant_id, id, created_by_job, ${columns.join(', ')})
      select ${tenant}, ${ids.last} + s.n, ${job}, ${of('s')} from twin.incoming s order by s.n
      on conflict (tenant_id, contact_id_1) where contact_id_1 is not null and deleted_at is null
      do update set ${columns.map((column) => `${column} = excluded.${column}`).join(', ')}, version = c.version + 1, updated_at = now()
      where (${of('c')}) is distinct from (${of('excluded')})`,
    created: `insert into twin.contact_changes (tenant_id, contact_id, action, job_id, through)
      select ${tenant}, c.id, 'created', ${job}, 'job' from twin.incoming s join ${tables.contacts} c on ${match} where c.created_by_job = ${job}`,
    phones: `insert into ${tables.contact_phones} as p (tenant_id, contact_id, position, e164, raw, extension)
      select ${tenant}, c.id, v.position, v.e164, v.raw, v.extension from twin.incoming s join ${tables.contacts} c on ${match}
        cross join lateral (values (1, s.phone1_e164, s.phone1_raw, s.phone1_extension), (2, s.phone2_e164, s.phone2_raw, s.phone2_extension)) v(position, e164, raw, extension)
      where v.e164 is not null
      on conflict (tenant_id, contact_id, position) do update set e164 = excluded.e164, raw = excluded.raw, extension = excluded.extension
      where (p.e164, p.extension) is distinct from (excluded.e164, excluded.extension)`,
    emails: `insert into ${tables.contact_emails} as e (tenant_id, contact_id, position, address, key)
      select ${tenant}, c.id, 1, s.email_address, s.email_key from twin.incoming s join ${tables.contacts} c on ${match} where s.email_address is not null
      on conflict (tenant_id, contact_id, position) do update set address = excluded.address, key = excluded.key
      where e.address is distinct from excluded.address`,
    drop: 'drop table twin.incoming',
    commit: 'commit',
  };
}

/** The values that differ, as they were. */
function imageOf(/** @type {readonly string[]} */ columns) {
  const pairs = columns.map((column) => `'${column}', c.${column}`).join(', ');
  const same = columns.map((column) => `case when c.${column} is not distinct from s.${column} then '${column}' end`);
  return `(jsonb_build_object(${pairs}) - array_remove(array[${same.join(', ')}]::text[], null))`;
}
