import { jobIdSchema } from '@rollcall/domain/job';
import type { MailView } from '@rollcall/domain/mail';
import { aboutMail, mailLook, waySentence } from './mail-messages';

const id = '01980000-0000-7000-8000-000000000001';
const mail = (change: Partial<MailView> = {}): MailView => ({
  id,
  jobId: jobIdSchema.parse(id),
  recipient: { id: 'ana', name: 'Ana', email: 'ana@x.test' },
  state: 'waiting',
  subject: null,
  attempts: 0,
  nextTryAt: '2026-11-26T12:00:00Z',
  error: null,
  way: null,
  createdAt: '2026-11-26T12:00:00Z',
  sentAt: null,
  ...change,
});

describe('how a mail stands', () => {
  it.each<[Partial<MailView>, string]>([
    [{}, 'Waiting'],
    [{ attempts: 2 }, 'Tried again later'],
    [{ state: 'sent', way: 'smtp' }, 'Sent'],
    [{ state: 'sent', way: 'folder' }, 'In the folder'],
    [{ state: 'sent', way: 'list' }, 'Only here'],
    [{ state: 'failed', attempts: 8 }, 'Not sent'],
  ])('%j: %s', (change, text) => expect(mailLook(mail(change)).text).toBe(text));

  it('names the next try only of a mail that was tried', () => {
    expect(aboutMail(mail())).not.toContain('next try');
    expect(aboutMail(mail({ attempts: 2 }))).toMatch(/^to Ana, ana@x\.test · .+ · 2 tries · next try /);
  });
});

it('says how mails leave', () => {
  expect(waySentence({ way: 'smtp', host: 'mail.x.test', port: 465, from: 'rollcall@x.test' })).toBe(
    'Mails are sent by mail.x.test, port 465, from rollcall@x.test.',
  );
  expect(waySentence({ way: 'folder', folder: '/srv/one/mail' })).toContain('/srv/one/mail');
});
