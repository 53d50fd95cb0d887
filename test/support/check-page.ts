import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from 'playwright-core';

const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const LEVEL_AA = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

interface AxeResults {
  violations: { id: string; help: string; nodes: { target: unknown[]; failureSummary?: string }[] }[];
}

/** What axe finds against WCAG 2.2 AA on the page as it stands, one line each; `rules` keeps it to some. */
export async function findAccessibilityProblems(page: Page, rules?: readonly string[]): Promise<string[]> {
  await page.evaluate(axeSource);
  const runOnly = rules ? { type: 'rule', values: rules } : { type: 'tag', values: LEVEL_AA };
  const how = { runOnly, resultTypes: ['violations'] };
  const { violations } = await page.evaluate<AxeResults>(`axe.run(document, ${JSON.stringify(how)})`);
  return violations.flatMap(({ id, help, nodes }) =>
    nodes.slice(0, 3).map(({ target, failureSummary }) => {
      const mend = (failureSummary ?? '').replace(/\s+/g, ' ').slice(0, 300);
      return `${id} (${help}) at ${target.join(' ')}: ${mend}`;
    }),
  );
}

/** What sticks out to the right and makes the whole page scroll sideways; empty when nothing does. */
export function findSidewaysScroll(page: Page): Promise<string[]> {
  return page.evaluate<string[]>(`(() => {
    const { scrollWidth, clientWidth } = document.documentElement;
    if (scrollWidth <= clientWidth) return [];
    return [...document.querySelectorAll('body *')]
      .filter((element) => element.getBoundingClientRect().right > clientWidth + 1)
      .slice(0, 3)
      .map((element) => element.outerHTML.slice(0, 100) + ' sticks out')
      .concat('the page is ' + scrollWidth + ' wide in a window of ' + clientWidth);
  })()`);
}

/** Whether whatever has the focus is marked so that the eye finds it. */
export function hasVisibleFocus(page: Page): Promise<boolean> {
  return page.evaluate<boolean>(`(() => {
    const focused = document.activeElement;
    if (!focused || focused === document.body) return false;
    const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(focused);
    return (outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none';
  })()`);
}

/** The name by which somebody at the keyboard knows what has the focus. */
export function focusedName(page: Page): Promise<string> {
  return page.evaluate<string>(`(() => {
    const focused = document.activeElement;
    const label = focused?.labels?.[0] ?? focused;
    return (label?.textContent ?? '').replace(/\\s+/g, ' ').trim();
  })()`);
}
