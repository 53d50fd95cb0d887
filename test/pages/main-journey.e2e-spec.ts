import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { londonDay } from '../../src/shared/calendar-day.js';
import { describeInBrowser } from '../support/find-chromium.js';
import { PANEL_FILE_NAMES, type PanelFile } from '../support/import-desk.js';
import { bringFile, commitImport } from '../support/import-page.js';
import {
  markPage,
  openDesk,
  signInAt,
  waitForLive,
  wordsOf,
  type Desk,
  type Visitor,
} from '../support/open-page.js';
import { clearForDecision } from '../support/people.js';
import { signIn } from '../support/sign-in.js';

describeInBrowser('the day a co-ordinator brings the six panel lists', () => {
  let desk: Desk;
  let coordinator: Visitor;
  let page: Page;
  /** The profile that the later steps are about. */
  let profile = '';

  beforeAll(async () => {
    desk = await openDesk();
    coordinator = await desk.visit(null);
    page = coordinator.page;
    await signInAt(page, 'coordinator.chesterfield');
  });
  afterAll(() => desk.close());

  it('begins with an empty list that says what would fill it', async () => {
    await page.goto('/cohort');
    expect(await page.locator('.iom-empty').innerText()).toMatch(
      /There is nobody on the list yet[\s\S]*spreadsheets are imported/,
    );
    await page.getByRole('link', { name: 'Import a panel’s list' }).click();
    await page.waitForURL('**/imports');
  });

  it('takes Derby City as it stands, and its refused row downloads to be mended', async () => {
    await bringFile(page, 'derby-city.xlsx');
    await page.getByRole('link', { name: /Refused rows \(1\)/ }).click();
    expect(await page.locator('#import-section').innerText()).toMatch(/PNC/);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: /Download the refused rows/ }).click();
    const file = await download;
    expect(file.suggestedFilename()).toMatch(/\.csv$/);
    const text = await readFile(await file.path(), 'utf8');
    expect(text.trim().split(/\r?\n/)).toHaveLength(2);
    expect(text).toMatch(/check letter/i);
    await commitImport(page);
    expect(await page.locator('#import-status').innerText()).toMatch(
      /101 new people added[\s\S]*1 row refused/,
    );
  });

  it('takes Chesterfield after a column was given another meaning, and then its own again', async () => {
    await bringFile(page, 'chesterfield.csv');
    await page.getByRole('link', { name: 'Sheet and columns' }).click();
    await page.getByLabel('Last known address').selectOption({ label: 'Notes' });
    await page.getByRole('button', { name: 'Read the file again' }).click();
    await page.getByText('The file is read as you chose').waitFor();
    await page.getByRole('link', { name: 'Sheet and columns' }).click();
    expect(await page.getByLabel('Last known address').inputValue()).toBe('notes');
    await page.getByLabel('Last known address').selectOption({ label: 'Address' });
    await page.getByRole('button', { name: 'Read the file again' }).click();
    await page.getByText('The file is read as you chose').waitFor();
    await commitImport(page);
  });

  it('takes South Derbyshire from the sheet that was chosen', async () => {
    await bringFile(page, 'south-derbyshire.xlsx');
    await page.getByRole('link', { name: 'Sheet and columns' }).click();
    await page.getByLabel('Sheet', { exact: true }).selectOption('Archive 2013');
    await page.getByRole('button', { name: 'Read the file again' }).click();
    await page.getByText('The file is read as you chose').waitFor();
    await page.getByRole('link', { name: 'Sheet and columns' }).click();
    await page.getByLabel('Sheet', { exact: true }).selectOption('Current');
    await page.getByRole('button', { name: 'Read the file again' }).click();
    await page.getByText('The file is read as you chose').waitFor();
    await commitImport(page);
  });

  it('takes High Peak after a decision on somebody who was found twice', async () => {
    await bringFile(page, 'high-peak-and-dales.xlsx');
    await page.getByRole('link', { name: /People found twice \(\d+\)/ }).click();
    const question = page.locator('fieldset.iom-match').first();
    expect(await question.locator('table').first().innerText()).toMatch(
      /In the file[\s\S]*On the list[\s\S]*Newer/i,
    );
    await question.getByLabel('Leave this row out').check();
    await page.getByRole('button', { name: 'Save these decisions' }).click();
    await page.getByText('Your decisions are kept').waitFor();
    expect(await page.locator('#import-status').innerText()).toMatch(/1 left out/);
    await commitImport(page);
  });

  it('takes the other two, and comes to one list of 503 people', async () => {
    const others: PanelFile[] = ['erewash-and-amber-valley.csv', 'county-list.xlsx'];
    for (const file of others) {
      await bringFile(page, file);
      await commitImport(page);
    }
    await page.goto('/imports');
    expect(await page.locator('#imports-list tbody tr').count()).toBe(PANEL_FILE_NAMES.length);
    await page.goto('/cohort');
    expect(await page.locator('#cohort-summary').innerText()).toBe('Showing 50 of 503 people');
  }, 60_000);

  it('shows a score and a status on a colleague’s screen within a second, and leaves the colleague alone', async () => {
    await page.getByRole('link', { name: 'Add a person' }).click();
    await page.getByLabel('Surname').fill('Quarmby');
    await page.getByLabel('Forename').fill('Dean');
    await fillDay(page, new Date(1985, 2, 27));
    await page.getByLabel('Panel').selectOption('Chesterfield');
    await page.getByRole('button', { name: 'Add this person' }).click();
    await page.getByText('Person added').waitFor();
    profile = new URL(page.url()).pathname;
    const id = profile.split('/').at(-1) ?? '';
    const rowOnScreen = `#offender-${id}`;
    await clearForDecision(await signIn(desk.url, 'coordinator.chesterfield'), id, londonDay(new Date()));

    const chair = await desk.visit('chair.chesterfield');
    const screen = chair.page;
    await screen.setViewportSize({ width: 1366, height: 400 });
    await screen.goto('/cohort?q=Qu');
    await waitForLive(screen);
    const isSamePage = await markPage(screen);
    await screen.getByLabel('Name, alias, PNC ID').press('End');
    await screen.getByLabel('Name, alias, PNC ID').pressSequentially('armby and half a wor');
    await screen.evaluate('scrollTo(0, 120)');
    expect(await screen.locator(rowOnScreen).innerText()).toMatch(/Not registered/);

    await page.goto(`${profile}/score`);
    await page.getByLabel('OGRS 3 score, 24 months').fill('91');
    await fillDay(page, new Date());
    await page.getByRole('button', { name: 'Record the score' }).click();
    await page.getByText('Score recorded. Now registered on the scheme.').waitFor();
    await screen.locator(rowOnScreen).getByText('OGRS 91').waitFor({ timeout: 1000 });
    expect(await screen.locator(rowOnScreen).innerText()).toMatch(/Tier 1[\s\S]*Registered/);
    await screen.locator('#live-said', { hasText: 'Quarmby, Dean updated' }).waitFor({ state: 'attached' });

    await page.getByRole('link', { name: 'Set RAG status' }).click();
    await page.getByLabel('Red', { exact: true }).check();
    await page.getByLabel('Reason').fill('Seen near the scene of three burglaries');
    await page.getByRole('button', { name: 'Set the status' }).click();
    await page.getByText('RAG status set', { exact: true }).waitFor();
    await screen.locator(`${rowOnScreen} [data-rag=red]`).waitFor({ timeout: 1000 });

    expect(await isSamePage()).toBe(true);
    expect(await screen.locator('#q').inputValue()).toBe('Quarmby and half a wor');
    expect(await screen.evaluate('document.activeElement.id')).toBe('q');
    expect(await screen.evaluate('scrollY')).toBe(120);
    await screen.goto(profile);
    expect(chair.complaints).toEqual([]);
    await chair.context.close();
  });

  it('tells on the profile who recorded what, and who has looked', async () => {
    await page.goto(profile);
    const timeline = await wordsOf(page.locator('#profile-tab'));
    expect(timeline).toMatch(/OGRS 3 score 91 recorded, assessed on [\w ]+ by Helen Marsh/);
    expect(timeline).toMatch(/Registered on the scheme: [^:]+: OGRS score of 90 or more by Helen Marsh/);
    expect(timeline).toMatch(
      /RAG status set to Red by Helen Marsh, Police .+ RAG-RED Seen near the scene of three burglaries/,
    );
    await page.getByRole('link', { name: 'Who has looked' }).click();
    await page.getByRole('heading', { name: 'Who has looked' }).waitFor();
    const log = await wordsOf(page.locator('#profile-tab'));
    expect(log).toMatch(/Helen Marsh, Police/);
    expect(log).toMatch(/Inspector Alan Pike, Police/);
    expect(coordinator.complaints).toEqual([]);
  });
});

async function fillDay(page: Page, day: Date): Promise<void> {
  await page.getByLabel('Day', { exact: true }).fill(String(day.getDate()));
  await page.getByLabel('Month', { exact: true }).fill(String(day.getMonth() + 1));
  await page.getByLabel('Year', { exact: true }).fill(String(day.getFullYear()));
}
