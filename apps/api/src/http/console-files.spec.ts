import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startApi } from '../api.testing.js';
import type { TestApi } from '../api.testing.js';

let api: TestApi;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'rollcall-console-'));
  await writeFile(
    join(folder, 'index.html'),
    '<app-root ngCspNonce="__CSP_NONCE__"></app-root><script nonce="__CSP_NONCE__"></script>',
  );
  await writeFile(join(folder, 'main-ABCD1234.js'), 'export {};');
  await writeFile(join(folder, 'favicon.ico'), 'icon');
  api = await startApi({ consoleFolder: folder });
});
afterAll(async () => {
  await api.close();
  await rm(folder, { recursive: true });
});

describe('the console', () => {
  it.each(['/', '/index.html', '/jobs/7', '/contacts?q=x'])(
    'is its page at %s, with a nonce that only this answer has',
    async (path) => {
      const [one, two] = [await api.request().get(path).expect(200), await api.request().get(path).expect(200)];
      const nonce = /nonce-([\w-]{22})'/.exec(String(one.headers['content-security-policy']))![1]!;
      expect(one.text).toBe(`<app-root ngCspNonce="${nonce}"></app-root><script nonce="${nonce}"></script>`);
      expect(one.headers).toMatchObject({ 'cache-control': 'no-store', 'content-type': 'text/html; charset=utf-8' });
      expect(two.text).not.toBe(one.text);
    },
  );

  it('may run and style nothing that is not its own', async () => {
    const policy = String((await api.request().get('/')).headers['content-security-policy']);
    expect(policy).not.toMatch(/unsafe-|\*|https?:/);
    for (const part of [`default-src 'none'`, `object-src 'none'`, `frame-ancestors 'none'`])
      expect(policy).toContain(part);
  });

  it('keeps files with a hash in their name for good, and asks again for the others', async () => {
    const hashed = await api.request().get('/main-ABCD1234.js').expect(200);
    expect(hashed.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    const plain = await api.request().get('/favicon.ico').expect(200);
    expect(plain.headers['cache-control']).toBe('no-cache');
  });

  it.each(['/missing-ABCD1234.js', '/api/v1/nothing', '/api', '/API/v1/nothing', '/metrics/x'])(
    'is not at %s',
    async (path) => {
      const answer = await api.request().get(path);
      expect(answer).toMatchObject({ status: 404, body: { code: 'not-found' } });
    },
  );

  it.each(['/../package.json', '/%2e%2e/%2e%2e/package.json', '/.%00'])(
    'gives nothing outside its folder (%s)',
    async (path) => {
      const answer = await api.request().get(path);
      expect(answer.text).not.toContain('"name"');
      expect(answer.status).toBeLessThan(500);
    },
  );

  it('answers only reading', async () => {
    await api.request().post('/').expect(404);
  });
});
