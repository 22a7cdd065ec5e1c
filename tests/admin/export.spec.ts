import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { contactViewSchema } from '@rollcall/domain/contact';
import { filterViewSchema, toFilterInUrl } from '@rollcall/domain/filter';
import type { Browser } from 'playwright-core';
import type { Rig } from '../harness/index.js';
import { openConsole } from './console-page.js';
import type { ConsolePage } from './console-page.js';

const longMs = 300_000;
jest.setTimeout(longMs);
let rig: Rig;
let browser: Browser | undefined;
let console_: ConsolePage;

beforeAll(async () => {
  [rig, browser, console_] = await openConsole();
  for (const [lastName, city, company] of people)
    contactViewSchema.parse(
      await rig.client().post('/contacts', { lastName, city, company }, { 'idempotency-key': randomUUID() }),
    );
}, longMs);
afterAll(async () => {
  await browser?.close();
  await rig.stop();
}, 60_000);

const people = [
  ['Ash', 'Austin', '=1+1'],
  ['Birch', 'Austin', 'A "b", c'],
  ['Cedar', 'Boston', 'D'],
] as const;
const austin = toFilterInUrl({ field: 'city', op: 'is', value: 'Austin' });

/** Waits for the job to end, and fetches its file by the link. */
async function download(): Promise<string> {
  const { page } = console_;
  await page.waitForURL(/\/jobs\/[0-9a-f-]{36}/);
  await page.getByText('Completed', { exact: true }).first().waitFor();
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('link', { name: /Contacts .*kept/ }).click(),
  ]);
  return readFile(await file.path(), 'utf8');
}

describe('issue 5: an export in the console', () => {
  it('writes what the filter finds, with the columns chosen in their order', async () => {
    const { page } = console_;
    await console_.goto(`/contacts?filter=${austin}`);
    await page.getByRole('row', { name: /Ash/ }).waitFor();
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByRole('heading', { name: 'Export', exact: true }).waitFor();
    await page.getByText('City is “Austin”').waitFor();
    await page.getByTestId('count-total').filter({ hasText: '2' }).waitFor();
    expect(await console_.findings()).toEqual([]);
    await console_.look('export');
    await page.setViewportSize({ width: 320, height: 780 });
    expect(await console_.findings()).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 860 });
    await page.getByRole('button', { name: 'None', exact: true }).click();
    await page.getByText('Choose at least one column.').waitFor();
    for (const name of ['Last name', 'Company']) await page.getByRole('checkbox', { name, exact: true }).check();
    await page.getByRole('button', { name: 'Move Company up' }).click();
    await page.getByRole('button', { name: 'Start the export' }).click();
    expect(await download()).toBe('Company,Last name\n=1+1,Ash\n"A ""b"", c",Birch\n');
    expect(await console_.findings()).toEqual([]);
    await console_.look('export-job');
  });

  it('counts what a saved filter finds, and writes it', async () => {
    const { page } = console_;
    const wish = { name: 'In Austin', visibility: 'team', filter: { field: 'city', op: 'is', value: 'Austin' } };
    const saved = filterViewSchema.parse(await rig.client().post('/filters', wish));
    await console_.goto(`/contacts?filter=${saved.id}`);
    await page.getByRole('row', { name: /Ash/ }).waitFor();
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByTestId('count-total').filter({ hasText: '2' }).waitFor();
    await page.getByRole('button', { name: 'None', exact: true }).click();
    await page.getByRole('checkbox', { name: 'Last name', exact: true }).check();
    await page.getByRole('button', { name: 'Start the export' }).click();
    expect(await download()).toBe('Last name\nAsh\nBirch\n');
  });

  it('writes what is selected, safe for spreadsheets', async () => {
    const { page } = console_;
    await console_.goto('/contacts');
    await page.getByRole('row', { name: /Ash/ }).waitFor();
    for (const name of ['Ash', 'Cedar'])
      await page.getByRole('checkbox', { name: `Select ${name}`, exact: true }).click();
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByTestId('count-total').filter({ hasText: '2' }).waitFor();
    await page.getByLabel(/Safe for spreadsheets/).check();
    await page.getByRole('button', { name: 'None', exact: true }).click();
    await page.getByRole('checkbox', { name: 'Company', exact: true }).check();
    await page.getByRole('button', { name: 'Start the export' }).click();
    expect(await download()).toBe(`\uFEFFCompany\n'=1+1\nD\n`);
    expect(console_.complaints).toEqual([]);
  });
});
