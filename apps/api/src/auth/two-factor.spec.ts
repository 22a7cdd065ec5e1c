import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { createHmac } from 'node:crypto';
import { ownOrigin, startApi, testPassword } from '../api.testing.js';
import type { TestApi, TestPerson } from '../api.testing.js';

let api: TestApi;
let person: TestPerson;

beforeAll(async () => {
  api = await startApi();
  person = await api.person(await api.database.newTenant(), ['admin']);
});
afterAll(() => api.close());

const post = (path: string, body: object, cookie = '') =>
  api.request().post(`/api/v1/auth${path}`).set({ Origin: ownOrigin, Cookie: cookie }).send(body);
const cookiesOf = (answer: { get(name: 'Set-Cookie'): string[] | undefined }) =>
  (answer.get('Set-Cookie') ?? [])
    .map((cookie) => cookie.split(';', 1)[0]!)
    .filter((cookie) => !cookie.endsWith('='))
    .join('; ');
const me = (cookie: string) => api.request().get('/api/v1/me').set('Cookie', cookie);

/** The six digits of RFC 6238 for the secret in an `otpauth:` address. */
function codeFor(uri: string): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
  const secret = new URL(uri).searchParams.get('secret')!;
  const bits = [...secret.replace(/=+$/, '')]
    .map((char) => alphabet.indexOf(char).toString(2).padStart(5, '0'))
    .join('');
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const at = mac.at(-1)! & 0xf;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

it('can be set up; afterwards a password alone opens nothing, and the code opens the session', async () => {
  const cookie = await api.signIn(person);
  const enabled = await post('/two-factor/enable', { password: testPassword }, cookie).expect(200);
  const code = () => codeFor(enabled.body.totpURI);
  const verified = await post('/two-factor/verify-totp', { code: code() }, cookie).expect(200);
  await me(cookiesOf(verified)).expect(200);

  const half = await post('/sign-in/email', { email: person.email, password: testPassword }).expect(200);
  expect(half.body).toMatchObject({ twoFactorRedirect: true });
  await me(cookiesOf(half)).expect(401);
  const wrong = await post('/two-factor/verify-totp', { code: '000000' }, cookiesOf(half));
  expect(wrong.status).toBe(401);
  const whole = await post('/two-factor/verify-totp', { code: code() }, cookiesOf(half)).expect(200);
  expect(JSON.stringify(whole.body)).not.toContain('token');
  expect((await me(cookiesOf(whole))).body).toMatchObject({ user: { id: person.id } });

  const [row] = await api.database.rows<{ secret: string; backup_codes: string }>(
    'select secret, backup_codes from two_factors',
  );
  expect(row!.secret).not.toContain(new URL(enabled.body.totpURI).searchParams.get('secret')!);
  for (const backup of enabled.body.backupCodes as string[]) expect(row!.backup_codes).not.toContain(backup);
  const told = await api.database.rows<{ action: string }>('select distinct action from audit_entries order by action');
  expect(told.map(({ action }) => action)).toEqual(['session.ended', 'session.started', 'user.two-factor-changed']);
});
