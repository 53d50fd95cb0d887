import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { findAccessibilityProblems, findSidewaysScroll } from '../support/check-page.js';
import { describeInBrowser } from '../support/find-chromium.js';
import { LAPTOP, openDesk, PHONE, waitForLive, type Desk, type Visitor } from '../support/open-page.js';
import { addPerson } from '../support/people.js';
import { signIn } from '../support/sign-in.js';

/** The issue's own scene: an offender manager finds out who is in the scheme, and why. */
describeInBrowser('who is in the scheme, and why', () => {
  let desk: Desk;
  let manager: Visitor;
  let page: Page;
  let id: string;
  let profile: string;

  beforeAll(async () => {
    desk = await openDesk({ IOM_TODAY: '2014-06-03' });
    manager = await desk.visit('om.chesterfield');
    page = manager.page;
    id = (await addPerson(await signIn(desk.url, 'om.chesterfield'), { surname: 'Mottram' })).id;
    profile = `/offenders/${id}`;
  });
  afterAll(() => desk.close());

  const card = (): Locator => page.locator('#card-eligibility');
  const fillDay = async (legend: string, [day, month, year]: readonly string[]): Promise<void> => {
    const boxes = page.getByRole('group', { name: legend });
    await boxes.getByLabel('Day').fill(day ?? '');
    await boxes.getByLabel('Month').fill(month ?? '');
    await boxes.getByLabel('Year').fill(year ?? '');
  };
  const recordScore = async (score: string, day: readonly string[]): Promise<void> => {
    await page.goto(`${profile}/score`);
    await page.getByLabel('OGRS 3 score, 24 months').fill(score);
    await fillDay('Date of assessment', day);
    await page.getByRole('button', { name: 'Record the score' }).click();
    await page.waitForURL((address) => address.pathname === profile);
  };

  it('says what is missing and how to supply it (EXCL-3)', async () => {
    await recordScore('88', ['1', '6', '2014']);
    expect(await card().innerText()).toMatch(/Needs information[\s\S]*The MAPPA level[\s\S]*last conviction/);
    await card().getByText('Why?').click();
    expect(await card().innerText()).toMatch(/EXCL-3[\s\S]*TIER-2/);
    await page.goto('/cohort?eligibility=needs-information');
    expect(await page.locator(`#offender-${id}`).innerText()).toContain('Mottram');
  });

  it('88 on a record that is clear shows that the referral form is needed, and why (TIER-2)', async () => {
    await page.goto(profile);
    await card().getByRole('link', { name: 'Record the MAPPA level' }).click();
    await page.getByRole('group', { name: 'MAPPA level' }).getByLabel('Not managed under MAPPA').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.waitForURL((address) => address.pathname === profile);
    await card().getByRole('link', { name: 'Record the conviction' }).click();
    await fillDay('Date of the offence', ['1', '5', '2014']);
    await page.getByLabel('Category').selectOption({ label: 'Robbery' });
    await page.getByLabel('Conviction', { exact: true }).check();
    await fillDay('Date of the charge or conviction', ['20', '5', '2014']);
    await page.getByRole('button', { name: /offence|Save/i }).click();
    await page.waitForURL(`**${profile}?tab=offending*`);
    await page.goto(profile);
    expect(await card().innerText()).toMatch(/Referral form needed[\s\S]*Tier 2/);
    await card().getByText('Why?').click();
    expect(await card().innerText()).toContain('Score 88 is between 70 and 89');
  });

  it('MAPPA Level 2 turns it to excluded, managed by MAPPA (EXCL-MAPPA, EXCL-1)', async () => {
    await page.goto(`${profile}/designations`);
    await page.getByRole('group', { name: 'MAPPA level' }).getByLabel('Level 2').check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.waitForURL((address) => address.pathname === profile);
    expect(await card().locator('.iom-figure').innerText()).toBe('Excluded');
    await card().getByText('Why?').click();
    expect(await card().innerText()).toContain('MAPPA Level 2: managed by MAPPA instead');
    await page.goto(`${profile}/designations`);
    await page.getByRole('group', { name: 'MAPPA level' }).getByLabel('Level 1').check();
    await page
      .getByRole('group', { name: 'Currently a registered sex offender' })
      .getByLabel('No', { exact: true })
      .check();
    await page.getByRole('button', { name: 'Save' }).click();
    await page.waitForURL((address) => address.pathname === profile);
    expect(await card().locator('.iom-figure').innerText()).toBe('Referral form needed');
  });

  it('93 registers at once, and appears on the co-ordinator’s open screens (TIER-1, TIER-6)', async () => {
    const coordinator = await desk.visit('coordinator.chesterfield');
    const home = coordinator.page;
    await home.goto('/');
    await waitForLive(home);
    const list = await coordinator.context.newPage();
    await list.goto('/cohort?q=Mottram');
    await waitForLive(list);
    await recordScore('93', ['2', '6', '2014']);
    await page.getByText('Score recorded. Now registered on the scheme.').waitFor();
    await list.locator(`#offender-${id} [data-label=Registered]`, { hasText: /^Registered/ }).waitFor();
    await home.locator('#home-notices').getByText('Registered automatically').first().waitFor();
    expect(await home.locator('#home-notices').innerText()).toContain('TIER-1');
    await list.goto('/meetings');
    expect(await list.locator('main').innerText()).toMatch(/Mottram[\s\S]*TIER-1/);
    await coordinator.context.close();
  });

  it('the ledger tells every decision, and none was changed', async () => {
    await page.goto(`${profile}?tab=decisions`);
    const rows = page.locator('#profile-tab tbody tr');
    expect(await rows.count()).toBeGreaterThanOrEqual(6);
    expect(await rows.first().innerText()).toMatch(
      /Registers automatically[\s\S]*TIER-1[\s\S]*Score 93 recorded/,
    );
    expect(await rows.last().innerText()).toMatch(/Needs information[\s\S]*EXCL-3/);
  });

  it.each([LAPTOP, PHONE])('breaks no rule of accessibility at %j', async (size) => {
    await page.setViewportSize(size);
    for (const address of [
      profile,
      `${profile}?tab=decisions`,
      '/cohort?eligibility=automatic&route=tier-1',
    ]) {
      await page.goto(address);
      const why = page.locator('#why-eligibility');
      if ((await why.count()) > 0) await why.locator('summary').click();
      expect([address, await findAccessibilityProblems(page)]).toEqual([address, []]);
      expect([address, await findSidewaysScroll(page)]).toEqual([address, []]);
    }
    expect(manager.complaints).toEqual([]);
  });
});
