import { describe, expect, it } from '@jest/globals';
import { readConfig } from './config.js';

const good = { DATABASE_URL: 'postgres://u@h/d', ROLLCALL_SECRET: 'ab'.repeat(32) };

describe('the settings', () => {
  it('need a database and a secret, and know the rest', () => {
    expect(readConfig({ ...good, REDIS_URL: '' })).toMatchObject({
      host: '127.0.0.1',
      port: 3000,
      redisUrl: undefined,
      trustProxy: false,
      publicUrl: new URL('http://127.0.0.1:3000'),
    });
  });

  it('tell how mails leave, never with which password', () => {
    const { mail } = readConfig({
      ...good,
      ROLLCALL_SMTP_URL: 'smtps://rollcall:secret@mail.example.test',
      ROLLCALL_MAIL_FROM: 'Rollcall <rollcall@example.test>',
    });
    expect(mail).toEqual({
      way: 'smtp',
      host: 'mail.example.test',
      port: 465,
      from: 'Rollcall <rollcall@example.test>',
    });
    expect(readConfig({ ...good, ROLLCALL_HOME: '/srv/one' }).mail).toEqual({ way: 'folder', folder: '/srv/one/mail' });
  });

  it.each([
    [{ DATABASE_URL: undefined }, 'DATABASE_URL is not set.'],
    [{ DATABASE_URL: 'mysql://x' }, 'DATABASE_URL is wrong: must be a postgres:// URL.'],
    [{ ROLLCALL_SECRET: 'abc' }, 'ROLLCALL_SECRET is wrong: must be at least 32 random bytes in hex.'],
    [
      { ROLLCALL_MASTER_KEY: 'abc' },
      'ROLLCALL_MASTER_KEY is wrong: it must hold 32 random bytes in hex, or several such keys.',
    ],
    [
      { ROLLCALL_MASTER_KEY_FILE: '/nowhere/master.key' },
      'The master key file /nowhere/master.key cannot be read (ENOENT).',
    ],
    [{ ROLLCALL_SMTP_URL: 'http://x' }, 'ROLLCALL_SMTP_URL is wrong: must be an smtp:// or smtps:// URL.'],
    [{ ROLLCALL_SMTP_URL: 'smtp://mail.example.test' }, 'ROLLCALL_SMTP_URL needs ROLLCALL_MAIL_FROM.'],
    [{ PORT: '70000' }, 'PORT is wrong: '],
    [{ REDIS_URL: 'http://x' }, 'REDIS_URL is wrong: must be a redis:// URL.'],
    [
      { ROLLCALL_PUBLIC_URL: 'http://rollcall.example' },
      'ROLLCALL_PUBLIC_URL must start with https:// unless it names this machine (127.0.0.1).',
    ],
  ])('that are wrong (%j) are told in one sentence', (change, sentence) => {
    expect(() => readConfig({ ...good, ...change })).toThrow(sentence);
  });

  it.each([
    ['2', 2],
    ['10.0.0.0/8, loopback', '10.0.0.0/8, loopback'],
  ])('trust the proxies they name (%s)', (text, trusted) => {
    expect(readConfig({ ...good, ROLLCALL_TRUST_PROXY: text }).trustProxy).toBe(trusted);
  });
});
