import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { consentListSchema } from '@rollcall/domain/consent';
import { contactViewSchema } from '@rollcall/domain/contact';
import type { ContactView } from '@rollcall/domain/contact';
import type { Browser } from 'playwright-core';
import { Rig } from '../harness/index.js';
import { ConsolePage, openBrowser } from './console-page.js';

const longMs = 300_000;
jest.setTimeout(longMs);
const secret = '123-45-6789';
let rig: Rig;
let browser: Browser | undefined;
let console_: ConsolePage;
let ana: ContactView;

const tab = (name: string) =>
  console_.page.getByRole('navigation', { name: 'Parts of the contact' }).getByRole('link', { name });
const now = async () => contactViewSchema.parse(await rig.client().get(`/contacts/${ana.id}`));
const signInAs = async (role: 'viewer'): Promise<void> => {
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

describe('the encrypted fields of a contact (LV-7, RC-11)', () => {
  it('are absent until the tenant has some', async () => {
    const { page } = console_;
    await console_.goto(`/contacts/${ana.id}/general`);
    await tab('Notes').waitFor();
    expect(await tab('Encrypted Fields').count()).toBe(0);
    const answer = await page.request.put(`${rig.url}/api/v1/settings/encrypted-fields`, {
      headers: { 'If-Match': '"0"', Origin: rig.url },
      data: {
        fields: [
          { key: 'ssn', label: 'Social security number', isSearchable: true },
          { key: 'card', label: 'Card number' },
        ],
        revealRoles: ['admin'],
        searchRoles: ['admin'],
      },
    });
    expect(answer.status()).toBe(200);
    await page.reload();
    await tab('Encrypted Fields').click();
    await page.getByText('No value').first().waitFor();
    await console_.looksGood('encrypted-empty');
  });

  it('are written with the one Save, and shown masked', async () => {
    const { page } = console_;
    await tab('General').click();
    await page.locator('#contact-title').fill('Ms.');
    await tab('Encrypted Fields').click();
    await page.locator('#encrypted-ssn').fill(secret);
    await page.keyboard.press('Control+Enter');
    await page.getByText('Ana Ruiz was saved.').waitFor();
    await page.getByText('•••• 6789').waitFor();
    expect(await page.locator('#encrypted-ssn').inputValue()).toBe('');
    expect(await now()).toMatchObject({ title: 'Ms.' });
  });

  it('are revealed for a reason, and hidden again after thirty seconds', async () => {
    const { page } = console_;
    await page.getByRole('button', { name: 'Reveal Social security number' }).click();
    const reason = page.getByLabel('Why do you need it?');
    await reason.press('Enter');
    await page.getByText('Say in a few words why').waitFor();
    await reason.fill('Asked by phone, verified by birth date');
    await console_.looksGood('encrypted-reason');
    const shown = page.getByText(secret);
    const begun = Date.now();
    await reason.press('Enter');
    await shown.waitFor();
    await console_.looksGood('encrypted-revealed');
    expect(page.url()).not.toContain('6789');
    await page.getByText('•••• 6789').waitFor({ timeout: 40_000 });
    expect(Date.now() - begun).toBeGreaterThan(28_000);
    expect(await page.content()).not.toContain(secret);
    expect(
      await page.evaluate(() => JSON.stringify([history.state, { ...localStorage }, { ...sessionStorage }])),
    ).not.toContain('6789');
    const trail = await rig.rows<{ details: object }>(
      `select details from audit_entries where action = 'encrypted.revealed'`,
      [],
    );
    expect(trail).toEqual([{ details: { field: 'ssn', reason: 'Asked by phone, verified by birth date' } }]);
  });

  it('find whoever has a whole value, and leave no trace of it', async () => {
    const { page } = console_;
    await console_.goto('/contacts');
    await page.getByRole('button', { name: 'Find by encrypted value' }).click();
    const value = page.getByLabel('Whole value');
    await value.press('Enter');
    await page.getByText('Type the whole value.').waitFor();
    await console_.looksGood('encrypted-search');
    await value.fill('000');
    await value.press('Enter');
    await page.getByText('No contact has this value.').waitFor();
    await value.fill(secret.replaceAll('-', ' '));
    await value.press('Enter');
    await page.getByText('1 contact found.').waitFor();
    await console_.looksGood('encrypted-found');
    await page.getByRole('link', { name: 'Ana Ruiz' }).click();
    await page.waitForURL(new RegExp(`/contacts/${ana.id}`));
    expect(page.url()).not.toContain('6789');
    expect(await page.content()).not.toContain('6789');
    await tab('Encrypted Fields').click();
  });

  it('are hidden when somebody leaves the tab', async () => {
    const { page } = console_;
    await page.getByRole('button', { name: 'Reveal Social security number' }).click();
    await page.getByLabel('Why do you need it?').fill('Asked again');
    await page.keyboard.press('Control+Enter');
    await page.getByText(secret).waitFor();
    await tab('General').click();
    await page.locator('#contact-title').waitFor();
    expect(await page.content()).not.toContain(secret);
    await tab('Encrypted Fields').click();
    await page.getByText('•••• 6789').waitFor();
  });

  it('that cannot be read say so by name, and leave the others alone', async () => {
    const { page } = console_;
    await page.locator('#encrypted-card').fill('4111 1111 1111 1111');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('•••• 1111').waitFor();
    await rig.rows(
      `update encrypted_values set sealed = set_byte(sealed, 40, get_byte(sealed, 40) # 1) where field = 'ssn'`,
      [],
    );
    await page.reload();
    await page.getByText('Social security number cannot be read.').waitFor();
    await page.getByText('•••• 1111').waitFor();
    await console_.looksGood('encrypted-unreadable');
  });
});

describe('the consents of a contact (RC-10)', () => {
  it('are taken back with a clock, which changes at once whether the contact may be reached', async () => {
    const { page } = console_;
    await console_.goto(`/contacts/${ana.id}/channels`);
    const consents = page.getByRole('region', { name: 'Consents' });
    await consents.getByText('Edited by hand').first().waitFor();
    await consents.getByRole('button', { name: /^Take back SMS/ }).click();
    const dialog = page.getByRole('dialog', { name: 'Record a consent' });
    await dialog.getByRole('button', { name: 'Record' }).click();
    await dialog.getByText('Choose how it was said.').waitFor();
    await dialog.getByLabel('How was it said?').selectOption('call');
    await dialog.getByLabel('What proves it').fill('Said so on the phone');
    await console_.looksGood('consent-dialog');
    await dialog.getByRole('button', { name: 'Record' }).click();
    await page.getByText('It is in the ledger.').waitFor();
    await consents.getByText(/10 business days left/).waitFor();
    const panel = page.locator('rc-may-contact');
    await panel.getByText('SMS: no').waitFor();
    await panel.getByText('Why').click();
    await panel.getByText(/Consent was revoked/).waitFor();
    await panel.getByText('Why').click();
    await consents.getByText('Ledger: every entry').click();
    await consents.getByRole('cell', { name: 'Said so on the phone' }).waitFor();
    await console_.looksGood('consents');
    const { current } = consentListSchema.parse(await rig.client().get(`/contacts/${ana.id}/consents`));
    expect(current).toContainEqual(expect.objectContaining({ channel: 'sms', state: 'revoked', source: 'call' }));
    await consents.getByLabel('As of').fill('2026-01-01');
    await consents.getByText('Nothing was known about any channel.').waitFor();
    await consents.getByRole('button', { name: 'Now' }).click();
    await consents.getByText(/10 business days left/).waitFor();
  });

  it('that were taken back are not given again by an edit', async () => {
    const { page } = console_;
    await page.locator('#smsConsent').selectOption('yes');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('The person said no.').waitFor();
    await page.locator('#smsConsent:focus').waitFor();
    await page.locator('#smsConsent').selectOption('no');
  });
});

describe('the history of a contact (LV-3)', () => {
  it('takes a change back, and that too, unless it was overtaken', async () => {
    const { page } = console_;
    await tab('General').click();
    await page.locator('#contact-city').fill('Austin');
    await page.getByRole('button', { name: 'Save', exact: true }).click();
    await page.getByText('Ana Ruiz was saved.').waitFor();
    await tab('History').click();
    await page.getByText('Austin').waitFor();
    await page.getByText('Cannot be taken back: the person said no, and that stays.').waitFor();
    await console_.looksGood('history');
    await page
      .getByRole('button', { name: /^Undo this change/ })
      .first()
      .click();
    await page.getByText(/^The change of .* was taken back\.$/).waitFor();
    expect((await now()).city).toBeNull();
    await page.getByText(/Cannot be taken back: changed again since \(City\)/).waitFor();
    await page.getByRole('button', { name: 'Undo', exact: true }).click();
    await page.getByText('The change is there again.').waitFor();
    expect((await now()).city).toBe('Austin');
    await tab('General').click();
    expect(await page.locator('#contact-city').inputValue()).toBe('Austin');
  });
});

describe('people who may less', () => {
  it('read what they may and reveal nothing', async () => {
    const { page } = console_;
    await signInAs('viewer');
    await console_.goto(`/contacts/${ana.id}/encrypted`);
    await page.getByText('•••• 1111').waitFor();
    expect(await page.getByRole('button', { name: /Reveal|Clear/ }).count()).toBe(0);
    expect(await tab('Notes').count()).toBe(0);
    await console_.looksGood('encrypted-viewer');
    await tab('Channels').click();
    const consents = page.getByRole('region', { name: 'Consents' });
    await consents.getByText(/business days left/).waitFor();
    expect(await consents.getByRole('button').count()).toBe(0);
    await tab('History').click();
    await page.getByText('Austin').first().waitFor();
    expect(await page.getByRole('button', { name: /^Undo/ }).count()).toBe(0);
  });

  it('made the browser complain about nothing', () => {
    expect(console_.complaints).toEqual([]);
  });
});
