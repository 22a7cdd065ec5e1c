import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { testDatabase } from '@rollcall/db/testing';
import pg from 'pg';
import { watchDatabase } from './database-pulse.mjs';

/** @type {Awaited<ReturnType<typeof testDatabase>>} */
let database;
/** @type {pg.Client[]} */
let clients;

beforeAll(async () => {
  database = await testDatabase();
  clients = [new pg.Client(database.url), new pg.Client(database.url)];
  for (const client of clients) await client.connect();
});
afterAll(async () => {
  for (const client of clients) await client.end();
  await database.drop();
});

it('sees who waits for a lock and how long a transaction is open, with what they were at', async () => {
  const [holder, waiter] = /** @type {[pg.Client, pg.Client]} */ (clients);
  const stop = await watchDatabase(database.url);
  await holder.query('begin');
  await holder.query('lock table groups in access exclusive mode');
  const waiting = waiter.query('select count(*) from groups');
  await pause(1_000); // the time that is measured, not a condition that is waited for
  await holder.query('commit');
  await waiting;
  const pulse = await stop();
  expect(pulse.looks).toBeGreaterThan(1);
  expect(pulse.longestLockWaitMs).toBeGreaterThan(100);
  expect(pulse.lockWaiter).toBe('select count(*) from groups');
  expect(pulse.oldestTransactionMs).toBeGreaterThanOrEqual(pulse.longestLockWaitMs);
  expect(pulse.oldestStatement).not.toBe(''); // whose it is, holder's or waiter's, the last look decides
});

it('sees nothing where nothing goes on', async () => {
  const stop = await watchDatabase(database.url);
  await pause(150);
  const pulse = await stop();
  expect([pulse.longestLockWaitMs, pulse.lockWaiter]).toEqual([0, '']);
});
