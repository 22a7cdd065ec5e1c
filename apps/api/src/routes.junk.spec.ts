import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import { startApi } from './api.testing.js';
import type { TestApi } from './api.testing.js';
import type { OpenApiDocument } from './openapi/document.js';
import { junkValues, junkWorld, spoiled, wired } from './routes.junk.testing.js';

interface Operation {
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly { readonly in: string; readonly name: string; readonly required?: boolean }[];
  readonly takesJson: boolean;
}

let api: TestApi;
let world: Awaited<ReturnType<typeof junkWorld>>;
let operations: readonly Operation[];

beforeAll(async () => {
  api = await startApi();
  world = await junkWorld(api);
  const { body } = await api.request().get('/api/openapi.json').expect(200);
  operations = Object.entries((body as OpenApiDocument).paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, told]) => {
      const { parameters = [], requestBody } = told as unknown as {
        parameters?: Operation['parameters'];
        requestBody?: { content: object };
      };
      const takesJson = requestBody !== undefined && 'application/json' in requestBody.content;
      return { method: method.toUpperCase(), path, parameters, takesJson };
    }),
  );
  // Streams do not end, uploads speak tus, and sign-in has limits and specs of its own.
  operations = operations.filter(({ path }) => !/\/(?:events|uploads|auth)\b/.test(path));
}, 60_000);
afterAll(() => api.close());

const nameOf = ({ method, path }: Operation) => `${method} ${path}`;
/** The path with the ids of what the tenant has, or with a junk in the place of each. */
const addressOf = ({ path }: Operation, id?: string): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    id !== undefined ? id : name === 'field' ? 'ssn' : (world.ids[path.split('/')[3] ?? ''] ?? 'none'),
  );
const needed: Readonly<Record<string, string>> = { channel: 'voice', at: '2026-11-26T12:00:00Z', size: '10' };

interface Sent {
  readonly address: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly text?: string;
}

/** What was answered with a fault, or with a refusal that is no problem with a code; by route, the first few of each. */
class Wrongs {
  readonly found: Record<string, string[]> = {};
  #asked = 0;

  private note(route: string, wrong: string): void {
    const found = (this.found[route] ??= []);
    if (found.length < 12) found.push(wrong);
  }

  async ask(operation: Operation, told: string, { address, headers = {}, text }: Sent): Promise<number> {
    if ((this.#asked += 1) % 8 === 0) await api.database.rows('delete from rate_limits');
    const call = api
      .request()
      [operation.method.toLowerCase() as 'get'](address)
      .set({ Authorization: world.key, 'Idempotency-Key': randomUUID(), ...headers })
      .timeout(10_000); // a route that hangs is a fault too
    const answer = await (text === undefined
      ? call
      : call.set('Content-Type', 'application/json').serialize(String).send(text));
    const { code, errors } = answer.body as { code?: unknown; errors?: { path?: unknown; code?: unknown }[] };
    const isProblem = /^application\/problem\+json/.test(answer.headers['content-type'] ?? '');
    const isToldWhere =
      code !== 'invalid-input' ||
      (Array.isArray(errors) &&
        errors.length > 0 &&
        errors.every((each) => typeof each.path === 'string' && typeof each.code === 'string'));
    const isGood = answer.status < 400 || (answer.status < 500 && isProblem && typeof code === 'string' && isToldWhere);
    if (!isGood) this.note(nameOf(operation), `${told} → ${answer.status} ${answer.text.slice(0, 200)}`);
    return answer.status;
  }
}
const shortOf = (value: unknown): string => wired(value)?.slice(0, 80) ?? '';

describe('junk in every place of every route', () => {
  it('has a good body for each route that takes one', () => {
    const taking = operations.filter(({ takesJson }) => takesJson).map(nameOf);
    expect(Object.keys(world.bodies).sort()).toEqual(taking.sort());
  });

  it('is refused in a body', async () => {
    const wrongs = new Wrongs();
    for (const operation of operations.filter(({ takesJson }) => takesJson)) {
      const address = addressOf(operation);
      const isVersioned = operation.parameters.some(({ name }) => name === 'If-Match');
      let tag: string | undefined;
      await world.reset();
      for (const { at, body } of spoiled(world.bodies[nameOf(operation)])) {
        tag ??= isVersioned ? await versionOf(address) : undefined;
        const place = at.split('.').reduce<unknown>((value, key) => (value as Record<string, unknown>)?.[key], body);
        const status = await wrongs.ask(operation, `${at}: ${shortOf(at === '' ? body : place)}`, {
          address,
          text: wired(body),
          ...(tag !== undefined && { headers: { 'If-Match': tag } }),
        });
        if (status < 300) tag = undefined;
      }
    }
    expect(wrongs.found).toEqual({});
    expect([({} as Record<string, unknown>)['polluted'], ({} as Record<string, unknown>)['x']]).toEqual([
      undefined,
      undefined,
    ]);
  }, 900_000);

  it('is refused in a query', async () => {
    const wrongs = new Wrongs();
    for (const operation of operations.filter(({ method }) => method !== 'DELETE')) {
      const queries = operation.parameters.filter((each) => each.in === 'query');
      const good = new URLSearchParams(
        queries.filter(({ required }) => required).map(({ name }): [string, string] => [name, needed[name] ?? 'x']),
      );
      for (const { name } of queries)
        for (const junk of [...junkValues, ...cursors, ...filters]) {
          const query = new URLSearchParams(good);
          if (name === 'after' && queries.some((each) => each.name === 'sort')) query.set('sort', 'name'); // its cursor has a text
          query.set(name, typeof junk === 'string' ? junk : JSON.stringify(junk));
          await wrongs.ask(operation, query.toString().slice(0, 120), {
            address: `${addressOf(operation)}?${query.toString()}`,
          });
        }
    }
    expect(wrongs.found).toEqual({});
  }, 600_000);

  it('is refused in the place of an id', async () => {
    const wrongs = new Wrongs();
    for (const operation of operations.filter(({ path }) => path.includes('{')))
      for (const id of ids) {
        const text = operation.takesJson ? wired(world.bodies[nameOf(operation)]) : undefined;
        const headers = { 'If-Match': '"1"' };
        await wrongs.ask(operation, id.slice(0, 60), {
          address: addressOf(operation, id),
          headers,
          ...(text !== undefined && { text }),
        });
      }
    expect(wrongs.found).toEqual({});
  }, 300_000);

  it('is refused in the place of a version', async () => {
    const wrongs = new Wrongs();
    for (const operation of operations.filter((each) => each.parameters.some(({ name }) => name === 'If-Match')))
      for (const tag of tags) {
        const text = operation.takesJson ? wired(world.bodies[nameOf(operation)]) : undefined;
        const status = await wrongs.ask(operation, tag, {
          address: addressOf(operation),
          headers: { 'If-Match': tag },
          ...(text !== undefined && { text }),
        });
        // Only a restore and a job may be moved without a version: they are known by what they are.
        if (status < 300 && !/\/restore$|^\/api\/v1\/jobs\//.test(operation.path))
          throw new Error(`${nameOf(operation)} took ${tag} for a version`);
      }
    expect(wrongs.found).toEqual({});
  }, 300_000);
});

async function versionOf(address: string): Promise<string> {
  const { headers } = await api.request().get(address).set('Authorization', world.key);
  return headers['etag'] ?? '"0"';
}

const ids = [
  ...['0', '-1', '1e3', '1.5', '9007199254740993', '9223372036854775808', '99999999999999999999', '0x10', '٣'],
  ...['null', 'undefined', 'NaN', 'Infinity', '%00', 'a%00b', '%20', '%ED%A0%80', '%FF', '%2e%2e%2f', '..%2f..'],
  ...[`'%20or%201=1--`, '%E2%98%83', '__proto__', 'constructor', 'a'.repeat(3_000), randomUUID().toUpperCase()],
];
const tags = ['W/"1"', '"x"', '1', '"1', '"1", "2"', '"-1"', '"99999999999999999999"', '""', '*', '"1e3"'];
const base64 = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
/** As pages hand them on, and as nobody does. */
const cursors = [
  ...[
    [1, 'a\0b'],
    [1, '\ud800'],
    [1e300, null],
    [-1, null],
    [Number.MAX_SAFE_INTEGER, 'x', 5, 'eq', true, null],
  ],
  ...[
    ['+275760-09-13T00:00:00.000Z', 1],
    ['-000001-01-01T00:00:00.000Z', 1],
    [8.64e15, 1],
    [-8.64e15, 1],
  ],
  ...[[null, null], ['2026-01-01T00:00:00.000Z', 2 ** 53 - 1], [1, 'x', 1, 'eq', true, ['a\0b']], {}, 7, 'x'],
]
  .map(base64)
  .concat('2026-11-26T24:00:00.000000Z_1', '0000-11-26T12:00:00.000000Z_1', '2026-02-30T12:00:00.000000Z_1');
const filters = [
  { field: 'lastName', op: 'is', value: 'a\0b' },
  { field: 'lastName', op: 'is', value: '\ud800' },
  { field: 'a\0b', op: 'is', value: 'x' },
  { field: '__proto__', op: 'is', value: 'x' },
  { field: 'lastName', op: 'constructor', value: 'x' },
  { field: 'createdAt', op: 'is', value: '9999-12-31' },
  { field: 'createdAt', op: 'between', value: ['0001-01-01', '9999-12-31'], zone: 'Pacific/Apia' },
  { field: 'dueDate', op: 'lastDays', value: 99_999 },
  { field: 'createdAt', op: 'nextDays', value: 36_600, zone: 'Asia/Kathmandu' },
  { field: 'id', op: 'in', value: [1e300, '9'.repeat(15)] },
  { field: 'balance', op: 'gte', value: '999999999999999.999999' },
  { all: [], any: [], not: 'x' },
].map(base64);
