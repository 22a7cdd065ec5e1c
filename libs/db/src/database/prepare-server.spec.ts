import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { startEmbedded } from '../embedded/index.js';
import type { Embedded } from '../embedded/index.js';
import { migrate } from './migrate.js';

describe('a server that is not ours', () => {
  let server: Embedded;

  beforeAll(async () => {
    const folder = join(mkdtempSync(join(tmpdir(), 'rollcall-prepare-')), 'postgresql');
    server = await startEmbedded({ folder, purpose: 'test', isThrowaway: true });
  }, 60_000);
  afterAll(() => server.stop('immediate'));

  /** A login as managed servers give one: it may make roles and owns its database, and is no superuser. */
  async function landlord(): Promise<string> {
    const client = new pg.Client(server.url);
    await client.connect();
    await client.query(`create role landlord login createrole password 'x'`);
    await client.query('create database house owner landlord');
    await client.end();
    return `postgresql://landlord:x@127.0.0.1:${server.port}/house`;
  }

  it('is migrated by a login that is no superuser, and once is enough', async () => {
    const url = await landlord();
    expect((await migrate(url)).length).toBeGreaterThan(0);
    expect(await migrate(url)).toEqual([]);
  });
});
