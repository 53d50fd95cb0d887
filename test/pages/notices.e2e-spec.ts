import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { findAccessibilityProblems, findSidewaysScroll } from '../support/check-page.js';
import { putOnAgenda, raiseNotice, type Subject } from '../support/consequences.js';
import { describeInBrowser } from '../support/find-chromium.js';
import {
  type Desk,
  LAPTOP,
  leaveBy,
  markPage,
  openDesk,
  PHONE,
  waitForLive,
  wordsOf,
} from '../support/open-page.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

const EXCLUSION = {
  meetingKind: 'panel',
  kind: 'exclusion',
  summary: 'Registered, and now excluded',
  rule: 'EXCL-4',
  reason: 'MAPPA level 2: managed by MAPPA instead',
} as const;

describeInBrowser('what follows from a decision, on the screen', () => {
  let desk: Desk;
  let client: Client;
  let person: Subject;

  beforeAll(async () => {
    desk = await openDesk();
    client = await signIn(desk.url, 'coordinator.chesterfield');
  });
  afterAll(() => desk.close());

  beforeEach(async () => {
    const { items } = (await client.get('/notices?unread=true&limit=200')).body as { items: Subject[] };
    for (const { id } of items) await client.post(`/notices/${id}/read`).expect(200);
    const { id } = await addPerson(client, { surname: 'Staniforth', forename: 'Lee', confirmedNew: true });
    person = { id, panel: 'chesterfield' };
  });

  const raise = (summary = 'Registered automatically: score 93') =>
    raiseNotice(desk.test, person, { summary });
  const card = (page: Page) => page.locator('#home-notices');
  const headingOf = (page: Page) => wordsOf(page.locator('#home-notices-title'));
  async function expectWithinReach(page: Page): Promise<void> {
    const problems: string[] = [];
    for (const size of [LAPTOP, PHONE]) {
      await page.setViewportSize(size);
      problems.push(...(await findSidewaysScroll(page)), ...(await findAccessibilityProblems(page)));
    }
    await page.setViewportSize(LAPTOP);
    expect({ page: page.url(), problems }).toEqual({ page: page.url(), problems: [] });
  }

  it('a notice appears on the co-ordinator’s open home page within a second, and is said', async () => {
    const { page, context, complaints } = await desk.visit('coordinator.chesterfield');
    await page.goto('/');
    await waitForLive(page);
    expect(await headingOf(page)).toBe('Notices');
    expect(await wordsOf(card(page))).toContain('A notice comes when a rule registers somebody');
    const isSamePage = await markPage(page);
    await raise();
    await card(page).getByRole('link', { name: 'Staniforth, Lee' }).waitFor();
    expect(await headingOf(page)).toBe('Notices: 1 unread');
    expect(await wordsOf(page.locator('#home-counts [data-rag=notices]'))).toBe('1 unread notice');
    expect(await wordsOf(card(page).locator('li'))).toMatch(
      /^Staniforth, Lee Registered Registered automatically: score 93 TIER-1 Chesterfield, \d+ \w+ \d{4} at \d+:\d\d Mark as read \(Staniforth, Lee\)$/,
    );
    await page
      .locator('#live-said', { hasText: 'The list of notices has changed: 1 notice added.' })
      .waitFor({ state: 'attached' });
    expect(await isSamePage()).toBe(true);
    await card(page).getByRole('link', { name: 'Staniforth, Lee' }).click();
    await page.waitForURL(`**/offenders/${person.id}`);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('a notice that is marked as read leaves the card, in the reader’s other window too', async () => {
    const { page, context } = await desk.visit('coordinator.chesterfield');
    await raise('The first');
    await raise('The second');
    const other = await context.newPage();
    await other.goto('/');
    await waitForLive(other);
    await page.goto('/');
    await page.getByRole('button', { name: 'Mark as read (Staniforth, Lee)' }).first().click();
    await page.waitForURL('**/');
    expect(await headingOf(page)).toBe('Notices: 1 unread');
    expect(await wordsOf(card(page))).not.toContain('The second');
    await other.locator('#home-notices-title', { hasText: 'Notices: 1 unread' }).waitFor();
    expect(await card(page).getByRole('button', { name: 'Mark all as read' }).count()).toBe(0);
    await context.close();
  });

  it('all are marked at once, and none that came after the page was made', async () => {
    const { page, context } = await desk.visit('coordinator.chesterfield', { javaScriptEnabled: false });
    await raise('The first');
    await raise('The second');
    await page.goto('/');
    await raise('Came meanwhile');
    await page.getByRole('button', { name: 'Mark all as read' }).click();
    expect(await headingOf(page)).toBe('Notices: 1 unread');
    expect(await wordsOf(card(page))).toContain('Came meanwhile');
    await page.getByRole('link', { name: 'All notices' }).click();
    expect(await wordsOf(page.locator('#notices-list .govuk-body'))).toMatch(
      /notices for Chesterfield, 1 unread$/,
    );
    const [first, second] = await page.locator('#notices-list li').allInnerTexts();
    expect(first).toContain('Came meanwhile');
    expect(second).toMatch(/The second[^]*Read \d+ \w+ \d{4} at/);
    await context.close();
  });

  it('a co-ordinator who covers reads and marks another panel’s, and stays there (COH-1)', async () => {
    const { page, context } = await desk.visit('coordinator.derby-city');
    await raise();
    await page.goto('/');
    expect(await wordsOf(card(page))).not.toContain('Staniforth');
    await page.getByRole('link', { name: 'All notices' }).click();
    await page.getByRole('link', { name: 'Chesterfield' }).click();
    const list = page.locator('#notices-list');
    const before = await list.getByRole('button', { name: 'Mark as read (Staniforth' }).count();
    await leaveBy(page, () => list.getByRole('button', { name: 'Mark as read (Staniforth' }).first().click());
    await page.waitForURL('**/notices?panel=chesterfield');
    expect(await list.getByRole('button', { name: 'Mark as read (Staniforth' }).count()).toBe(before - 1);
    expect(((await client.get('/notices?unread=true')).body as { unread: number }).unread).toBe(1);
    await context.close();
  });

  it('the chair finds no notice that is for the co-ordinator, and sees what waits for the next meetings', async () => {
    const { page, context, complaints } = await desk.visit('chair.chesterfield');
    await page.goto('/');
    await waitForLive(page);
    expect(await wordsOf(page.locator('#home-notices'))).toContain('You have read every notice.');
    const line = page.getByRole('link', { name: /^Next tasking meeting:/ });
    const waiting = Number(/(\d+) item/.exec(await line.innerText())?.[1]);
    await putOnAgenda(desk.test, person);
    await page.getByRole('link', { name: `Next tasking meeting: ${waiting + 1} item` }).click();
    await page.waitForURL('**/meetings?panel=chesterfield');
    expect(await wordsOf(page.locator('#next-tasking tbody tr').last())).toMatch(
      /^Staniforth, Lee Registered automatically TIER-1 Score 93 is 90 or more \d+ \w+ \d{4} at \d+:\d\d by Eligibility$/,
    );
    expect(complaints).toEqual([]);
    await page.goto('/notices');
    expect(await wordsOf(page.locator('main'))).toContain(
      'A notice comes when a meeting of your panel is moved',
    );
    await context.close();
  });

  it('an exclusion appears on the open page of meetings, under the panel’s own word for it (MEET-3)', async () => {
    const { page, context } = await desk.visit('om.chesterfield');
    await page.goto('/meetings');
    await waitForLive(page);
    expect(await page.getByRole('heading', { level: 2 }).allInnerTexts()).toEqual([
      'This week: tasking meetings on 0 of 3 days',
      'Next four weeks',
      'Next tasking meeting',
      'Next panel meeting',
      'Last four weeks',
      'How often the panel meets',
    ]);
    expect(await wordsOf(page.locator('#next-panel'))).toContain('Nobody waits for the next panel meeting.');
    await putOnAgenda(desk.test, person, EXCLUSION);
    await page.locator('#next-panel').getByRole('link', { name: 'Staniforth, Lee' }).waitFor();
    expect(await wordsOf(page.locator('#next-panel'))).toContain('1 item waiting');
    await page.getByRole('link', { name: 'Derby City' }).click();
    await page.getByRole('heading', { name: 'Next operational meeting' }).waitFor();
    expect((await page.goto('/meetings?panel=nowhere'))?.status()).toBe(404);
    await context.close();
  });

  it('every page is within reach on a laptop and a phone, full and empty', async () => {
    const { page, context, complaints } = await desk.visit('coordinator.chesterfield');
    await raise('A summary that is as long as a summary may well be: registered, excluded, and back again');
    await raise();
    await putOnAgenda(desk.test, person, EXCLUSION);
    for (const path of [
      '/',
      '/notices',
      '/notices?panel=south-derbyshire',
      '/meetings',
      '/meetings?panel=derby-city',
    ]) {
      await page.goto(path);
      await page.evaluate(`document.querySelectorAll('details').forEach((why) => (why.open = true))`);
      await expectWithinReach(page);
    }
    expect(complaints).toEqual([]);
    await context.close();
  });
});
