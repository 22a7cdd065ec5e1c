import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import pg from 'pg';
import { EmbeddedBusy, freePort, settingsFor, startEmbedded } from './index.js';
import type { Embedded } from './index.js';

jest.setTimeout(30_000); // servers are made, killed and repaired here

let folder: string;
let running: Embedded[];

beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'rollcall-embedded-')), 'postgresql');
  running = [];
});

afterEach(async () => {
  for (const server of running) await server.stop('immediate');
  await rm(join(folder, '..'), { recursive: true, force: true });
});

async function start(options: { port?: number; purpose?: 'product' | 'test' } = {}): Promise<Embedded> {
  const server = await startEmbedded({ folder, purpose: 'test', memoryBytes: 512 * 1024 ** 2, ...options });
  running.push(server);
  return server;
}

async function ask<Row>(url: string, text: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  await client.connect();
  try {
    return (await client.query(text)).rows as Row[];
  } finally {
    await client.end();
  }
}

/** Asks until the server answers again. */
async function askAgain<Row>(url: string, text: string): Promise<Row[]> {
  for (let tries = 0; ; tries++) {
    try {
      return await ask<Row>(url, text);
    } catch (error) {
      if (tries > 150) throw error;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

describe('the embedded server', () => {
  it('starts in an empty folder, walled off and with checksums', async () => {
    const server = await start();
    const settings = await ask<{ name: string; setting: string }>(
      server.url,
      `select name, setting from pg_settings where name in
       ('listen_addresses','data_checksums','server_encoding','unix_socket_directories','log_parameter_max_length')`,
    );
    expect(Object.fromEntries(settings.map((row) => [row.name, row.setting]))).toEqual({
      data_checksums: 'on',
      listen_addresses: '127.0.0.1',
      log_parameter_max_length: '0',
      server_encoding: 'UTF8',
      unix_socket_directories: '',
    });
    expect(await ask(server.url, 'select type from pg_hba_file_rules where auth_method <> $$scram-sha-256$$')).toEqual(
      [],
    );
    expect((await stat(join(folder, 'password'))).mode & 0o077).toBe(0);
  });

  it('keeps its data over a stop, and reads what the operator overrides', async () => {
    const first = await start();
    await ask(first.url, 'create table kept as select 42 as answer');
    await first.stop();
    await writeFile(join(folder, 'data', 'override.conf'), "work_mem = '7MB'\n");
    const second = await start({ port: first.port });
    expect(await ask(second.url, 'select answer from kept')).toEqual([{ answer: 42 }]);
    expect(await ask(second.url, 'show work_mem')).toEqual([{ work_mem: '7MB' }]);
  });

  it('starts the server again on the same port when that is killed', async () => {
    const server = await start();
    await ask(server.url, 'create table kept as select 1 as one');
    const before = server.pid();
    process.kill(before, 'SIGKILL');
    expect(await askAgain(server.url, 'select one from kept')).toEqual([{ one: 1 }]);
    expect(server.pid()).not.toBe(before);
  });

  it('refuses a folder that another start uses, and leaves that one alone', async () => {
    const server = await start();
    await expect(start({ port: await freePort() })).rejects.toThrow(EmbeddedBusy);
    expect(await ask(server.url, 'select 1 as one')).toEqual([{ one: 1 }]);
  });

  it('stops an orphan whose supervisor was killed, and keeps its data', async () => {
    const first = await start();
    await ask(first.url, 'create table kept as select 2 as two');
    const { pid } = JSON.parse(await readFile(join(folder, 'supervisor.json'), 'utf8')) as { pid: number };
    const lost = new Promise<void>((resolve) => first.onLost(resolve));
    process.kill(pid, 'SIGKILL');
    await lost;
    const second = await start();
    expect(await ask(second.url, 'select two from kept')).toEqual([{ two: 2 }]);
  });

  it('says why the server did not start', async () => {
    const first = await start();
    const other = join(folder, '..', 'other');
    await expect(startEmbedded({ folder: other, purpose: 'test', port: first.port })).rejects.toThrow(/bind|in use/);
  });

  it('removes a throwaway folder after the stop', async () => {
    const server = await startEmbedded({ folder, purpose: 'test', isThrowaway: true });
    await server.stop('immediate');
    expect(existsSync(folder)).toBe(false);
  });
});

describe('the settings', () => {
  const of = (memoryGb: number) =>
    Object.fromEntries(settingsFor('product', memoryGb * 1024 ** 3).map(({ name, value }) => [name, value]));

  it.each([
    [0.5, '128MB'],
    [8, '2048MB'],
    [64, '3072MB'],
  ])('with %p GB share %p of buffers', (memory, buffers) => {
    expect(of(memory)['shared_buffers']).toBe(buffers);
  });

  it('never give up durability in the product', () => {
    for (const name of ['fsync', 'full_page_writes', 'synchronous_commit']) expect(of(8)).not.toHaveProperty(name);
  });

  it('have a reason each and none twice', () => {
    const settings = settingsFor('test', 1024 ** 3);
    expect(new Set(settings.map(({ name }) => name)).size).toBe(settings.length);
    expect(settings.filter(({ reason }) => reason.length < 10)).toEqual([]);
  });
});
