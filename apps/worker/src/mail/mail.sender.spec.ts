import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { inTenant } from '@rollcall/db/database';
import { failJob, finishJob, moveJob, takeJob } from '@rollcall/db/job';
import { maxMailAttempts } from '@rollcall/domain/mail';
import type { MailWish } from '@rollcall/domain/mail';
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

describe('a mail about the end of a job', () => {
  it('is one for each job and person, however many workers send at the same time', async () => {
    const [ana, bo] = [await rig.person('ana@x.test', 'always'), await rig.person('bo@x.test', 'always')];
    const there = await rig.database.newTenant('There');
    const eve = await rig.person('eve@y.test', 'always', there);
    for (let job = 0; job < 6; job += 1) await rig.finished(job % 2 ? ana : bo, `${job}.csv`);
    await rig.finished(eve, 'theirs.csv', there);
    const sent = await Promise.all(Array.from({ length: 4 }, () => sender().sweep()));
    expect(sent.reduce((sum, count) => sum + count, 0)).toBe(7);
    expect(await sender().sweep()).toBe(0);
    expect(receiver.mails.map(({ to }) => to[0]).sort()).toEqual([
      ...Array.from({ length: 3 }, () => 'ana@x.test'),
      ...Array.from({ length: 3 }, () => 'bo@x.test'),
      'eve@y.test',
    ]);
    expect(new Set(receiver.mails.map((mail) => headerOf(mail, 'message-id'))).size).toBe(7);
    expect(new Set(subjects()).size).toBe(7);
    expect((await rig.rows()).every(({ state, way }) => state === 'sent' && way === 'smtp')).toBe(true);
  });

  it('says how the job ended, with its numbers and its page', async () => {
    const at = await rig.finished(await rig.person('ana@x.test', 'always'));
    await sender().sweep();
    const [mail] = receiver.mails;
    expect(mail).toMatchObject({ from: 'rollcall@example.test', to: ['ana@x.test'] });
    expect(subjects()).toEqual(['Import contacts.csv: done with 1 issue']);
    expect(headerOf(mail!, 'message-id')).toMatch(/^<[0-9a-f-]{36}\.\d+@example\.test>$/);
    expect(mail!.raw).toContain(`https://rollcall.test/jobs/${at.jobId}`);
    expect(mail!.raw).toContain('Created: 2');
    expect(mail!.raw).not.toContain('ana(at)x');
  });

  it('is written with the end itself, whoever ends the job, or not at all', async () => {
    const ana = await rig.person('ana@x.test', 'always');
    const failed = await rig.running(ana, 'failed.csv');
    await inTenant(rig.db, rig.tenant, (tx) => failJob(tx, failed, { code: 'import.not-text', details: {} }));
    const by = { actor: { id: ana, name: 'Ana' }, reason: null };
    await inTenant(rig.api, rig.tenant, (tx) => moveJob(tx, failed.jobId, 'cancel', by));
    const undone = await rig.running(ana, 'rolled-back.csv');
    const broken = inTenant(rig.db, rig.tenant, async (tx) => {
      await finishJob(tx, undone);
      throw new Error('the transaction ends here');
    });
    await expect(broken).rejects.toThrow('ends here');
    await sender().sweep();
    expect(subjects()).toEqual(['Import failed.csv: cancelled']);
  });

  it('is told again by a job that failed, was resumed and ended otherwise', async () => {
    const ana = await rig.person('ana@x.test', 'always');
    const first = await rig.running(ana);
    await inTenant(rig.db, rig.tenant, (tx) => failJob(tx, first, { code: 'job.stuck', details: {} }));
    await sender().sweep();
    const by = { actor: { id: ana, name: 'Ana' }, reason: null };
    await inTenant(rig.api, rig.tenant, (tx) => moveJob(tx, first.jobId, 'resume', by));
    const again = (await takeJob(rig.db, first.jobId, 'two'))!;
    await inTenant(rig.db, rig.tenant, (tx) => finishJob(tx, { ...again, checkpoint: { row: 3 } }));
    await sender().sweep();
    expect(subjects()).toEqual(['Import contacts.csv: failed', 'Import contacts.csv: done with 1 issue']);
    const [one, two] = receiver.mails.map((mail) => headerOf(mail, 'message-id'));
    expect(one).not.toBe(two);
    expect(await rig.rows()).toMatchObject([{ state: 'sent' }]);
  });
});

describe('the wish of a person', () => {
  it.each<[MailWish | undefined, string, number]>([
    ['never', '2 hours', 0],
    ['long', '0 seconds', 0],
    ['long', '61 seconds', 1],
    ['always', '0 seconds', 1],
    [undefined, '0 seconds', 0],
    [undefined, '61 seconds', 1],
  ])('%s holds for a job of %s', async (wish, ago, mails) => {
    const at = await rig.running(await rig.person('ana@x.test', wish));
    await rig.database.rows(`update jobs set created_at = created_at - $2::interval where id = $1`, [at.jobId, ago]);
    await inTenant(rig.db, rig.tenant, (tx) => finishJob(tx, at));
    expect(await rig.rows()).toHaveLength(mails);
  });

  it('is of one tenant; a key, and somebody who left, get none', async () => {
    const there = await rig.database.newTenant('There');
    const ana = await rig.person('ana@x.test', 'always');
    await rig.person('ana@x.test', undefined, there);
    await rig.finished(ana, 'short.csv', there);
    await rig.finished(randomUUID());
    await rig.finished('a key of old');
    expect(await rig.rows()).toEqual([]);
    await rig.finished(ana, 'one.csv');
    await rig.database.rows(`update memberships set is_active = false where user_id = $1 and tenant_id = $2`, [
      ana,
      rig.tenant,
    ]);
    await rig.finished(ana, 'two.csv');
    expect(await sender().sweep()).toBe(0);
    expect(receiver.mails).toEqual([]);
    expect(await rig.rows()).toMatchObject([{ state: 'failed', error: 'the person does not work here any more' }]);
  });
});

describe('a mail that does not leave', () => {
  it('waits for the server, longer each time, and leaves when it is back', async () => {
    await rig.finished(await rig.person('ana@x.test', 'always'));
    await receiver.down();
    expect(await sender().sweep()).toBe(0);
    expect(await sender().sweep()).toBe(0);
    const [after] = await rig.rows();
    expect(after).toMatchObject({ state: 'waiting', attempts: 1, subject: 'Import contacts.csv: done with 1 issue' });
    expect(after!.error).toMatch(/ECONNREFUSED/);
    const wait = `select extract(epoch from due_at - clock_timestamp())::float as seconds from job_mails`;
    const [{ seconds } = { seconds: 0 }] = await rig.database.rows<{ seconds: number }>(wait);
    expect(seconds).toBeGreaterThan(50);
    expect(seconds).toBeLessThanOrEqual(60);
    await receiver.up();
    await rig.hurry();
    expect(await sender().sweep()).toBe(1);
    expect(await rig.rows()).toMatchObject([{ state: 'sent', attempts: 2, error: null }]);
    expect(receiver.mails).toHaveLength(1);
  });

  it('is given up after the last try, with what the server said', async () => {
    await rig.finished(await rig.person('ana@x.test', 'always'));
    receiver.refusal = '550 5.1.1 nobody\tlives here';
    for (let tries = 0; tries <= maxMailAttempts; tries += 1) {
      await rig.hurry();
      await sender().sweep();
    }
    const [mail] = await rig.rows();
    expect(mail).toMatchObject({ state: 'failed', attempts: maxMailAttempts });
    expect(mail!.error).toMatch(/550 5\.1\.1 nobody lives here/);
  });

  it('is not tried for ever by workers that die with it', async () => {
    await rig.finished(await rig.person('ana@x.test', 'always'));
    await rig.database.rows(`update job_mails set attempts = $1`, [maxMailAttempts]);
    expect(await sender().sweep()).toBe(0);
    expect(await rig.rows()).toMatchObject([{ state: 'failed', error: 'the last try was broken off' }]);
  });

  it('leaves once more, as the same mail, when its worker was lost between sending and marking', async () => {
    await rig.finished(await rig.person('ana@x.test', 'always'));
    const real = smtp();
    let [reached, release] = [() => {}, () => {}];
    const isReached = new Promise<void>((resolve) => (reached = resolve));
    const isFrozen = new Promise<void>((resolve) => (release = resolve));
    const frozen: MailTransport = {
      ...real,
      send: async (mail) => {
        await real.send(mail);
        reached();
        await isFrozen;
      },
    };
    const lost = sender(frozen).sweep();
    await isReached;
    expect(await sender().sweep()).toBe(0); // it is another's for as long as its lease
    await rig.hurry();
    expect(await sender().sweep()).toBe(1);
    release(); // and the one thought dead wakes up
    await lost;
    expect(await sender().sweep()).toBe(0);
    expect(receiver.mails).toHaveLength(2);
    const [one, two] = receiver.mails.map((mail) => headerOf(mail, 'message-id'));
    expect(one).toBe(two);
    expect(await rig.rows()).toMatchObject([{ state: 'sent', attempts: 2 }]);
  });
});
