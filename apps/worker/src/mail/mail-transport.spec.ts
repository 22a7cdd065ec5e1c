import { mkdtemp, readdir, readFile, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { openMailTransport } from './mail-transport.js';
import type { MailTransport } from './mail-transport.js';
import { MailSender } from './mail.sender.js';
import { MailRig } from './mail.testing.js';
import { headerOf, SmtpReceiver } from './smtp-receiver.testing.js';

let rig: MailRig;
let receiver: SmtpReceiver;
const from = 'Rollcall <rollcall@example.test>';

beforeAll(async () => {
  Logger.overrideLogger(false); // it tells every try that fails
  rig = await MailRig.open();
});
beforeEach(async () => {
  await rig.afresh();
  receiver = await SmtpReceiver.open();
});
afterEach(() => receiver.down());
afterAll(() => rig.database.drop());

const smtp = (url = receiver.url()) => openMailTransport({ smtp: url, from, folder: undefined });
const sender = (transport: MailTransport = smtp()) =>
  new MailSender(rig.db, transport, new URL('https://rollcall.test'));
const subjects = () => receiver.mails.map((mail) => headerOf(mail, 'subject'));

describe('the name of a file', () => {
  it('adds no header and no recipient, whatever stands in it', async () => {
    const ana = await rig.person('ana@x.test', 'always');
    await rig.finished(ana, 'a.csv\r\nBcc: eve@x.test\r\nX-Evil: yes\r\n\r\n.\r\nMAIL FROM:<eve@x.test>\r\n.csv');
    await rig.finished(ana, 'é\n.\n\u2028Bcc: eve@x.test.csv');
    expect(await sender().sweep()).toBe(2);
    expect(receiver.mails.map(({ to }) => to)).toEqual([['ana@x.test'], ['ana@x.test']]);
    for (const mail of receiver.mails) {
      expect([headerOf(mail, 'bcc'), headerOf(mail, 'x-evil')]).toEqual([undefined, undefined]);
      expect(headerOf(mail, 'from')).toBe(from);
    }
    expect(subjects()[0]).toBe(
      'Import a.csv Bcc: eve@x.test X-Evil: yes . MAIL FROM:<eve@x.test> .csv: done with 1 issue',
    );
  });
});

describe('the ways out', () => {
  it('sign in where the server wants it', async () => {
    await rig.finished(await rig.person('ana@x.test', 'always'));
    expect(await sender(smtp(receiver.url('rollcall:p%40ss@'))).sweep()).toBe(1);
    expect(receiver.logins).toEqual(['\0rollcall\0p@ss']);
  });

  it('are a folder without a server: a file for each mail, however often it is sent', async () => {
    const folder = join(await mkdtemp(join(tmpdir(), 'rollcall-mail-')), 'mail');
    const transport = openMailTransport({ smtp: undefined, from, folder });
    const ana = await rig.person('ana@x.test', 'always');
    await rig.finished(ana);
    expect(await sender(transport).sweep()).toBe(1);
    await rig.database.rows(`update job_mails set state = 'waiting', sent_at = null, due_at = clock_timestamp()`);
    expect(await sender(transport).sweep()).toBe(1);
    const files = await readdir(folder);
    expect(files).toEqual([expect.stringMatching(/^[0-9a-f-]{36}\.\d+\.eml$/)]);
    const raw = await readFile(join(folder, files[0]!), 'utf8');
    expect(headerOf({ from: '', to: [], raw }, 'subject')).toBe('Import contacts.csv: done with 1 issue');
    expect(headerOf({ from: '', to: [], raw }, 'to')).toBe('ana@x.test');
    expect(await rig.rows()).toMatchObject([{ state: 'sent', way: 'folder' }]);
    await transport.tidy(new Date(Date.now() - 60_000));
    expect(await readdir(folder)).toHaveLength(1);
    await utimes(join(folder, files[0]!), 0, 0);
    await transport.tidy(new Date(Date.now() - 60_000));
    expect(await readdir(folder)).toEqual([]);
    await rm(join(folder, '..'), { recursive: true });
  });

  it('are the list alone without either, and the list forgets after a month', async () => {
    const transport = openMailTransport({ smtp: undefined, from, folder: undefined });
    await rig.finished(await rig.person('ana@x.test', 'always'));
    expect(await sender(transport).sweep()).toBe(1);
    expect(await rig.rows()).toMatchObject([{ state: 'sent', way: 'list' }]);
    await rig.database.rows(`update job_mails set created_at = created_at - interval '31 days'`);
    await sender(transport).sweep();
    expect(await rig.rows()).toEqual([]);
  });
});
