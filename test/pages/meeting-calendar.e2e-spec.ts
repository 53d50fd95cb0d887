import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { findProblemsAtSizes } from '../support/check-page.js';
import { describeInBrowser } from '../support/find-chromium.js';
import {
  LAPTOP,
  leaveBy,
  openDesk,
  PHONE,
  waitForLive,
  wordsOf,
  type Desk,
  type Visitor,
} from '../support/open-page.js';
import { signIn, type Client } from '../support/sign-in.js';

const DAY_MS = 86_400_000;
const dayFromNow = (days: number): Date => new Date(Date.now() + days * DAY_MS);

describeInBrowser('the calendar of a panel in the browser, with and without scripts (MEET-1, MEET-3)', () => {
  let desk: Desk;
  let chair: Client;
  let visitor: Visitor;
  let page: Page;

  beforeAll(async () => {
    desk = await openDesk();
    chair = await signIn(desk.url, 'chair.chesterfield');
    visitor = await desk.visit('chair.chesterfield', { javaScriptEnabled: false });
    ({ page } = visitor);
  });
  afterAll(() => desk.close());

  const fillDay = async (field: string, on: Date): Promise<void> => {
    await page.locator(`#${field}-day`).fill(String(on.getUTCDate()));
    await page.locator(`#${field}-month`).fill(String(on.getUTCMonth() + 1));
    await page.locator(`#${field}-year`).fill(String(on.getUTCFullYear()));
  };
  const send = (button: string): Promise<void> =>
    leaveBy(page, () => page.getByRole('button', { name: button }).click());
  const expectReach = async (name: string, where: Page): Promise<void> => {
    await where.evaluate(`document.querySelectorAll('main details').forEach((why) => (why.open = true))`);
    expect(await findProblemsAtSizes(where, [LAPTOP, PHONE], `calendar-${name}`)).toEqual([]);
  };

  it('a series is called, and says what is missing first', async () => {
    await page.goto('/meetings');
    expect(await wordsOf(page.locator('#coming'))).toContain('No meeting is called for the next four weeks.');
    await page.getByRole('link', { name: 'Call a meeting or a series' }).click();
    await page.getByLabel('Every week').check();
    await fillDay('from', dayFromNow(1));
    await fillDay('until', dayFromNow(14));
    await page.getByLabel('Starts at').fill('9:30');
    await send('Call the meeting');
    expect(await wordsOf(page.locator('.govuk-error-summary'))).toContain(
      'Choose the weekdays on which it meets',
    );
    expect(await page.getByLabel('Every week').isChecked()).toBe(true);
    for (const weekday of ['Monday', 'Wednesday', 'Friday']) await page.getByLabel(weekday).check();
    await send('Call the meeting');
    await page.waitForURL('**/meetings/series/*');
    expect(await wordsOf(page.locator('main'))).toContain('6 meetings called');
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe(
      'Tasking meetings of Chesterfield: Mondays, Wednesdays and Fridays at 9:30',
    );
    expect(await page.locator('#series tbody tr').count()).toBe(6);
  });

  it('a meeting is moved, with a reason, and every open calendar shows it at once', async () => {
    const watcher = await desk.visit('coordinator.chesterfield');
    await watcher.page.goto('/meetings');
    await waitForLive(watcher.page);
    await page.goto('/meetings');
    await page.locator('#coming tbody tr').first().getByRole('link', { name: 'Move' }).click();
    await page.getByLabel('Starts at').fill('11:15');
    await send('Move the meeting');
    expect(await wordsOf(page.locator('.govuk-error-summary'))).toContain('Enter the reason');
    expect(await page.getByLabel('Starts at').inputValue()).toBe('11:15');
    await page.getByLabel('Reason').fill('The room is taken');
    await send('Move the meeting');
    await page.waitForURL('**/meetings?panel=chesterfield');
    expect(await wordsOf(page.locator('main'))).toContain('Meeting moved');
    const moved = await wordsOf(page.locator('#coming tbody tr').first());
    expect(moved).toMatch(/at 11:15 Not opened yet Moved from \w+ \d+ \w+ \d{4} at 9:30: The room is taken/);
    await watcher.page.locator('#coming').getByText('The room is taken').waitFor();
    await watcher.page
      .getByRole('link', { name: /^Notices/ })
      .first()
      .click();
    await watcher.page.getByText(/^Tasking meeting moved from/).waitFor();
    expect(watcher.complaints).toEqual([]);
    await watcher.context.close();
  });

  it('a move of what somebody else has moved meanwhile says when it starts now', async () => {
    const [first] = (
      (await chair.get('/meetings?panel=chesterfield')).body as {
        items: { id: string; version: number; startsAt: string }[];
      }
    ).items;
    if (!first) throw new Error('There is no meeting.');
    await page.goto(`/meetings/${first.id}/move`);
    const startsAt = first.startsAt.replace(/T\d\d/, 'T15');
    await chair.patch(`/meetings/${first.id}`, { startsAt, reason: 'Court' }, first.version).expect(200);
    await page.getByLabel('Starts at').fill('8:00');
    await page.getByLabel('Reason').fill('Earlier');
    await send('Move the meeting');
    expect(await wordsOf(page.locator('.govuk-error-summary'))).toContain(
      'Somebody else changed this meeting meanwhile',
    );
    await send('Move the meeting');
    expect(await wordsOf(page.locator('main'))).toContain('Meeting moved');
  });

  it('a meeting is cancelled after a question, and its series is ended', async () => {
    await page.locator('#coming tbody tr').nth(1).getByRole('link', { name: 'Cancel' }).click();
    expect(await wordsOf(page.locator('main'))).toContain('What waits for it waits for the next meeting.');
    await page.getByLabel('Reason').fill('Bank holiday');
    await send('Cancel the meeting');
    expect(await wordsOf(page.locator('#coming'))).toContain('and 1 that was cancelled');
    expect(await wordsOf(page.locator('#coming tbody tr').nth(1))).toContain(
      'Cancelled Reason: Bank holiday',
    );
    await page.locator('#coming').getByRole('link', { name: 'Series' }).first().click();
    await page.getByRole('link', { name: 'End the series' }).click();
    await page.getByLabel('Reason').fill('The panel changes its days');
    await send('End the series');
    expect(await wordsOf(page.locator('main'))).toContain('Series ended: 5 meetings cancelled');
    expect(await wordsOf(page.locator('main'))).toContain('0 to come, 6 cancelled');
  });

  it('a link for one’s own calendar is shown once, listed, and removed', async () => {
    await page.goto('/meetings');
    await page.getByRole('link', { name: 'Subscribe in your calendar' }).click();
    await send('Make a link');
    const address = await page.getByLabel(/^Your link/).inputValue();
    expect(address).toMatch(/\/calendar\/[\w-]{43}\.ics$/);
    const { pathname } = new URL(address);
    const answer = await fetch(desk.url + pathname);
    expect([answer.status, (await answer.text()).startsWith('BEGIN:VCALENDAR')]).toEqual([200, true]);
    await page.goto('/meetings/calendar');
    expect(await page.content()).not.toContain(pathname);
    expect(await wordsOf(page.locator('main'))).toContain('1 link of yours');
    expect(await wordsOf(page.locator('main tbody'))).not.toContain('Not yet');
    await send('Remove');
    expect(await wordsOf(page.locator('main'))).toContain('0 links of yours');
    expect((await fetch(desk.url + pathname)).status).toBe(404);
  });

  it('whoever does not run meetings reads the calendar, and changes nothing', async () => {
    const reader = await desk.visit('om.chesterfield');
    await reader.page.goto('/meetings');
    expect(await reader.page.getByRole('link', { name: /^(Call|Move|Cancel)/ }).count()).toBe(0);
    expect(await reader.page.getByRole('link', { name: 'Subscribe in your calendar' }).count()).toBe(1);
    for (const path of ['/meetings/new', '/meetings/nobody/move', '/meetings/series/nobody/end']) {
      expect((await reader.page.goto(path))?.status()).toBe(403);
    }
    await reader.context.close();
  });

  it('every page of it is within reach on a laptop and a phone', async () => {
    const body = {
      panel: 'chesterfield',
      kind: 'panel',
      rhythm: 'monthly',
      weekdays: ['tuesday'],
      weekOfMonth: 1,
    };
    const span = {
      time: '14:00',
      from: dayFromNow(0).toISOString().slice(0, 10),
      until: dayFromNow(200).toISOString().slice(0, 10),
    };
    const { body: made } = await chair.post('/meetings/series', { ...body, ...span }).expect(201);
    const { id, meetings } = made as { id: string; meetings: { id: string }[] };
    const scripted = await desk.visit('chair.chesterfield');
    for (const [name, path] of Object.entries({
      ...{ list: '/meetings?panel=chesterfield', new: '/meetings/new', feeds: '/meetings/calendar' },
      ...{ series: `/meetings/series/${id}`, end: `/meetings/series/${id}/end` },
      ...{ move: `/meetings/${meetings[0]?.id}/move`, cancel: `/meetings/${meetings[0]?.id}/cancel` },
    })) {
      await scripted.page.goto(path);
      await expectReach(name, scripted.page);
    }
    await scripted.page.goto('/meetings/new');
    await scripted.page.getByLabel('Every month').check();
    await scripted.page.getByRole('button', { name: 'Call the meeting' }).click();
    await scripted.page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    await expectReach('new-errors', scripted.page);
    expect(scripted.complaints.filter((line) => !/status of 400/.test(line))).toEqual([]);
    await scripted.context.close();
  });
});
