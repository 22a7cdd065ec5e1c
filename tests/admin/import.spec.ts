import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { outcomes } from '@rollcall/domain/job';
import { parse } from 'csv-parse/sync';
import type { Browser } from 'playwright-core';
import { Rig } from '../harness/index.js';
import { ConsolePage, openBrowser } from './console-page.js';
import { peopleFile, phoneOf } from './people-file.js';

const people = peopleFile(20_000, 60);
const patienceMs = 60_000;
/** Axe reads each screen twice: seconds on an idle machine, a minute on a busy one. */
const longMs = 300_000;
jest.setTimeout(longMs);
let rig: Rig;
let browser: Browser | undefined;
let console_: ConsolePage;

beforeAll(async () => {
  rig = await Rig.start({ purpose: 'test' });
  browser = await openBrowser();
  console_ = await ConsolePage.open(browser, rig.url);
  console_.page.setDefaultTimeout(patienceMs);
}, longMs);
afterAll(async () => {
  await browser?.close();
  await rig.stop();
}, 60_000);

/** One counter of the ledger on the page. */
const counter = async (name: string): Promise<number> =>
  Number((await console_.page.getByTestId(`ledger-${name}`).innerText()).replaceAll(',', ''));

describe('a first day with the console', () => {
  it('signs in, with one message for a wrong address and a wrong password', async () => {
    const { page } = console_;
    await console_.goto('/jobs?tab=paused');
    await page.waitForURL('**/login?next=*');
    expect(await console_.findings()).toEqual([]);
    await console_.picture('sign-in');
    const messages: string[] = [];
    for (const [email, password] of [
      ['nobody@example.test', rig.admin.password],
      [rig.admin.email, 'not the password'],
    ] as const) {
      await page.getByLabel('E-mail address').fill(email);
      await page.getByLabel('Password', { exact: true }).fill(password);
      await page.getByRole('button', { name: 'Sign in' }).click();
      messages.push(await page.getByRole('alert').innerText());
      await page.reload();
    }
    expect(messages).toEqual(['E-mail address or password is wrong.', 'E-mail address or password is wrong.']);
    await console_.signIn(rig.admin);
    await page.waitForURL('**/jobs?tab=paused');
  });

  it('says what an empty list is', async () => {
    await console_.goto('/contacts');
    await console_.page.getByRole('heading', { name: 'No contacts yet' }).waitFor();
    expect(await console_.findings()).toEqual([]);
  });

  it('imports 20,000 rows of which 60 are bad, and shows how without a reload', async () => {
    const { page } = console_;
    await page.getByRole('link', { name: 'Import contacts' }).click();
    await page
      .getByLabel('File with contacts')
      .setInputFiles({ name: 'people-20k.csv', mimeType: 'text/csv', buffer: Buffer.from(people.csv) });
    await page.getByRole('heading', { name: 'How the file is written' }).waitFor();
    expect(await console_.findings()).toEqual([]);
    await page.getByRole('button', { name: 'Next: Options' }).click();
    await page.getByRole('group', { name: 'What the import may do' }).waitFor();
    expect(await console_.findings()).toEqual([]);
    await page.getByRole('button', { name: 'Next: Columns' }).click();
    await page.getByLabel('Field for City').selectOption({ label: 'State' });
    await page.getByText('2 columns are mapped to “State”').first().waitFor();
    expect(await page.getByRole('button', { name: 'Next: Start' }).isDisabled()).toBe(true);
    await page.getByLabel('Field for City').selectOption({ label: 'City' });
    expect(await console_.findings()).toEqual([]);
    await console_.picture('import-columns');
    await page.getByRole('button', { name: 'Next: Start' }).click();
    await page.getByRole('heading', { name: 'Ready to start' }).waitFor();
    expect(await console_.findings()).toEqual([]);
    await page.getByRole('button', { name: 'Start the import' }).click();
    await page.waitForURL('**/jobs/*');
    await page.evaluate(() => (document.body.dataset['opened'] = 'once'));
    await page.locator('rc-job-progress').getByText('Completed with issues', { exact: true }).first().waitFor();
    await page.getByRole('heading', { name: 'Result files' }).waitFor();
    expect(await page.evaluate(() => document.body.dataset['opened'])).toBe('once');
  });

  it('shows a ledger that adds up, and is the one of the database', async () => {
    const shown = Object.fromEntries(
      await Promise.all(['read', ...outcomes].map(async (name) => [name, await counter(name)] as const)),
    );
    expect(shown).toEqual({ read: 20_000, created: 19_940, updated: 0, unchanged: 0, skipped: 0, rejected: 60 });
    const id = new URL(console_.page.url()).pathname.split('/').at(-1) ?? '';
    expect((await rig.client().job(id)).ledger).toEqual(shown);
    await console_.page.getByText('Every row read has exactly one outcome.').waitFor();
    await console_.page.locator('canvas').first().waitFor();
    expect(await console_.findings()).toEqual([]);
    await console_.picture('job');
  });

  it('names the reasons, and narrows the rows to one of them', async () => {
    const { page } = console_;
    await page.getByRole('button', { name: /^30 Not an e-mail address/ }).click();
    await page.getByText('Only rows with “Not an e-mail address” in Email').waitFor();
    await page.getByText('30 of 30 shown').waitFor();
    expect(await page.getByRole('region', { name: 'Rows with issues' }).locator('tbody tr').count()).toBe(30);
  });

  it('downloads every rejected row with its reason', async () => {
    const { page } = console_;
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: /^Rejected/ }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(/rejected\.csv$/);
    const rows = parse(await readFile(await download.path(), 'utf8'), { columns: true, bom: true });
    const records = rows as unknown as Record<string, string>[];
    expect(records.map((row) => Number(row['_row'])).sort((a, b) => a - b)).toEqual(people.badRows);
    expect(new Set(records.map((row) => row['_code']))).toEqual(new Set(['email.malformed', 'phone.malformed']));
  });

  it('finds a contact by its phone, says what it understood, and opens it by keyboard', async () => {
    const { page } = console_;
    await page.getByRole('link', { name: 'Contacts', exact: true }).click();
    const grid = page.getByRole('grid');
    await grid.getByRole('row').nth(50).waitFor();
    expect(await console_.findings()).toEqual([]);
    await console_.picture('contacts');
    const phone = phoneOf(12_345);
    await page.keyboard.press('/');
    await page.keyboard.type(`(512) ${phone.slice(3, 6)}-${phone.slice(6)}`);
    await page.getByText(/Phone ends with/).waitFor();
    await page.getByTestId('count-total').getByText('1', { exact: true }).waitFor();
    expect(await grid.getByRole('row').count()).toBe(2);
    expect(new URL(page.url()).searchParams.get('q')).toContain(phone.slice(6));
    await grid.getByRole('gridcell').first().focus();
    await page.keyboard.press('Enter');
    await page.getByText('C-12345').first().waitFor();
    await page
      .getByRole('heading', { level: 1, name: /Kowalski|Lima|Berg|Okafor|Nguyen|Ruiz|Smith|Haddad|Tanaka|Moore/ })
      .waitFor();
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('H1');
    expect(await console_.findings()).toEqual([]);
  });

  it('shows lists of imports and jobs, and fits on a narrow screen', async () => {
    const { page } = console_;
    for (const path of ['/imports', '/jobs', '/jobs?tab=failed', '/nowhere']) {
      await console_.goto(path);
      expect([path, await console_.findings()]).toEqual([path, []]);
    }
    await console_.goto('/jobs');
    await page.getByRole('link', { name: 'people-20k.csv' }).waitFor();
    await console_.picture('jobs');
    await page.setViewportSize({ width: 320, height: 640 });
    for (const path of ['/contacts', '/jobs', '/imports', '/imports/new', '/contacts?q=C-77']) {
      await console_.goto(path);
      expect([path, await console_.findings()]).toEqual([path, []]);
    }
  });

  it('made the browser complain about nothing', () => {
    expect(console_.complaints).toEqual([]);
  });
});
