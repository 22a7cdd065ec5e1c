import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startEmbedded } from '@rollcall/db/embedded';
import pg from 'pg';
import { countOf } from '../product/run.mjs';
import { machineLine } from '../report/machine.mjs';
import { megabytes, milliseconds, seconds, table } from '../report/table.mjs';
import { shapes, tableOf } from './shapes.mjs';

const usage = 'npm run bench -- custom-fields [--rows N]';

/**
 * `npm run bench -- custom-fields`: what ten custom fields a contact cost in each way they could be kept, on a server with the
 * product's settings. The figures of docs/decisions/0015-custom-fields.md.
 */
export async function customFieldsBench(/** @type {string[]} */ args) {
  const { values } = parseArgs({ args, options: { rows: { type: 'string', default: '500000' } } });
  const rows = countOf(values.rows, usage);
  const folder = mkdtempSync(join(tmpdir(), 'rollcall-bench-'));
  const server = await startEmbedded({ folder, purpose: 'product', isThrowaway: true });
  const client = new pg.Client(server.url);
  try {
    await client.connect();
    const lines = [['', 'load', 'size', 'ask', 'change a tenth', 'size after']];
    for (const shape of shapes) lines.push(await measure(client, shape, rows));
    console.log(`${machineLine()}\n${rows.toLocaleString('en-US')} contacts with ten custom fields`);
    console.log(table(lines).join('\n'));
  } finally {
    await client.end();
    await server.stop('immediate');
  }
}

async function measure(
  /** @type {pg.Client} */ client,
  /** @type {import('./shapes.mjs').Shape} */ shape,
  /** @type {number} */ rows,
) {
  const name = tableOf(shape);
  for (const statement of shape.create) await client.query(statement);
  const load = await timed(client, shape.load(rows));
  await client.query(`vacuum analyze ${name}`);
  const size = await sizeOf(client, name);
  await client.query(shape.ask);
  const asked = [];
  for (let turn = 0; turn < 5; turn++) asked.push(await timed(client, shape.ask));
  const change = await timed(client, shape.change);
  const after = await sizeOf(client, name);
  await client.query(`drop table ${name}`);
  const middle = asked.sort((a, b) => a - b)[2] ?? 0;
  return [
    shape.name,
    seconds(load / 1000),
    megabytes(size),
    milliseconds(middle),
    seconds(change / 1000),
    megabytes(after),
  ];
}

/** Milliseconds. */
async function timed(/** @type {pg.Client} */ client, /** @type {string} */ statement) {
  const begin = performance.now();
  await client.query(statement);
  return performance.now() - begin;
}

async function sizeOf(/** @type {pg.Client} */ client, /** @type {string} */ name) {
  const { rows } = await client.query('select pg_total_relation_size($1::regclass)::float8 as bytes', [name]);
  return /** @type {number} */ (rows[0].bytes);
}
