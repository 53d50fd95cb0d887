import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { ImportCommit } from '../../src/modules/imports/index.js';
import type { TestApp } from './build-test-app.js';
import { PANEL_FILES, type PanelFile } from './import-desk.js';

/** Chooses one of the panels' own files on the page of imports, and waits for its preview. */
export async function bringFile(page: Page, name: PanelFile): Promise<void> {
  const path = fileURLToPath(new URL(`../fixtures/panels/${name}`, import.meta.url));
  await bring(page, PANEL_FILES[name], path);
}

/** Chooses a CSV file of these lines, for Chesterfield, and waits for its preview. */
export async function bringLines(page: Page, name: string, lines: readonly string[]): Promise<void> {
  await bring(page, 'chesterfield', { name, mimeType: 'text/csv', buffer: Buffer.from(lines.join('\r\n')) });
}

async function bring(
  page: Page,
  panel: string,
  file: string | { name: string; mimeType: string; buffer: Buffer },
): Promise<void> {
  await page.goto('/imports');
  await page.getByLabel('Panel', { exact: true }).selectOption(panel);
  await page.getByLabel('File', { exact: true }).setInputFiles(file);
  await page.getByRole('button', { name: 'Upload and preview' }).click();
  await page.waitForURL('**/imports/*');
}

/** Takes the rows as they are planned, and waits until they are in the list. */
export async function commitImport(page: Page): Promise<void> {
  await page.getByRole('button', { name: /^Bring .* into the list$/ }).click();
  await page.getByRole('heading', { name: 'This import is in the list.' }).waitFor({ timeout: 30_000 });
}

/** Lets the next commits wait, as one of many thousand rows would, until the answer is called. */
export function holdCommits({ app }: TestApp): () => void {
  const commits = app.get(ImportCommit);
  const commit = commits.commit.bind(commits);
  let endTheWait = (): void => undefined;
  const wait = new Promise<void>((resolve) => (endTheWait = resolve));
  commits.commit = async (...args) => {
    await wait;
    return commit(...args);
  };
  return endTheWait;
}
