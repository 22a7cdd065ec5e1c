import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { contactViewSchema } from '@rollcall/domain/contact';
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

const make = async (body: object) =>
  contactViewSchema.parse(await rig.client().post('/contacts', body, { 'idempotency-key': randomUUID() }));
const now = async (id: number) => contactViewSchema.parse(await rig.client().get(`/contacts/${id}`));
const tab = (name: string) =>
  console_.page.getByRole('navigation', { name: 'Parts of the contact' }).getByRole('link', { name });

describe('a contact', () => {
  it('is added by hand, with phones and addresses, and is then in the list', async () => {
    const { page } = console_;
    await console_.goto('/contacts');
    await page.locator('h1').click();
    await page.keyboard.press('n');
    await page.waitForURL('**/contacts/new/general');
    await page.getByLabel('First name', { exact: false }).first().waitFor();
    expect(await console_.findings()).toEqual([]);
    await console_.look('contact-new');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('A contact needs a first or a last name.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('contact-lastName');
    await page.locator('#contact-firstName').fill('Ana');
    await page.locator('#contact-lastName').fill('Ruiz');
    await page.locator('#contact-balance').fill('1,234.5');
    await page.locator('#contact-dueDate').fill('2027-02-03');
    await tab('Channels').click();
    await page.getByRole('button', { name: 'Add a phone' }).click();
    await page.locator('#phone-0-number:focus').waitFor();
    await page.keyboard.type('12');
    await page.getByRole('button', { name: 'Add an address' }).click();
    await page.locator('#email-0:focus').waitFor();
    await page.keyboard.type('ana@x.test');
    await page.getByLabel('Monday').check();
    await page.keyboard.press('Control+Enter');
    await page.getByText('This is not a phone number that can be dialled.').waitFor();
    expect(await console_.findings()).toEqual([]);
    await page.locator('#phone-0-number').fill('(512) 555-0100');
    await page.locator('#phone-0-type').selectOption('mobile');
    await page.getByLabel('Preferred', { exact: true }).check();
    await page.keyboard.press('Control+Enter');
    await page.getByText('Contact added: Ana Ruiz.').waitFor();
    await page.waitForURL(/contacts\/\d+\/channels/);
    await page.locator('#phone-0-number').waitFor();
    expect(await console_.findings()).toEqual([]);
    await console_.look('contact-channels');
    const id = Number(/contacts\/(\d+)/.exec(page.url())?.[1]);
    expect(await now(id)).toMatchObject({
      firstName: 'Ana',
      balance: '1234.50',
      dueDate: '2027-02-03',
      allowedDays: ['mon'],
      phones: [{ e164: '+15125550100', type: 'mobile', preferred: true }],
      emails: [{ address: 'ana@x.test' }],
    });
    await page.getByRole('link', { name: 'Contacts', exact: true }).first().click();
    await page.getByRole('grid').getByRole('link', { name: 'Ana Ruiz' }).waitFor();
  });

  it('tells its history, and fits on a narrow screen', async () => {
    const { page } = console_;
    const bo = await make({ firstName: 'Bo', lastName: 'Berg', phones: [{ number: '512 555 0101' }] });
    await console_.goto(`/contacts/${bo.id}`);
    await page.locator('#contact-city').fill('Austin');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Bo Berg was saved.').waitFor();
    await tab('History').click();
    await page.getByText('Austin').waitFor();
    expect(await console_.findings()).toEqual([]);
    await console_.look('contact-history');
    await page.setViewportSize({ width: 390, height: 780 });
    for (const name of ['General', 'Channels', 'Contact Details', 'History']) {
      await tab(name).click();
      expect([name, await console_.findings()]).toEqual([name, []]);
      await console_.look(`contact-${name.toLowerCase().replace(' ', '-')}`);
    }
    await page.setViewportSize({ width: 1280, height: 860 });
    await tab('General').click();
    await console_.look('contact-general');
  });

  it('is not left with unsaved work by a stray click', async () => {
    const { page } = console_;
    await page.locator('#contact-title').fill('Dr.');
    await page.getByRole('link', { name: 'Jobs', exact: true }).click();
    const question = page.getByRole('dialog', { name: 'Leave without saving?' });
    await question.getByRole('button', { name: 'Stay' }).click();
    await question.waitFor({ state: 'detached' });
    expect(await page.locator('#contact-title').inputValue()).toBe('Dr.');
    await tab('Channels').click();
    await tab('General').click();
    expect(await page.locator('#contact-title').inputValue()).toBe('Dr.');
  });

  it('that two people change loses nothing of either', async () => {
    const { page } = console_;
    const carla = await make({ firstName: 'Carla', lastName: 'Lima', city: 'Miami' });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Bo Berg was saved.').waitFor();
    await console_.goto(`/contacts/${carla.id}/general`);
    await page.locator('#contact-lastName').fill('Mine');
    await page.locator('#contact-title').fill('Ms.');
    await rig.client().send('PATCH', `/contacts/${carla.id}`, {
      body: { lastName: 'Theirs', city: 'Lisbon' },
      headers: { 'if-match': `"${carla.version}"` },
    });
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Somebody changed this contact in the meantime.').waitFor();
    expect(await console_.findings()).toEqual([]);
    await console_.look('contact-conflict');
    await page.getByRole('radio', { name: /^Keep theirs for Last name/ }).check();
    await page.getByRole('button', { name: 'Save these' }).click();
    await page.getByText('Carla Theirs was saved.').waitFor();
    expect(await now(carla.id)).toMatchObject({ lastName: 'Theirs', title: 'Ms.', city: 'Lisbon' });
  });

  it('is deleted after a question, and comes back by Undo', async () => {
    const { page } = console_;
    await make({ firstName: 'Dmitri', lastName: 'Moore' });
    await console_.goto('/contacts');
    const grid = page.getByRole('grid');
    await grid.getByRole('link', { name: 'Dmitri Moore' }).waitFor();
    await grid.locator('[data-place="1.1"]').focus();
    await page.keyboard.press('Delete');
    const question = page.getByRole('dialog', { name: 'Delete Dmitri Moore?' });
    await question.waitFor();
    expect(await console_.findings()).toEqual([]);
    await question.getByRole('button', { name: 'OK' }).click();
    await page.getByText('Dmitri Moore was deleted.').waitFor();
    await grid.getByRole('link', { name: 'Dmitri Moore' }).waitFor({ state: 'detached' });
    await page.waitForFunction(() => document.activeElement?.closest('[data-place]') !== null);
    expect(await console_.findings()).toEqual([]);
    await console_.look('contacts-deleted');
    await page.getByRole('link', { name: 'Recently deleted' }).click();
    await page.getByRole('heading', { name: 'Recently deleted' }).waitFor();
    await grid.getByText('Dmitri Moore').waitFor();
    expect(await console_.findings()).toEqual([]);
    await grid.getByRole('button', { name: 'Restore Dmitri Moore' }).click({ force: true });
    await page.getByText('Dmitri Moore is back.').waitFor();
  });

  it('can be read by people who may not write, as text and without a Save', async () => {
    const carla = await make({ firstName: 'Grace', lastName: 'Tanaka', phones: [{ number: '512 555 0102' }] });
    const viewer = { email: 'viewer@x.test', password: 'correct horse battery' };
    await rig.client().post('/users', { ...viewer, name: 'Vera', roles: ['viewer'] });
    const { page } = console_;
    await page.context().clearCookies();
    await console_.goto('/login');
    await console_.signIn(viewer);
    await console_.goto(`/contacts/${carla.id}/general`);
    await page.getByText('Tanaka').first().waitFor();
    expect(await page.getByRole('textbox').count()).toBe(0);
    expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
    expect(await console_.findings()).toEqual([]);
    await console_.goto('/contacts');
    expect(await page.getByRole('link', { name: 'Add' }).count()).toBe(0);
  });

  it('made the browser complain about nothing', () => {
    expect(console_.complaints).toEqual([]);
  });
});
