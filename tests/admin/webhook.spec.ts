import { createServer } from 'node:http';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { until } from '../harness/index.js';
import type { Rig } from '../harness/index.js';
import { openConsole } from './console-page.js';
import type { ConsolePage } from './console-page.js';

const longMs = 300_000;
jest.setTimeout(longMs);
let rig: Rig;
let browser: Browser | undefined;
let console_: ConsolePage;
let receiver: Server;
let url: string;
let status = 200;
const heard: { readonly type: string; readonly contactId?: number }[] = [];

beforeAll(async () => {
  receiver = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      heard.push(...(JSON.parse(body) as { events: typeof heard }).events);
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((ready) => receiver.listen(0, '127.0.0.1', ready));
  url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/hook`;
  [rig, browser, console_] = await openConsole({ ROLLCALL_WEBHOOK_ALLOW: '127.0.0.1' });
}, longMs);
afterAll(async () => {
  await browser?.close();
  await rig.stop();
  receiver.closeAllConnections();
  await new Promise((closed) => receiver.close(closed));
}, 60_000);

describe('issue 5: webhooks in the console', () => {
  it('are made, show their secret once, and are told what happens', async () => {
    const { page } = console_;
    await console_.goto('/settings/webhooks');
    await page.getByText('No webhooks yet').waitFor();
    await console_.looksGood('webhooks-empty');
    await page.getByRole('button', { name: 'New webhook' }).click();
    await page.getByLabel('Address').fill('https://10.0.0.7/hook');
    await page.getByRole('button', { name: 'Make webhook' }).click();
    await page.getByText('A webhook cannot go there. It takes a public https address.').waitFor();
    await console_.looksGood('webhook-dialog');
    await page.getByLabel('Address').fill(url);
    await page.getByRole('checkbox', { name: /A contact was created/ }).check();
    await page.getByRole('button', { name: 'Make webhook' }).click();
    const secret = await page.getByTestId('webhook-secret').innerText();
    expect(secret).toMatch(/^whsec_.{40,}$/);
    expect(await console_.findings()).toEqual([]);
    await page.getByRole('button', { name: 'I have it' }).click();
    await page.getByText('nothing was sent yet').waitFor();
    expect(await page.content()).not.toContain(secret);
    const made = await rig.client().post('/contacts', { lastName: 'Told' }, { 'idempotency-key': randomUUID() });
    await page.getByText(/answered 200/).waitFor();
    expect(heard).toContainEqual(
      expect.objectContaining({ type: 'contact.created', contactId: (made as { id: number }).id }),
    );
  });

  it('tell what came of each delivery, and send it again', async () => {
    const { page } = console_;
    status = 410;
    await page.getByRole('button', { name: /^Test/ }).click();
    await page.getByText('A test event is on its way.').waitFor();
    await page.getByText(/1 event: webhook\.test/).waitFor();
    await page.getByText('Gone', { exact: true }).waitFor();
    await console_.looksGood('webhook-deliveries');
    status = 200;
    await page.getByRole('button', { name: /^Switch on/ }).click();
    await page.getByText('On', { exact: true }).waitFor();
    const before = heard.length;
    await page
      .getByRole('button', { name: /^Send again/ })
      .first()
      .click();
    await until('it comes again', () => heard.length > before);
    expect(heard.slice(before).map(({ type }) => type)).toEqual(['webhook.test']);
    await page.getByRole('button', { name: /^Delete/ }).click();
    await page.getByRole('button', { name: 'Delete webhook' }).click();
    await page.getByText('No webhooks yet').waitFor();
    expect(console_.complaints).toEqual([]);
  });
});
