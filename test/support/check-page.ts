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

/** What depends on how a page is laid out, and so is looked at on a phone as well. */
const LAID_OUT = ['target-size', 'color-contrast', 'scrollable-region-focusable'];

/**
 * What is wrong with the page as it stands at each size, the last of them first looked at by axe's rules of layout; it
 * is left at the first. With IOM_SHOTS set to a folder, each is also photographed there, for somebody to look at.
 */
export async function findProblemsAtSizes(
  page: Page,
  sizes: readonly { width: number; height: number }[],
  name: string,
): Promise<string[]> {
  const problems: string[] = [];
  for (const size of sizes) {
    await page.setViewportSize(size);
    problems.push(...(await findSidewaysScroll(page)).map((problem) => `at ${size.width}: ${problem}`));
    const folder = process.env['IOM_SHOTS'];
    if (folder) await page.screenshot({ path: `${folder}/${name}-${size.width}.png`, fullPage: true });
  }
  problems.push(...(await findAccessibilityProblems(page, LAID_OUT)));
  const [first] = sizes;
  if (first) await page.setViewportSize(first);
  problems.push(...(await findAccessibilityProblems(page)));
  return problems.map((problem) => `${name}: ${problem}`);
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
