import { describe, expect, it } from '@jest/globals';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createRollcallClient } from './index.js';

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly authorization: string | undefined;
}

async function answering(
  status: number,
  body: object,
  use: (url: string, seen: Seen[]) => Promise<void>,
): Promise<void> {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    seen.push({ method: request.method, url: request.url, authorization: request.headers.authorization });
    response.writeHead(status, { 'Content-Type': 'application/json' }).end(JSON.stringify(body));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  try {
    await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`, seen);
  } finally {
    server.close();
  }
}

describe('the client', () => {
  it('sends its key, fills the path and gives what was answered', () =>
    answering(200, { id: 'x', status: 'running' }, async (url, seen) => {
      const client = createRollcallClient({ url, apiKey: 'rk_test' });
      const { data } = await client.GET('/api/v1/jobs/{id}', { params: { path: { id: 'a b' } } });
      expect(data?.status).toBe('running');
      expect(seen).toEqual([{ method: 'GET', url: '/api/v1/jobs/a%20b', authorization: 'Bearer rk_test' }]);
    }));

  it('gives the problem when the api says no', () =>
    answering(404, { code: 'not-found' }, async (url) => {
      const { data, error } = await createRollcallClient({ url }).GET('/api/v1/contacts', {
        params: { query: { q: 'x' } },
      });
      expect(data).toBeUndefined();
      expect(error?.code).toBe('not-found');
    }));
});
