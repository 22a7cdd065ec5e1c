import { createHmac } from 'node:crypto';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { guardAddresses } from '@rollcall/db/webhook';
import { postEvents } from './post-events.js';

const strict = guardAddresses([]);

describe('where a webhook may go (issue 5)', () => {
  it.each<[string, string | null]>([
    ['https://93.184.215.14/hook', null],
    ['https://[2606:4700::1111]/hook', null],
    ['https://example.com:8443/hook', null],
    ['http://example.com/hook', 'scheme-refused'],
    ['ftp://example.com/', 'scheme-refused'],
    ['https://name:word@example.com/', 'credentials-refused'],
    ['https://example.com:22/', 'port-refused'],
    ['no address', 'url-malformed'],
    ...[
      '127.0.0.1',
      '2130706433',
      '0x7f000001',
      '0x7f.1',
      '017700000001',
      '0177.0.0.1',
      '127.1',
      '0',
      '0.0.0.0',
      '10.1.2.3',
      '100.64.0.1',
      '169.254.169.254',
      '172.31.255.255',
      '192.168.0.1',
      '224.0.0.1',
      '255.255.255.255',
      '127.0.0.1.',
      '[::]',
      '[::1]',
      '[::127.0.0.1]',
      '[::ffff:127.0.0.1]',
      '[::ffff:a9fe:a9fe]',
      '[64:ff9b::7f00:1]',
      '[2002:7f00:1::]',
      '[2001::1]',
      '[fc00::1]',
      '[fd00:ec2::254]',
      '[fe80::1]',
      '[ff02::1]',
    ].map((host) => [`https://${host}/`, 'address-refused'] as [string, string]),
  ])('%s: %s', (url, expected) => {
    expect(strict.refuses(url)).toBe(expected);
  });

  it('lets through what the installation allows, and nothing beside it', () => {
    const guard = guardAddresses(['10.2.0.0/16', 'Hooks.Internal']);
    expect(guard.refuses('http://10.2.3.4:80/')).toBeNull();
    expect(guard.refuses('http://hooks.internal/')).toBeNull();
    expect(guard.refuses('https://10.3.0.1/')).toBe('address-refused');
  });
});

describe('sending events (issue 5)', () => {
  let server: Server;
  let port: number;
  let answer = 200;
  const seen: { request: IncomingMessage; body: string }[] = [];
  const post = (guard: ReturnType<typeof guardAddresses>, url: string, timeoutMs = 5000) =>
    postEvents(guard, { url, secret: 'whsec', body: '{"events":[]}', at: 1_800_000_000, timeoutMs });

  beforeAll(async () => {
    server = createServer((request, response) => {
      let body = '';
      request.on('data', (part: Buffer) => (body += part.toString()));
      request.on('end', () => {
        seen.push({ request, body });
        if (request.url === '/silent') return;
        response.writeHead(answer, { location: '/elsewhere' }).end();
      });
    });
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    port = (server.address() as AddressInfo).port;
  });
  beforeEach(() => {
    seen.length = 0;
    answer = 200;
  });
  afterAll(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });

  it('signs the time and the body as they are sent', async () => {
    expect(await post(guardAddresses(['127.0.0.0/8']), `http://127.0.0.1:${port}/`)).toEqual({
      status: 200,
      trouble: null,
    });
    const mac = createHmac('sha256', 'whsec').update('1800000000.{"events":[]}').digest('hex');
    expect(seen[0]?.request.headers['rollcall-signature']).toBe(`t=1800000000,v1=${mac}`);
    expect(seen[0]?.body).toBe('{"events":[]}');
  });

  it('takes a redirect as an answer and does not follow it', async () => {
    answer = 302;
    expect((await post(guardAddresses(['127.0.0.1']), `http://127.0.0.1:${port}/`)).status).toBe(302);
    expect(seen.map(({ request }) => request.url)).toEqual(['/']);
  });

  it('gives up on a receiver that says nothing', async () => {
    const result = await post(guardAddresses(['127.0.0.1']), `http://127.0.0.1:${port}/silent`, 300);
    expect(result).toEqual({ status: null, trouble: 'timeout' });
  });

  it('refuses a public name that leads to a closed address, at the socket', async () => {
    expect(strict.refuses(`https://localhost:${port}/`)).toBeNull();
    expect(await post(strict, `https://localhost:${port}/`)).toEqual({ status: null, trouble: 'address-refused' });
    expect((await post(guardAddresses(['localhost']), `http://localhost:${port}/`)).status).toBe(200);
    expect(seen).toHaveLength(1);
  });
});
