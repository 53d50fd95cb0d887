import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/find-chromium.js';
import { bringFile, bringLines, commitImport, holdCommits } from '../support/import-page.js';
import { type Desk, leaveBy, openDesk, signInAt, wordsOf } from '../support/open-page.js';

describeInBrowser('a browser without JavaScript', () => {
  let desk: Desk;
  let page: Page;

  beforeAll(async () => {
    desk = await openDesk();
    ({ page } = await desk.visit(null, { javaScriptEnabled: false }));
  });
  afterAll(() => desk.close());

  it('signs in, and comes to the page that was asked for', async () => {
    await page.goto('/imports');
    expect(await wordsOf(page.locator('main'))).toContain('Sign in to see that page.');
    await signInAt(page, 'coordinator.derby-city');
    expect(new URL(page.url()).pathname).toBe('/imports');
  });

  it('brings a file into the list', async () => {
    await bringFile(page, 'derby-city.xlsx');
    await commitImport(page);
    expect(await wordsOf(page.locator('#import-status'))).toContain('101 new people added');
  });

  it('sees how far a long import is, and its result once it is in the list', async () => {
    await bringLines(page, 'a-long-one.csv', ['Surname,Forename,DOB', 'Slowcoach,Sam,1/2/1980']);
    const endTheWait = holdCommits(desk.test);
    await page.getByRole('button', { name: /into the list$/ }).click();
    await page.getByRole('heading', { name: 'Bringing the rows into the list' }).waitFor();
    endTheWait();
    await page.getByRole('heading', { name: 'This import is in the list.' }).waitFor();
    expect(await wordsOf(page.locator('#import-status'))).toContain('1 new person added');
  });

  it('filters the list, and goes through its pages', async () => {
    await page.goto('/cohort');
    expect(await wordsOf(page.locator('#cohort-summary'))).toBe('Showing 50 of 102 people');
    const first = await page.locator('#cohort-list tbody th a').first().innerText();
    await leaveBy(page, () => page.getByRole('link', { name: 'Next page' }).click());
    expect(await page.locator('#cohort-list tbody th a').first().innerText()).not.toBe(first);
    await leaveBy(page, () => page.getByRole('link', { name: 'Next page' }).click());
    expect(await page.locator('#cohort-list tbody tr').count()).toBe(2);
    await leaveBy(page, () => page.getByRole('link', { name: 'First page' }).click());
    expect(await page.locator('#cohort-list tbody th a').first().innerText()).toBe(first);
    await page.getByLabel('RAG status', { exact: true }).selectOption('Red');
    await leaveBy(page, () => page.getByRole('button', { name: 'Apply' }).click());
    const summary = await wordsOf(page.locator('#cohort-summary'));
    const [, shown] = /^Showing (\d+) of \d+ people who match, out of 102 on the list$/.exec(summary) ?? [];
    expect(await page.locator('#cohort-list [data-rag=red]').count()).toBe(Number(shown));
  });

  it('records a score', async () => {
    await page.locator('#cohort-list tbody th a').first().click();
    await page.getByRole('link', { name: 'Record a score' }).click();
    await page.getByLabel('OGRS 3 score, 24 months').fill('95');
    for (const [box, text] of Object.entries({ Day: '3', Month: '6', Year: '2026' })) {
      await page.getByLabel(box, { exact: true }).fill(text);
    }
    await page.getByRole('button', { name: 'Record the score' }).click();
    expect(await wordsOf(page.locator('#card-score'))).toContain('Tier 1 OGRS 95');
    expect(await wordsOf(page.locator('#profile-tab'))).toContain('OGRS 3 score 95 recorded');
  });

  it('shows no button that would do nothing', async () => {
    expect(await page.getByRole('button', { name: 'Print this record' }).isVisible()).toBe(false);
    expect(await page.locator('#live-state').isVisible()).toBe(false);
  });
});
