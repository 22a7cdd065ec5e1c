import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TenantId } from '@rollcall/domain/tenant';
import { request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ownOrigin, startApi } from './api.testing.js';
import type { TestApi } from './api.testing.js';
import { junkValues, wired } from './routes.junk.testing.js';

let api: TestApi;
let tenant: TenantId;
let key: string;

beforeAll(async () => {
  api = await startApi();
  tenant = await api.database.newTenant();
  key = await api.bearer(tenant);
});
afterAll(() => api.close());

/** What was answered with a fault, or with nothing at all. */
async function faultsOf(ask: (junk: string) => Promise<number>): Promise<string[]> {
  const faults: string[] = [];
  for (const junk of junkValues.map((value) => (typeof value === 'string' ? value : wired(value)))) {
    await api.database.rows('delete from rate_limits');
    const status = await ask(junk);
    if (status >= 500) faults.push(`${wired(junk).slice(0, 60)} → ${status}`);
  }
  return faults;
}

describe('junk at the doors that have protocols of their own', () => {
  it.each(['email', 'password'])(
    'is refused as %s of a sign-in',
    async (field) => {
      const good = { email: 'ana@x.test', password: 'correct horse battery' };
      const ask = async (junk: string) =>
        (
          await api
            .request()
            .post('/api/v1/auth/sign-in/email')
            .set({ Origin: ownOrigin, 'Content-Type': 'application/json' })
            .serialize(String)
            .send(wired({ ...good, [field]: field === 'email' ? `${junk}@x.test` : junk }))
        ).status;
      expect(await faultsOf(ask)).toEqual([]);
    },
    120_000,
  );

  it.each([
    ['name', (junk: string) => ({ 'Upload-Length': '10', 'Upload-Metadata': `filename ${base64(junk)}` })],
    ['metadata', (junk: string) => ({ 'Upload-Length': '10', 'Upload-Metadata': visible(junk) })],
    ['length', (junk: string) => ({ 'Upload-Length': visible(junk) })],
  ])(
    'is refused as %s of an upload',
    async (_, headers) => {
      const ask = async (junk: string) =>
        (
          await api
            .request()
            .post('/api/v1/uploads')
            .set({ Authorization: key, 'Tus-Resumable': '1.0.0', ...headers(junk) })
        ).status;
      expect(await faultsOf(ask)).toEqual([]);
    },
    120_000,
  );

  it('is refused as a topic or the last event of a stream', async () => {
    const { port } = api.app.getHttpServer().address() as AddressInfo;
    const open = (query: string, headers: Record<string, string>) =>
      new Promise<number>((resolve, reject) => {
        const path = `/api/v1/events?${query}`;
        request({ port, host: '127.0.0.1', path, headers: { Authorization: key, ...headers } }, (answer) => {
          resolve(answer.statusCode ?? 0);
          answer.destroy();
        })
          .on('error', reject)
          .end();
      });
    expect(await faultsOf((junk) => open(new URLSearchParams({ topics: junk }).toString(), {}))).toEqual([]);
    expect(await faultsOf((junk) => open('topics=jobs', { 'Last-Event-ID': visible(junk) }))).toEqual([]);
  }, 120_000);
});

/** What a header can hold. */
const visible = (text: string): string => text.replaceAll(/[^\x20-\x7e]/g, '?');
const base64 = (text: string): string => Buffer.from(text).toString('base64');
