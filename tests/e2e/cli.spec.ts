import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { addsUp } from '@rollcall/domain/job';
import type { JobView } from '@rollcall/domain/job';
import { Rig } from '../harness/index.js';

const root = resolve(import.meta.dirname, '../..');
let rig: Rig;
let folder: string;

beforeAll(async () => {
  rig = await Rig.start({ purpose: 'test' });
  folder = mkdtempSync(join(tmpdir(), 'rollcall-cli-'));
  writeFileSync(
    join(folder, 'people.csv'),
    'Contact ID,First Name,Last Name,Email,Phone\nC-1,Ana,Lima,ana@x.test,(212) 555-0101\nC-2,Bo,Berg,bo@x.test,212-555-0102\nC-3,Cy,Chan,not an address,\n',
  );
  writeFileSync(join(folder, 'head.csv'), 'First Name,Last Name\n');
});
afterAll(async () => {
  await rig.stop();
  rmSync(folder, { recursive: true });
});

interface Ran {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** As a user types it, from the folder of the files: npm changes to the project by itself. */
function rollcall(...args: readonly string[]): Promise<Ran> {
  const env = {
    PATH: process.env['PATH'],
    INIT_CWD: folder,
    ROLLCALL_URL: rig.url,
    ROLLCALL_API_KEY: rig.admin.apiKey,
  };
  const child = spawn(process.execPath, [join(root, 'tools/rollcall.mjs'), ...args], { cwd: root, env });
  let [out, err] = ['', ''];
  child.stdout.on('data', (data: Buffer) => (out += data.toString()));
  child.stderr.on('data', (data: Buffer) => (err += data.toString()));
  return new Promise((done) => child.once('close', (code) => done({ code, out, err })));
}

// eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- what the answer is, the test says
const json = <T>(ran: Ran): T => {
  expect(ran.err).toBe('');
  expect(ran.out.trim().split('\n')).toHaveLength(1);
  return JSON.parse(ran.out) as T;
};

describe('rollcall import', () => {
  it('waits, prints one object, and its ledger adds up', async () => {
    const ran = await rollcall('import', 'people.csv', '--wait', '--json');
    const job = json<JobView>(ran);
    expect(ran.code).toBe(0);
    expect(job).toMatchObject({ kind: 'import', status: 'succeeded', ledger: { read: 3, created: 2, rejected: 1 } });
    expect(addsUp(job.ledger)).toBe(true);
  });

  it('writes nothing in a dry run, and says what it would have done', async () => {
    writeFileSync(join(folder, 'more.csv'), 'Contact ID,First Name,Last Name\nC-9,Di,Diaz\n');
    const ran = await rollcall('import', 'more.csv', '--dry-run', '--wait', '--json');
    expect(json<JobView>(ran)).toMatchObject({ status: 'succeeded', isDryRun: true, ledger: { read: 1, created: 1 } });
    expect(await rig.client().get('/contacts?q=C-9')).toMatchObject({ items: [] });
  });

  it('does not wait unless asked', async () => {
    const job = json<JobView>(await rollcall('import', 'people.csv', '--json'));
    expect((await rig.client().settled(job.id)).status).toBe('succeeded');
  });

  it('fails with a problem on standard error and nothing else', async () => {
    const ran = await rollcall('import', 'head.csv', '--wait', '--json');
    expect(ran.code).toBe(1);
    expect(JSON.parse(ran.err)).toMatchObject({ code: 'import.header-only' });
  });

  it.each([
    ['no file', ['import'], 2],
    ['an unknown option', ['import', 'people.csv', '--fast'], 2],
    ['an unknown mode', ['import', 'people.csv', '--mode', 'merge'], 2],
    ['a file that is not there', ['import', 'gone.csv'], 1],
    ['an unknown command', ['export'], 2],
  ] as const)('refuses %s', async (_, args, code) => {
    const ran = await rollcall(...args, '--json');
    expect(ran).toMatchObject({ code, out: '' });
    expect(JSON.parse(ran.err)).toHaveProperty('code');
  });
});

describe('rollcall jobs and contacts', () => {
  let job: JobView;
  beforeAll(async () => {
    job = json<JobView>(await rollcall('import', 'people.csv', '--wait', '--json'));
  });

  it('lists jobs', async () => {
    const list = json<{ items: JobView[] }>(await rollcall('jobs', 'list', '--json'));
    expect(list.items.map(({ id }) => id)).toContain(job.id);
  });

  it('shows and watches a finished one', async () => {
    expect(json<JobView>(await rollcall('jobs', 'show', job.id, '--json')).id).toBe(job.id);
    expect(json<JobView>(await rollcall('jobs', 'watch', job.id, '--json')).status).toBe('succeeded');
  });

  it('lists result files and downloads one', async () => {
    const { items } = json<{ items: { name: string }[] }>(await rollcall('jobs', 'results', job.id, '--json'));
    expect(items.map(({ name }) => name)).toContain('rejected.csv');
    const ran = await rollcall('jobs', 'results', job.id, 'rejected.csv', '--out', 'bad.csv', '--json');
    const saved = json<{ file: string; bytes: number }>(ran);
    const text = readFileSync(saved.file, 'utf8');
    expect(text).toContain('not an address');
    expect(Buffer.byteLength(text)).toBe(saved.bytes);
  });

  it('refuses to pause what is over', async () => {
    const ran = await rollcall('jobs', 'pause', job.id, '--json');
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(JSON.parse(ran.err)).toMatchObject({ code: 'state-not-allowed' });
  });

  it('plans one for later, starts it now, and refuses what is no plan', async () => {
    const at = new Date(Date.now() + 3_600_000).toISOString();
    const later = json<JobView>(await rollcall('import', 'people.csv', '--start-at', at, '--rate', '500', '--json'));
    expect(later).toMatchObject({ status: 'queued', startsAt: at, rowsPerSecond: 500 });
    const now = await rollcall('jobs', 'plan', later.id, '--start-at', 'now', '--rate', 'none', '--json');
    expect(json<JobView>(now)).toMatchObject({ startsAt: null, rowsPerSecond: null });
    expect(json<JobView>(await rollcall('jobs', 'watch', later.id, '--json')).status).toBe('succeeded');
    for (const wrong of [['--rate', 'fast'], ['--start-at', 'tomorrow'], []])
      expect((await rollcall('jobs', 'plan', later.id, ...wrong)).code).toBe(2);
  });

  it('finds a contact by phone', async () => {
    const found = json<{ items: { contactId1: string }[] }>(
      await rollcall('contacts', 'find', '212 555 0102', '--json'),
    );
    expect(found.items.map(({ contactId1 }) => contactId1)).toEqual(['C-2']);
  });

  it('says "not found" of a job that is not there', async () => {
    const ran = await rollcall('jobs', 'show', '019ab000-0000-7000-8000-000000000001', '--json');
    expect(ran).toMatchObject({ code: 1, out: '' });
    expect(JSON.parse(ran.err)).toMatchObject({ status: 404 });
  });
});
