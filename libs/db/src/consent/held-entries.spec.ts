import { describe, expect, it } from '@jest/globals';
import { actor, consentWorld, day, id, phone, said, short } from './consent.testing.js';
import { listConsentsAsOf, listCurrentConsents, listRefusedByPerson, writeConsents } from './index.js';
import type { ConsentWrite } from './index.js';

const { within, write, database, tenant, kept } = consentWorld();

describe('what holds', () => {
  it('is the kept state of before the ledger, until somebody says something', async () => {
    expect(short(await within((tx) => listCurrentConsents(tx, id)))).toEqual([
      'email a@x.test refused kept',
      'sms granted kept',
    ]);
    await write(said('revoked'));
    expect(short(await within((tx) => listCurrentConsents(tx, id)))).toEqual([
      'email a@x.test refused kept',
      'sms revoked call',
    ]);
  });

  it('is the newest by when it was said, not by when it was entered', async () => {
    await write(said('revoked', { capturedAt: day('2026-03-10') }));
    await write(said('granted', { capturedAt: day('2026-03-01') }));
    expect(short(await within((tx) => listCurrentConsents(tx, id)))).toContain('sms revoked call');
    expect(await kept()).toMatchObject({ sms: false });
  });

  it.each<[string, readonly ConsentWrite[], string]>([
    ['a file that says yes', [said('revoked'), said('granted', { source: 'import' })], 'sms revoked call'],
    ['a file that says nothing', [said('revoked'), said('unknown', { source: 'import' })], 'sms revoked call'],
    ['an edit', [said('refused'), said('granted', { source: 'edit' })], 'sms refused call'],
    ['a bulk change without proof', [said('revoked'), said('granted', { source: 'bulk-change' })], 'sms revoked call'],
    ['somebody who knows nothing', [said('revoked'), said('unknown')], 'sms revoked call'],
    [
      'two files',
      [said('revoked'), said('granted', { source: 'import' }), said('granted', { source: 'edit' })],
      'sms revoked call',
    ],
    ['a later file that says no too', [said('revoked'), said('refused', { source: 'import' })], 'sms refused import'],
    ['a yes with its source', [said('revoked'), said('granted')], 'sms granted call'],
    [
      'a bulk change with proof',
      [said('revoked'), said('granted', { source: 'bulk-change', evidence: 'p' })],
      'sms granted bulk-change',
    ],
    [
      'a yes, and a file after it',
      [said('revoked'), said('granted'), said('unknown', { source: 'import' })],
      'sms unknown import',
    ],
    ['a yes that is older', [said('revoked'), said('granted', { capturedAt: day('2020-01-01') })], 'sms revoked call'],
    [
      'a file, where a file said no',
      [said('revoked', { source: 'import' }), said('granted', { source: 'import' })],
      'sms granted import',
    ],
    ['an undo, where the person said no', [said('revoked'), said('unknown', { source: 'undo' })], 'sms revoked call'],
    ['a yes for a number', [said('revoked'), said('granted', { address: phone })], 'sms revoked call'],
  ])('after a no, and %s', async (_, writes, expected) => {
    for (const each of writes) await write(each);
    expect(short(await within((tx) => listCurrentConsents(tx, id)))).toContain(expected);
    const isKept = expected.includes('granted') ? true : expected.includes('unknown') ? null : false;
    expect(await kept()).toMatchObject({ sms: isKept });
    const isRefused = (await within((tx) => listRefusedByPerson(tx, id))).some(({ address }) => address === null);
    expect(isRefused).toBe(isKept === false && writes[0]?.source !== 'import');
  });

  it.each<[string, readonly (ConsentWrite & { readonly byJob?: true })[], string]>([
    [
      'a no that a job wrote',
      [said('granted', { source: 'edit' }), { ...said('revoked'), byJob: true }, said('granted', { source: 'undo' })],
      'sms granted undo',
    ],
    [
      'what it knew nothing about',
      [{ ...said('revoked'), byJob: true }, said('unknown', { source: 'undo' })],
      'sms unknown undo',
    ],
    [
      'a no that a job wrote, where a person said it too',
      [said('refused'), { ...said('revoked'), byJob: true }, said('granted', { source: 'undo' })],
      'sms revoked call',
    ],
    [
      'a yes that a job wrote where the person had said no',
      [
        said('refused'),
        { ...said('granted', { evidence: 'p' }), byJob: true },
        { ...said('refused'), byJob: true },
        said('granted', { source: 'import' }),
      ],
      'sms refused call',
    ],
  ])('by an undo, after %s (RC-1)', async (_, writes, expected) => {
    const [job] = await database().rows<{ id: string }>(
      `insert into jobs (tenant_id, id, kind, subject, params, checkpoint, started_by_id, started_by_name)
       values ($1, gen_random_uuid(), 'undo', 'x', '{}', '{}', 'ana', 'Ana') returning id`,
      [tenant()],
    );
    for (const { byJob, ...each } of writes)
      await within((tx) => writeConsents(tx, [each], { actor, jobId: byJob ? job!.id : null }));
    expect(short(await within((tx) => listCurrentConsents(tx, id)))).toContain(expected);
    const isKept = expected.includes('granted') ? true : expected.includes('unknown') ? null : false;
    expect(await kept()).toMatchObject({ sms: isKept });
    const isRefused = (await within((tx) => listRefusedByPerson(tx, id))).some(({ address }) => address === null);
    expect(isRefused).toBe(isKept === false);
  });

  it('can be asked for any past day', async () => {
    await write(
      said('granted', { capturedAt: day('2026-03-01') }),
      said('revoked', { capturedAt: day('2026-03-10') }),
      said('granted', { channel: 'voice', capturedAt: day('2026-03-05') }),
    );
    const on = (date: string) => within(async (tx) => short(await listConsentsAsOf(tx, id, day(date))));
    expect(await on('2026-02-28')).toEqual([]);
    expect(await on('2026-03-01')).toEqual(['sms granted call']);
    expect(await on('2026-03-09')).toEqual(['sms granted call', 'voice granted call']);
    expect(await on('2026-03-10')).toEqual(['sms revoked call', 'voice granted call']);
  });

  it('never lies in the future', async () => {
    await write(said('revoked', { capturedAt: new Date(Date.now() + 60_000) }));
    expect(short(await within((tx) => listCurrentConsents(tx, id)))).toContain('sms revoked call');
  });
});
