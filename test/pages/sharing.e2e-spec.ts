import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { AgreementWatch } from '../../src/modules/agreements/index.js';
import { addDays } from '../../src/shared/calendar-day.js';
import { ClockService } from '../../src/platform/clock.service.js';
import { endAgreement } from '../support/agreements.js';
import { findAccessibilityProblems, findSidewaysScroll } from '../support/check-page.js';
import { describeInBrowser } from '../support/find-chromium.js';
import { involve } from '../support/involve.js';
import { type Desk, LAPTOP, leaveBy, openDesk, PHONE, waitForLive, wordsOf } from '../support/open-page.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

describeInBrowser('sharing, on the screen', () => {
  let desk: Desk;
  let police: Client;
  let admin: Client;
  let shared: string;
  let other: string;

  beforeAll(async () => {
    desk = await openDesk();
    police = await signIn(desk.url, 'coordinator.chesterfield');
    admin = await signIn(desk.url, 'admin');
    shared = (await addPerson(police, { surname: 'Marsden', forename: 'Lee' })).id;
    other = (await addPerson(police, { surname: 'Staniforth', forename: 'Kay', panel: 'derby-city' })).id;
    await addPerson(police, { surname: 'Yeomans', forename: 'Jo' });
    await involve(police, shared, 'housing');
    await involve(police, other, 'yos');
  });
  afterAll(() => desk.close());

  const ago = (days: number): string => addDays(desk.test.app.get(ClockService).today(), -days);
  async function expectWithinReach(page: Page): Promise<void> {
    const problems: string[] = [];
    for (const size of [LAPTOP, PHONE]) {
      await page.setViewportSize(size);
      problems.push(...(await findSidewaysScroll(page)), ...(await findAccessibilityProblems(page)));
    }
    await page.setViewportSize(LAPTOP);
    expect({ page: page.url(), problems }).toEqual({ page: page.url(), problems: [] });
  }

  it('a partner sees their own people, and of others whom to ring', async () => {
    const { page, context, complaints } = await desk.visit('housing.worker');
    await page.goto('/cohort');
    expect(await page.locator('#cohort-list').getByRole('link').allInnerTexts()).toContain('Marsden, Lee');
    expect(await wordsOf(page.locator('#cohort-list'))).not.toContain('Staniforth');
    const others = page.locator('#others');
    expect(await wordsOf(others.locator('tbody tr').first())).toBe(
      'Staniforth, Kay Derby City Priya Nair Youth Offending Service',
    );
    expect(await others.locator('tbody').getByRole('link').count()).toBe(0);
    expect(await page.content()).not.toContain(other);
    await page.getByLabel('Surname or forename').fill('yeo');
    await others.getByRole('button', { name: 'Find' }).click();
    expect(await wordsOf(others)).toContain('1 person whose name matches “yeo”');
    expect(await wordsOf(others)).not.toContain('Staniforth');
    await page.getByLabel('Surname or forename').fill('nobody');
    await others.getByRole('button', { name: 'Find' }).click();
    expect(await wordsOf(others)).toContain('Nobody has that name.');
    await page.goto('/cohort');
    await expectWithinReach(page);
    expect((await page.goto(`/offenders/${other}`))?.status()).toBe(404);
    expect(complaints.filter((line) => !line.includes('404'))).toEqual([]);
    await context.close();
  });

  it('whoever sees everybody has no list of others', async () => {
    const { page, context } = await desk.visit('om.chesterfield');
    await page.goto('/cohort');
    expect(await page.locator('#others').count()).toBe(0);
    await context.close();
  });

  it('somebody who becomes a partner’s appears on their open list at once, and goes again', async () => {
    const { page, context } = await desk.visit('housing.worker');
    await page.goto('/cohort');
    await waitForLive(page);
    const contact = await involve(police, other, 'housing');
    await page
      .locator('#cohort-list')
      .getByRole('link', { name: 'Staniforth, Kay' })
      .waitFor({ timeout: 3000 });
    expect(await wordsOf(page.locator('#others'))).not.toContain('Staniforth');
    await page.locator('#cohort-list').getByRole('link', { name: 'Staniforth, Kay' }).click();
    await page.waitForURL(`**/offenders/${other}`);
    await waitForLive(page);
    await police.put(`/offenders/${other}/wanted`, { status: 'pnc-licence-recall' }).expect(200);
    await page.locator('#profile-head [data-rag=red]').waitFor({ timeout: 3000 });
    await police.post(`/offenders/${other}/contacts/${contact}/end`, { to: ago(1) }).expect(201);
    await page
      .locator('#live-state', { hasText: 'can no longer be shown to you' })
      .waitFor({ timeout: 3000 });
    expect(await page.locator('#profile-head').isVisible()).toBe(false);
    await context.close();
  });

  it('a record says who can see it, in words', async () => {
    const { page, context, complaints } = await desk.visit('housing.worker');
    await page.goto(`/offenders/${shared}`);
    await page.getByRole('link', { name: 'Who can see this?' }).click();
    await page.getByRole('heading', { name: 'Who can see this? Lee Marsden', exact: true }).waitFor();
    expect(await wordsOf(page.locator('#sharing-involved'))).toContain(
      'Housing has a contact for them, from 1 May 2014.',
    );
    const row = (fact: string) => page.locator('#sharing-facts tbody tr', { hasText: fact });
    expect(await wordsOf(row('Custody and release'))).toBe(
      'Custody and release IOM co-ordinators, offender managers and panel chairs; workers of Housing IOM co-ordinators and offender managers',
    );
    expect(await wordsOf(row('Drug tests'))).toBe(
      'Drug tests IOM co-ordinators, offender managers and panel chairs IOM co-ordinators and offender managers',
    );
    expect(await wordsOf(row('Police intelligence'))).toMatch(/INT-4.* IOM co-ordinators of the police$/);
    await expectWithinReach(page);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('an administrator keeps the register: records, changes, ends and withdraws', async () => {
    const { page, context, complaints } = await desk.visit('admin');
    await page.goto('/admin/agreements');
    expect(await wordsOf(page.locator('main'))).toContain('9 of 9 agencies share under an agreement today.');
    await expectWithinReach(page);
    await page.getByRole('link', { name: 'Change or end the agreement of Office of the Police' }).click();
    await page.getByRole('button', { name: 'Save the change' }).click();
    expect(await wordsOf(page.locator('.govuk-error-summary'))).toContain('Enter a reason');
    await page.getByLabel('Day').fill('1');
    await page.getByLabel('Reason').fill('Not renewed');
    await page.getByRole('button', { name: 'Save the change' }).click();
    expect(await wordsOf(page.locator('.govuk-error-summary'))).toContain(
      'Last day must include a month and a year',
    );
    expect(await page.getByLabel('Reason').inputValue()).toBe('Not renewed');
    await expectWithinReach(page);
    const [year = '', month = '', day = ''] = ago(1).split('-');
    await page.getByLabel('Day').fill(day);
    await page.getByLabel('Month').fill(month);
    await page.getByLabel('Year').fill(year);
    await page.getByRole('button', { name: 'Save the change' }).click();
    await page.getByText('The agreement is changed').waitFor();
    expect(await wordsOf(page.locator('main'))).toContain(
      'Nothing of the scheme is open to the people of: Office of the Police and Crime Commissioner.',
    );
    await page.getByRole('link', { name: 'Record an agreement' }).click();
    await expectWithinReach(page);
    await leaveBy(page, () => page.getByRole('button', { name: 'Record the agreement' }).click());
    expect(await page.locator('.govuk-error-summary li').allInnerTexts()).toEqual([
      'Choose an agency',
      'Enter the first day',
      'Say where the signed agreement is kept, or what it is called',
    ]);
    await page.getByLabel('Agency').selectOption('opcc');
    const today = ago(0).split('-');
    for (const [index, box] of ['Year', 'Month', 'Day'].entries())
      await page
        .getByRole('group', { name: 'First day' })
        .getByLabel(box)
        .fill(today[index] ?? '');
    await page.getByLabel('Note').fill('The second agreement');
    await page.getByRole('button', { name: 'Record the agreement' }).click();
    await page.getByText('The agreement is recorded').waitFor();
    await page
      .locator('tr', { hasText: 'The second agreement' })
      .getByRole('link', { name: 'Withdraw' })
      .click();
    await expectWithinReach(page);
    await page.getByLabel('Reason').fill('Never signed');
    await page.getByRole('button', { name: 'Withdraw the agreement' }).click();
    await page.getByText('The agreement is withdrawn').waitFor();
    await page.getByText('Changed and withdrawn (2)').click();
    expect(await wordsOf(page.locator('#agreements-history'))).toMatch(/Withdrawn on .* Never signed/);
    expect(complaints.filter((line) => !line.includes('400'))).toEqual([]);
    await context.close();
  }, 120_000);

  it('an administrator is told on the home page that an agreement is about to end', async () => {
    await endAgreement(admin, 'yos', ago(-20));
    await desk.test.app.get(AgreementWatch).warn();
    const { page, context } = await desk.visit('admin');
    await page.goto('/');
    const card = page.locator('#home-notices');
    expect(await wordsOf(card)).toMatch(
      /Youth Offending Service Agreement ends The sharing agreement ends on/,
    );
    await expectWithinReach(page);
    await card.getByRole('link', { name: 'All notices' }).click();
    expect(await wordsOf(page.locator('main'))).toContain('1 notice for you, 1 unread');
    await page.getByRole('link', { name: 'Youth Offending Service' }).click();
    await page.waitForURL('**/admin/agreements');
    await context.close();
  });

  it('whoever’s agreement has ended is told so on the home page, and finds nothing else', async () => {
    await endAgreement(admin, 'probation-crc', ago(1));
    const { page, context } = await desk.visit('om.chesterfield');
    await page.goto('/');
    expect(await wordsOf(page.locator('main'))).toMatch(
      /Your agency’s sharing agreement ended on \d+ \w+ \d{4}; ask your administrator\./,
    );
    expect(await page.getByRole('navigation', { name: 'Main' }).getByRole('link').allInnerTexts()).toEqual([
      'Home',
    ]);
    await expectWithinReach(page);
    expect((await page.goto('/cohort'))?.status()).toBe(403);
    expect(await wordsOf(page.locator('main'))).toContain('Your agency’s sharing agreement ended on');
    await context.close();
  });
});
