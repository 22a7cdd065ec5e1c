import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { contactListSchema, contactViewSchema } from '@rollcall/domain/contact';
import { toFilterInUrl } from '@rollcall/domain/filter';
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
  // More than a page has, so that all that match can be selected; the others come last and are seen first.
  for (let n = 1; n <= 30; n += 1) await make({ lastName: `Oak ${n}`, city: 'Dallas' });
  for (const [lastName, city] of people) await make({ lastName, city });
}, longMs);
afterAll(async () => {
  await browser?.close();
  await rig.stop();
}, 60_000);

const people = [
  ['Ash', 'Austin'],
  ['Birch', 'Austin'],
  ['Cedar', 'Austin'],
  ['Fir', 'Boston'],
] as const;
const austin = toFilterInUrl({ field: 'city', op: 'is', value: 'Austin' });
const make = async (body: object) =>
  contactViewSchema.parse(await rig.client().post('/contacts', body, { 'idempotency-key': randomUUID() }));
/** Who has a value in a field, by last name. */
async function namesWith(field: 'active' | 'company', value: unknown): Promise<readonly (string | null)[]> {
  const { items } = contactListSchema.parse(await rig.client().get('/contacts?limit=100'));
  return items.flatMap((contact) => (contact[field] === value ? [contact.lastName] : [])).sort();
}

/** Opens the list, and a bulk change of what is ticked there. */
async function open(tick: () => Promise<void>): Promise<void> {
  const { page } = console_;
  await console_.goto('/contacts?limit=25');
  await page.getByRole('row', { name: /Ash/ }).waitFor();
  await tick();
  await page.getByRole('button', { name: 'Bulk change' }).click();
  await page.getByRole('heading', { name: 'Bulk change' }).waitFor();
}
const box = (name: string) => console_.page.getByRole('checkbox', { name: `Select ${name}`, exact: true });
const look = () => console_.page.getByRole('button', { name: 'See what would change' }).click();
const completed = () => console_.page.getByText('Completed', { exact: true }).first().waitFor();

describe('LV-13: a bulk change in the console', () => {
  it('shows what would happen, and changes exactly what is selected without the exceptions', async () => {
    const { page } = console_;
    await open(async () => {
      await page.getByRole('checkbox', { name: 'Select the 25 rows of this page' }).click();
      await page.getByRole('button', { name: 'Select all 34' }).click();
      await box('Fir').click();
    });
    await page.getByTestId('count-total').filter({ hasText: '33' }).waitFor();
    await page.getByLabel('Change Status').check();
    await page.getByLabel('Status', { exact: true }).last().selectOption('false');
    expect(await console_.findings()).toEqual([]);
    await look();
    await page.getByTestId('preview-updated').waitFor();
    expect(await page.getByTestId('preview-updated').innerText()).toBe('33');
    expect(await console_.findings()).toEqual([]);
    await console_.look('bulk-change');
    await page.setViewportSize({ width: 320, height: 780 });
    expect(await console_.findings()).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 860 });
    expect(await namesWith('active', false)).toEqual([]);
    await page.getByRole('button', { name: 'Change 33 contacts' }).click();
    await page.waitForURL(/\/jobs\/[0-9a-f-]{36}/);
    await completed();
    expect(await namesWith('active', true)).toEqual(['Fir']);
    await console_.look('bulk-change-job');
  });

  it('changes what a filter finds; RC-5: asks again with both numbers when they are not so many any more', async () => {
    const { page } = console_;
    await console_.goto(`/contacts?filter=${austin}`);
    await page.getByRole('row', { name: /Ash/ }).waitFor();
    await page.getByRole('button', { name: 'Bulk change' }).click();
    await page.locator('rc-bulk-change-page').getByText('City is “Austin”').waitFor();
    await page.getByLabel('Modify All Contact Fields').check();
    await page.getByRole('switch', { name: 'Company', exact: true }).check();
    await page.locator('#field-company').fill('Trees');
    await look();
    const button = (count: number) => page.getByRole('button', { name: `Change ${count} contacts` });
    await button(3).waitFor();
    await make({ lastName: 'Date', city: 'Austin' });
    await button(3).click();
    const dialog = page.getByRole('dialog', { name: 'There are not as many contacts any more' });
    await dialog.getByText('When you looked there were 3. Now there are 4.').waitFor();
    expect(await namesWith('company', 'Trees')).toEqual([]);
    await dialog.getByRole('button', { name: 'Look again' }).click();
    await button(4).click();
    await page.waitForURL(/\/jobs\/[0-9a-f-]{36}/);
    await completed();
    expect(await namesWith('company', 'Trees')).toEqual(['Ash', 'Birch', 'Cedar', 'Date']);
  });

  it('deletes only when the number is typed in and a reason is given; the contacts can be restored', async () => {
    const { page } = console_;
    await open(async () => {
      for (const name of ['Ash', 'Birch']) await box(name).click();
    });
    await page.getByLabel('Delete Contact Records').check();
    await look();
    const button = page.getByRole('button', { name: 'Delete 2 contacts' });
    await button.waitFor();
    expect(await button.isDisabled()).toBe(true);
    await page.getByLabel(/Type the number/).fill('3');
    await page.getByLabel(/Reason/).fill('They asked for it');
    expect(await button.isDisabled()).toBe(true);
    await page.getByLabel(/Type the number/).fill('2');
    expect(await console_.findings()).toEqual([]);
    await button.click();
    await page.waitForURL(/\/jobs\/[0-9a-f-]{36}/);
    await completed();
    await console_.goto('/contacts/deleted');
    for (const name of ['Ash', 'Birch']) await page.getByText(name).first().waitFor();
    expect(await namesWith('company', 'Trees')).toEqual(['Cedar', 'Date']);
    expect(console_.complaints).toEqual([]);
  });

  it('gives back each of the deleted contacts as it was', async () => {
    const { page } = console_;
    await console_.goto('/contacts/deleted');
    for (const name of ['Ash', 'Birch']) {
      const row = page.getByRole('row', { name: new RegExp(name) });
      await row.getByRole('button', { name: `Restore ${name}` }).click({ force: true });
      await row.waitFor({ state: 'detached' });
    }
    expect(await console_.findings()).toEqual([]);
    expect(await namesWith('company', 'Trees')).toEqual(['Ash', 'Birch', 'Cedar', 'Date']);
    expect(console_.complaints).toEqual([]);
  });
});
