import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { testDatabase } from '@rollcall/db/testing';
import type { TestDatabase } from '@rollcall/db/testing';
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The built api as a process of its own: first start, sign-in across processes, logs, and how it ends. */
const dist = fileURLToPath(new URL('../../apps/api/dist', import.meta.url));
let database: TestDatabase;
let home: string;
const running: Api[] = [];

beforeAll(async () => {
  database = await testDatabase();
  home = await mkdtemp(join(tmpdir(), 'rollcall-security-'));
});
afterAll(async () => {
  for (const { child } of running) child.kill('SIGKILL');
  await database.drop();
  await rm(home, { recursive: true, force: true });
});

interface Api {
  readonly url: string;
  readonly child: ChildProcess;
  readonly output: string[];
}

const env = (change: Record<string, string> = {}) => ({
  PATH: process.env['PATH'],
  DATABASE_URL: database.urls.api,
  ROLLCALL_HOME: home,
  ROLLCALL_SECRET: 'cd'.repeat(32),
  PORT: '0',
  ...change,
});

/** Runs a built entry point to its end. */
async function run(entry: string, change: Record<string, string>): Promise<{ code: number; out: string; err: string }> {
  const child = spawn(process.execPath, [join(dist, entry)], { env: env(change) });
  const [out, err] = [textOf(child, 'stdout'), textOf(child, 'stderr')];
  const [code] = (await once(child, 'close')) as [number];
  return { code, out: out.join(''), err: err.join('') };
}

function textOf(child: ChildProcess, stream: 'stdout' | 'stderr'): string[] {
  const parts: string[] = [];
  child[stream]!.setEncoding('utf8').on('data', (text: string) => parts.push(text));
  return parts;
}

async function startApi(): Promise<Api> {
  const child = spawn(process.execPath, [join(dist, 'main.js')], { env: env() });
  const output = textOf(child, 'stdout');
  const errors = textOf(child, 'stderr');
  const url = await new Promise<string>((resolve, reject) => {
    child.once('exit', () => reject(new Error(`The api ended: ${errors.join('')}`)));
    child.stdout.on('data', () => {
      const line = output
        .join('')
        .split('\n')
        .find((text) => text.includes('"msg":"listening"'));
      if (line) resolve((JSON.parse(line) as { url: string }).url);
    });
  });
  const api = { url, child, output };
  running.push(api);
  return api;
}

/** A browser on a page of ours: the public URL differs from the port only in this test. */
const page = { 'Sec-Fetch-Site': 'same-origin', Origin: 'http://127.0.0.1:0', 'Content-Type': 'application/json' };
const signIn = (api: Api, email: string, password: string) =>
  fetch(`${api.url}/api/v1/auth/sign-in/email`, {
    method: 'POST',
    headers: page,
    body: JSON.stringify({ email, password }),
  });

interface Setup {
  readonly created: boolean;
  readonly email: string;
  readonly password: string;
  readonly apiKey: string;
}

describe('the first start', () => {
  it('makes one tenant, one admin and one key, once, and they work', async () => {
    const first = await run('setup.js', { DATABASE_URL: database.urls.owner });
    expect([first.code, first.err]).toEqual([0, '']);
    const setup = JSON.parse(first.out) as Setup;
    expect(setup).toMatchObject({ created: true, email: 'admin@rollcall.local' });
    expect(setup.password.length).toBeGreaterThanOrEqual(20);
    const second = await run('setup.js', { DATABASE_URL: database.urls.owner });
    expect(JSON.parse(second.out)).toEqual({ created: false });

    const api = await startApi();
    const byKey = await fetch(`${api.url}/api/v1/me`, { headers: { Authorization: `Bearer ${setup.apiKey}` } });
    expect(await byKey.json()).toMatchObject({ tenant: { name: 'My company' } });
    expect((await signIn(api, setup.email, setup.password)).status).toBe(200);
    const told = api.output.join('');
    for (const secret of [setup.password, setup.apiKey, setup.email]) expect(told).not.toContain(secret);
    const rows = await database.rows<{ action: string }>('select action from audit_entries order by id');
    expect(rows.map(({ action }) => action)).toEqual(['user.created', 'api-key.created', 'session.started']);
  });
});

describe('sign-in', () => {
  it('is tried ten times, however many processes there are', async () => {
    await database.rows('delete from rate_limits');
    const apis = [await startApi(), await startApi()];
    const statuses: number[] = [];
    for (let n = 0; n < 12; n += 1)
      statuses.push((await signIn(apis[n % 2]!, 'somebody@x.test', 'wrong password')).status);
    expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429]);
  });

  it('stays within its limit when all tries come at once', async () => {
    await database.rows('delete from rate_limits');
    const [one, two] = running.slice(-2);
    const tries = Array.from({ length: 30 }, (_, n) => signIn(n % 2 ? one! : two!, 'crowd@x.test', 'wrong password'));
    const statuses = (await Promise.all(tries)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(20);
  });
});

describe('the process', () => {
  it('logs lines of JSON and nothing else', () => {
    const lines = running.flatMap(({ output }) => output.join('').split('\n')).filter((line) => line !== '');
    expect(lines.length).toBeGreaterThan(10);
    for (const line of lines) expect(JSON.parse(line)).toMatchObject({ app: 'api' });
  });

  it('ends in order when asked to, and at once when nothing is open', async () => {
    const api = running.at(-1)!;
    const startedAt = Date.now();
    api.child.kill('SIGTERM');
    const [code] = (await once(api.child, 'exit')) as [number];
    expect(code).toBe(0);
    expect(Date.now() - startedAt).toBeLessThan(10_000);
  });

  it.each([
    ['no database', { DATABASE_URL: '' }, 'DATABASE_URL is not set.'],
    [
      'a database that does not answer',
      { DATABASE_URL: 'postgres://127.0.0.1:1/x' },
      'DATABASE_URL does not answer, or refuses this login.',
    ],
    [
      'a short secret',
      { ROLLCALL_SECRET: 'short' },
      'ROLLCALL_SECRET is wrong: must be at least 32 random bytes in hex.',
    ],
  ])('says in one sentence that it has %s', async (_, change, sentence) => {
    const { code, err } = await run('main.js', change);
    expect([code, err]).toEqual([1, `rollcall api: ${sentence}\n`]);
  });
});
