import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { contactViewSchema } from '@rollcall/domain/contact';
import type { ContactView } from '@rollcall/domain/contact';
import type { JobView } from '@rollcall/domain/job';
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

const lines = (city: string, ...rows: readonly number[]): string =>
  ['Contact ID,First Name,Last Name,City', ...rows.map((row) => `U-${row},Ana,Ruiz${row},${city}`)].join('\n') + '\n';
const list = async (): Promise<readonly ContactView[]> =>
  (await rig.client().get<{ items: ContactView[] }>('/contacts?sort=contactId1&limit=50')).items;
const imported = async (name: string, text: string): Promise<JobView> =>
  rig.client().settled((await rig.client().startImport(text, {}, name)).id);
const cities = async (): Promise<Record<string, string | null>> =>
  Object.fromEntries((await list()).map((contact) => [contact.contactId1 ?? '', contact.city]));
/** A person's edit of one contact, beside the job. */
async function edit(contactId1: string, body: object): Promise<void> {
  const { id } = (await list()).find((contact) => contact.contactId1 === contactId1)!;
  const { headers } = await rig.client().send('GET', `/contacts/${id}`);
  const answer = await rig.client().send('PATCH', `/contacts/${id}`, {
    body,
    headers: { 'if-match': headers.get('etag') ?? '', 'idempotency-key': randomUUID() },
  });
  contactViewSchema.parse(answer.body);
}

describe('RC-1: undo of an import, with one row edited in between', () => {
  let jobId = '';

  it('is offered on the page of the job, until when', async () => {
    const { page } = console_;
    await imported('first.csv', lines('Austin', 1, 2, 3));
    const job = await imported('second.csv', lines('Miami', 1, 2, 4, 5));
    jobId = job.id;
    expect(job.ledger).toMatchObject({ created: 2, updated: 2 });
    await edit('U-1', { city: 'Portland' });
    await console_.goto(`/jobs/${jobId}`);
    await page.getByText(/4 contacts can be put back until/).waitFor();
    expect(await console_.findings()).toEqual([]);
    await page.getByRole('link', { name: 'Undo…' }).click();
    await page.waitForURL(`**/undos/${jobId}`);
  });

  it('shows the three counts first, and names the row that was edited since', async () => {
    const { page } = console_;
    await page.getByRole('heading', { name: 'What the undo would do' }).waitFor();
    const count = (id: string) => page.getByTestId(`undo-${id}`).innerText();
    expect([await count('restored'), await count('kept'), await count('could-not')]).toEqual(['3', '1', '0']);
    const rows = page.getByRole('region', { name: 'Contacts that are not restored' }).locator('tbody tr');
    expect(await rows.count()).toBe(1);
    expect(await rows.first().innerText()).toMatch(/Ana Ruiz1\s+Kept, because it was edited since\s+City\s+\S+/);
    expect(await cities()).toMatchObject({ 'U-1': 'Portland', 'U-2': 'Miami', 'U-4': 'Miami' });
    expect(await console_.findings()).toEqual([]);
    await console_.look('undo');
  });

  it('asks for a reason and the number, then puts back what nobody edited', async () => {
    const { page } = console_;
    const start = page.getByRole('button', { name: 'Restore 3 contacts' });
    await start.click();
    await page.getByText('Say why.').waitFor();
    await page.getByText('This is not 4.').waitFor();
    expect(await console_.findings()).toEqual([]);
    await page.getByLabel('Reason, kept in the audit trail').fill('The wrong file');
    await page.getByLabel(/^Type 4,/).fill('4');
    await start.click();
    await page.waitForURL(/\/jobs\/(?!.*undos)/);
    await page.getByRole('heading', { name: 'What was undone' }).waitFor();
    await page.getByTestId('undo-restored').getByText('3', { exact: true }).waitFor();
    expect(await page.getByTestId('ledger-skipped').innerText()).toBe('1');
    await page.getByRole('link', { name: 'Ana Ruiz1' }).waitFor();
    expect(await console_.findings()).toEqual([]);
    await console_.look('undone');
    expect(await cities()).toEqual({ 'U-1': 'Portland', 'U-2': 'Austin', 'U-3': 'Austin' });
  });

  it('is named on the page of the job, which is not offered again; a narrow screen fits', async () => {
    const { page } = console_;
    await page.getByRole('link', { name: 'second.csv' }).click();
    await page.waitForURL(`**/jobs/${jobId}`);
    await page.getByRole('link', { name: 'see the undo' }).waitFor();
    expect(await page.getByRole('link', { name: 'Undo…' }).count()).toBe(0);
    await console_.goto(`/undos/${jobId}`);
    await page.getByText('This job was undone already.').waitFor();
    expect(await console_.findings()).toEqual([]);
    await page.setViewportSize({ width: 320, height: 640 });
    await console_.goto(`/jobs/${jobId}`);
    await page.getByRole('link', { name: 'see the undo' }).click();
    await page.getByRole('heading', { name: 'What was undone' }).waitFor();
    expect(await console_.findings()).toEqual([]);
    expect(console_.complaints).toEqual([]);
  });
});

describe('RC-1: undo of a bulk change, with one contact edited in between', () => {
  it('keeps what was edited since and says so; the others are as before', async () => {
    const { page } = console_;
    await page.setViewportSize({ width: 1280, height: 860 });
    const ids = (await list()).map(({ id }) => id);
    const bulk = await rig
      .client()
      .post<{ id: string }>(
        '/bulk-changes',
        { target: { ids }, category: 'fields', changes: { city: 'Boise' }, expectedCount: ids.length },
        { 'idempotency-key': randomUUID() },
      );
    expect((await rig.client().settled(bulk.id)).ledger).toMatchObject({ updated: 3 });
    await edit('U-2', { city: 'Reno' });
    await console_.goto(`/jobs/${bulk.id}`);
    await page.getByRole('link', { name: 'Undo…' }).click();
    await page.getByRole('heading', { name: 'What the undo would do' }).waitFor();
    const count = (id: string) => page.getByTestId(`undo-${id}`).innerText();
    expect([await count('restored'), await count('kept'), await count('could-not')]).toEqual(['2', '1', '0']);
    await page.getByLabel('Reason, kept in the audit trail').fill('The wrong city');
    await page.getByLabel(/^Type 3,/).fill('3');
    await page.getByRole('button', { name: 'Restore 2 contacts' }).click();
    await page.getByRole('heading', { name: 'What was undone' }).waitFor();
    await page.getByTestId('undo-restored').getByText('2', { exact: true }).waitFor();
    const kept = page.getByRole('row', { name: /Ana Ruiz2/ });
    expect(await kept.innerText()).toMatch(/Kept, because it was edited since\s+City/);
    expect(await cities()).toEqual({ 'U-1': 'Portland', 'U-2': 'Reno', 'U-3': 'Austin' });
    expect(console_.complaints).toEqual([]);
  });
});
