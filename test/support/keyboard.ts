import type { Page } from 'playwright-core';
import { focusedName } from './check-page.js';

/** More presses than any page of ours needs from its top to its end. */
const MOST_TABS = 80;

/** Somebody who has a keyboard and nothing else; every key that is pressed is counted. */
export class Keyboard {
  keys = 0;

  constructor(private readonly page: Page) {}

  async press(key: string): Promise<void> {
    this.keys += 1;
    await this.page.keyboard.press(key);
  }

  /** Types into whatever has the focus. */
  async type(text: string): Promise<void> {
    this.keys += text.length;
    await this.page.keyboard.type(text);
  }

  /** Tab, until what has the focus is called so. @throws when the page has nothing of that name ahead. */
  async tabTo(name: string): Promise<void> {
    for (let tabs = 0; tabs < MOST_TABS; tabs += 1) {
      await this.press('Tab');
      if ((await focusedName(this.page)) === name) return;
    }
    throw new Error(`${MOST_TABS} times Tab on ${this.page.url()} did not reach “${name}”`);
  }

  /** Goes to a box by its label and types into it. */
  async write(label: string, text: string): Promise<void> {
    await this.tabTo(label);
    await this.type(text);
  }

  /** Past the header, as its skip link allows; the browser begins with it after a page was loaded. */
  async skipToContent(): Promise<void> {
    await this.press('Tab');
    const first = await focusedName(this.page);
    if (first !== 'Skip to main content') throw new Error(`the first thing on the page is “${first}”`);
    await this.press('Enter');
  }

  /** Goes to a link or a button, presses it, and waits for the page that it leads to. */
  async follow(name: string, heading: string): Promise<void> {
    await this.tabTo(name);
    await this.press('Enter');
    await this.page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();
  }
}
