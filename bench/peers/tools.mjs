import { execFile } from 'node:child_process';
import { createReadStream, writeFileSync } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { from as copyFrom } from 'pg-copy-streams';
import { header } from '../generate/cells.mjs';

const run = promisify(execFile);

/**
 * One tool people have: what it needs on the PATH, and how it brings a clean CSV file into a table of text.
 * @typedef {object} Tool
 * @property {string} name
 * @property {string} [command]
 * @property {string} lacks
 * @property {(where: Where) => Promise<unknown>} load
 */
/** @typedef {{ owner: import('pg').Client, url: string, path: string, folder: string }} Where */

const bare = 'checks no cell, knows no doubles and no contacts, tells no reason; text in one table without an index';

/** The tools, by what they load into. @type {readonly Tool[]} */
export const tools = [
  {
    name: 'COPY, from a program',
    lacks: bare,
    load: async ({ owner, path }) => {
      await makeTable(owner, 'copied');
      await pipeline(createReadStream(path), owner.query(copyFrom('copy peers.copied from stdin csv header')));
    },
  },
  {
    name: 'psql \\copy',
    command: 'psql',
    lacks: bare,
    load: async ({ owner, url, path }) => {
      await makeTable(owner, 'psql');
      await run('psql', [
        url,
        '-X',
        '-q',
        '-v',
        'ON_ERROR_STOP=1',
        '-c',
        `\\copy peers.psql from '${path}' csv header`,
      ]);
    },
  },
  {
    name: 'pgloader',
    command: 'pgloader',
    lacks:
      'puts rows the table refuses into a file; knows no doubles and no contacts; text in one table without an index',
    load: async ({ owner, url, path, folder }) => {
      await makeTable(owner, 'pgloader');
      const script = `${folder}/peers.load`;
      const withOptions = `with truncate, skip header = 1, fields optionally enclosed by '"', fields terminated by ','`;
      writeFileSync(script, `load csv from '${path}' into ${url} target table peers.pgloader ${withOptions};\n`);
      await run('pgloader', ['--no-ssl-cert-verification', script]);
    },
  },
  {
    name: 'csvsql',
    command: 'csvsql',
    lacks: bare,
    load: ({ url, path }) =>
      run('csvsql', ['--db', url, '--db-schema', 'peers', '--tables', 'csvsql', '--insert', '--no-inference', path]),
  },
];

const makeTable = (/** @type {import('pg').Client} */ owner, /** @type {string} */ name) =>
  owner.query(`create table peers.${name} (${header.map((column) => `"${column}" text`).join(', ')})`);

/** Whether a command is on the PATH. */
export const isInstalled = (/** @type {string} */ command) =>
  run('sh', ['-c', `command -v ${command}`]).then(
    () => true,
    () => false,
  );
