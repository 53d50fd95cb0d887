import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { findProblemsAtSizes } from '../support/check-page.js';
import { describeInBrowser } from '../support/find-chromium.js';
import { involve } from '../support/involve.js';
import { LAPTOP, openDesk, PHONE, waitForLive, wordsOf, type Desk } from '../support/open-page.js';
import { addPerson } from '../support/people.js';
import {
  decide,
  openMeeting,
  partnerAnswers,
  probationAnswers,
  sendReferral,
  startReferral,
} from '../support/referrals.js';
import { signIn, type Client } from '../support/sign-in.js';
import { addUser } from '../support/users.js';

const OM = 'om.chesterfield';
const COORDINATOR = 'coordinator.chesterfield';

describeInBrowser('where referrals meet their people: home, the record, the waiting list', () => {
  let desk: Desk;
  let om: Client;
  let coordinator: Client;

  beforeAll(async () => {
    desk = await openDesk();
    om = await signIn(desk.url, OM);
    coordinator = await signIn(desk.url, COORDINATOR);
  });
  afterAll(() => desk.close());

  const expectReach = async (page: Page, name: string): Promise<void> =>
    expect(await findProblemsAtSizes(page, [LAPTOP, PHONE], `desk-${name}`)).toEqual([]);
  const card = (page: Page) => page.locator('#card-referrals');

  it('says at home what would fill it while there is nothing', async () => {
    const { page, context } = await desk.visit(OM);
    await page.goto('/');
    expect(await wordsOf(page.locator('#home-referrals'))).toMatch(
      /^Your referrals All of them To finish \(0\) No draft .* Decided since you last looked \(0\) Nothing new\. .* Refer somebody$/,
    );
    expect(await page.locator('#home-waiting').count()).toBe(0);
    await expectReach(page, 'home-empty');
    await context.close();
  });

  it('shows an offender manager at home what their drafts need and what was decided, as it happens (REF-5, REF-6)', async () => {
    const { page, context, complaints } = await desk.visit(OM);
    const draft = await startReferral(om, probationAnswers({ addedValue: '' }));
    const { id, surname } = await sendReferral(om, probationAnswers());
    await page.goto('/');
    await waitForLive(page);
    expect(await wordsOf(page.locator(`#home-referral-${draft.id}`))).toBe(
      `Lee ${String(draft['surname'])} Draft 1 page to complete: What will IOM add?`,
    );
    const chair = await signIn(desk.url, 'chair.chesterfield');
    await decide(chair, await openMeeting(chair), id, { outcome: 'decline' }).expect(201);
    await page.locator(`#home-referral-${id}`).waitFor();
    expect(await wordsOf(page.locator(`#home-referral-${id}`))).toMatch(
      new RegExp(`^Lee ${String(surname)} Declined Declined on the day it was sent`),
    );
    await expectReach(page, 'home-om');
    await page.locator(`#home-referral-${draft.id}`).getByRole('link').click();
    await page
      .getByRole('heading', { level: 1, name: `Referral of Lee ${String(draft['surname'])}` })
      .waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('shows a co-ordinator at home who waits for the panel and for how long, as one is sent (REF-4)', async () => {
    const { page, context } = await desk.visit(COORDINATOR);
    await page.goto('/');
    await waitForLive(page);
    const { id, surname } = await sendReferral(om, probationAnswers());
    await page.locator(`#home-waiting #home-referral-${id}`).waitFor();
    expect(await wordsOf(page.locator(`#home-referral-${id}`))).toMatch(
      new RegExp(`^Lee ${String(surname)} Waiting for the panel Sent today: Peter Gough, .*, Chesterfield`),
    );
    expect(await wordsOf(page.locator('#home-waiting h3'))).toMatch(/^Waiting for Chesterfield \(\d+\)$/);
    await expectReach(page, 'home-coordinator');
    await page.getByRole('link', { name: 'The waiting list' }).click();
    await page.locator(`#referral-${id}`).waitFor();
    await context.close();
  });

  it('leads from a record to a referral of this person, and shows it there once it is sent', async () => {
    const { page, context, complaints } = await desk.visit(OM);
    const person = await addPerson(coordinator, { forename: 'Sam', address: '1 Old Road' });
    const name = `Sam ${String(person['surname'])}`;
    await page.goto(`/offenders/${person.id}`);
    await waitForLive(page);
    expect(await wordsOf(card(page))).toBe(
      'Referrals (0) Refer this person None that you may see. One that is sent to a panel appears here.',
    );
    const other = await context.newPage();
    await other.goto(`/offenders/${person.id}`);
    await card(other).getByRole('link', { name: 'Refer this person' }).click();
    await other.getByRole('button', { name: /^Refer this person/ }).click();
    await other.getByRole('heading', { level: 1, name: `Referral of ${name}` }).waitFor();
    const id = new URL(other.url()).pathname.split('/').at(-1) ?? '';
    const { version, address } = (await om.get(`/referrals/${id}`)).body as Record<string, unknown>;
    expect(address).toBe('1 Old Road');
    const { surname: _s, forename: _f, dateOfBirth: _d, ...answers } = probationAnswers();
    await om.patch(`/referrals/${id}`, answers, Number(version)).expect(200);
    await om.post(`/referrals/${id}/submit`, {}).expect(200);
    await card(page).locator('[data-referral=submitted]').waitFor();
    expect(await wordsOf(card(page))).toMatch(/^Referrals \(1\) .* Waiting for the panel Sent today; You/);
    await expectReach(page, 'profile');
    await page.emulateMedia({ media: 'print' });
    expect(await card(page).getByRole('link', { name: 'Refer this person' }).isVisible()).toBe(false);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('offers no referral of somebody who is on the scheme already (REF-2), and none to a chair', async () => {
    const chair = await signIn(desk.url, 'chair.chesterfield');
    const { id, offenderId } = await sendReferral(om, probationAnswers());
    const { page, context } = await desk.visit('chair.chesterfield');
    await page.goto(`/offenders/${String(offenderId)}`);
    expect(await card(page).getByRole('link', { name: 'Refer this person' }).count()).toBe(0);
    await decide(chair, await openMeeting(chair), id).expect(201);
    const manager = await desk.visit(OM);
    await manager.page.goto(`/offenders/${String(offenderId)}`);
    expect(await wordsOf(card(manager.page))).toMatch(/^Referrals \(1\) Decided .* Accepted/);
    expect(await card(manager.page).getByRole('link', { name: 'Refer this person' }).count()).toBe(0);
    await Promise.all([context.close(), manager.context.close()]);
  });

  it('shows a partner on a record the referrals of their own agency alone (LAW-4)', async () => {
    const partner = await signIn(desk.url, 'drugs.worker');
    const person = await addPerson(coordinator, { crn: 'X320741' });
    await involve(coordinator, person.id, 'drugs-alcohol');
    await involve(coordinator, person.id, 'housing');
    const { id } = await sendReferral(partner, partnerAnswers({ crn: 'X320741' }));
    for (const [username, count] of [
      ['drugs.worker', 1],
      ['housing.worker', 0],
    ] as const) {
      const { page, context } = await desk.visit(username);
      await page.goto(`/offenders/${person.id}`);
      expect(await wordsOf(card(page))).toContain(`Referrals (${count})`);
      expect(await page.locator(`#person-referral-${id}`).count()).toBe(count);
      await context.close();
    }
  });

  it('tells whoever has several panels how many wait for each, and shows theirs first (COH-1)', async () => {
    const two = ['chesterfield', 'erewash-and-amber-valley'];
    const cover = await addUser(desk.test, { role: 'coordinator', agency: 'police', panels: two });
    const { username } = (await cover.get('/me')).body as { username: string };
    const sent = await sendReferral(om, probationAnswers({ area: 'ilkeston' }));
    const elsewhere = await sendReferral(om, probationAnswers({ area: 'buxton' }));
    const { page, context } = await desk.visit(username);
    await page.goto('/referrals');
    expect(await page.getByLabel('Panel', { exact: true }).inputValue()).toBe('mine');
    expect(await page.locator(`#referral-${sent.id}`).count()).toBe(1);
    expect(await page.locator(`#referral-${elsewhere.id}`).count()).toBe(0);
    const counts = page.getByRole('list', { name: 'Waiting for each panel' });
    expect(await counts.locator('[aria-current]').allInnerTexts()).toEqual([
      expect.stringMatching(/^Chesterfield: \d+$/),
      'Erewash and Amber Valley: 1',
    ]);
    await expectReach(page, 'several-panels');
    await counts.getByRole('link', { name: 'High Peak and Dales: 1' }).click();
    await page.locator(`#referral-${elsewhere.id}`).waitFor();
    expect(await page.locator('#referrals-list tbody tr').count()).toBe(1);
    await page.getByRole('link', { name: 'Show every panel’s' }).click();
    await page.locator(`#referral-${sent.id}`).waitFor();
    await context.close();
  });
});
