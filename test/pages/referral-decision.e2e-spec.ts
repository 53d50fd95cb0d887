import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/find-chromium.js';
import { markPage, openDesk, waitForLive, wordsOf, type Desk, type Visitor } from '../support/open-page.js';
import { openMeeting, probationAnswers, sendReferral, type SentReferral } from '../support/referrals.js';
import { signIn, type Client } from '../support/sign-in.js';

const OM = 'om.chesterfield';
const DECIDED = 'Your referral has been decided.';
const REASON = 'Joint visits will help';
const TRIES = 3;

describeInBrowser('the decision of the panel on the offender manager’s screen (REF-6)', () => {
  let desk: Desk;
  let om: Client;
  let chair: Client;
  let meeting: string;
  let room: Visitor;

  beforeAll(async () => {
    desk = await openDesk();
    om = await signIn(desk.url, OM);
    chair = await signIn(desk.url, 'chair.chesterfield');
    room = await desk.visit('chair.chesterfield');
    meeting = await openMeeting(chair);
  });
  afterAll(() => desk.close());

  /** A referral that waits, and no news. */
  async function send(): Promise<SentReferral> {
    const { items } = (await om.get('/notices?unread=true&limit=200')).body as { items: { id: string }[] };
    for (const notice of items) await om.post(`/notices/${notice.id}/read`).expect(200);
    return sendReferral(om, probationAnswers());
  }
  /** The chair decides on the page. */
  async function decide(id: string, outcome: string, more: Record<string, string> = {}): Promise<void> {
    const { page } = room;
    await page.goto(`/meetings/${meeting}/referrals/${id}`);
    await page.getByLabel(outcome, { exact: true }).check();
    await page.getByLabel('Reason', { exact: true }).fill(REASON);
    for (const [label, text] of Object.entries(more))
      await page.getByLabel(label, { exact: true }).fill(text);
    await page.getByRole('button', { name: 'Record the decision' }).click({ noWaitAfter: true });
  }
  /** Once the referrer’s screen shows it: how many milliseconds that took since it was recorded. */
  async function tookUntilNow(id: string): Promise<number> {
    const shownAt = Date.now();
    const { decision } = (await om.get(`/referrals/${id}`)).body as { decision: { decidedAt: string } };
    return shownAt - Date.parse(decision.decidedAt);
  }
  /** What else the machine does at that moment is not the product’s: the best of three counts. */
  async function expectWithinASecond(attempt: () => Promise<number>): Promise<void> {
    const took: number[] = [];
    while (took.length < TRIES && !took.some((ms) => ms < 1000)) took.push(await attempt());
    expect(Math.min(...took)).toBeLessThan(1000);
  }
  const state = (page: Page, status: string): Promise<void> =>
    page.locator(`#referral-head [data-referral=${status}]`).waitFor();

  it.each([
    ['Accept', 'accepted', 'Accepted', 'TIER-2'],
    ['Decline', 'declined', 'Declined', 'REF-6'],
  ])(
    'shows “%s” on the open referral within a second, with the reason',
    async (outcome, status, words, rule) => {
      const { page, context, complaints } = await desk.visit(OM);
      await expectWithinASecond(async () => {
        const { id } = await send();
        await page.goto(`/referrals/${id}`);
        await waitForLive(page);
        await state(page, 'submitted');
        const isSamePage = await markPage(page);
        await decide(id, outcome);
        await state(page, status);
        const took = await tookUntilNow(id);
        expect(await wordsOf(page.locator('#decision'))).toMatch(
          new RegExp(`^${words} ${rule} Reason ${REASON} .*Present .*On the day it was sent`),
        );
        await page
          .locator('#live-said', { hasText: `The panel has decided: ${words}. ${REASON}` })
          .waitFor({ state: 'attached' });
        expect(await isSamePage()).toBe(true);
        expect(await page.getByRole('link', { name: 'Withdraw' }).count()).toBe(0);
        await room.page.getByText(`${words}. The referrer has been told.`).waitFor();
        return took;
      });
      expect(complaints).toEqual([]);
      await context.close();
    },
  );

  it('shows on another page within a second that there is news, and leads to the decision', async () => {
    const { page, context } = await desk.visit(OM);
    let sent = await send();
    await expectWithinASecond(async () => {
      sent = await send();
      await page.goto('/cohort');
      await waitForLive(page);
      expect(await wordsOf(page.locator('#news-count'))).toBe('Notices');
      await decide(sent.id, 'Accept');
      await page.locator('#own-news').getByText(DECIDED).waitFor();
      const took = await tookUntilNow(sent.id);
      expect(await wordsOf(page.locator('#news-count'))).toBe('Notices 1 unread');
      return took;
    });
    const { id, surname } = sent;
    await page.locator('#own-news').getByRole('link', { name: 'See the decision' }).click();
    await page.waitForURL(`**/referrals/${id}`);
    await state(page, 'accepted');
    expect(await page.locator('#own-news').isVisible()).toBe(false);
    await page.getByRole('link', { name: `Open the record of Lee ${String(surname)}` }).click();
    await page.getByRole('heading', { level: 1, name: new RegExp(String(surname)) }).waitFor();
    expect(await wordsOf(page.locator('#card-registration'))).toContain('Registered');
    await context.close();
  });

  it('asks for what a deferral needs, on the form that is theirs again, and takes it back to the panel (REF-5)', async () => {
    const { page, context } = await desk.visit(OM);
    const { id, surname } = await send();
    await page.goto('/referrals');
    await waitForLive(page);
    const needed = 'Where they will live after 30 June';
    await decide(id, 'Defer', { 'Information needed': needed });
    await page.locator(`#referral-${id} [data-referral=deferred]`).waitFor();
    await page.getByRole('link', { name: `Lee ${String(surname)}`, exact: true }).click();
    await page.locator('#needed').waitFor();
    expect(await wordsOf(page.locator('#needed'))).toBe(`The panel asks for: ${needed}`);
    await page.goto(`/referrals/${id}/factors`);
    await page.getByLabel('Accommodation').fill('With his mother in Brimington');
    await page.getByRole('button', { name: 'Save and come back later' }).click();
    await page.getByRole('link', { name: 'Check your answers and send' }).click();
    await page.getByRole('button', { name: 'Send it again' }).click();
    await page.getByRole('heading', { level: 1, name: 'Referral sent' }).waitFor();
    const again = (await om.get(`/referrals/${id}`)).body as { status: string; submission: object };
    expect(again).toMatchObject({ status: 'submitted', submission: { number: 2 } });
    await context.close();
  });

  it('is refused on the page below three agencies, with how many are there, and tells nobody (MEET-2)', async () => {
    const { id } = await send();
    await chair.post(`/meetings/${meeting}/close`).expect(200);
    meeting = await openMeeting(chair, { agencies: ['police', 'probation-nps'] });
    await decide(id, 'Accept');
    const { page } = room;
    await page.locator('.govuk-error-summary').waitFor();
    expect(await wordsOf(page.locator('.govuk-error-summary'))).toMatch(/2 .*3/);
    expect(await page.getByLabel('Reason', { exact: true }).inputValue()).toBe(REASON);
    expect((await om.get(`/referrals/${id}`)).body).toMatchObject({ status: 'submitted', decision: null });
  });
});
