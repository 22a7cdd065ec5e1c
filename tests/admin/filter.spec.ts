import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { toFilterInUrl } from '@rollcall/domain/filter';
import type { Filter } from '@rollcall/domain/filter';
import type { Browser, Locator, Page } from 'playwright-core';
import { Rig } from '../harness/index.js';
import { ConsolePage, openBrowser } from './console-page.js';
import { peopleFile } from './people-file.js';

const longMs = 300_000;
jest.setTimeout(longMs);
let rig: Rig;
let browser: Browser | undefined;
let console_: ConsolePage;
let page: Page;
let grid: Locator;
let drawer: Locator;

beforeAll(async () => {
  rig = await Rig.start({ purpose: 'test' });
  const job = await rig.client().startImport(peopleFile(140, 1).csv);
  await rig.client().settled(job.id);
  for (const name of ['North', 'South', 'Ärger']) await rig.client().post('/groups', { name });
  browser = await openBrowser();
  console_ = await ConsolePage.open(browser, rig.url);
  page = console_.page;
  page.setDefaultTimeout(30_000);
  await console_.goto('/login');
  await console_.signIn(rig.admin);
  grid = page.getByRole('grid');
  drawer = page.getByRole('dialog', { name: 'Advanced Search' });
}, longMs);
afterAll(async () => {
  await browser?.close();
  await rig.stop();
}, 60_000);

const press = async (...keys: string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key);
};
const focused = () => page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
const chips = () => page.getByRole('list', { name: 'Conditions' }).getByRole('listitem');
const total = (text: string) => page.getByTestId('count-total').getByText(text, { exact: true }).waitFor();
/** The Contact IDs that the list shows. */
const shown = async (): Promise<readonly string[]> =>
  (
    await grid
      .locator('tbody td')
      .filter({ hasText: /^C-\d+$/ })
      .allInnerTexts()
  )
    .map((text) => text.trim())
    .sort();
/** The same out of the database. */
const truth = async (where: string): Promise<readonly string[]> =>
  (await rig.rows<{ id: string }>(`select contact_id_1 as id from contacts where deleted_at is null and ${where}`))
    .map(({ id }) => id)
    .sort();
const filterInUrl = () => new URL(page.url()).searchParams.get('filter') ?? '';
const austinAndPoor = `city = 'Austin' and balance < 60`;

describe('LV-12: a filter by keyboard alone', () => {
  it('is put together in Advanced Search, which counts while it is made', async () => {
    await console_.goto('/contacts?limit=100');
    await total('139');
    await page.locator('h1').click();
    await press('f');
    await drawer.getByLabel('Field').waitFor();
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Field');
    await page.keyboard.type('City');
    await drawer.getByLabel('Operator of City').waitFor();
    await press('Tab');
    expect(await focused()).toBe('Operator of City');
    await press('Home');
    await press('Tab');
    expect(await focused()).toBe('Value of City');
    await page.keyboard.type('austin');
    await drawer.getByTestId('filter-count').getByText('34 contacts match').waitFor();
    await press('Tab', 'Tab', 'Enter');
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label') === 'Field');
    await page.keyboard.type('Payment');
    await drawer.getByLabel('Operator of Payment balance').waitFor();
    await press('Tab');
    await press('ArrowDown', 'ArrowDown');
    await press('Tab');
    await page.keyboard.type('much');
    await press('Tab');
    await drawer.getByText('Write an amount, such as 1250.50.').waitFor();
    await drawer.getByTestId('filter-count').getByText('Complete the conditions to count.').waitFor();
    expect(await console_.findings()).toEqual([]);
    await console_.look('filter-problem');
    await press('Shift+Tab', 'Control+a');
    await page.keyboard.type('60');
    await drawer.getByTestId('filter-count').getByText('14 contacts match').waitFor();
    await drawer.getByText('City is “austin” and Payment balance is less than 60').waitFor();
    expect(await console_.findings()).toEqual([]);
    await console_.look('filter-drawer');
  });

  it('then shows exactly those who fulfil it', async () => {
    await press('Control+Enter');
    await drawer.waitFor({ state: 'detached' });
    await total('14');
    expect(await shown()).toEqual(await truth(austinAndPoor));
    expect(await chips().count()).toBe(2);
    expect(await console_.findings()).toEqual([]);
    await console_.look('filter-chips');
  });

  it('is saved, found in the menu, and kept by the address', async () => {
    const opener = page.getByRole('button', { name: /Saved filters|Poor Austin/ });
    await opener.focus();
    await press('Enter');
    await page.getByText('No saved filters yet.').waitFor();
    await page.getByRole('menuitem', { name: 'Save as…' }).press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Save this filter' });
    await dialog.waitFor();
    await press('Enter');
    await dialog.getByText('Write a name.').waitFor();
    expect(await console_.findings()).toEqual([]);
    await console_.look('filter-save');
    await dialog.getByLabel('Name').fill('Poor Austin');
    await press('Enter');
    await page.getByText('“Poor Austin” was saved.').waitFor();
    await page.waitForURL(/filter=[0-9a-f-]{36}/);
    await page.getByRole('button', { name: 'Clear', exact: true }).press('Enter');
    await total('139');
    await opener.focus();
    await press('Enter');
    await page.getByRole('menuitemradio', { name: /Poor Austin/ }).waitFor();
    await console_.look('filter-menu');
    await press('Enter');
    await total('14');
    expect(await shown()).toEqual(await truth(austinAndPoor));
    await page.reload();
    await total('14');
    await chips().nth(1).waitFor();
    expect(await shown()).toEqual(await truth(austinAndPoor));
    expect(await opener.innerText()).toContain('Poor Austin');
  });

  it('loses a condition by Backspace, and gets it back by the history', async () => {
    const saved = filterInUrl();
    await chips()
      .nth(1)
      .getByRole('button', { name: /^Change/ })
      .focus();
    await press('Backspace');
    await total('34');
    expect(await shown()).toEqual(await truth(`city = 'Austin'`));
    await page.waitForFunction(() => document.activeElement?.getAttribute('aria-label')?.startsWith('Change: City'));
    await page.getByRole('button', { name: /Poor Austin \(changed\)/ }).waitFor();
    await page.goBack();
    await total('14');
    expect(filterInUrl()).toBe(saved);
    await page.goForward();
    await total('34');
  });

  it('gives up the selection of all that match when it changes', async () => {
    await console_.goto(`/contacts?limit=25&filter=${filterInUrl()}`);
    await total('34');
    await page.getByRole('checkbox', { name: /^Select the 25 rows/ }).click();
    await page.getByRole('button', { name: 'Select all 34 matching this filter' }).click();
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await page.getByText('The selection of all that match was cleared').waitFor();
    await total('139');
  });
});

describe('Advanced Search', () => {
  it('has groups that can be turned round, lists of values, and days from today', async () => {
    await page.getByRole('button', { name: 'Advanced Search', exact: true }).click();
    await drawer.getByLabel('Field').selectOption({ label: 'Created' });
    await drawer.getByLabel('Value of Created in days').fill('30');
    await drawer.getByRole('button', { name: 'Add group' }).click();
    const group = drawer.getByRole('group', { name: /^Group 2/ });
    await group.getByLabel('Match').selectOption({ label: 'none of these' });
    await group.getByLabel('Field').selectOption({ label: 'Group' });
    await group.getByRole('button', { name: /^Value of Group/ }).click();
    await group.getByRole('checkbox', { name: 'North' }).check();
    await group.getByRole('checkbox', { name: 'Ärger' }).check();
    await group.getByRole('button', { name: 'Add condition' }).click();
    await group.getByLabel('Field').nth(1).selectOption({ label: 'First name' });
    await group.getByLabel('Operator of First name').selectOption({ label: 'is one of' });
    const texts = group.getByRole('textbox', { name: 'Value of First name' });
    await texts.fill('ana');
    await texts.press('Enter');
    await texts.pressSequentially('bo,');
    await group.getByRole('button', { name: 'Remove bo' }).waitFor();
    const expected = await truth(`first_name not in ('Ana', 'Bo')`);
    await drawer.getByTestId('filter-count').getByText(`${expected.length} contacts match`).waitFor();
    expect(await console_.findings()).toEqual([]);
    await console_.look('filter-groups');
    await drawer.getByRole('button', { name: 'Apply' }).click();
    await total(String(expected.length));
  });

  it('changes nothing by Escape', async () => {
    const before = page.url();
    await page.locator('h1').click();
    await press('f');
    await drawer.getByRole('button', { name: 'Start over' }).click();
    await press('Escape');
    await drawer.waitFor({ state: 'detached' });
    expect(page.url()).toBe(before);
  });
});

describe('an address', () => {
  it.each<[string, string, RegExp]>([
    ['junk', '%25%25junk', /cannot be read/],
    ['a cut one', toFilterInUrl({ all: [{ field: 'city', op: 'is', value: 'x' }] }).slice(0, 30), /cannot be read/],
    ['the id of nothing', '01890000-0000-7000-8000-00000000000a', /does not exist, or not for you/],
    ['a value that is none', toFilterInUrl({ all: [{ field: 'balance', op: 'gt', value: 'x' }] }), /not a value/],
  ])('that holds %s is refused in words, and can be cleared', async (_name, text, words) => {
    await console_.goto(`/contacts?limit=100&filter=${text}`);
    await page.getByRole('alert').getByText(words).first().waitFor();
    expect(await console_.findings()).toEqual([]);
    await console_.look('filter-refused');
    await page.getByRole('alert').getByRole('button', { name: 'Clear filters' }).click();
    await total('139');
  });
});

describe('on a narrow screen', () => {
  it('everything fits, and nothing scrolls sideways', async () => {
    await page.setViewportSize({ width: 320, height: 720 });
    const filter: Filter = {
      all: [
        { field: 'createdAt', op: 'between', value: ['today-30', 'today'], zone: 'America/New_York' },
        {
          any: [
            { field: 'city', op: 'in', value: ['Austin', 'Chicago'] },
            { any: [{ field: 'balance', op: 'gt', value: '1' }], not: true },
          ],
        },
      ],
    };
    await console_.goto(`/contacts?limit=25&filter=${toFilterInUrl(filter)}`);
    await chips().nth(1).waitFor();
    await page
      .getByRole('link', { name: /Lima|Berg|Okafor/ })
      .first()
      .waitFor();
    expect(await console_.findings()).toEqual([]);
    await console_.look('filter-narrow');
    await page.getByRole('button', { name: 'Advanced Search', exact: true }).click();
    await drawer.getByTestId('filter-count').getByText(/match/).waitFor();
    const beyond = await drawer.evaluate((box) => box.scrollWidth - box.clientWidth);
    expect(beyond).toBeLessThanOrEqual(0);
    expect(await console_.findings()).toEqual([]);
    await console_.look('filter-narrow-drawer');
    await press('Escape');
    await page.setViewportSize({ width: 1280, height: 860 });
  });
});

it('the browser complained about nothing', () => {
  expect(console_.complaints).toEqual([]);
});
