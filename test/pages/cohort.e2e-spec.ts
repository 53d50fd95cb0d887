import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { findAccessibilityProblems, findSidewaysScroll } from '../support/check-page.js';
import { describeInBrowser } from '../support/find-chromium.js';
import { LAPTOP, openDesk, PHONE, wordsOf, type Desk, type Visitor } from '../support/open-page.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

describeInBrowser('the cohort page', () => {
  let desk: Desk;
  let police: Client;
  let visitor: Visitor;
  let page: Page;
  let today: string;
  let red: string;

  beforeAll(async () => {
    desk = await openDesk();
    police = await signIn(desk.url, 'coordinator.chesterfield');
    today = new Date().toISOString().slice(0, 10);
    red = (await addPerson(police, { surname: 'Redfern', panel: 'chesterfield' })).id;
    await police.put(`/offenders/${red}/rag`, { status: 'red', reason: 'Wanted on warrant' }).expect(200);
    const inside = await addPerson(police, { surname: 'Insley', panel: 'derby-city' });
    const spell = { establishment: 'HMP Nottingham', from: '2014-03-01', releaseDue: addDay(today, 20) };
    await police.post(`/offenders/${inside.id}/custody`, spell).expect(201);
    const need = { pathway: 'drugs', need: 'identified', status: 'identified', from: '2014-05-01' };
    await police.post(`/offenders/${inside.id}/pathways`, need).expect(201);
    await addPerson(police, { surname: 'Plain' });
    visitor = await desk.visit('coordinator.chesterfield');
    page = visitor.page;
  });
  afterAll(() => desk.close());
  afterEach(() => {
    const complaints = visitor.complaints.splice(0).filter((each) => !/status of (400|404)/.test(each));
    expect(complaints).toEqual([]);
  });

  const addDay = (day: string, days: number): string =>
    new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
  const names = (where = page): Promise<string[]> => where.locator('#cohort-list tbody th a').allInnerTexts();
  const chips = async (): Promise<string[]> =>
    (await page.locator('.iom-chips li a').allInnerTexts()).map((chip) =>
      chip.replace(/^Remove this filter:\s*/, '').replace(/\s*×$/, ''),
    );

  async function expectWithinReach(path: string): Promise<void> {
    for (const size of [LAPTOP, PHONE]) {
      await page.setViewportSize(size);
      await page.goto(path);
      await page.evaluate(`document.querySelectorAll('details').forEach((each) => (each.open = true))`);
      expect(await findSidewaysScroll(page)).toEqual([]);
      expect(await findAccessibilityProblems(page)).toEqual([]);
    }
    await page.setViewportSize(LAPTOP);
  }

  describe('its filter', () => {
    it('keeps the less used ones out of the way until one is on', async () => {
      await page.goto('/cohort');
      expect(await page.getByLabel('Tier', { exact: true }).isVisible()).toBe(false);
      await page.getByText('More filters').click();
      await page.getByLabel('Tier', { exact: true }).selectOption('No tier');
      await page.getByRole('button', { name: 'Apply' }).click();
      await page.waitForURL(/tier=none/);
      expect(await page.getByLabel('Tier', { exact: true }).isVisible()).toBe(true);
    });

    it('combines custody, release, need and the reader’s own people, and says how many out of how many', async () => {
      await page.goto('/cohort');
      await page.getByLabel('Custody').selectOption('In custody');
      await page.getByLabel('Release due').selectOption('Within 28 days');
      await page.getByLabel('Need').selectOption('Drugs');
      await page.getByRole('button', { name: 'Apply' }).click();
      await page.waitForURL(/need=drugs/);
      expect(await names()).toEqual(['Insley, Alex']);
      expect(await wordsOf(page.locator('#cohort-summary'))).toBe(
        'Showing 1 of 1 person who match, out of 3 on the list',
      );
      expect(await chips()).toEqual(['In custody', 'Release within 28 days', 'Need: Drugs']);
      await page.getByLabel('My people').check();
      await page.getByRole('button', { name: 'Apply' }).click();
      await page.waitForURL(/mine=true/);
      expect(await names()).toEqual([]);
      await page.getByRole('link', { name: /My people/ }).click();
      await page.waitForURL((address) => !address.search.includes('mine'));
      expect(await names()).toEqual(['Insley, Alex']);
    });

    it('sorts as it says', async () => {
      await page.goto('/cohort');
      await page.getByLabel('Sorted by').selectOption('RAG status, most urgent first');
      await page.getByRole('button', { name: 'Apply' }).click();
      await page.waitForURL(/sort=rag/);
      expect((await names())[0]).toBe('Redfern, Alex');
      await page.goto('/cohort?sort=-score');
      expect(await page.getByLabel('Sorted by').inputValue()).toBe('-score');
    });

    it('LAW-4: offers a partner nothing that they may not read', async () => {
      const partner = await desk.visit('housing.worker');
      await partner.page.goto('/cohort');
      expect(await partner.page.locator('#eligibility').count()).toBe(0);
      expect(await partner.page.locator('#custody').count()).toBe(1);
      await partner.context.close();
    });
  });

  it('a view is saved under a name, opened, replaced, renamed and deleted', async () => {
    await page.goto('/cohort?rag=red');
    await page.getByRole('link', { name: 'Save this view' }).click();
    await page.getByRole('button', { name: 'Save view' }).click();
    await page.getByText('There is a problem').waitFor();
    await page.getByLabel('Name of the view').fill('Urgent');
    await page.getByRole('button', { name: 'Save view' }).click();
    await page.getByText('View saved').waitFor();
    const link = page.locator('.iom-views li a');
    expect(await wordsOf(link)).toBe('Urgent (1)');
    expect(await link.getAttribute('aria-current')).toBe('true');

    await page.goto('/cohort/views/new?custody=in');
    await page.getByLabel('Name of the view').fill('urgent');
    await page.getByRole('button', { name: 'Save view' }).click();
    await page.getByLabel('Replace the view “urgent”').check();
    await page.getByRole('button', { name: 'Save view' }).click();
    await page.getByText('View saved').waitFor();
    expect(await names()).toEqual(['Insley, Alex']);

    await page.getByRole('link', { name: 'Manage saved views' }).click();
    await page.getByRole('link', { name: 'Rename urgent' }).click();
    await page.getByLabel('Name of the view').fill('Inside');
    await page.getByRole('button', { name: 'Rename' }).click();
    await page.getByText('View renamed').waitFor();
    await expectWithinReach('/cohort/views');
    await page.getByRole('link', { name: 'Inside', exact: true }).click();
    await page.waitForURL(/\/cohort\?custody=in$/);
    expect(await names()).toEqual(['Insley, Alex']);

    await page.goto('/cohort/views');
    await page.getByRole('button', { name: 'Delete Inside' }).click();
    await page.getByText('View deleted').waitFor();
    await page.goto('/cohort');
    expect(await page.locator('.iom-views li').count()).toBe(0);
  });

  it('somebody else’s view is not there', async () => {
    const { body } = await police.post('/saved-views', { name: 'Mine', filter: { rag: 'red' } }).expect(201);
    const other = await desk.visit('chair.chesterfield');
    for (const path of ['', '/rename']) {
      const answer = await other.page.goto(`/cohort/views/${body.id as string}${path}`);
      expect(answer?.status()).toBe(404);
    }
    await other.context.close();
  });

  describe('on a past day', () => {
    it('asks for the day, keeps the filter that it can, and says clearly which day it is', async () => {
      await page.goto('/cohort?panel=chesterfield&need=drugs');
      await page.getByRole('link', { name: 'The list on a past day' }).click();
      await page.getByLabel('Day', { exact: true }).fill('31');
      await page.getByLabel('Month').fill('2');
      await page.getByLabel('Year').fill('2014');
      await page.getByRole('button', { name: 'Show the list' }).click();
      await page.getByText('There is a problem').waitFor();
      const [year = '', month = '', day = ''] = today.split('-');
      await page.getByLabel('Day', { exact: true }).fill(day);
      await page.getByLabel('Month').fill(month);
      await page.getByLabel('Year').fill(year);
      await page.getByRole('button', { name: 'Show the list' }).click();
      await page.waitForURL(new RegExp(`panel=chesterfield&asAt=${today}$`));
      expect(await wordsOf(page.locator('#cohort-past'))).toMatch(
        /^The list as it stood at the end of \d+ \w+ \d{4}, as it was then known\./,
      );
      expect(await names()).toEqual(['Plain, Alex', 'Redfern, Alex']);
      expect(await page.locator('#need').count()).toBe(0);
      await page.getByRole('link', { name: 'Redfern, Alex' }).click();
      await page.waitForURL(/\/offenders\//);
    });

    it('does not change by itself', async () => {
      await page.goto(`/cohort?asAt=${today}`);
      expect(await page.locator('[id^=cohort-][data-live]').count()).toBe(0);
      await page.goto('/cohort');
      expect(await page.locator('[id^=cohort-][data-live]').count()).toBe(3);
    });
  });

  it('is exported under the present filter', async () => {
    await page.goto('/cohort?rag=red');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Export as CSV' }).click(),
    ]);
    expect(download.suggestedFilename()).toMatch(
      /^OFFICIAL-SENSITIVE IOM cohort, made by coordinator\.chesterfield/,
    );
  });

  it('works without JavaScript', async () => {
    const plain = await desk.visit('coordinator.chesterfield', { javaScriptEnabled: false });
    await plain.page.goto('/cohort');
    await plain.page.getByText('More filters').click();
    await plain.page.getByLabel('Tier', { exact: true }).selectOption('No tier');
    await plain.page.getByLabel('Custody').selectOption('In custody');
    await plain.page.getByRole('button', { name: 'Apply' }).click();
    expect(await names(plain.page)).toEqual(['Insley, Alex']);
    await plain.page.getByRole('link', { name: 'The list on a past day' }).click();
    await plain.page.getByLabel('Day', { exact: true }).fill('3');
    await plain.page.getByLabel('Month').fill('June');
    await plain.page.getByLabel('Year').fill('2014');
    await plain.page.getByRole('button', { name: 'Show the list' }).click();
    expect(await plain.page.locator('h1').innerText()).toBe('Cohort on 3 June 2014');
    await plain.context.close();
  });

  it.each([
    '/cohort?rag=red&tier=none&mine=true',
    '/cohort?asAt=2014-06-03',
    '/cohort/day',
    '/cohort/views/new?rag=red',
  ])('%s is within reach of everybody, on a laptop and a phone', (path) => expectWithinReach(path));
});
