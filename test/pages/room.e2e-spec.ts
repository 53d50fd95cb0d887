import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { holdClock } from '../support/app-inside.js';
import { findAccessibilityProblems, findSidewaysScroll } from '../support/check-page.js';
import { walkIn } from '../support/meetings.js';
import { LAPTOP, openDesk, PHONE, wordsOf, type Desk } from '../support/open-page.js';
import { decide, openMeeting, probationAnswers, sendReferral } from '../support/referrals.js';
import { signIn, type Client } from '../support/sign-in.js';

describe('the room of a meeting on a laptop and a phone', () => {
  let desk: Desk;
  let chair: Client;
  let id: string;
  let items: { id: string; referralId: string }[];

  beforeAll(async () => {
    desk = await openDesk();
    holdClock(desk.test);
    chair = await signIn(desk.url, 'chair.chesterfield');
    const om = await signIn(desk.url, 'om.chesterfield');
    const earlier = await openMeeting(chair, { agencies: ['police', 'probation-nps', 'drugs-alcohol'] });
    await chair.post(`/meetings/${earlier}/close`).expect(200);
    for (let each = 0; each < 6; each += 1) await sendReferral(om, probationAnswers());
    id = await openMeeting(chair, { agencies: ['police', 'probation-nps'] });
    ({ agenda: items } = (await chair.get(`/meetings/${id}`)).body as { agenda: typeof items });
  });
  afterAll(() => desk.close());

  /** What is wrong with a page on either screen, in the state in which the meeting is now. */
  async function look(username: string, path = `/meetings/${id}`): Promise<string[]> {
    const { page, context, complaints } = await desk.visit(username);
    const problems: string[] = [];
    for (const size of [LAPTOP, PHONE]) {
      await page.setViewportSize(size);
      await page.goto(path);
      problems.push(...(await findAccessibilityProblems(page)), ...(await findSidewaysScroll(page)));
    }
    await context.close();
    return [...problems, ...complaints];
  }
  /** Does it stand whole on the screen, without scrolling? */
  const isInSight = (page: Page, selector: string): Promise<boolean> =>
    page.evaluate<boolean>(`(() => {
      const box = document.querySelector(${JSON.stringify(selector)})?.getBoundingClientRect();
      return box !== undefined && box.top >= 0 && box.bottom <= window.innerHeight && box.height > 0;
    })()`);

  it('is within reach of everybody before the first item, with one in focus, and for a partner (WCAG 2.2 AA)', async () => {
    expect(await look('chair.chesterfield')).toEqual([]);
    await chair.post(`/meetings/${id}/focus`, { itemId: items[1]?.id }).expect(200);
    await chair
      .post(`/meetings/${id}/notes`, { text: 'The landlord rang', itemId: items[1]?.id })
      .expect(201);
    for (const username of [
      'chair.chesterfield',
      'coordinator.chesterfield',
      'om.chesterfield',
      'housing.worker',
    ])
      expect([username, await look(username)]).toEqual([username, []]);
  });

  it('shows the item, the quorum light and the decision without scrolling at 1366 × 768', async () => {
    const { page } = await desk.visit('chair.chesterfield');
    await page.goto(`/meetings/${id}`);
    for (const selector of [
      '#focus-title',
      '#quorum',
      '#focus textarea[name=reason]',
      '#focus form button[type=submit].govuk-button:not(.govuk-button--secondary)',
      `#decide-form-${items[1]?.id ?? ''} > button`,
    ]) {
      expect([selector, await isInSight(page, selector)]).toEqual([selector, true]);
    }
    expect(await wordsOf(page.locator('#quorum'))).toMatch(
      /2 of 3 agencies present.*Usually here and missing: Drug and alcohol services/,
    );
  });

  it('is worked without a script: focus, note, task in two steps, decision with dissent, and the closing', async () => {
    await walkIn(await signIn(desk.url, 'housing.worker'), id);
    const { page } = await desk.visit('chair.chesterfield', { javaScriptEnabled: false });
    await page.goto(`/meetings/${id}`);
    await page.getByRole('button', { name: 'Next item' }).click();
    await page.getByText(/^Item 3 of 6/).waitFor();
    await page.getByLabel('Note about').fill('Seen at the bus station');
    await page.getByRole('button', { name: 'Write it down' }).click();
    await page.locator('#notes li', { hasText: 'Seen at the bus station' }).waitFor();
    await page.getByLabel('Task in one line').fill('housing: call landlord by Friday');
    await page.getByRole('button', { name: 'Propose' }).click();
    await page.getByRole('button', { name: 'Hand it out' }).click();
    await page.locator('#tasks li', { hasText: 'Housing: call landlord by 6 Jun 2014' }).waitFor();
    await page.getByLabel('Decline', { exact: true }).check();
    await page.getByLabel('Reason', { exact: true }).fill('Treatment goes well');
    await page.getByText('Information needed, dissent').click();
    await page.getByLabel('Housing did not agree, because').fill('The flat is ready');
    await page.getByRole('button', { name: 'Record the decision' }).click();
    await page
      .locator('#focus .iom-decision', { hasText: 'Did not agree: Housing: The flat is ready' })
      .waitFor();
    await page.locator('#close summary').click();
    await page.getByRole('button', { name: 'Close the meeting' }).click();
    await page.locator('[data-meeting=closed]').waitFor();
    await page.getByRole('link', { name: 'Minutes', exact: true }).click();
    await page.getByRole('heading', { name: 'Minutes: Tasking meeting of Chesterfield' }).waitFor();
    expect(await wordsOf(page.locator('#minutes'))).toContain('Housing did not agree: The flat is ready');
  });

  it('is within reach of everybody once it has closed, and so are its minutes (WCAG 2.2 AA)', async () => {
    for (const path of [`/meetings/${id}`, `/meetings/${id}/minutes`])
      for (const username of ['chair.chesterfield', 'housing.worker'])
        expect([path, username, await look(username, path)]).toEqual([path, username, []]);
  });

  it('says who decided first when two decide over one item, and keeps what the second had typed (REF-5)', async () => {
    const sent = await sendReferral(await signIn(desk.url, 'om.chesterfield'), probationAnswers());
    const other = await openMeeting(chair);
    const { agenda } = (await chair.get(`/meetings/${other}`)).body as { agenda: typeof items };
    const itemId = agenda.find(({ referralId }) => referralId === sent.id)?.id;
    await chair.post(`/meetings/${other}/focus`, { itemId }).expect(200);
    const { page } = await desk.visit('coordinator.chesterfield');
    await page.goto(`/meetings/${other}`);
    await page.getByLabel('Decline', { exact: true }).check();
    await page.getByLabel('Reason', { exact: true }).fill('Not the right time');
    await decide(chair, other, sent.id).expect(201);
    // The decision appears beside what is typed, which is not taken away.
    await page.locator('#focus .iom-decision[data-outcome=accept]').waitFor();
    expect(await page.getByLabel('Reason', { exact: true }).inputValue()).toBe('Not the right time');
    await page.getByRole('button', { name: 'Record the decision' }).click();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    expect(await wordsOf(page.locator('.govuk-error-summary'))).toMatch(
      /Inspector Alan Pike has recorded a decision already on 3 June 2014 at 10:30: accepted/,
    );
  });
});
