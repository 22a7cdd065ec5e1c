import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ownOrigin, startApi, testPassword } from '../api.testing.js';
import type { TestApi, TestPerson } from '../api.testing.js';
import { addressKey } from './sign-in-throttle.js';

let one: TestApi;
let two: TestApi;
let person: TestPerson;

beforeAll(async () => {
  one = await startApi();
  two = await startApi({ trustProxy: 1 }, one.database);
});
beforeEach(async () => {
  await one.database.truncate();
  person = await one.person(await one.database.newTenant(), ['viewer']);
});
afterAll(async () => {
  await two.close();
  await one.close();
});

const tryAt = (api: TestApi, email: string, password: string, headers: Record<string, string> = {}) =>
  api.request().post('/api/v1/auth/sign-in/email').set('Origin', ownOrigin).set(headers).send({ email, password });

/** The statuses of so many wrong tries, one after the other, at both processes in turn. */
async function wrongTries(count: number, email: (n: number) => string, address?: (n: number) => string) {
  const statuses: number[] = [];
  for (let n = 0; n < count; n += 1) {
    const headers = address ? { 'X-Forwarded-For': address(n) } : {};
    statuses.push((await tryAt(address || n % 2 === 0 ? two : one, email(n), 'wrong password!', headers)).status);
  }
  return statuses;
}

const tenWrongThenLimited = [...Array<number>(10).fill(401), 429, 429];

describe('sign-in', () => {
  it('is tried ten times per account, across processes and from wherever', async () => {
    expect(
      await wrongTries(
        12,
        () => person.email,
        (n) => `198.51.100.${n}`,
      ),
    ).toEqual(tenWrongThenLimited);
    const right = await tryAt(one, person.email, testPassword);
    expect(right).toMatchObject({ status: 429, body: { code: 'rate-limited' } });
    expect(Number(right.headers['retry-after'])).toBeGreaterThan(800);
  });

  it('is tried ten times per address, for whatever accounts, known or not', async () => {
    expect(await wrongTries(12, (n) => `nobody-${n}@x.test`)).toEqual(tenWrongThenLimited);
  });

  it('takes no address from a header that anybody can send', async () => {
    const statuses: number[] = [];
    for (let n = 0; n < 11; n += 1) {
      const forged = {
        'X-Forwarded-For': `203.0.113.${n}`,
        'X-Rollcall-Address': `203.0.113.${n}`,
        Forwarded: `for=${n}`,
      };
      statuses.push((await tryAt(one, `nobody-${n}@x.test`, 'wrong password!', forged)).status);
    }
    expect(statuses.at(-1)).toBe(429);
  });

  it('lets an open session guess its password ten times', async () => {
    const cookie = await one.signIn(person);
    const body = { currentPassword: 'wrong password!', newPassword: 'another horse battery' };
    const guess = () =>
      one.request().post('/api/v1/auth/change-password').set({ Origin: ownOrigin, Cookie: cookie }).send(body);
    const statuses: number[] = [];
    for (let n = 0; n < 11; n += 1) statuses.push((await guess()).status);
    expect(statuses).toEqual([...Array<number>(10).fill(422), 429]);
  });

  it('does not count what was right: an office behind one address can start its day', async () => {
    for (let n = 0; n < 12; n += 1) {
      const answer = await tryAt(one, person.email, testPassword);
      expect(answer.status).toBe(200);
      await forgiven();
    }
  });

  /** The answer goes out first, then the try is taken back. */
  async function forgiven(): Promise<void> {
    for (;;) {
      const rows = await one.database.rows<{ points: number }>('select points from rate_limits where points > 0');
      if (rows.length === 0) return;
    }
  }
});

describe('an address', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7'],
    ['::ffff:192.0.2.7', '192.0.2.7'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2'],
    ['2001:DB8:1:2::9', '2001:db8:1:2'],
    ['2001:db8::1', '2001:db8:0:0'],
    ['::1', '0:0:0:0'],
    ['fe80::1%eth0', 'fe80:0:0:0'],
  ])('%s counts as %s', (address, key) => {
    expect(addressKey(address)).toBe(key);
  });
});
