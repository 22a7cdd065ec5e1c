import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { dateOf, dayMs, wallAt } from '@rollcall/domain/reach';
import type { Browser } from 'playwright-core';
import { Rig } from '../harness/index.js';
import { ConsolePage, openBrowser } from './console-page.js';

const longMs = 300_000;
jest.setTimeout(longMs);
const zone = 'America/New_York';
let rig: Rig;
let browser: Browser | undefined;
let console_: ConsolePage;

beforeAll(async () => {
  rig = await Rig.start({ purpose: 'test' });
  browser = await openBrowser();
  console_ = await ConsolePage.open(browser, rig.url);
  console_.page.setDefaultTimeout(30_000);
  await console_.goto('/login');
  await console_.signIn(rig.admin);
}, longMs);
afterAll(async () => {
  await browser?.close();
  await rig.stop();
}, 60_000);

/** Nothing for axe to find; a picture for whoever works on it. */
const tidy = async (name: string): Promise<void> => {
  expect([name, await console_.findings()]).toEqual([name, []]);
  await console_.look(name);
};
const said = (text: string | RegExp) => console_.page.getByRole('status').getByText(text).first().waitFor();

describe('the start page', () => {
  it('shows somebody new where to begin', async () => {
    const { page } = console_;
    await page.getByRole('heading', { name: /^Welcome/ }).waitFor();
    await page.getByRole('link', { name: 'Start: Import your contacts' }).waitFor();
    await page.getByText('Nothing has run yet.', { exact: false }).waitFor();
    expect(await page.getByTestId('home-contacts').textContent()).toBe('0');
    await tidy('home-first');
    await page.getByRole('link', { name: 'Start: Define your fields' }).click();
    await page.waitForURL('**/settings/fields');
    const body = { firstName: 'Ana', lastName: 'Ruiz', timeZone: zone, phones: [{ number: '212 555 0123' }] };
    await rig.client().post('/contacts', body, { 'idempotency-key': randomUUID() });
  });
});

describe('callbacks', () => {
  it('are added in the list of all, for somebody who is picked there (LV-10)', async () => {
    const { page } = console_;
    await console_.goto('/callbacks');
    await page.getByText('Nobody waits for a call right now').waitFor();
    const tops = await page
      .locator('form[role=search] .input, form[role=search] .select')
      .evaluateAll((boxes) => boxes.map((box) => Math.round(box.getBoundingClientRect().bottom)));
    expect(new Set(tops).size).toBe(1);
    await page.getByRole('button', { name: 'Add', exact: true }).click();
    const picker = page.getByRole('dialog', { name: 'Whose callback?' });
    await picker.getByRole('combobox').fill('ruiz');
    await picker.getByRole('option', { name: /Ana Ruiz/ }).waitFor();
    await tidy('contact-picker');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Add callback' });
    await dialog.getByText('Ana Ruiz').waitFor();
    await dialog.getByLabel('Date').fill(dateOf(wallAt(zone, Date.now() + 3 * dayMs)));
    await dialog.getByLabel('Time ★').fill('12:00');
    await dialog.getByText('May be called then.').waitFor();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await said(/^Callback scheduled: Ana Ruiz/);
  });

  it('that fall due are on the start page and in the bell without anybody asking', async () => {
    const { page } = console_;
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Home' }).click();
    await page.getByRole('link', { name: 'Ana Ruiz' }).waitFor();
    expect(await page.getByTestId('home-due').textContent()).toBe('0');
    await rig.rows(`update callbacks set due_at = now() - interval '1 minute', missed_at = now() + interval '1 day'`);
    await page.getByTestId('home-due').getByText('1', { exact: true }).waitFor();
    await page.getByText('Overdue', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'Jobs, 0 running, 1 overdue callback' }).click();
    await page.getByRole('menuitem', { name: /1 overdue callback/ }).waitFor();
    expect(await console_.findings()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('menu').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: /Show as table/ }).click();
    await page
      .getByRole('region', { name: 'Contacts by status as table' })
      .getByText('Active', { exact: true })
      .waitFor();
    await page.getByRole('button', { name: /Show as table/ }).click();
    await tidy('home');
    await page.getByRole('link', { name: 'Callbacks due 1' }).click();
    await page.getByRole('grid').getByRole('link', { name: 'Ana Ruiz' }).waitFor();
  });
});

describe('on a narrow screen', () => {
  it('everything fits', async () => {
    const { page } = console_;
    await page.setViewportSize({ width: 320, height: 780 });
    await console_.goto('/');
    await page.getByTestId('home-due').getByText('1', { exact: true }).waitFor();
    await tidy('home');
  });

  it('made the browser complain about nothing', () => {
    expect(console_.complaints).toEqual([]);
  });
});
