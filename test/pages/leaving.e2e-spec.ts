import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ExitRuns } from '../../src/modules/exit-rules/index.js';
import { openAs } from '../support/addresses.js';
import { holdClock, runPast } from '../support/app-inside.js';
import { findProblemsAtSizes } from '../support/check-page.js';
import { register } from '../support/exits.js';
import { describeInBrowser } from '../support/find-chromium.js';
import type { FixedClock } from '../support/fixed-clock.js';
import { callMeeting, checkIn } from '../support/meetings.js';
import { LAPTOP, leaveBy, openDesk, PHONE, wordsOf, type Desk, type Visitor } from '../support/open-page.js';
import { signIn, type Client } from '../support/sign-in.js';

const SIZES = [LAPTOP, PHONE];

/** EXIT-1 to EXIT-7 at work: from the night's review to what nobody current shows any more. */
describeInBrowser('leaving the scheme, from the review to the letter', () => {
  let desk: Desk;
  let clock: FixedClock;
  let police: Client;
  let runner: Client;
  let leaver: string;
  let stayer: string;
  let meeting: string;
  let chair: Visitor;
  let coordinator: Visitor;
  let manager: Visitor;

  beforeAll(async () => {
    desk = await openDesk();
    clock = holdClock(desk.test, '2014-06-03T09:30:00.000Z');
    police = await signIn(desk.url, 'coordinator.chesterfield');
    leaver = (await register(police, { surname: 'Leaverson', forename: 'Lee' })).id;
    stayer = (await register(police, { surname: 'Stayton', forename: 'Sam' })).id;
    await runPast(desk.test, [`update offenders set ppo = 1 where id = '${leaver}'`]);
    clock.set('2014-12-03');
    police = await signIn(desk.url, 'coordinator.chesterfield');
    runner = await signIn(desk.url, 'chair.chesterfield');
    const robust = {
      date: '2014-12-02',
      text: 'Seen at the yard',
      source: 1,
      assessment: 'A',
      handling: 'P',
    };
    await police.post(`/offenders/${stayer}/intelligence`, robust).expect(201);
    await desk.test.app.get(ExitRuns).runNightly();
    meeting = await callMeeting(runner, { kind: 'panel', startsAt: '2014-12-03T10:00:00Z' });
    [chair, coordinator, manager] = await Promise.all([
      desk.visit('chair.chesterfield'),
      desk.visit('coordinator.chesterfield'),
      desk.visit('om.chesterfield'),
    ]);
  }, 60_000);
  afterAll(() => desk.close());

  const press = (page: Page, name: string): Promise<void> =>
    leaveBy(page, () => page.getByRole('button', { name }).click());
  const follow = (page: Page, name: string | RegExp): Promise<void> =>
    leaveBy(page, () => page.getByRole('link', { name }).first().click());
  const isThere = async (page: Page, path: string, words = 'Leaverson'): Promise<boolean> => {
    await page.goto(path);
    return (await wordsOf(page.locator('main'))).includes(words);
  };

  it('a robust report dated yesterday holds somebody until six months from it (EXIT-1, EXIT-2)', async () => {
    const { page } = coordinator;
    await page.goto('/exits');
    expect(await wordsOf(page.locator(`#exits-held #exit-${stayer}`))).toMatch(
      /Police intelligence, 2 December 2014 EXIT-1 stops mattering on 2 June 2015/,
    );
    await page.goto(`/exits/${stayer}?on=2015-06-01`);
    expect(await wordsOf(page.locator('#clock'))).toContain('Held back');
    await page.goto(`/exits/${stayer}?on=2015-06-02`);
    expect(await wordsOf(page.locator('#clock'))).toContain('Due to leave');
  });

  it('nobody was due, nor held, by rules that were not in force yet (EXIT-7)', async () => {
    const { page } = coordinator;
    await runPast(desk.test, [
      `update offenders set registered_on = '2010-01-01' where id = '${stayer}'`,
      `update registrations set started_on = '2010-01-01' where offender_id = '${stayer}'`,
    ]);
    await page.goto(`/exits?on=2014-05-31`);
    expect(await wordsOf(page.locator('#exits-summary'))).toMatch(/^0 due, 0 held back and 0 kept, of 2/);
    await page.goto(`/exits?on=2014-06-01`);
    expect(await wordsOf(page.locator('#exits-held'))).toMatch(
      /Stayton.*Re-offending, 2 January 2014 EXIT-1 stops mattering on 2 July 2014/,
    );
    await page.goto(`/exits?on=2014-07-02`);
    expect(await wordsOf(page.locator('#exits-due'))).toContain('Stayton');
  });

  it('whoever is due is on the agenda of the panel’s meeting, with why (EXIT-3, EXIT-4)', async () => {
    const { page } = chair;
    await page.goto(`/meetings/${meeting}/agenda`);
    expect(await wordsOf(page.locator('#agenda-list li', { hasText: 'Leaverson' }))).toMatch(
      /Due to leave since 3 December 2014.*EXIT-1/,
    );
  });

  it('the PPO status does not go before de-registration, not even by the form’s own address (EXIT-6)', async () => {
    const { page } = coordinator;
    await page.goto(`/offenders/${leaver}`);
    expect(await page.getByRole('link', { name: 'Remove PPO status' }).count()).toBe(0);
    await page.goto(`/exits/${leaver}/ppo`);
    await page.getByLabel('Reason', { exact: true }).fill('Will leave soon');
    await press(page, 'Remove PPO status');
    expect(await wordsOf(page.locator('.govuk-error-summary'))).toMatch(/de-registration/);
    expect((await police.get(`/offenders/${leaver}`)).body).toMatchObject({ ppo: true });
  });

  it('a panel meeting exits them, and below the quorum does not (EXIT-4, MEET-2)', async () => {
    const { page } = chair;
    for (const agency of ['police', 'probation-nps']) await checkIn(runner, meeting, agency);
    await runner.post(`/meetings/${meeting}/open`).expect(200);
    await page.goto(`/meetings/${meeting}/exits/${leaver}`);
    await page.getByLabel('Exit', { exact: true }).check();
    await page.getByLabel('Reason', { exact: true }).fill('Six good months, and a job');
    await press(page, 'Record the decision');
    expect(await wordsOf(page.locator('.govuk-error-summary'))).toContain('2 of 3 agencies');
    await checkIn(runner, meeting, 'housing');
    await press(page, 'Record the decision');
    await page.getByText('Left the scheme. Every agency involved has been told.').waitFor();
  });

  it('list, count, search and export no longer hold them, and exits do not either (LAW-2, EXIT-5)', async () => {
    const { page } = manager;
    expect(await isThere(page, '/cohort', 'Stayton')).toBe(true);
    for (const path of ['/cohort', '/cohort?q=leaverson', '/exits', '/exits/long-stay']) {
      expect([path, await isThere(page, path)]).toEqual([path, false]);
    }
    // The news of the exit is history; the count is not.
    expect(await isThere(page, '/', '1 registered')).toBe(true);
    const { text } = await openAs(desk.test, await signIn(desk.url, 'om.chesterfield'), '/cohort/export.csv');
    expect(text).toContain('Stayton');
    expect(text).not.toContain('Leaverson');
    await page.goto('/exits');
    expect(await wordsOf(page.locator('#exits-summary'))).toContain('of 1 registered');
  });

  it('the profile tells that they have left, why, and by whom it was decided (EXIT-5)', async () => {
    const { page } = manager;
    await page.goto(`/offenders/${leaver}`);
    expect(await wordsOf(page.locator('#card-registration'))).toContain('Left the scheme');
    expect(await wordsOf(page.locator('#profile-tab'))).toContain('Six good months, and a job');
    await follow(page, 'How it ended');
    expect(await wordsOf(page.locator('#endings'))).toMatch(
      /3 June 2014 to 3 December 2014: Six months without re-offending EXIT-1 Six good months, and a job Recorded by .*\. The meeting of 3 December 2014/,
    );
  });

  it('nobody but the police co-ordinator is offered the removal of PPO status (EXIT-6)', async () => {
    for (const { page } of [chair, manager]) {
      for (const path of [`/offenders/${leaver}`, `/exits/${leaver}`]) {
        await page.goto(path);
        expect(await page.getByRole('link', { name: /Remove (the )?PPO status/ }).count()).toBe(0);
      }
      await page.goto(`/tasks?offenderId=${leaver}`);
      await follow(page, /^Remove the PPO status: only/);
      expect(await wordsOf(page.locator('#task-actions'))).toContain('Only the police IOM co-ordinator can');
      expect((await page.goto(`/exits/${leaver}/ppo`))?.status()).toBe(403);
    }
  });

  it('the police co-ordinator finds the task, and removes it from there with a reason (EXIT-6)', async () => {
    const { page, complaints } = coordinator;
    await page.goto(`/offenders/${leaver}`);
    expect(await page.getByRole('link', { name: 'Remove PPO status' }).count()).toBe(1);
    await page.goto('/tasks?view=agency');
    await follow(page, /^Remove the PPO status: only/);
    expect(await findProblemsAtSizes(page, SIZES, 'ppo-task')).toEqual([]);
    await follow(page, /^Remove the PPO status$/);
    expect(await findProblemsAtSizes(page, SIZES, 'ppo-removal')).toEqual([]);
    // What was typed into the form before comes back by itself: it is wiped out.
    await page.getByLabel('Reason', { exact: true }).fill('');
    await press(page, 'Remove PPO status');
    expect(await wordsOf(page.locator('.govuk-error-summary'))).toContain(
      'Enter the reason for removing the PPO status',
    );
    await page.getByLabel('Reason', { exact: true }).fill('Left the scheme on 3 December');
    await press(page, 'Remove PPO status');
    await page.getByText('PPO status removed.').waitFor();
    expect(await isThere(page, '/tasks?view=agency', 'Remove the PPO status')).toBe(false);
    await page.goto(`/offenders/${leaver}`);
    expect(await page.getByRole('link', { name: 'Remove PPO status' }).count()).toBe(0);
    expect(await page.locator('[data-badge=ppo]').count()).toBe(0);
    expect(complaints.filter((line) => !line.includes('400'))).toEqual([]);
  });

  it('the co-ordinator takes the letter, which is one sheet and within reach (EXIT-5, LAW-3)', async () => {
    const { page } = coordinator;
    await page.goto(`/exits/${leaver}`);
    await follow(page, 'Letter to the person');
    expect(await wordsOf(page.locator('#letter'))).toMatch(
      /Dear Lee Leaverson, .*You were on it from 3 June 2014 to 3 December 2014\./,
    );
    expect(await findProblemsAtSizes(page, SIZES, 'exit-letter')).toEqual([]);
    const download = page.waitForEvent('download');
    await page.getByRole('link', { name: 'Download as PDF' }).click();
    expect((await download).suggestedFilename()).toBe(
      'OFFICIAL-SENSITIVE IOM letter, taken by coordinator.chesterfield on 2014-12-03.pdf',
    );
  });

  it('whoever stays for four years and more is listed with the time and what was tried (COH-5)', async () => {
    const { page } = coordinator;
    const pathway = { pathway: 'accommodation', need: 'identified', providerAgency: 'housing' };
    await police
      .post(`/offenders/${stayer}/pathways`, { ...pathway, status: 'active', from: '2014-07-01' })
      .expect(201);
    await page.goto('/exits');
    await follow(page, 'Four years and more');
    expect(await wordsOf(page.locator('#long-stay-summary'))).toContain('1 of 1 registered, in every panel');
    expect(await wordsOf(page.locator(`#long-${stayer}`))).toMatch(
      /Stayton, Sam Chesterfield 4 years and 11 months since 1 Jan 2010 Accommodation: active, since 1 July 2014 Never/,
    );
    expect(await findProblemsAtSizes(page, SIZES, 'long-stay')).toEqual([]);
    await page.getByLabel('Panel', { exact: true }).selectOption('derby-city');
    await press(page, 'Apply');
    expect(await wordsOf(page.locator('#long-stay'))).toContain(
      'Nobody has been on the scheme for four years.',
    );
  });
});
