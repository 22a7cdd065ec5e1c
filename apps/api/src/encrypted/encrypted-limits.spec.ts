import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { encryptedWorld } from './encrypted.testing.js';

const { start, api, newContact, put, reveal, trail } = encryptedWorld();

beforeAll(start);
afterAll(() => api().close());

it('values are revealed up to 30 times a minute for a whole tenant, and what is refused is not in the trail (RC-11)', async () => {
  const [one, other] = [`${await newContact()}/ssn`, `${await newContact()}/ssn`];
  await put(one, '123-45-6789').expect(200);
  await put(other, '987-65-4321').expect(200);
  for (let count = 0; count < 30; count += 1) await reveal(count % 2 === 0 ? one : other).expect(200);
  const refused = await reveal(one).expect(429);
  expect(refused.body).toMatchObject({ code: 'rate-limited' });
  expect(JSON.stringify(refused.body)).not.toContain('6789');
  expect(await trail('encrypted.revealed')).toHaveLength(30);
});
