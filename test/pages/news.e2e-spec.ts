import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { findAccessibilityProblems, findSidewaysScroll } from '../support/check-page.js';
import { raiseNotice, tellDecision, type Subject } from '../support/consequences.js';
import { describeInBrowser } from '../support/find-chromium.js';
import { LAPTOP, markPage, openDesk, PHONE, waitForLive, wordsOf, type Desk } from '../support/open-page.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

const OM = 'om.chesterfield';
const DECIDED = 'Your referral has been decided.';

describeInBrowser('news of a referral, on whatever page is open', () => {
  let desk: Desk;
  let om: Client;
  let omId: string;
  let person: Subject;

  beforeAll(async () => {
    desk = await openDesk();
    om = await signIn(desk.url, OM);
    omId = ((await om.get('/me')).body as { id: string }).id;
    const keeper = await signIn(desk.url, 'coordinator.chesterfield');
    const { id } = await addPerson(keeper, { surname: 'Staniforth', forename: 'Lee' });
    person = { id, panel: 'chesterfield' };
  });
  afterAll(() => desk.close());
  beforeEach(async () => {
    const { items } = (await om.get('/notices?unread=true&limit=200')).body as { items: Subject[] };
    for (const { id } of items) await om.post(`/notices/${id}/read`).expect(200);
  });

  const news = (page: Page) => page.locator('#own-news');
  const count = (page: Page) => page.locator('#news-count');
  const said = (page: Page, words: string) =>
    page.locator('#live-said', { hasText: words }).waitFor({ state: 'attached' });

  it.each(['/', '/cohort', '/ogrs3', '/notices', '/nowhere-at-all'])(
    'says on %s within a second that it has been decided, and keeps the page (REF-6)',
    async (path) => {
      const { page, context } = await desk.visit(OM);
      await page.goto(path);
      await waitForLive(page);
      expect(await wordsOf(count(page))).toBe('Notices');
      expect(await news(page).isVisible()).toBe(false);
      const isSamePage = await markPage(page);
      const before = Date.now();
      await tellDecision(desk.test, omId);
      await news(page).getByText(DECIDED).waitFor();
      expect(Date.now() - before).toBeLessThan(1000);
      expect(await wordsOf(count(page))).toBe('Notices 1 unread');
      await said(page, `${DECIDED} 1 unread notice`);
      expect(await isSamePage()).toBe(true);
      await context.close();
    },
  );

  it('leaves alone a form that somebody fills in', async () => {
    const { page, context, complaints } = await desk.visit(OM);
    await page.goto(`/offenders/${person.id}/rag`);
    await waitForLive(page);
    expect(await page.locator('#live-state').isVisible()).toBe(true);
    await page.getByLabel('Reason').fill('Half a sent');
    await tellDecision(desk.test, omId);
    await news(page).getByText(DECIDED).waitFor();
    await page.keyboard.type('ence');
    expect(await page.getByLabel('Reason').inputValue()).toBe('Half a sentence');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('stays on every page until it is read, and leads to the referral, by keyboard and without JavaScript', async () => {
    const { page, context } = await desk.visit(OM, { javaScriptEnabled: false });
    await tellDecision(desk.test, omId);
    await page.goto('/ogrs3');
    await page.goto('/cohort');
    expect(await wordsOf(news(page))).toBe(`${DECIDED} See the decision`);
    await news(page).getByRole('link', { name: 'See the decision' }).focus();
    await page.keyboard.press('Enter');
    await page.waitForURL('**/referrals/a-referral');
    expect(await news(page).isVisible()).toBe(false);
    expect(await wordsOf(count(page))).toBe('Notices');
    expect(await page.goto('/notices/nobody/open').then((answer) => answer?.status())).toBe(404);
    await context.close();
  });

  it('says that there is more than one, each time, and goes when it is read in another window', async () => {
    const { page, context } = await desk.visit(OM);
    await page.goto('/cohort');
    await waitForLive(page);
    await tellDecision(desk.test, omId);
    await said(page, DECIDED);
    await tellDecision(desk.test, omId);
    await said(page, 'There is news for you: 2 notices. 2 unread notices');
    await news(page).getByRole('link', { name: 'Read them' }).click();
    await page.waitForURL('**/notices');
    await waitForLive(page);
    expect(await wordsOf(page.locator('#notices-list li').first())).toMatch(
      /^Your referral Decided Your referral has been decided REF-6 \d+ \w+ \d{4} at \d+:\d\d Mark as read/,
    );
    const { items } = (await om.get('/notices?unread=true')).body as { items: Subject[] };
    for (const { id } of items) await om.post(`/notices/${id}/read`).expect(200);
    await news(page).waitFor({ state: 'hidden' });
    await page.locator('#notices-list', { hasText: 'none unread' }).waitFor();
    await context.close();
  });

  it('comes to a partner’s page too, and to no other reader’s', async () => {
    const { page, context, complaints } = await desk.visit('housing.worker');
    await page.goto('/cohort');
    await waitForLive(page);
    await tellDecision(desk.test, omId);
    await raiseNotice(desk.test, person);
    const { id } = (await (await signIn(desk.url, 'housing.worker')).get('/me')).body as { id: string };
    expect(await wordsOf(count(page))).toBe('Notices');
    await tellDecision(desk.test, id, { offender: person });
    await news(page).getByText(DECIDED).waitFor();
    expect(await wordsOf(count(page))).toBe('Notices 1 unread');
    expect(complaints).toEqual([]);
    await context.close();
    const chair = await desk.visit('chair.chesterfield');
    await chair.page.goto('/cohort');
    expect(await news(chair.page).isHidden()).toBe(true);
    expect(await wordsOf(count(chair.page))).toBe('Notices');
    await chair.context.close();
  });

  it('is within reach on a laptop and a phone', async () => {
    const { page, context } = await desk.visit(OM);
    await tellDecision(desk.test, omId);
    await tellDecision(desk.test, omId, { offender: person });
    const problems: string[] = [];
    for (const path of ['/', '/cohort', '/notices']) {
      await page.goto(path);
      for (const [name, size] of Object.entries({ LAPTOP, PHONE })) {
        await page.setViewportSize(size);
        problems.push(...(await findSidewaysScroll(page)), ...(await findAccessibilityProblems(page)));
        if (process.env['IOM_SHOTS'])
          await page.screenshot({ path: `${process.env['IOM_SHOTS']}/news-${path.slice(1)}-${name}.png` });
      }
    }
    expect(problems).toEqual([]);
    await context.close();
  });
});
