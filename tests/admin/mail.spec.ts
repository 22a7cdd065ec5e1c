import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
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
}, longMs);
afterAll(async () => {
  await browser?.close();
  await rig.stop();
}, 60_000);

const file = 'First Name,Last Name,Email\nAna,Ruiz,ana@x.test\nBo,Lind,not an address\n';

describe('LV-13: a mail when a job has ended', () => {
  it('says what is missing while nothing was sent', async () => {
    const { page } = console_;
    await console_.goto('/settings/mail');
    await page.getByText('No mails yet').waitFor();
    await page.getByText(`is written as a file to ${join(rig.home, 'mail')}`).waitFor();
    expect(await console_.findings()).toEqual([]);
  });

  it('is wished for in the account menu, and the wish is kept', async () => {
    const { page } = console_;
    const open = async () => {
      await page.getByRole('button', { name: /^Account of/ }).click();
      await page.getByRole('menuitem', { name: 'E-mail about jobs…' }).click();
      return page.getByRole('dialog', { name: 'E-mail about jobs' });
    };
    const dialog = await open();
    const long = dialog.getByRole('radio', { name: /When it took longer than a minute/ });
    await long.waitFor();
    expect(await long.isChecked()).toBe(true);
    await dialog.getByText(rig.admin.email).waitFor();
    expect(await console_.findings()).toEqual([]);
    await console_.look('mail-wish');
    await dialog.getByRole('radio', { name: /Always/ }).check();
    await dialog.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Your wish for e-mail about jobs was saved.').waitFor();
    const again = await open();
    await again.getByRole('radio', { name: /Always/ }).waitFor();
    expect(await again.getByRole('radio', { name: /Always/ }).isChecked()).toBe(true);
    await again.getByRole('button', { name: 'Cancel' }).click();
  });

  it('is written after a small import, and stands in the settings and in the folder', async () => {
    const { page } = console_;
    await console_.goto('/imports/new');
    await page
      .getByLabel('File with contacts')
      .setInputFiles({ name: 'two people.csv', mimeType: 'text/csv', buffer: Buffer.from(file) });
    await page.getByRole('heading', { name: 'How the file is written' }).waitFor();
    await page.getByRole('button', { name: 'Next: Options' }).click();
    await page.getByRole('button', { name: 'Next: Columns' }).click();
    await page.getByRole('button', { name: 'Next: Start' }).click();
    await page.getByRole('button', { name: 'Start the import' }).click();
    await page.waitForURL('**/jobs/*');
    const subject = 'Import two people.csv: done with 1 issue';
    await page.locator('rc-job-progress').getByText('Completed with issues', { exact: true }).first().waitFor();
    await console_.goto('/settings/mail');
    for (let looks = 0; looks < 30 && (await page.getByText(subject).count()) === 0; looks += 1) {
      await page.getByRole('button', { name: 'Look again' }).click();
      await page.waitForTimeout(1_000);
    }
    await page.getByText('In the folder', { exact: true }).waitFor();
    await console_.looksGood('mail-settings');
    await page.getByRole('button', { name: `Read ${subject}` }).click();
    const dialog = page.getByRole('dialog', { name: subject });
    const text = await dialog.getByRole('region', { name: 'Text of the mail' }).innerText();
    expect(text).toMatch(/Read: 2\nCreated: 1\nRejected: 1\nIssues: 1\n/);
    expect(text).toContain(`${rig.url}/jobs/`);
    expect(text).not.toMatch(/Ruiz|not an address/);
    expect(await console_.findings()).toEqual([]);
    await dialog.getByRole('button', { name: 'Close' }).click();
    const files = readdirSync(join(rig.home, 'mail'));
    expect(files).toHaveLength(1);
    expect(readFileSync(join(rig.home, 'mail', files[0]!), 'utf8')).toContain(`Subject: ${subject}\r\n`);
    expect(console_.complaints).toEqual([]);
  });
});
