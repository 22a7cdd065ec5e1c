import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { contactViewSchema } from '@rollcall/domain/contact';
import type { ContactView } from '@rollcall/domain/contact';
import { callingWindowsViewSchema } from '@rollcall/domain/reach';
import type { Browser } from 'playwright-core';
import { Rig } from '../harness/index.js';
import { ConsolePage, openBrowser } from './console-page.js';

const longMs = 300_000;
jest.setTimeout(longMs);
const zone = 'America/New_York';
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
}, longMs);
afterAll(async () => {
  await browser?.close();
  await rig.stop();
}, 60_000);

const section = async (name: string): Promise<void> => {
  const { page } = console_;
  await page
    .getByRole('navigation', { name: 'Sections of the settings' })
    .getByRole('link', { name, exact: true })
    .click();
  await page.getByRole('heading', { level: 1, name, exact: true }).waitFor();
};
/** Nothing for axe to find; a picture for whoever works on it. */
const tidy = async (name: string): Promise<void> => {
  expect([name, await console_.findings()]).toEqual([name, []]);
  await console_.look(name);
};
const said = (text: string | RegExp) => console_.page.getByRole('status').getByText(text).first().waitFor();

describe('settings', () => {
  it('define a list field, order it, and a contact has it (LV-5)', async () => {
    const { page } = console_;
    await console_.goto('/settings');
    await page.getByText('No custom fields yet').waitFor();
    expect(await console_.findings()).toEqual([]);
    await page.getByRole('button', { name: 'New field' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'New field' });
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('Give the field a name.').waitFor();
    await dialog.getByLabel('Name').fill('Shirt size');
    await dialog.getByLabel('Type').selectOption('list');
    await dialog.getByLabel('Section').fill('Clothes');
    await dialog.getByLabel('Options, one a line').fill('S\nM\nm');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('“m” is there twice.').waitFor();
    await tidy('field-dialog');
    await dialog.getByLabel('Options, one a line').fill('S\nM\nL');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await said('Field “Shirt size” was made.');
    await page.getByRole('button', { name: 'New field' }).first().click();
    await dialog.getByLabel('Name').fill('shirt SIZE');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('There is already a custom field of this name.', { exact: false }).waitFor();
    await dialog.getByLabel('Name').fill('Customer since');
    await dialog.getByLabel('Type').selectOption('date');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await said('Field “Customer since” was made.');
    await page.getByRole('button', { name: 'Move Customer since up' }).click();
    await page.waitForFunction(() => document.querySelector('.rows .name')?.textContent === 'Customer since');
    const body = {
      firstName: 'Ana',
      lastName: 'Ruiz',
      timeZone: zone,
      phones: [{ number: '212 555 0123' }],
      custom: { 'Shirt size': 'M' },
    };
    ana = contactViewSchema.parse(await rig.client().post('/contacts', body, { 'idempotency-key': randomUUID() }));
    await console_.goto(`/contacts/${ana.id}/details`);
    await page.getByLabel('Shirt size').waitFor();
    expect(await page.getByLabel('Shirt size').inputValue()).toBe('M');
  });

  it('delete a field after saying what that does, and bring it back with its values', async () => {
    const { page } = console_;
    await console_.goto('/settings/fields');
    await page.getByText('1 contact', { exact: true }).waitFor();
    await console_.look('fields');
    await page.getByRole('button', { name: 'Delete Shirt size' }).click();
    const question = page.getByRole('dialog');
    await question.getByText(/In use by 1 contact\..*Its values are kept/).waitFor();
    await question.getByRole('button', { name: 'Delete field' }).click();
    await said('Field “Shirt size” was deleted.');
    await page.getByText('Deleted fields (1)').click();
    expect(await console_.findings()).toEqual([]);
    await page.getByRole('button', { name: 'Restore Shirt size' }).click();
    await said(/is back, with its values/);
    await page.getByRole('button', { name: 'Delete Shirt size' }).waitFor();
    expect(contactViewSchema.parse(await rig.client().get(`/contacts/${ana.id}`)).custom).toEqual({
      'Shirt size': 'M',
    });
  });

  it('make, rename and delete a group; its contacts go where somebody says (LV-15)', async () => {
    const { page } = console_;
    await section('Groups');
    const name = async (button: string, title: string, text: string, act: string): Promise<void> => {
      await page.getByRole('button', { name: button }).first().click();
      const dialog = page.getByRole('dialog', { name: title });
      await dialog.getByLabel('Name').fill(text);
      await dialog.getByRole('button', { name: act }).click();
    };
    await name('New group', 'New group', 'North', 'Make group');
    await said('Group “North” was made.');
    await name('New group', 'New group', 'north', 'Make group');
    await page.getByText('There is already a group of this name.', { exact: false }).waitFor();
    expect(await console_.findings()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    await name('Rename North', 'Rename the group', 'Far north', 'Rename');
    await said('Group “Far north” was renamed.');
    await name('New group', 'New group', 'South', 'Make group');
    await said('Group “South” was made.');
    ana = contactViewSchema.parse(await rig.client().get(`/contacts/${ana.id}`));
    await rig.rows(
      `update contacts set group_id = (select id from groups where name = 'Far north') where id = ${ana.id}`,
    );
    await page.reload();
    await page.getByRole('link', { name: '1 contact in Far north' }).waitFor();
    await tidy('groups');
    await page.getByRole('button', { name: 'Delete Far north' }).click();
    const dialog = page.getByRole('dialog', { name: 'Delete the group “Far north”?' });
    await dialog.getByLabel('Its contacts go').selectOption({ label: 'into “South”' });
    await tidy('group-delete');
    await dialog.getByRole('button', { name: 'Delete group' }).click();
    await said(/1 contacts were moved/);
    await page.getByRole('link', { name: '1 contact in South' }).waitFor();
  });

  it('keep teams with their agents, and refuse in place what cannot be', async () => {
    const { page } = console_;
    await section('Teams and agents');
    await page.getByRole('button', { name: 'New team' }).click();
    await page.getByRole('dialog').getByLabel('Name').fill('Night desk');
    await page.getByRole('dialog').getByRole('button', { name: 'Make team' }).click();
    await said('Team “Night desk” was made.');
    await page.getByRole('button', { name: 'New agent' }).click();
    const dialog = page.getByRole('dialog', { name: 'New agent' });
    await dialog.getByLabel('Name').fill('Bo Berg');
    await dialog.getByLabel('Agent ID').fill('007');
    await dialog.getByLabel('Team').selectOption({ label: 'Night desk' });
    await tidy('agent-dialog');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await said('Agent “Bo Berg” was added.');
    await page.getByRole('button', { name: '1 agent of Night desk: show them alone' }).click();
    await page.getByRole('heading', { name: 'Agents of Night desk' }).waitFor();
    await page.getByRole('button', { name: 'Delete Night desk' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Delete team' }).click();
    await page.getByText('Agents are in this team.').waitFor();
    await tidy('teams');
  });

  it('change one calling window, which callbacks are judged by, and reset them all (RC-9)', async () => {
    const { page } = console_;
    await section('Contact rules');
    await page.getByText(/of these rules are unverified/).waitFor();
    await tidy('contact-rules');
    await page.getByRole('button', { name: 'Change Florida, Every day, 08:00 to 20:00' }).click();
    const dialog = page.getByRole('dialog', { name: 'Change the hours' });
    await dialog.getByLabel('Until').fill('25:00');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.getByText('A time up to 24:00', { exact: false }).waitFor();
    await dialog.getByLabel('Until').fill('18:30');
    await dialog.getByLabel('Source').fill('Our counsel');
    await dialog.getByLabel('Verified').check();
    await tidy('window-dialog');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await said(/Saved: Florida, Every day, 08:00 to 18:30/);
    await page.getByText(/Version 1\. Changed/).waitFor();
    const rules = callingWindowsViewSchema.parse(await rig.client().get('/calling-windows'));
    expect(rules.windows.filter(({ region }) => region === 'US-FL').map(({ until }) => until)).toEqual(['18:30']);
    await page.getByRole('button', { name: 'Reset', exact: true }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Reset the rules' }).click();
    await said('The rules are as Rollcall comes with them.');
    await page.getByRole('button', { name: 'Change Florida, Every day, 08:00 to 20:00' }).waitFor();
  });

  it('switch notes on for agents, define an encrypted field, and say who may reveal it', async () => {
    const { page } = console_;
    await section('Agent Desktop');
    await page.getByLabel('Notes Enabled').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await said('Agents see notes now.');
    expect(await rig.client().get('/settings/agent-desktop')).toMatchObject({ notesEnabled: true, version: 1 });
    await tidy('agent-desktop');
    await section('Encrypted fields');
    await page.getByRole('button', { name: 'New field' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'New encrypted field' });
    await dialog.getByLabel('Name').fill('Social security number');
    await dialog.getByText('social-security-number').waitFor();
    await dialog.getByLabel('Can be searched by the whole value').check();
    await tidy('encrypted-dialog');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await said('Encrypted field “Social security number” was made.');
    await page.getByRole('checkbox', { name: 'Supervisor may reveal values' }).check();
    await page.getByRole('button', { name: 'Save' }).click();
    await said('Who may reveal and search encrypted values was saved.');
    expect(await rig.client().get('/settings/encrypted-fields')).toMatchObject({
      fields: [{ key: 'social-security-number', isSearchable: true }],
      revealRoles: ['supervisor'],
    });
    await tidy('encrypted-fields');
    await page.getByRole('link', { name: 'Rotate keys' }).click();
    await page.getByRole('heading', { name: 'Keys of encrypted fields' }).waitFor();
    await tidy('keys');
  });

  it('add a person, and make a key that is shown once', async () => {
    const { page } = console_;
    await section('Users');
    await page.getByRole('button', { name: 'New user' }).click();
    const person = page.getByRole('dialog', { name: 'New user' });
    await person.getByLabel('Name').fill('Cleo Sun');
    await person.getByLabel('E-mail address').fill('cleo@x.test');
    await person.getByLabel('First password').fill('short');
    await person.getByRole('button', { name: 'Add user' }).click();
    await person.getByText('From 12 to 128 characters.').waitFor();
    await person.getByLabel('First password').fill('correct horse battery');
    await person.getByLabel('Agent', { exact: false }).first().uncheck();
    await person.getByLabel(/^Supervisor/).check();
    await tidy('user-dialog');
    await person.getByRole('button', { name: 'Add user' }).click();
    await said('Cleo Sun was added.');
    await tidy('users');
    await section('API keys');
    await page.getByRole('button', { name: 'New key' }).click();
    const form = page.getByRole('dialog', { name: 'New API key' });
    await form.getByLabel('Name').fill('Dialer');
    await form.getByLabel('contact.read').check();
    await tidy('key-dialog');
    await form.getByRole('button', { name: 'Make key' }).click();
    const key = (await page.getByTestId('api-key').textContent())?.trim() ?? '';
    expect(key).toMatch(/^rk_/);
    expect(await rig.client(key).get('/contacts')).toMatchObject({ total: { value: 1 } });
    expect(await console_.findings()).toEqual([]);
    await page.getByRole('button', { name: 'I have it' }).click();
    await said('API key “Dialer” was made.');
    expect(await page.content()).not.toContain(key);
    await tidy('api-keys');
  });
});

describe('on a narrow screen', () => {
  it('everything fits', async () => {
    const { page } = console_;
    await page.setViewportSize({ width: 320, height: 780 });
    for (const path of [
      'fields',
      'encrypted-fields',
      'groups',
      'contact-rules',
      'bulk-changes',
      'teams',
      'agent-desktop',
      'users',
      'api-keys',
    ]) {
      await console_.goto(`/settings/${path}`);
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      await tidy(path);
    }
    await page.setViewportSize({ width: 1280, height: 860 });
  });
});

describe('somebody who may not', () => {
  it('finds no settings, and is told what a section needs', async () => {
    const { page } = console_;
    const who = { email: 'viewer@x.test', password: 'correct horse battery' };
    await rig.client().post('/users', { ...who, name: 'Viewer', roles: ['viewer'] });
    await page.context().clearCookies();
    await console_.goto('/login');
    await console_.signIn(who);
    await page.getByTestId('home-contacts').waitFor();
    expect(await page.getByRole('link', { name: 'Settings' }).count()).toBe(0);
    await console_.goto('/settings/groups');
    await page.getByText('group.manage').waitFor();
    await console_.goto('/settings');
    await page.getByText('settings.manage').waitFor();
  });

  it('made the browser complain about nothing', () => {
    expect(console_.complaints).toEqual([]);
  });
});
