import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { holdClock } from '../support/app-inside.js';
import { findAccessibilityProblems } from '../support/check-page.js';
import type { FixedClock } from '../support/fixed-clock.js';
import { involve } from '../support/involve.js';
import { callMeeting } from '../support/meetings.js';
import { openDesk, waitForLive, wordsOf, type Desk, type Visitor } from '../support/open-page.js';
import { probationAnswers, sendReferral, type SentReferral } from '../support/referrals.js';
import { signIn, type Client } from '../support/sign-in.js';

/** MEET-1 to MEET-6 and REF-6 at work: a chair, a co-ordinator, an offender manager and a partner, each at a browser. */
describe('a whole meeting in four browsers', () => {
  let desk: Desk;
  let clock: FixedClock;
  let chair: Visitor;
  let coordinator: Visitor;
  let manager: Visitor;
  let partner: Visitor;
  let om: Client;
  let sent: SentReferral;
  let left: SentReferral;
  let id: string;
  /** The minutes as they were when the meeting closed. */
  let minutes: string;

  beforeAll(async () => {
    desk = await openDesk();
    clock = holdClock(desk.test);
    chair = await desk.visit('chair.chesterfield');
    coordinator = await desk.visit('coordinator.chesterfield');
    manager = await desk.visit('om.chesterfield');
    partner = await desk.visit('housing.worker');
    om = await signIn(desk.url, 'om.chesterfield');
    sent = await sendReferral(om, probationAnswers({ surname: 'Mottram' }));
    left = await sendReferral(om, probationAnswers({ surname: 'Staniforth' }));
    await involve(om, sent['offenderId'] as string, 'housing');
    id = await callMeeting(await signIn(desk.url, 'coordinator.chesterfield'));
    for (const { page } of [chair, coordinator, manager, partner]) {
      await page.goto(`/meetings/${id}`);
      await waitForLive(page);
    }
  }, 60_000);
  afterAll(() => desk.close());

  const quorumOf = (page: Page): Promise<string> => wordsOf(page.locator('.iom-quorum__words strong'));
  /** Presses a button that sends a form, and waits for the page that comes of it. */
  async function press(page: Page, button: Locator): Promise<void> {
    const loaded = page.waitForEvent('load');
    await button.click();
    await loaded;
  }
  const pressed = (page: Page, name: string | RegExp): Promise<void> =>
    press(page, page.getByRole('button', { name }).first());
  const jump = (page: Page, name: RegExp): Promise<void> =>
    press(page, page.locator('#agenda').getByRole('button', { name }));
  /** Waits until the light says so on the screens of everybody who is in the room. */
  async function quorum(words: string, ...visitors: Visitor[]): Promise<void> {
    for (const { page } of visitors) {
      await page.locator('.iom-quorum__words', { hasText: words }).waitFor();
    }
  }
  const focus = (page: Page, words: string) => page.locator('#focus-title', { hasText: words });

  it('opens, with everybody checking themselves in: one agency more each time on every screen (MEET-2)', async () => {
    await pressed(chair.page, 'Open the meeting');
    await chair.page.locator('[data-meeting=open]').waitFor();
    await pressed(chair.page, 'Check me in');
    await quorum('1 of 3 agencies present', chair, coordinator, manager);
    await pressed(manager.page, 'Check me in');
    await quorum('2 of 3 agencies present', chair, coordinator, manager);
    // Of one agency with the chair.
    await pressed(coordinator.page, 'Check me in');
    await coordinator.page.locator('#people', { hasText: 'Helen Marsh' }).waitFor();
    expect(await quorumOf(manager.page)).toBe('2 of 3 agencies present');
  });

  it('has one item in focus on every screen, and to a partner with no part in it neither name nor kind (LAW-4)', async () => {
    await partner.page.getByText('Check in to see what is spoken about').waitFor();
    await jump(chair.page, /^Staniforth/);
    for (const { page } of [chair, coordinator, manager]) await focus(page, 'Staniforth').waitFor();
    await jump(chair.page, /^Mottram/);
    for (const { page } of [chair, coordinator, manager]) await focus(page, 'Mottram').waitFor();
    expect(await partner.page.content()).not.toMatch(/Mottram|Staniforth/);
  });

  it('refuses a decision with two agencies, keeps what was typed, and goes on live (MEET-2, REF-6)', async () => {
    const { page } = chair;
    await page.getByLabel('Accept', { exact: true }).check();
    await page.getByLabel('Reason', { exact: true }).fill('Three agencies know him');
    await pressed(page, 'Record the decision');
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    expect(await wordsOf(page.locator('.govuk-error-summary'))).toContain('2 of 3 agencies');
    expect(await page.getByLabel('Reason', { exact: true }).inputValue()).toBe('Three agencies know him');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await waitForLive(page);
  });

  it('takes in a third agency, late, while the reason stays as it was typed', async () => {
    clock.advance(5 * 60_000);
    await pressed(partner.page, 'Check me in');
    await partner.page.locator('#people', { hasText: 'Kevin Frost' }).waitFor();
    await waitForLive(partner.page);
    await quorum('Quorate: 3 agencies present', chair, coordinator, manager, partner);
    expect(await chair.page.getByLabel('Reason', { exact: true }).inputValue()).toBe(
      'Three agencies know him',
    );
    // Shared with housing, and yet another agency's referral: the partner is not told what it is.
    await focus(partner.page, 'An item you have no part in').waitFor();
  });

  it('accepts the referral, on every screen, and the page that the offender manager has open changes (REF-6)', async () => {
    const open = await manager.context.newPage();
    await open.goto(`/referrals/${sent.id}`);
    await waitForLive(open);
    await pressed(chair.page, 'Record the decision');
    await chair.page.locator('#focus .iom-decision[data-outcome=accept]').waitFor();
    await open.locator('#referral-head [data-referral=accepted]').waitFor();
    await open.close();
    for (const { page } of [coordinator, manager]) {
      await page.locator('#decisions', { hasText: 'Three agencies know him' }).waitFor();
    }
    expect(await wordsOf(coordinator.page.locator('#decisions'))).toMatch(
      /Mottram, Lee: Accepted TIER-2.*Present: /,
    );
  });

  it('hands out a task in one line, and it is on the partner’s list (MEET-6)', async () => {
    const { page } = chair;
    await page.getByLabel('Task in one line').fill('housing: call landlord by Friday');
    await pressed(page, 'Propose');
    await page.getByRole('button', { name: 'Hand it out' }).waitFor();
    expect(await page.getByLabel('What is to be done').inputValue()).toBe('call landlord');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await pressed(page, 'Hand it out');
    await page.locator('#tasks', { hasText: 'Housing: call landlord' }).waitFor();
    await partner.page.locator('#tasks', { hasText: 'call landlord' }).waitFor();
    const list = await partner.context.newPage();
    await list.goto('/tasks');
    await list.getByText('call landlord').first().waitFor();
    await list.close();
  });

  it('does not take what somebody is typing when the meeting moves on, and the note stays with its item', async () => {
    const { page } = manager;
    await page.getByLabel('Note about Mottram, Lee').fill('He starts on Mo');
    await jump(chair.page, /^Staniforth/);
    await focus(page, 'Staniforth').waitFor();
    const note = page.getByLabel('Note about Mottram, Lee');
    expect(await note.inputValue()).toBe('He starts on Mo');
    await note.pressSequentially('nday');
    await press(page, page.locator('form', { has: note }).getByRole('button', { name: 'Write it down' }));
    await page.locator('#notes li', { hasText: 'He starts on Monday' }).waitFor();
    await coordinator.page.locator('#notes li', { hasText: 'He starts on Monday' }).waitFor();
  });

  it('a laptop that lost the network catches up where the meeting is', async () => {
    await waitForLive(manager.page);
    await manager.context.setOffline(true);
    await manager.page.locator('#live-state[data-state=lost]').waitFor();
    await waitForLive(chair.page);
    await jump(chair.page, /^Mottram/);
    await focus(chair.page, 'Mottram').waitFor();
    await focus(coordinator.page, 'Mottram').waitFor();
    expect(await wordsOf(manager.page.locator('#focus-title'))).toContain('Staniforth');
    await manager.context.setOffline(false);
    await focus(manager.page, 'Mottram').waitFor();
  });

  it('is taken over by a deputy with one button, and the chair’s own screen says so at once', async () => {
    clock.advance(7 * 60_000);
    await pressed(coordinator.page, 'Take the chair');
    await coordinator.page.getByText('You have the chair').waitFor();
    const said = chair.page.locator('#handover');
    await said.waitFor();
    expect(await wordsOf(said)).toMatch(
      /^Helen Marsh has taken the chair at 10:42\. You can still record decisions/,
    );
    await chair.page.getByRole('button', { name: 'Take the chair' }).waitFor();
    expect(await chair.page.getByRole('button', { name: /(Next|Previous) item/ }).count()).toBe(0);
    // The chair drops out: the laptop is closed, and nothing is lost.
    await chair.context.close();
    expect(await quorumOf(coordinator.page)).toBe('Quorate: 3 agencies present');
  });

  it('is closed by the deputy, who is told what is left over; every screen shows it (MEET-4, MEET-5)', async () => {
    const { page } = coordinator;
    await waitForLive(page);
    await page.locator('#close summary').click();
    await page.locator('#close', { hasText: /left over/ }).waitFor();
    await pressed(page, 'Close the meeting');
    for (const visitor of [coordinator, manager, partner]) {
      await visitor.page.locator('#meeting-head [data-meeting=closed]').waitFor();
    }
    expect([...coordinator.complaints, ...partner.complaints]).toEqual([]);
  });

  it('has minutes that hold it all (MEET-5)', async () => {
    const { page } = manager;
    await page.goto(`/meetings/${id}/minutes`);
    await page.getByRole('heading', { name: 'Minutes: Tasking meeting of Chesterfield' }).waitFor();
    minutes = await wordsOf(page.locator('#minutes'));
    for (const words of [
      /Closed on 3 June 2014 at 10:42 by Helen Marsh/,
      /Inspector Alan Pike, from 10:30; Helen Marsh, from 10:42/,
      /Who came \(3 agencies\)/,
      /Housing Kevin Frost 10:35 the end/,
      /Mottram, Lee/,
      /Accepted \(TIER-2\)\. Three agencies know him/,
      /Housing: call landlord, by 6 June 2014/,
      /He starts on Monday/,
      /Left for the next meeting \(\d+\).*Staniforth, Lee/,
    ]) {
      expect(minutes).toMatch(words);
    }
    expect(await findAccessibilityProblems(page)).toEqual([]);
  });

  it('has minutes that do not change: a correction is added below them with its day', async () => {
    const person = `/offenders/${left['offenderId'] as string}`;
    const { version } = (await om.get(person)).body as { version: number };
    await om.patch(person, { surname: 'Elsewhere' }, version).expect(200);
    clock.advance(24 * 60 * 60_000);
    const runner = await desk.visit('coordinator.chesterfield');
    const { page } = runner;
    await page.goto(`/meetings/${id}/minutes`);
    await page.getByLabel('What was otherwise').fill('It was the brother who rang');
    await pressed(page, 'Add the correction');
    await page.getByText('Corrections (1)').waitFor();
    const now = await wordsOf(page.locator('#minutes'));
    const [before] = minutes.split('Corrections (0)');
    expect(now.startsWith(before ?? 'nothing')).toBe(true);
    expect(now).toMatch(
      /4 June 2014 at 10:42, Helen Marsh, Derbyshire Constabulary It was the brother who rang$/,
    );
  });

  it('tells a partner in the minutes what is theirs, and nobody else’s name (LAW-4)', async () => {
    const again = await desk.visit('housing.worker');
    await again.page.goto(`/meetings/${id}/minutes`);
    const seen = await wordsOf(again.page.locator('#minutes'));
    expect(seen).toMatch(/Housing: call landlord/);
    expect(seen).not.toMatch(/Staniforth|It was the brother/);
  });
});
