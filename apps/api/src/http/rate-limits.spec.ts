import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { startApi } from '../api.testing.js';
import type { TestApi } from '../api.testing.js';

let one: TestApi;
let two: TestApi;

beforeAll(async () => {
  one = await startApi();
  two = await startApi({}, one.database);
});
afterAll(async () => {
  await two.close();
  await one.close();
});

it('counts a heavy route per tenant, for all its callers and all processes together', async () => {
  const [here, there] = [await one.database.newTenant('Here'), await one.database.newTenant('There')];
  const keys = [await one.bearer(here), await one.bearer(here)];
  const make = (api: TestApi, key: string) =>
    api
      .request()
      .post('/api/v1/api-keys')
      .set('Authorization', key)
      .send({ name: 'K', scopes: ['job.read'] });
  const statuses: number[] = [];
  for (let n = 0; n < 31; n += 1) statuses.push((await make(n % 2 ? one : two, keys[n % 2]!)).status);
  expect(statuses).toEqual([...Array<number>(30).fill(201), 429]);
  const limited = await make(one, keys[0]!);
  expect(limited.body).toMatchObject({ status: 429, code: 'rate-limited' });
  expect(Number(limited.headers['retry-after'])).toBeLessThanOrEqual(60);
  expect(Number(limited.headers['retry-after'])).toBeGreaterThan(0);
  expect((await make(one, await one.bearer(there))).status).toBe(201);
  await one.request().get('/api/v1/api-keys').set('Authorization', keys[0]!).expect(200);
});
