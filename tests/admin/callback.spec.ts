import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { callbackListSchema, callbackViewSchema } from '@rollcall/domain/callback';
import { contactViewSchema } from '@rollcall/domain/contact';
import type { ContactView } from '@rollcall/domain/contact';
import { dateOf, dayMs, wallAt } from '@rollcall/domain/reach';
import type { Browser } from 'playwright-core';
import { Rig } from '../harness/index.js';
import { ConsolePage, openBrowser } from './console-page.js';

const longMs = 300_000;
jest.setTimeout(longMs);
const zone = 'America/New_York';
const dayIn = (days: number): string => dateOf(wallAt(zone, Date.now() + days * dayMs));
let rig: Rig;
let browser: Browser | undefined;
let console_: ConsolePage;
let ana: ContactView;

beforeAll(async () => {
  rig = await Rig.start({ purpose: 'test' });
  browser = await openBrowser();
  console_ = await ConsolePage.open(browser, rig.url);
  console_.page.setDefaultTimeout(30_000);
  await console_.goto('/login');
  await console_.signIn(rig.admin);
  const body = { firstName: 'Ana', lastName: 'Ruiz', timeZone: zone, phones: [{ number: '212 555 0123' }] };
  ana = contactViewSchema.parse(await rig.client().post('/contacts', body, { 'idempotency-key': randomUUID() }));
}, longMs);
afterAll(async () => {
  await browser?.close();
  await rig.stop();
}, 60_000);

const make = async (body: object) =>
  callbackViewSchema.parse(await rig.client().post('/callbacks', { contactId: ana.id, ...body }));
const listed = async () => callbackListSchema.parse(await rig.client().get(`/contacts/${ana.id}/callbacks`)).items;

describe('scheduled callbacks', () => {
  it('that nobody may make then are refused with the reasons and the next time, which can be taken', async () => {
    const { page } = console_;
    await console_.goto(`/contacts/${ana.id}/callbacks`);
    await page.getByText('No callbacks yet').waitFor();
    expect(await console_.findings()).toEqual([]);
    await page.locator('h1').click();
    await page.keyboard.press('a');
    const dialog = page.getByRole('dialog', { name: 'Add callback' });
    await dialog.waitFor();
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>('#callback-zone')?.value !== '');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Choose a date.').waitFor();
    await dialog.getByLabel('Date').fill(dayIn(3));
    await dialog.getByLabel('Time ★').fill('03:00');
    await dialog
      .getByText(/Outside the legal hours/)
      .first()
      .waitFor();
    expect(await console_.findings()).toEqual([]);
    await console_.look('callback-refused');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Refused: the contact may not be called then.').waitFor();
    expect(await listed()).toEqual([]);
    await dialog.getByRole('button', { name: 'Use this time' }).click();
    await dialog.getByText('May be called then.').waitFor();
    await dialog.getByLabel('Note').fill('ask for the invoice');
    await console_.look('callback-allowed');
    await page.keyboard.press('Control+Enter');
    await page.getByText(/^Callback scheduled: Ana Ruiz/).waitFor();
    await page.getByRole('grid').getByText('ask for the invoice').waitFor();
    const [made] = await listed();
    expect(made).toMatchObject({ zone, phone: '+12125550123', note: 'ask for the invoice', state: 'open' });
    expect(made?.localAt).toMatch(/T08:00$/);
    expect(await console_.findings()).toEqual([]);
    await console_.look('contact-callbacks');
  });

  it('are changed in the list of all, and one that somebody else adds is told there', async () => {
    const { page } = console_;
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Callbacks' }).click();
    await page.getByText('Nobody waits for a call right now').waitFor();
    expect(await console_.findings()).toEqual([]);
    const tabs = page.getByRole('navigation', { name: 'Callbacks by state' });
    await tabs.getByRole('link', { name: 'Upcoming' }).click();
    const grid = page.getByRole('grid');
    await grid.getByRole('link', { name: 'Ana Ruiz' }).waitFor();
    await grid.getByText(/8:00\sAM E[SD]T/).waitFor();
    await make({ localAt: `${dayIn(4)}T12:00`, routing: 'agent', agentId: 'A1' });
    await page.getByRole('button', { name: '1 new – show' }).click();
    await grid.getByText('A1', { exact: true }).waitFor();
    expect(await console_.findings()).toEqual([]);
    await console_.look('callbacks');
    await page.getByLabel('Agent ID').fill('A1');
    await page.keyboard.press('Enter');
    await page.waitForURL(/agent=A1/);
    await grid.getByText('ask for the invoice').waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Clear', exact: true }).click();
    await grid.getByText('ask for the invoice').waitFor();
    await grid.locator('[data-place="1.1"]').focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Modify callback' });
    await dialog.getByLabel('Note').fill('ask for the second invoice');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await grid.getByText('ask for the second invoice').waitFor();
  });

  it('are changed several at once, each answering for itself', async () => {
    const { page } = console_;
    const grid = page.getByRole('grid');
    await grid.getByRole('checkbox', { name: /^Select the 2 rows/ }).click();
    await page.getByRole('button', { name: 'Shift time' }).click();
    const shift = page.getByRole('dialog', { name: 'Shift 2 callbacks' });
    await shift.getByLabel('By', { exact: true }).fill('2');
    await shift.getByLabel('Direction').selectOption('earlier');
    expect(await console_.findings()).toEqual([]);
    await console_.look('callback-shift');
    await shift.getByRole('button', { name: 'Shift 2' }).click();
    await page.getByText('1 callback was changed, 1 was refused.').waitFor();
    await page.getByText(/Outside the legal hours/).waitFor();
    await grid.getByText(/10:00\sAM/).waitFor();
    expect(await console_.findings()).toEqual([]);
    await console_.look('callbacks-outcomes');
  });

  it('are done with a result, or called off, and stay so', async () => {
    const { page } = console_;
    const grid = page.getByRole('grid');
    await page.getByRole('button', { name: 'Clear selection' }).click();
    await grid
      .getByRole('button', { name: /^Actions for Ana Ruiz/ })
      .first()
      .click();
    await page.getByRole('menuitem', { name: 'Done' }).click();
    const done = page.getByRole('dialog', { name: 'How did the call end?' });
    await done.getByLabel('Left a voicemail').check();
    await done.getByRole('button', { name: 'Done' }).click();
    await page.getByText(/^Callback done: Ana Ruiz/).waitFor();
    await grid.getByText('ask for the second invoice').waitFor({ state: 'detached' });
    await grid.locator('[data-place="1.1"]').focus();
    await page.keyboard.press('Delete');
    await page.getByRole('dialog').getByRole('button', { name: 'Deactivate' }).click();
    await page.getByText('No later callbacks').waitFor();
    await console_.goto(`/contacts/${ana.id}/callbacks`);
    await grid.getByText('Done: Left a voicemail').waitFor();
    await grid.getByText('Inactive', { exact: true }).waitFor();
    expect((await listed()).map(({ state }) => state).sort()).toEqual(['done', 'inactive']);
    expect(await console_.findings()).toEqual([]);
    await console_.look('contact-callbacks-over');
  });

  it('fit on a narrow screen', async () => {
    const { page } = console_;
    await make({ localAt: `${dayIn(5)}T12:00`, note: 'narrow' });
    await page.setViewportSize({ width: 390, height: 780 });
    for (const [name, path] of [
      ['callbacks', '/callbacks?tab=upcoming'],
      ['contact-callbacks', `/contacts/${ana.id}/callbacks`],
    ] as const) {
      await console_.goto(path);
      await page.getByText('narrow', { exact: true }).waitFor();
      expect([name, await console_.findings()]).toEqual([name, []]);
      await console_.look(name);
    }
    await page.getByRole('button', { name: 'Add callback' }).click();
    await page.getByRole('dialog', { name: 'Add callback' }).waitFor();
    expect(await console_.findings()).toEqual([]);
    await console_.look('callback-add');
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  });

  it('are preceded by a word on whether the contact may be reached now', async () => {
    const { page } = console_;
    const panel = page.locator('rc-may-contact');
    await panel.getByText('SMS: no').waitFor();
    await panel.getByText('Why').click();
    await panel.getByText('There is no consent, and silence is not enough here.').first().waitFor();
    await panel.getByText('There is no number or address for this.').first().waitFor();
    expect(await console_.findings()).toEqual([]);
    await console_.look('may-contact');
    await page.setViewportSize({ width: 1280, height: 860 });
    expect(await console_.findings()).toEqual([]);
    await console_.look('may-contact');
  });

  it('can be read by people who may not plan them', async () => {
    await make({ localAt: `${dayIn(6)}T12:00`, note: 'to be read' });
    const { page } = console_;
    const signInAs = async (role: 'viewer' | 'auditor') => {
      const who = { email: `${role}@x.test`, password: 'correct horse battery' };
      await rig.client().post('/users', { ...who, name: role, roles: [role] });
      await page.context().clearCookies(); // windows of this browser share theirs, so a second one would be the same person
      await console_.goto('/login');
      await console_.signIn(who);
    };
    await signInAs('viewer');
    await console_.goto(`/contacts/${ana.id}/callbacks`);
    await page.getByRole('grid').getByText('to be read').waitFor();
    expect(await page.getByRole('button', { name: /Add callback|^Actions for/ }).count()).toBe(0);
    expect(await console_.findings()).toEqual([]);
    await console_.look('callbacks-viewer');
    await signInAs('auditor');
    expect(await page.getByRole('link', { name: 'Callbacks' }).count()).toBe(0);
    await console_.goto('/callbacks');
    await page.getByText('contact.read').waitFor();
  });

  it('made the browser complain about nothing', () => {
    expect(console_.complaints).toEqual([]);
  });
});
