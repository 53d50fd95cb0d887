import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type Locator,
  type Page,
} from 'playwright-core';
import { DEMONSTRATION_PASSWORD } from '../../src/demonstration/demonstration-users.js';
import { buildTestApp, type TestApp } from './build-test-app.js';
import { chromiumLaunchOptions } from './find-chromium.js';

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
  /** A new browser context, signed in through the page when a user is named. */
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
    visit: (username, options) => visit(browser, test.url, username, options),
    close: async () => {
      await browser.close();
      await test.close();
    },
  };
}

async function visit(
  browser: Browser,
  url: string,
  username: string | null,
  options: BrowserContextOptions = {},
): Promise<Visitor> {
  const context = await browser.newContext({ baseURL: url, viewport: LAPTOP, locale: 'en-GB', ...options });
  context.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  context.on('page', (page) => listen(page, complaints));
  const page = await context.newPage();
  if (username !== null) await signInAt(page, username);
  return { context, page, complaints };
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
