import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import chromium from '@sparticuz/chromium';
import { chromium as playwright } from 'playwright-core';
import type { Browser, Page } from 'playwright-core';
import { Rig } from '../harness/index.js';

const images = resolve(import.meta.dirname, '../../docs/images');
const narrow = { width: 320, height: 760 };
const wide = { width: 1280, height: 860 };
const themes = ['light', 'dark'] as const;

/** A Chromium that came with npm: nothing has to be installed on the machine. */
export async function openBrowser(): Promise<Browser> {
  return playwright.launch({ executablePath: await chromium.executablePath(), args: chromium.args, headless: true });
}

/** A system of its own, and its admin in front of the console. @param env for api and workers */
export async function openConsole(env: Readonly<Record<string, string>> = {}): Promise<[Rig, Browser, ConsolePage]> {
  const rig = await Rig.start({ purpose: 'test', env });
  const browser = await openBrowser();
  const console_ = await ConsolePage.open(browser, rig.url);
  console_.page.setDefaultTimeout(60_000);
  await console_.goto('/login');
  await console_.signIn(rig.admin);
  return [rig, browser, console_];
}

/** One person's window of the console. Keeps what the browser complained about: a good page makes it say nothing. */
export class ConsolePage {
  readonly complaints: string[] = [];

  private constructor(
    readonly page: Page,
    readonly url: string,
  ) {
    page.on('pageerror', (error) => this.complaints.push(error.message));
    page.on('console', (message) => {
      // A 401 or 404 that a test provokes is told by the browser as well; the page's own faults are what matters.
      if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
        this.complaints.push(message.text());
    });
  }

  static async open(browser: Browser, url: string, size = { width: 1280, height: 860 }): Promise<ConsolePage> {
    const context = await browser.newContext({ viewport: size, locale: 'en-US', reducedMotion: 'reduce' });
    return new ConsolePage(await context.newPage(), url);
  }

  async goto(path: string): Promise<void> {
    await this.page.goto(this.url + path);
    await this.page.locator('h1').first().waitFor();
  }

  async signIn({ email, password }: { readonly email: string; readonly password: string }): Promise<void> {
    await this.page.getByLabel('E-mail address').fill(email);
    await this.page.getByLabel('Password', { exact: true }).fill(password);
    await this.page.getByRole('button', { name: 'Sign in' }).click();
    await this.page.getByRole('navigation', { name: 'Main' }).waitFor();
  }

  /** What axe finds, and what scrolls sideways, in both themes; nothing, on a good page. */
  async findings(): Promise<readonly string[]> {
    const found: string[] = [];
    for (const colorScheme of themes) {
      await this.#show(colorScheme);
      for (const { id, nodes } of await this.#violations())
        found.push(`${colorScheme}: ${id} at ${nodes.map(({ target }) => target.join(' ')).join(', ')}`);
      const beyond = await this.page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      if (beyond > 0) found.push(`${colorScheme}: the page is ${beyond} px wider than the window`);
    }
    await this.#show('light');
    return found;
  }

  /** What axe finds, and still finds a little later: colours between two themes, or dimmed for a request, are not the page's. */
  async #violations() {
    // A menu floats beside all regions, as its pattern has it: that rule knows dialogs alone.
    const hasMenu = (await this.page.getByRole('menu').count()) > 0;
    for (let more = 2; ; more--) {
      const axe = new AxeBuilder({ page: this.page }).disableRules(hasMenu ? ['region'] : []);
      const { violations } = await axe.analyze();
      if (violations.length === 0 || more === 0) return violations;
      await this.page.waitForTimeout(500);
    }
  }

  /** Pictures for the README, in both themes, when they are asked for. */
  async picture(name: string): Promise<void> {
    if (!process.env['UPDATE_SCREENSHOTS']) return;
    mkdirSync(images, { recursive: true });
    for (const colorScheme of themes) {
      await this.#show(colorScheme);
      await this.page.screenshot({ path: join(images, `${name}-${colorScheme}.png`), animations: 'disabled' });
    }
    await this.#show('light');
  }

  /** Pictures of a state for whoever works on it, in both themes, in the folder that `ROLLCALL_LOOK` names. */
  async look(name: string): Promise<void> {
    const folder = process.env['ROLLCALL_LOOK'];
    if (!folder) return;
    const width = this.page.viewportSize()?.width ?? 0;
    mkdirSync(folder, { recursive: true });
    for (const colorScheme of themes) {
      await this.#show(colorScheme);
      await this.page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), animations: 'disabled' });
    }
    await this.#show('light');
  }

  /** Nothing to complain about on a wide screen and on the narrowest, in both themes; a look at each. */
  async looksGood(name: string): Promise<void> {
    for (const size of [narrow, wide]) {
      await this.page.setViewportSize(size);
      const found = [...(await this.findings())];
      // What is beside the menu scrolls by itself: it would hide that it is too wide.
      const beyond = await this.page.locator('main').evaluate((main) => main.scrollWidth - main.clientWidth);
      if (beyond > 0) found.push(`the content is ${beyond} px wider than its place`);
      if (found.length > 0) throw new Error(`${name} at ${size.width} px: ${found.join('; ')}`);
      await this.look(name);
    }
  }

  /** Another theme, painted: axe reads colours, and a page between two themes has those of both. */
  async #show(colorScheme: (typeof themes)[number]): Promise<void> {
    await this.page.emulateMedia({ colorScheme });
    await this.page.waitForFunction((isDark) => {
      const [ink, ground] = [getComputedStyle(document.body).color, getComputedStyle(document.body).backgroundColor];
      const lightness = (color: string): number => Number(/\d+/.exec(color)?.[0] ?? 0);
      return lightness(ink) > lightness(ground) === isDark;
    }, colorScheme === 'dark');
    await this.page.evaluate(
      () => new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(painted)))),
    );
  }
}
