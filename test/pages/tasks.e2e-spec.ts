import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ClockService } from '../../src/platform/clock.service.js';
import { addDays, formatDay } from '../../src/shared/calendar-day.js';
import { runPast } from '../support/app-inside.js';
import { findProblemsAtSizes } from '../support/check-page.js';
import { describeInBrowser } from '../support/find-chromium.js';
import { LAPTOP, leaveBy, openDesk, PHONE, waitForLive, wordsOf, type Desk } from '../support/open-page.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';
import { handOut, readTask } from '../support/tasks.js';

describeInBrowser('tasks, on the screen (MEET-6)', () => {
  let desk: Desk;
  let police: Client;
  let housing: Client;
  let offenderId: string;

  beforeAll(async () => {
    desk = await openDesk();
    police = await signIn(desk.url, 'coordinator.chesterfield');
    housing = await signIn(desk.url, 'housing.worker');
    offenderId = (await addPerson(police, { surname: 'Mottram', forename: 'Lee' })).id;
  });
  afterAll(() => desk.close());

  const day = (days: number): string => addDays(desk.test.app.get(ClockService).today(), days);
  async function expectWithinReach(page: Page, name: string): Promise<void> {
    const problems = await findProblemsAtSizes(page, [LAPTOP, PHONE], name);
    expect({ page: page.url(), problems }).toEqual({ page: page.url(), problems: [] });
  }
  /** A task that was due some days ago: nobody could hand it out so. */
  async function overdue(days: number, more: Record<string, unknown> = {}): Promise<string> {
    const { id } = await handOut(police, { dueOn: day(0), ...more });
    await runPast(desk.test, [`update tasks set due_on = '${day(-days)}' where id = '${id}'`]);
    return id;
  }
  const fillDue = async (page: Page, on: string): Promise<void> => {
    const [year = '', month = '', date = ''] = on.split('-');
    await page.getByLabel('Day', { exact: true }).fill(date);
    await page.getByLabel('Month', { exact: true }).fill(month);
    await page.getByLabel('Year', { exact: true }).fill(year);
  };

  it('lists that hold nothing say what would fill them', async () => {
    const { page, context } = await desk.visit('om.derby-city');
    await page.goto('/tasks');
    expect(await wordsOf(page.locator('#tasks-list'))).toBe(
      'Mine Showing 0 of 0 tasks You have no open tasks. A task is listed here when a meeting or a colleague gives it to you by name.',
    );
    await expectWithinReach(page, 'tasks-empty');
    await context.close();
  });

  it('lists say whose, about whom and when in words, how many there are, and what is late first', async () => {
    await overdue(3, { offenderId, action: 'Call the landlord', owner: 'housing.worker' });
    await handOut(police, { action: 'Write to the council', dueOn: day(1) });
    await handOut(police, { action: 'Find a place', dueOn: day(30) });
    const { page, context, complaints } = await desk.visit('housing.worker');
    await page.goto('/tasks');
    const tabs = page.getByRole('navigation', { name: 'Lists of tasks' });
    expect(await tabs.getByRole('link').allInnerTexts()).toEqual([
      'Mine (1)',
      'My agency’s (3)',
      'Overdue (1)',
    ]);
    const rows = page.locator('#tasks-list tbody tr');
    expect(await wordsOf(rows.nth(0))).toBe(
      `Call the landlord About Mottram, Lee Overdue 3 days overdue Due on ${formatDay(day(-3) as never)} Housing Kevin Frost (you) Chesterfield`,
    );
    expect(await wordsOf(rows.nth(1))).toContain('Due soon Due tomorrow');
    expect(await wordsOf(rows.nth(2))).toContain('Open Due in 30 days');
    expect(await page.locator('#tasks-list').innerText()).toContain('Showing 3 of 3 tasks');
    expect(await page.getByRole('navigation', { name: 'Main' }).innerText()).toContain('Tasks (1 overdue)');
    await expectWithinReach(page, 'tasks');
    await page.getByLabel('Status').selectOption('Done');
    await page.getByRole('button', { name: 'Apply' }).click();
    expect(await wordsOf(page.locator('#tasks-list'))).toContain('No task matches this filter.');
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('a task is added from one line, checked and then handed out; wrong boxes are named', async () => {
    const { page, context } = await desk.visit('coordinator.chesterfield');
    await page.goto(`/tasks/new?offenderId=${offenderId}`);
    await page.getByLabel('Say it in one line').fill('housing (Kevin): view the flat by tomorrow');
    await leaveBy(page, () => page.getByRole('button', { name: 'Fill in the form' }).click());
    expect(await page.getByLabel('What is to be done?').inputValue()).toBe('view the flat');
    expect(await page.getByLabel('Who is to do it?').locator('option:checked').innerText()).toBe(
      'Housing: Kevin Frost',
    );
    await expectWithinReach(page, 'task-new');
    await leaveBy(page, () => page.getByRole('button', { name: 'Add the task' }).click());
    await page.getByText('Task added.').waitFor();
    expect(await wordsOf(page.locator('#profile-tab'))).toContain('view the flat');
    await expectWithinReach(page, 'task-profile');

    await page.goto('/tasks/new');
    await leaveBy(page, () => page.getByRole('button', { name: 'Add the task' }).click());
    expect(await page.locator('.govuk-error-summary__list').innerText()).toBe(
      [
        'Enter what is to be done',
        'Choose which agency is to do it',
        'Enter the date by which it is to be done',
      ].join('\n'),
    );
    await expectWithinReach(page, 'task-new-errors');
    await context.close();
  });

  it('is done with a note; the page that follows names the person no more (LAW-4)', async () => {
    const canary = (await addPerson(police, { surname: 'Pagecanary' })).id;
    const { id } = await handOut(police, { offenderId: canary, dueOn: day(2), action: 'Ring the school' });
    const { page, context, complaints } = await desk.visit('housing.worker');
    await page.goto(`/tasks/${id}`);
    expect(await wordsOf(page.locator('#task-facts'))).toContain('Pagecanary, Alex');
    await expectWithinReach(page, 'task');
    await leaveBy(page, () => page.getByRole('button', { name: 'It is done' }).click());
    await page.getByText('Enter what was done').first().waitFor();
    await expectWithinReach(page, 'task-done-errors');
    await page.getByLabel('What was done?').fill('Rang: he goes from Monday');
    await leaveBy(page, () => page.getByRole('button', { name: 'It is done' }).click());
    await page.locator('.moj-alert').getByText('Done.').waitFor();
    const told = await wordsOf(page.locator('body'));
    expect(told).toContain('Done by Kevin Frost');
    expect(told).toContain('Rang: he goes from Monday');
    expect(await page.content()).not.toMatch(new RegExp(`Pagecanary|${canary}`));
    await page.goto('/tasks?view=agency&status=done');
    expect(await page.content()).not.toMatch(new RegExp(`Pagecanary|${canary}`));
    expect(complaints.filter((line) => !line.includes('400'))).toEqual([]);
    await context.close();
  });

  it('is given to somebody else, put off, cancelled and reopened, each with its line in the history', async () => {
    const { id } = await handOut(police, { dueOn: day(2), action: 'Ring the clinic' });
    const { page, context } = await desk.visit('coordinator.chesterfield');
    await page.goto(`/tasks/${id}`);
    await leaveBy(page, () => page.getByRole('link', { name: 'Give it to somebody else' }).click());
    await page.getByLabel('Who is to do it?').selectOption('Drugs and alcohol services: Dawn Allsop');
    await expectWithinReach(page, 'task-assign');
    await leaveBy(page, () => page.getByRole('button', { name: 'Give it' }).click());
    await leaveBy(page, () => page.getByRole('link', { name: 'Change what or when' }).click());
    await fillDue(page, day(5));
    await expectWithinReach(page, 'task-change');
    await leaveBy(page, () => page.getByRole('button', { name: 'Save' }).click());
    await leaveBy(page, () => page.getByRole('link', { name: 'Cancel it' }).click());
    await page.getByLabel('Why?').fill('He has moved away');
    await leaveBy(page, () => page.getByRole('button', { name: 'Cancel the task' }).click());
    await leaveBy(page, () => page.getByRole('link', { name: 'Reopen it' }).click());
    await page.getByLabel('Why?').fill('He is back');
    await leaveBy(page, () => page.getByRole('button', { name: 'Reopen it' }).click());
    const history = await page.locator('#task-history .moj-timeline__title').allInnerTexts();
    expect(history).toEqual(['Reopened', 'Cancelled', 'Changed', 'Changed', 'Handed out']);
    await expectWithinReach(page, 'task-history');
    await context.close();
  });

  it('shows on an open list and on an open page what somebody else has done, at once', async () => {
    const { page, context } = await desk.visit('housing.worker');
    await page.goto('/tasks');
    await waitForLive(page);
    const task = await handOut(police, { dueOn: day(3), action: 'Appears by itself' });
    await page.locator('#tasks-list').getByText('Appears by itself').waitFor();
    await page.goto(`/tasks/${task.id}`);
    await waitForLive(page);
    await police.patch(`/tasks/${task.id}`, { dueOn: day(9) }, 1).expect(200);
    await page.locator('#task-head').getByText('Due in 9 days').waitFor();
    await context.close();
  });

  it('says who was first when two say that it is done, and keeps what was typed', async () => {
    const { id } = await handOut(police, { dueOn: day(3), action: 'Ring the landlord twice' });
    const { page, context } = await desk.visit('housing.worker');
    await page.goto(`/tasks/${id}`);
    await page.getByLabel('What was done?').fill('I rang');
    await police.patch(`/tasks/${id}`, { status: 'done', note: 'The police rang' }, 1).expect(200);
    await leaveBy(page, () => page.getByRole('button', { name: 'It is done' }).click());
    expect(await wordsOf(page.locator('main'))).toContain('Somebody else has changed this task');
    expect(await wordsOf(page.locator('main'))).toContain('The police rang');
    expect(await page.getByLabel('What was done?').inputValue()).toBe('I rang');
    expect((await readTask(housing, id)).note).toBe('The police rang');
    await context.close();
  });

  it('stands on the home page, what is late first', async () => {
    const { page, context } = await desk.visit('housing.worker');
    await page.goto('/');
    const card = page.locator('#home-tasks');
    expect(await wordsOf(card.locator('li').first())).toBe(
      'Overdue Call the landlord 3 days overdue · Mottram, Lee',
    );
    expect(await card.getByRole('heading').innerText()).toMatch(/^Your agency’s tasks: \d+ open, 1 overdue$/);
    await expectWithinReach(page, 'task-home');
    await context.close();
  });

  it('works without JavaScript', async () => {
    const { id } = await handOut(police, { dueOn: day(3), action: 'Without a script' });
    const { page, context } = await desk.visit('housing.worker', { javaScriptEnabled: false });
    await page.goto(`/tasks/${id}`);
    await page.getByLabel('What was done?').fill('Done by hand');
    await page.getByRole('button', { name: 'It is done' }).click();
    expect(await page.locator('main').innerText()).toContain('Done by hand');
    await context.close();
  });
});
