import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { everyContact } from '@rollcall/domain/filter';
import { jobViewSchema } from '@rollcall/domain/job';
import type { JobView } from '@rollcall/domain/job';
import type { Browser } from 'playwright-core';
import type { Rig } from '../harness/index.js';
import { openConsole } from './console-page.js';
import type { ConsolePage } from './console-page.js';

const longMs = 300_000;
jest.setTimeout(longMs);
const contacts = 40;
let rig: Rig;
let browser: Browser | undefined;
let console_: ConsolePage;

beforeAll(async () => {
  [rig, browser, console_] = await openConsole();
  for (let at = 0; at < contacts; at++) await post('/contacts', { lastName: `Reed ${at}` });
}, longMs);
afterAll(async () => {
  await browser?.close();
  await rig.stop();
}, 60_000);

const post = (path: string, body: unknown) => rig.client().post(path, body, { 'idempotency-key': randomUUID() });
const start = async (path: string, body: unknown): Promise<JobView> => jobViewSchema.parse(await post(path, body));
const target = { filter: everyContact };
const inAnHour = () => new Date(Date.now() + 3_600_000).toISOString();
/** A change of all contacts that takes so long that somebody can watch it. */
const slowChange = () =>
  start('/bulk-changes', {
    target,
    category: 'status',
    changes: { active: false },
    expectedCount: contacts,
    rowsPerSecond: 1,
  });

describe('issue 5: the job console', () => {
  it('says what runs, waits and is planned, and cancels what is chosen', async () => {
    const { page } = console_;
    const slow = await slowChange();
    for (const format of ['csv', 'ndjson']) await start('/exports', { target, format, startAt: inAnHour() });
    await console_.goto('/jobs');
    await page.getByTestId('jobs-running').filter({ hasText: /^1$/ }).waitFor();
    await page.getByTestId('jobs-queued').filter({ hasText: /^0$/ }).waitFor();
    await page.getByText('and 2 planned').waitFor();
    expect(await page.getByText(/^Starts /).count()).toBe(2);
    expect(await console_.findings()).toEqual([]);
    await console_.look('jobs-planned');
    await page.getByLabel('Kind', { exact: true }).selectOption('export');
    await page.getByRole('row', { name: /Bulk change/ }).waitFor({ state: 'detached' });
    for (const row of await page.getByRole('row', { name: /Export/ }).all()) await row.getByRole('checkbox').check();
    await page.getByRole('button', { name: 'Cancel 2 jobs…' }).click();
    await page.getByRole('button', { name: 'Cancel 2 jobs', exact: true }).click();
    await page.getByText('Cancelled: 2 jobs.').waitFor();
    await page.getByText('and 2 planned').waitFor({ state: 'detached' });
    expect(await console_.findings()).toEqual([]);
    await page.setViewportSize({ width: 320, height: 780 });
    expect(await console_.findings()).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 860 });
    await rig.client().post(`/jobs/${slow.id}/cancel`, {}, { 'idempotency-key': randomUUID() });
  });

  it('pauses by a key, resumes with a limit of its own, and shows who did what', async () => {
    const { page } = console_;
    const slow = await slowChange();
    await console_.goto(`/jobs/${slow.id}`);
    await page.getByRole('button', { name: 'Limit…' }).waitFor();
    await page.getByText('1 rows/s').first().waitFor();
    await page.keyboard.press('p');
    await page.getByRole('dialog').getByRole('button', { name: 'Pause' }).click();
    await page.getByRole('button', { name: 'Resume later…' }).click();
    const rate = page.getByLabel('Rows a second, at most');
    await rate.fill('many');
    await page.getByRole('dialog').getByRole('button', { name: 'Resume' }).click();
    await page.getByText('Whole rows a second, from 1 to 1,000,000.').waitFor();
    expect(await console_.findings()).toEqual([]);
    await rate.fill('5,000');
    await page.getByRole('dialog').getByRole('button', { name: 'Resume' }).click();
    await page.getByText('Completed', { exact: true }).first().waitFor();
    const audit = page.getByRole('region', { name: 'Audit' });
    await audit.getByText(/job\.resumed/).waitFor();
    await audit.getByText(/job\.paused/).waitFor();
    expect(await console_.findings()).toEqual([]);
    await console_.look('job-audit');
    await page.keyboard.press('u');
    await page.waitForURL(/\/undos\//);
  });

  it('plans an export for later, and starts it now', async () => {
    const { page } = console_;
    await console_.goto('/contacts');
    await page.getByRole('row', { name: /Reed 39/ }).waitFor();
    await page.getByRole('button', { name: 'Export', exact: true }).click();
    await page.getByText('When and how fast').click();
    const day = new Date(Date.now() + 86_400_000).toISOString().slice(0, 10);
    await page.getByLabel('Start at').fill(`${day}T02:00`);
    expect(await console_.findings()).toEqual([]);
    await page.getByRole('button', { name: 'Start the export' }).click();
    await page
      .getByText(/^Starts /)
      .first()
      .waitFor();
    await page.getByText('Planned for').waitFor();
    expect(await console_.findings()).toEqual([]);
    await page.getByRole('button', { name: 'Start now' }).click();
    await page.getByText('Completed', { exact: true }).first().waitFor();
  });

  it('shows operators the queue', async () => {
    const { page } = console_;
    await console_.goto('/settings/queue');
    await page.getByTestId('queue-state').filter({ hasText: 'Up' }).waitFor();
    await page.getByRole('rowheader', { name: 'Import' }).waitFor();
    expect(await console_.findings()).toEqual([]);
    await console_.look('queue');
    await page.setViewportSize({ width: 320, height: 780 });
    expect(await console_.findings()).toEqual([]);
    await page.setViewportSize({ width: 1280, height: 860 });
  });
});
