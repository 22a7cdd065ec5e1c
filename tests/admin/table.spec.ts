import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, Locator } from 'playwright-core';
import { Rig, until } from '../harness/index.js';
import { ConsolePage, openBrowser } from './console-page.js';
import { peopleFile } from './people-file.js';

const longMs = 300_000;
jest.setTimeout(longMs);
let rig: Rig;
let browser: Browser | undefined;
let console_: ConsolePage;
let grid: Locator;

beforeAll(async () => {
  rig = await Rig.start({ purpose: 'test' });
  const job = await rig.client().startImport(peopleFile(140, 1).csv);
  await rig.client().settled(job.id);
  browser = await openBrowser();
  console_ = await ConsolePage.open(browser, rig.url);
  console_.page.setDefaultTimeout(60_000);
  await console_.goto('/login');
  await console_.signIn(rig.admin);
  grid = console_.page.getByRole('grid');
}, longMs);
afterAll(async () => {
  await browser?.close();
  await rig.stop();
}, 60_000);

const selected = () => console_.page.getByTestId('selection-count');
const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await console_.page.keyboard.press(key);
};
const focused = () =>
  console_.page.evaluate(() => document.activeElement?.closest('[data-place]')?.getAttribute('data-place') ?? null);
const headers = async () =>
  (await grid.getByRole('columnheader').allInnerTexts()).map((text) => text.trim()).filter((text) => text !== '');

describe('a table by keyboard', () => {
  it('has one tab stop, and goes everywhere from there', async () => {
    await console_.goto('/contacts?limit=25');
    await grid.getByRole('row').nth(25).waitFor();
    await console_.look('contacts');
    expect(await grid.locator('[data-place][tabindex="0"]').count()).toBe(1);
    await grid.locator('[data-place="1.0"]').focus();
    await press('ArrowDown', 'ArrowRight', 'PageDown');
    expect(await focused()).toBe('12.1');
    await press('Control+Home');
    expect(await focused()).toBe('0.0');
    await press('Control+End', 'Home');
    expect(await focused()).toBe('25.0');
    expect(await grid.getAttribute('aria-rowcount')).toBe('140');
  });

  it('selects rows one by one, a range, and the page', async () => {
    await grid.locator('[data-place="2.1"]').focus();
    await press(' ', 'Shift+ArrowDown', 'Shift+ArrowDown');
    await selected().getByText('3 selected', { exact: true }).waitFor();
    await press('Shift+ArrowUp');
    await selected().getByText('2 selected', { exact: true }).waitFor();
    expect(await grid.locator('tbody tr[aria-selected="true"]').count()).toBe(2);
    await press('Control+a');
    await selected().getByText('25 selected', { exact: true }).waitFor();
    expect(await console_.findings()).toEqual([]);
    await console_.look('contacts-selected');
  });

  it('keeps the selection over pages, and says where the rest is', async () => {
    const { page } = console_;
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByTestId('page-range').getByText('26–50').waitFor();
    await grid.locator('[data-place="1.0"]').focus();
    await press(' ');
    await selected().getByText('26 selected (25 on other pages)').waitFor();
  });

  it('selects all that match, with exceptions, and gives that up when the filter changes', async () => {
    const { page } = console_;
    await page.getByRole('button', { name: 'Clear selection' }).click();
    await page.getByRole('checkbox', { name: 'Select the 25 rows of this page' }).click();
    await page.getByRole('button', { name: 'Select all 139' }).click();
    await selected().getByText('All 139 that match are selected').waitFor();
    await grid.getByRole('checkbox').nth(3).click();
    await selected().getByText('139 selected except 1').waitFor();
    expect(await console_.findings()).toEqual([]);
    await console_.look('contacts-all');
    await page.getByRole('searchbox', { name: 'Search contacts' }).fill('kowalski');
    await page.getByText('The selection of all that match was cleared').waitFor();
    expect(await selected().count()).toBe(0);
    await page.getByRole('button', { name: 'Clear filters' }).click();
  });

  it('opens a row’s menu without a mouse, and gives the focus back', async () => {
    const { page } = console_;
    await page.getByTestId('count-total').getByText('139').waitFor();
    await grid.locator('[data-place="3.1"]').focus();
    await press('Shift+F10');
    await page.getByRole('menuitem', { name: 'Open' }).waitFor();
    await press('Escape');
    await page.getByRole('menuitem', { name: 'Open' }).waitFor({ state: 'detached' });
    expect(await focused()).toMatch(/^3\./);
  });

  it('comes back from a contact to the same page, row and scroll', async () => {
    const { page } = console_;
    await console_.goto('/contacts?limit=50&sort=name');
    await page.getByRole('button', { name: 'Next', exact: true }).click();
    await page.getByTestId('page-range').getByText('51–100').waitFor();
    await grid.locator('[data-place="40.1"]').focus();
    const name = await grid.locator('[data-place="40.1"]').innerText();
    const scrolled = await page.locator('.region').evaluate((region) => region.scrollTop);
    expect(scrolled).toBeGreaterThan(0);
    await press('Enter');
    await page.waitForURL(/\/contacts\/\d+/);
    await page.getByRole('heading', { level: 1, name }).waitFor();
    await page.goBack();
    await page.getByTestId('page-range').getByText('51–100').waitFor();
    await page.waitForFunction(() => document.activeElement?.closest('[data-place]') !== null);
    expect(await focused()).toBe('40.1');
    expect(await grid.locator('[data-place="40.1"]').innerText()).toBe(name);
    expect(await page.locator('.region').evaluate((region) => region.scrollTop)).toBe(scrolled);
  });
});

describe('the gear', () => {
  it('chooses, orders, pins and sizes columns by keyboard alone, and keeps them', async () => {
    const { page } = console_;
    await console_.goto('/contacts?limit=25');
    await grid.getByRole('row').nth(25).waitFor();
    const before = await headers();
    await grid.locator('[data-place="0.0"]').focus();
    await press('End', 'Enter');
    const dialog = page.getByRole('dialog', { name: 'Customise columns' });
    await dialog.waitFor();
    expect(await console_.findings()).toEqual([]);
    await console_.look('customise');
    await dialog.getByLabel('Find a column').fill('city');
    await dialog.getByRole('checkbox', { name: 'City' }).check();
    await dialog.getByLabel('Find a column').fill('');
    await dialog.getByRole('checkbox', { name: 'Group' }).uncheck();
    await dialog.getByRole('button', { name: 'Move E-mail up' }).focus();
    await press('Enter', 'Enter');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('Move E-mail up');
    await dialog.getByRole('button', { name: 'Pin E-mail' }).click();
    await dialog.getByLabel('Width of Phone in pixels').fill('240');
    await dialog.getByRole('radio', { name: 'Compact' }).check();
    await dialog.getByRole('button', { name: 'Save as my view' }).click();
    await dialog.waitFor({ state: 'detached' });
    const arranged = await headers();
    expect(arranged.slice(0, 2)).toEqual(['Name', 'E-mail']);
    expect(arranged).toContain('City');
    expect(arranged).not.toContain('Group');
    await page.reload();
    await grid.getByRole('row').nth(25).waitFor();
    expect(await headers()).toEqual(arranged);
    expect(before).not.toEqual(arranged);
    expect(
      await grid
        .locator('tbody tr')
        .first()
        .evaluate((row) => row.clientHeight),
    ).toBeLessThanOrEqual(33);
    await console_.look('contacts-arranged');
  });

  it('shares with the team, and resets one’s own', async () => {
    const { page } = console_;
    const open = async () => {
      await page.getByRole('button', { name: 'Customise columns' }).click();
      const dialog = page.getByRole('dialog', { name: 'Customise columns' });
      await dialog.waitFor();
      return dialog;
    };
    const dialog = await open();
    await dialog.getByRole('button', { name: 'Share with team' }).click();
    await dialog.getByText(/A view is shared with everybody/).waitFor();
    await dialog.getByRole('button', { name: 'Stop sharing' }).click();
    await dialog.getByText(/A view is shared with everybody/).waitFor({ state: 'detached' });
    await dialog.getByRole('button', { name: 'Reset' }).click();
    await dialog.getByRole('button', { name: 'Save as my view' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await headers()).toContain('Group');
    await until('nothing is kept', async () => (await rig.rows('select owner_id from table_views')).length === 0);
  });
});

describe('the keyboard everywhere', () => {
  it('goes to pages by two letters, never from inside a box', async () => {
    const { page } = console_;
    await page.locator('h1').click();
    await press('g', 'j');
    await page.waitForURL('**/jobs');
    await press('g', 'c');
    await page.waitForURL('**/contacts');
    await press('/');
    await page.keyboard.type('gj');
    expect(await page.getByRole('searchbox', { name: 'Search contacts' }).inputValue()).toBe('gj');
    expect(new URL(page.url()).pathname).toBe('/contacts');
  });

  it('tells its keys, and can be switched off', async () => {
    const { page } = console_;
    await page.locator('h1').click();
    await press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard' });
    await sheet.getByText('Go to Jobs').waitFor();
    expect(await console_.findings()).toEqual([]);
    await console_.look('shortcuts');
    await sheet.getByRole('checkbox', { name: /Single keys/ }).uncheck();
    await press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await press('g', 'j');
    expect(new URL(page.url()).pathname).toBe('/contacts');
    await page.getByRole('button', { name: 'Keyboard' }).click();
    await sheet.getByRole('checkbox', { name: /Single keys/ }).check();
    await press('Escape');
    await sheet.waitFor({ state: 'detached' });
  });

  it('finds pages and people from anywhere', async () => {
    const { page } = console_;
    await press('Control+k');
    const box = page.getByRole('combobox', { name: 'Go, do, find' });
    await box.waitFor();
    await box.fill('C-77');
    await page.getByRole('option', { name: /person77@|512 200 0539/ }).waitFor();
    expect(await console_.findings()).toEqual([]);
    await console_.look('palette');
    await press('Enter');
    await page.waitForURL(/\/contacts\/\d+/);
    await press('Control+k');
    await box.fill('imports');
    await press('Enter');
    await page.waitForURL('**/imports');
  });
});

describe('on a narrow screen', () => {
  it('shows cards that can be selected and acted on', async () => {
    const { page } = console_;
    await page.setViewportSize({ width: 390, height: 780 });
    await console_.goto('/contacts?limit=25');
    const cards = page.getByRole('list', { name: /^Contacts/ }).getByRole('listitem');
    await cards.nth(24).waitFor();
    await cards.first().getByRole('checkbox').check();
    await selected().getByText('1 selected').waitFor();
    expect(await console_.findings()).toEqual([]);
    await console_.look('contacts');
    await cards
      .first()
      .getByRole('button', { name: /^Actions for/ })
      .click();
    await page.getByRole('menuitem', { name: 'Open' }).click();
    await page.waitForURL(/\/contacts\/\d+/);
    await press('Control+k');
    await page.getByRole('combobox').waitFor();
    await console_.look('palette');
    await press('Escape');
  });

  it('made the browser complain about nothing', () => {
    expect(console_.complaints).toEqual([]);
  });
});
