import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from 'playwright-core';
import { CONFIGURATION } from '../../src/config/config.module.js';
import type { Configuration } from '../../src/config/configuration.js';
import { DEMONSTRATION_PASSWORD } from '../../src/demonstration/demonstration-users.js';
import { sessionCookieName } from '../../src/modules/auth/index.js';
import { buildTestApp, type TestApp } from './build-test-app.js';
import { chromiumLaunchOptions } from './find-chromium.js';
import { signIn } from './sign-in.js';

/** The laptop that the pages are designed for (ux.md). */
export const LAPTOP = { width: 1366, height: 768 };
export const PHONE = { width: 375, height: 740 };

/** Somebody at a browser of their own: no cookie, storage or page is shared with anybody else. */
export interface Visitor {
  context: BrowserContext;
  page: Page;
  /** What the browser complained of: script errors, refusals of the content policy, missing files. */
  complaints: string[];
}

/** The application and one browser, for the page tests of a file. */
export interface Desk {
  test: TestApp;
  url: string;
  browser: Browser;
  /** A new browser context, with a session of its own when a user is named; no page is open yet. */
  visit(username: string | null, options?: BrowserContextOptions): Promise<Visitor>;
  close(): Promise<void>;
}

/** Starts the application and the browser side by side. */
export async function openDesk(environment: Record<string, string> = {}): Promise<Desk> {
  const [test, browser] = await Promise.all([
    buildTestApp('sqlite', environment),
    chromium.launch(chromiumLaunchOptions()),
  ]);
  return {
    test,
    url: test.url,
    browser,
    visit: async (username, options) => {
      const visitor = await openContext(browser, test.url, options);
      if (username !== null) await giveSession(test, visitor.context, username);
      return visitor;
    },
    close: async () => {
      await browser.close();
      await test.close();
    },
  };
}

async function openContext(
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: url, viewport: LAPTOP, locale: 'en-GB', ...options });
  context.setDefaultTimeout(15_000);
  const complaints: string[] = [];
  context.on('page', (page) => listen(page, complaints));
  return { context, page: await context.newPage(), complaints };
}

/** The same session that the sign-in page opens, without three pages' loading. */
async function giveSession(test: TestApp, context: BrowserContext, username: string): Promise<void> {
  const { token } = await signIn(test.url, username);
  const name = sessionCookieName(test.app.get<Configuration>(CONFIGURATION));
  await context.addCookies([{ name, value: token, url: test.url, httpOnly: true, sameSite: 'Lax' }]);
}

function listen(page: Page, complaints: string[]): void {
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${page.url()}: ${message.text()}`);
  });
}

/** Fills in the sign-in page, wherever it was met, and waits for what follows. */
export async function signInAt(page: Page, username: string): Promise<void> {
  if (!new URL(page.url(), 'http://none').pathname.endsWith('/sign-in')) await page.goto('/sign-in');
  await page.getByLabel('Username').fill(username);
  await page.getByLabel('Password', { exact: true }).fill(DEMONSTRATION_PASSWORD);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((address) => address.pathname !== '/sign-in');
}

/** Does what leads to another page, and waits until that page is there: what is read next is never the old one. */
export async function leaveBy(page: Page, act: () => Promise<unknown>): Promise<void> {
  await Promise.all([page.waitForEvent('domcontentloaded'), act()]);
}

/** Waits until the page is connected to the live feed and has what happened before. */
export async function waitForLive(page: Page): Promise<void> {
  await page.locator('#live-state[data-state="on"]').waitFor({ state: 'attached' });
}

/** Leaves a mark in the page that no reload survives; the answer says whether the page is still the same. */
export async function markPage(page: Page): Promise<() => Promise<boolean>> {
  await page.evaluate('window.stillTheSamePage = true');
  return () => page.evaluate<boolean>('window.stillTheSamePage === true');
}

/** What somebody reads there, with single spaces. */
export async function wordsOf(place: Locator): Promise<string> {
  return (await place.innerText()).replace(/\s+/g, ' ').trim();
}
