import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { ExitRuns } from '../../src/modules/exit-rules/index.js';
import { holdClock } from '../support/app-inside.js';
import { findProblemsAtSizes } from '../support/check-page.js';
import { register } from '../support/exits.js';
import { describeInBrowser } from '../support/find-chromium.js';
import type { FixedClock } from '../support/fixed-clock.js';
import { LAPTOP, openDesk, PHONE, waitForLive, wordsOf, type Desk } from '../support/open-page.js';
import type { CreatedPerson } from '../support/people.js';
import { openMeeting } from '../support/referrals.js';
import { signIn, type Client } from '../support/sign-in.js';

describeInBrowser('leaving the scheme', () => {
  let desk: Desk;
  let clock: FixedClock;
  let police: Client;
  let chair: Client;
  let due: CreatedPerson;
  let held: CreatedPerson;
  let kept: CreatedPerson;
  let meeting: string;

  beforeAll(async () => {
    desk = await openDesk();
    clock = holdClock(desk.test, '2014-06-03T09:30:00.000Z');
    police = await signIn(desk.url, 'coordinator.chesterfield');
    due = await register(police, { surname: 'Duerden' });
    held = await register(police, { surname: 'Heldon' });
    kept = await register(police, { surname: 'Keptly' });
    await register(police, { surname: 'Elsewhere', panel: 'derby-city' });
    clock.set('2014-12-01');
    police = await signIn(desk.url, 'coordinator.chesterfield');
    const positive = { sampleDate: '2014-11-20', result: 'positive', substance: 'heroin' };
    await police.post(`/offenders/${held.id}/drug-tests`, positive).expect(201);
    clock.set('2014-12-03');
    await desk.test.app.get(ExitRuns).runNightly();
    chair = await signIn(desk.url, 'chair.chesterfield');
    meeting = await openMeeting(chair, { kind: 'panel' });
    const keep = { outcome: 'retain', reason: 'Lost the flat last week', nextReviewOn: '2015-02-01' };
    await chair.post(`/meetings/${meeting}/decisions`, { offenderId: kept.id, ...keep }).expect(201);
  });
  afterAll(() => desk.close());

  it('lists who is due, held and by what, kept and why, and the coming months, of a panel too (EXIT-3, EXIT-4)', async () => {
    const { page, context, complaints } = await desk.visit('coordinator.chesterfield');
    await page.goto('/');
    await page.getByRole('link', { name: 'Exits', exact: true }).click();
    expect(await wordsOf(page.locator('#exits-summary'))).toContain(
      '2 due, 1 held back and 1 kept, of 4 registered, in every panel',
    );
    expect(await wordsOf(page.locator(`#exit-${held.id}`))).toMatch(
      /Positive drug test, 20 November 2014 EXIT-1 stops mattering on 20 May 2015/,
    );
    expect(await wordsOf(page.locator(`#exit-${kept.id}`))).toContain('Lost the flat last week EXIT-4');
    expect(await wordsOf(page.locator('#exits-months'))).toContain('May 2015 0 1 1');
    await page.getByRole('link', { name: 'May 2015', exact: true }).click();
    await page.getByRole('heading', { name: 'Could leave in May 2015' }).waitFor();
    expect(await wordsOf(page.locator('#exits-month'))).toMatch(/1 person .*Heldon/);
    expect(await page.locator('#exits-due').count()).toBe(0);
    expect(await findProblemsAtSizes(page, [LAPTOP, PHONE], 'exits-month')).toEqual([]);
    await page.getByRole('link', { name: 'Show everybody who is due, held and kept' }).click();
    await page.locator('#exits-due').waitFor();
    await page.getByLabel('Panel', { exact: true }).selectOption('derby-city');
    await page.getByRole('button', { name: 'Apply' }).click();
    expect(await wordsOf(page.locator('#exits-summary'))).toContain(
      '1 due, 0 held back and 0 kept, of 1 registered',
    );
    expect(await wordsOf(page.locator('#exits-held .iom-empty'))).toContain('Nobody is held back.');
    await page.getByRole('button', { name: 'Review now' }).click();
    await page.getByText('Reviewed 1 person: nothing is different.').waitFor();
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('shows one person’s clock, why, what would set it back, and what another day would say (EXIT-1, EXIT-2)', async () => {
    const { page, context } = await desk.visit('coordinator.chesterfield');
    await page.goto(`/offenders/${held.id}`);
    await page.getByRole('link', { name: /^Exit clock/ }).click();
    expect(await wordsOf(page.locator('#clock'))).toMatch(
      /Held back Could leave on 20 May 2015 at the earliest/,
    );
    for (const [box, text] of [
      ['Day', '20'],
      ['Month', '5'],
      ['Year', '2015'],
    ] as const) {
      await page.getByLabel(box, { exact: true }).fill(text);
    }
    await page.getByRole('button', { name: 'Show that day' }).click();
    expect(await wordsOf(page.locator('#clock'))).toMatch(/^On 20 May 2015.*Due to leave Since 20 May 2015/);
    await page.getByLabel('Month', { exact: true }).fill('13');
    await page.getByRole('button', { name: 'Show that day' }).click();
    expect(await wordsOf(page.locator('.govuk-error-summary'))).toContain('The day must be a real date');
    await context.close();
  });

  it('is within reach of everybody, on a laptop and on a phone', async () => {
    const { page, context } = await desk.visit('chair.chesterfield');
    for (const [path, name] of [
      ['/exits', 'exits'],
      [`/exits/${held.id}`, 'exit-clock'],
      [`/meetings/${meeting}/exits/${due.id}`, 'exit-decide'],
    ] as const) {
      await page.goto(path);
      expect(await wordsOf(page.locator('h1'))).toMatch(
        /^(Exits|Exit clock: .*|Decide over the exit of .*)$/,
      );
      expect([path, await findProblemsAtSizes(page, [LAPTOP, PHONE], name)]).toEqual([path, []]);
    }
    await context.close();
  });

  it('the panel decides on the page, is told what is wrong, and everybody’s list changes by itself (EXIT-4, EXIT-5)', async () => {
    const room = await desk.visit('chair.chesterfield');
    const office = await desk.visit('om.chesterfield');
    await office.page.goto('/exits?panel=chesterfield');
    await waitForLive(office.page);
    await office.page.locator(`#exit-${due.id}`).waitFor();
    const { page } = room;
    await page.goto(`/meetings/${meeting}/exits/${due.id}`);
    await page.getByLabel('Keep', { exact: true }).check();
    await page.getByRole('button', { name: 'Record the decision' }).click();
    expect(await wordsOf(page.locator('.govuk-error-summary'))).toMatch(
      /Enter the reason for the decision.*Enter the date of the next review/,
    );
    await page.getByLabel('Exit', { exact: true }).check();
    await page.getByLabel('Reason', { exact: true }).fill('Six good months, and a job');
    await page.getByRole('button', { name: 'Record the decision' }).click();
    await page.getByText('Left the scheme. Every agency involved has been told.').waitFor();
    await office.page.locator(`#exit-${due.id}`).waitFor({ state: 'detached' });
    await page.goto(`/exits/${due.id}`);
    expect(await wordsOf(page.locator('#endings'))).toMatch(
      /3 June 2014 to 3 December 2014: Six months without re-offending EXIT-1 Six good months, and a job/,
    );
    expect(await wordsOf(page.locator('#clock'))).toContain('Has left the scheme.');
    await room.context.close();
    await office.context.close();
  });

  it('the co-ordinator takes back an exit made in error, with its reason (EXIT-5)', async () => {
    const { page, context } = await desk.visit('coordinator.chesterfield');
    await page.goto(`/exits/${due.id}`);
    await page.getByRole('link', { name: 'Take back an exit made in error' }).click();
    expect(await findProblemsAtSizes(page, [LAPTOP, PHONE], 'exit-take-back')).toEqual([]);
    await page.getByRole('button', { name: 'Take the exit back' }).click();
    expect(await wordsOf(page.locator('.govuk-error-summary'))).toContain('Enter why the exit was an error');
    await page.getByLabel('Why it was an error').fill('The other brother was meant');
    await page.getByRole('button', { name: 'Take the exit back' }).click();
    expect(await wordsOf(page.locator('#clock'))).toContain('Due to leave');
    expect(await wordsOf(page.locator('#endings'))).toContain('Made in error: The other brother was meant');
    await page.getByRole('link', { name: 'Record a death or a move away' }).click();
    expect(await findProblemsAtSizes(page, [LAPTOP, PHONE], 'exit-ending')).toEqual([]);
    await context.close();
  });
});
