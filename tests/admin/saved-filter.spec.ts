import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { filterListSchema, filterViewSchema } from '@rollcall/domain/filter';
import type { Filter, FilterView } from '@rollcall/domain/filter';
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
  await rig.client().post('/custom-fields', { label: 'Shoe size', type: 'number' });
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
const save = async (name: string, filter: Filter): Promise<FilterView> =>
  filterViewSchema.parse(await rig.client().post('/filters', { name, visibility: 'team', filter }));

describe('LV-12: a saved filter', () => {
  it('whose field is gone is shown with what is wrong, which can be removed', async () => {
    const filter: Filter = {
      all: [
        { field: 'city', op: 'is', value: 'Austin' },
        { field: 'custom:Shoe size', op: 'gt', value: 40 },
      ],
    };
    const { id } = await save('Big shoes', filter);
    const [field] = await rig.rows<{ version: number }>(`select version from custom_fields where key = 'Shoe size'`);
    const headers = { 'if-match': `"${field?.version ?? 1}"` };
    await rig.client().send('DELETE', '/custom-fields/Shoe%20size', { headers });
    await console_.goto(`/contacts?limit=100&filter=${id}`);
    await page.getByText('This filter cannot be asked as it is.').waitFor();
    expect(await chips().nth(1).locator('s').innerText()).toContain('Shoe size');
    expect(await console_.findings()).toEqual([]);
    await console_.look('filter-gone');
    await chips()
      .nth(1)
      .getByRole('button', { name: /^Change/ })
      .click();
    await drawer.getByText('This field is not there any more.').waitFor();
    expect(await console_.findings()).toEqual([]);
    await console_.look('filter-gone-drawer');
    await press('Escape');
    await chips()
      .nth(1)
      .getByRole('button', { name: /^Remove/ })
      .click();
    await total('34');
    expect(await shown()).toEqual(await truth(`city = 'Austin'`));
    await page.getByRole('button', { name: /Big shoes/ }).click();
    await page.getByRole('menuitem', { name: 'Save changes to “Big shoes”' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Save changes' }).click();
    await page.waitForURL(new RegExp(id));
    await total('34');
  });

  it('is renamed, made the default, and deleted with a word on who uses it', async () => {
    await page.getByRole('button', { name: /Big shoes/ }).click();
    await page.getByRole('menuitem', { name: 'Manage saved filters…' }).click();
    const dialog = page.getByRole('dialog', { name: 'Saved filters' });
    await dialog.getByRole('button', { name: 'Rename Big shoes' }).click();
    await dialog.getByLabel('New name').fill('Austin');
    await press('Enter');
    await dialog.getByText('Renamed to “Austin”.').waitFor();
    const one = dialog.getByRole('listitem').filter({ has: page.getByRole('heading', { name: /^Austin/ }) });
    await one.getByRole('button', { name: 'Begin my list with it' }).click();
    await one.getByText('Default', { exact: true }).waitFor();
    expect(await console_.findings()).toEqual([]);
    await console_.look('filter-manage');
    await dialog.getByRole('button', { name: 'Close' }).click();
    await console_.goto('/contacts');
    await total('34');
    expect(filterInUrl()).toMatch(/^[0-9a-f-]{36}$/);
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await total('139');
    await rig.rows(`insert into filter_defaults (tenant_id, user_id, filter_id)
      select tenant_id, 'somebody', id from filters where name = 'Austin'`);
    await page.getByRole('button', { name: 'Saved filters' }).click();
    await page.getByRole('menuitem', { name: 'Manage saved filters…' }).click();
    await dialog.getByText('The list of 1 other person begins with it.').waitFor();
    await dialog.getByRole('button', { name: 'Delete Austin' }).click();
    const question = page.getByRole('dialog', { name: 'Delete “Austin”?' });
    await question.getByText(/The list of 1 other person begins with it/).waitFor();
    await question.getByRole('button', { name: 'Delete anyway' }).click();
    await dialog.getByText('“Austin” was deleted.').waitFor();
    const { items } = filterListSchema.parse(await rig.client().get('/filters'));
    expect(items.map(({ name }) => name)).not.toContain('Austin');
    await dialog.getByRole('button', { name: 'Close' }).click();
  });
});

it('the browser complained about nothing', () => {
  expect(console_.complaints).toEqual([]);
});
