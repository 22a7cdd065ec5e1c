import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { contactViewSchema } from '@rollcall/domain/contact';
import type { ContactView } from '@rollcall/domain/contact';
import type { Browser } from 'playwright-core';
import { Rig } from '../harness/index.js';
import { ConsolePage, openBrowser } from './console-page.js';

const longMs = 300_000;
jest.setTimeout(longMs);
let rig: Rig;
let browser: Browser | undefined;
let console_: ConsolePage;
let ana: ContactView;

const tab = (name: string) =>
  console_.page.getByRole('navigation', { name: 'Parts of the contact' }).getByRole('link', { name });
const now = async () => contactViewSchema.parse(await rig.client().get(`/contacts/${ana.id}`));
const signInAs = async (role: 'agent'): Promise<void> => {
  const who = { email: `${role}@x.test`, password: 'correct horse battery' };
  await rig.client().post('/users', { ...who, name: role, roles: [role] });
  await console_.page.context().clearCookies();
  await console_.goto('/login');
  await console_.signIn(who);
};

beforeAll(async () => {
  rig = await Rig.start({ purpose: 'test' });
  browser = await openBrowser();
  console_ = await ConsolePage.open(browser, rig.url);
  console_.page.setDefaultTimeout(30_000);
  await console_.goto('/login');
  await console_.signIn(rig.admin);
  for (const field of [
    { label: 'Preferred name', type: 'string' },
    { label: 'Shoe size', type: 'list', section: 'Shoes', options: ['S', 'M', 'L'] },
    { label: 'Fitted on', type: 'date', section: 'Shoes' },
    { label: 'Visits', type: 'number', section: 'Visits' },
    { label: 'Newsletter', type: 'boolean', section: 'Visits' },
  ])
    await rig.client().post('/custom-fields', field);
  const body = {
    firstName: 'Ana',
    lastName: 'Ruiz',
    timeZone: 'America/New_York',
    smsConsent: true,
    phones: [{ number: '212 555 0123', type: 'mobile' }],
  };
  ana = contactViewSchema.parse(await rig.client().post('/contacts', body, { 'idempotency-key': randomUUID() }));
}, longMs);
afterAll(async () => {
  await browser?.close();
  await rig.stop();
}, 60_000);

describe('the notes of a contact (LV-8)', () => {
  it('are written once, found, and added to, and offer no edit', async () => {
    const { page } = console_;
    await console_.goto(`/contacts/${ana.id}/notes`);
    await page.getByText('No notes yet').waitFor();
    await page.getByText('Agents do not: Notes Enabled is off').waitFor();
    await console_.looksGood('notes-empty');
    await page.locator('h1').click();
    await page.keyboard.press('a');
    await page.locator('#note:focus').waitFor();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Write something first.').waitFor();
    await page.keyboard.type('Wants a call about the invoice');
    await tab('General').click();
    await tab('Notes').click();
    expect(await page.locator('#note').inputValue()).toBe('Wants a call about the invoice');
    await page.locator('#note').focus();
    await page.keyboard.press('Control+Enter');
    await page.getByRole('table').getByText('Wants a call about the invoice').waitFor();
    expect(await page.locator('#note').inputValue()).toBe('');
    for (let number = 1; number <= 240; number += 1)
      await rig
        .client()
        .post(`/contacts/${ana.id}/notes`, { text: `Bulk note ${number}` }, { 'idempotency-key': randomUUID() });
    await page.reload();
    await page.getByText('241 notes, 200 loaded').waitFor();
    const viewport = page.locator('cdk-virtual-scroll-viewport');
    expect(await viewport.getByRole('row').count()).toBeLessThan(40);
    await viewport.evaluate((element) => element.scrollTo(0, element.scrollHeight));
    await page.getByText('241 notes', { exact: true }).waitFor();
    await page.waitForFunction(() => {
      const region = document.querySelector('cdk-virtual-scroll-viewport');
      region?.scrollTo(0, region.scrollHeight);
      return region?.textContent.includes('Wants a call about the invoice');
    });
    await console_.looksGood('notes');
    await page.getByRole('searchbox', { name: 'Search notes' }).fill('INVOICE');
    await page.getByText('1 note found').waitFor();
    await viewport.getByRole('button', { name: /Wants a call/ }).click();
    const dialog = page.getByRole('dialog', { name: /^Note of/ });
    await dialog.getByLabel('Add to this note').fill('Called back, settled');
    await console_.looksGood('note-dialog');
    await page.keyboard.press('Control+Enter');
    await dialog.waitFor({ state: 'detached' });
    await viewport.getByText(/Called back, settled/).waitFor();
    expect(await page.getByRole('button', { name: /edit|delete|change/i }).count()).toBe(0);
  });
});

describe('the interactions of a contact (LV-9)', () => {
  it('are filtered, counted and arranged, and nobody can change them', async () => {
    const { page } = console_;
    await console_.goto(`/contacts/${ana.id}/interactions`);
    await page.getByText('No interactions yet').waitFor();
    await console_.looksGood('interactions-empty');
    const item = (number: number, change: object) => ({
      sourceId: `i-${number}`,
      contactId: ana.id,
      at: new Date(Date.now() - number * 1_000).toISOString(),
      channel: 'voice',
      direction: 'outbound',
      outcome: 'no answer',
      address: '+12125550123',
      agentId: 'A1',
      ...change,
    });
    await rig.client().post('/interactions', {
      source: 'dialer',
      items: [
        item(1, { outcome: 'answered', durationSeconds: 75, result: 'promised to pay' }),
        item(2, {}),
        item(3, { channel: 'sms', direction: 'inbound', outcome: 'received', agentId: null }),
        item(4, { at: '2026-01-05T15:00:00Z' }),
      ],
    });
    await page.reload();
    const grid = page.getByRole('grid');
    await grid.getByText('promised to pay').waitFor();
    expect(await page.getByTestId('attempts-total').textContent()).toBe('3');
    await console_.looksGood('interactions');
    await page.getByLabel('Channel').selectOption('sms');
    await page.waitForURL(/channel=sms/);
    await grid.getByText('no answer').first().waitFor({ state: 'detached' });
    await grid.getByText('received').waitFor();
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await grid.getByText('promised to pay').waitFor();
    await grid.getByRole('button', { name: 'Customise columns' }).click();
    const gear = page.getByRole('dialog');
    await gear.getByRole('checkbox', { name: 'Source', exact: true }).check();
    await gear.getByRole('button', { name: /^Save/ }).first().click();
    await grid.getByRole('columnheader', { name: 'Source' }).waitFor();
    await page.reload();
    await grid.getByText('dialer').first().waitFor();
  });
});

describe('the custom fields of a contact (LV-6)', () => {
  it('stand under their headings, each in a box of its type', async () => {
    const { page } = console_;
    await console_.goto(`/contacts/${ana.id}/details`);
    const shoes = page.getByRole('region', { name: 'Shoes' });
    await shoes.getByLabel('Shoe size').selectOption('M');
    await shoes.getByLabel('Fitted on').fill('2026-05-04');
    const visits = page.getByRole('region', { name: 'Visits' });
    await visits.getByLabel('Visits').fill('many');
    await visits.getByLabel('Newsletter').selectOption('Yes');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.locator('[id="custom-Visits"]:focus').waitFor();
    expect(await visits.getByLabel('Visits').getAttribute('aria-invalid')).toBe('true');
    await console_.looksGood('details-problem');
    await visits.getByLabel('Visits').fill('12');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Ana Ruiz was saved.').waitFor();
    expect((await now()).custom).toMatchObject({
      'Shoe size': 'M',
      'Fitted on': '2026-05-04',
      Visits: 12,
      Newsletter: true,
    });
    await console_.looksGood('details');
  });
});

describe('people who may less', () => {
  it('have no notes while Notes Enabled is off, with the reason', async () => {
    const { page } = console_;
    await signInAs('agent');
    await console_.goto(`/contacts/${ana.id}/notes`);
    await page.getByText('Notes are switched off for agents.').waitFor();
    expect(await page.locator('#note').count()).toBe(0);
    await console_.looksGood('notes-off');
  });

  it('made the browser complain about nothing', () => {
    expect(console_.complaints).toEqual([]);
  });
});
