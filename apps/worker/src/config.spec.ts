import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { readConfig } from './config.js';

const names = ['ROLLCALL_SMTP_URL', 'ROLLCALL_MAIL_FROM', 'ROLLCALL_PUBLIC_URL', 'ROLLCALL_HOME', 'PORT'] as const;
const before = { ...process.env };

beforeEach(() => {
  const others = Object.entries(before).filter(([name]) => !(names as readonly string[]).includes(name));
  process.env = { ...Object.fromEntries(others), DATABASE_URL: 'postgres://u@h/d', FILES_URL: '/files' };
});
afterEach(() => {
  process.env = { ...before };
});
const read = (env: Partial<Record<(typeof names)[number], string>>) => {
  Object.assign(process.env, env);
  return readConfig();
};

describe('where a worker sends mails', () => {
  it('is the folder of the home, until a server is named', () => {
    expect(read({ ROLLCALL_HOME: '/srv/one', ROLLCALL_SMTP_URL: '', PORT: '3100' })).toMatchObject({
      mail: { smtp: undefined, folder: '/srv/one/mail' },
      publicUrl: new URL('http://127.0.0.1:3100'),
    });
    expect(read({ ROLLCALL_PUBLIC_URL: 'https://rollcall.test' }).publicUrl?.host).toBe('rollcall.test');
  });

  it.each(['rollcall@x.test', 'Rollcall <rollcall@x.test>', '<rollcall@x.test>'])('may be from %s', (from) => {
    const { mail } = read({ ROLLCALL_SMTP_URL: 'smtps://me:p%40ss@mail.x.test', ROLLCALL_MAIL_FROM: from });
    expect([mail.smtp?.hostname, mail.from]).toEqual(['mail.x.test', from]);
  });

  it.each([
    [{ ROLLCALL_SMTP_URL: 'http://mail.x.test', ROLLCALL_MAIL_FROM: 'a@x.test' }, /smtp:\/\//],
    [{ ROLLCALL_SMTP_URL: 'smtp://me:secret@mail.x.test' }, /ROLLCALL_SMTP_URL needs ROLLCALL_MAIL_FROM/],
    [{ ROLLCALL_SMTP_URL: 'smtp://mail.x.test', ROLLCALL_MAIL_FROM: 'nobody' }, /must be like Rollcall </],
    [{ ROLLCALL_MAIL_FROM: 'A <a@x.test>\r\nBcc: eve@x.test' }, /must be like Rollcall </],
    [{ ROLLCALL_MAIL_FROM: 'a@x.test, b@x.test' }, /must be like Rollcall </],
  ])('is refused in a sentence: %j', (env, sentence) => {
    expect(() => read(env)).toThrow(sentence);
    expect(() => read(env)).not.toThrow(/secret/);
  });
});
