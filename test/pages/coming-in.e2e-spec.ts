import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { findAccessibilityProblems, findSidewaysScroll } from '../support/check-page.js';
import { describeInBrowser } from '../support/find-chromium.js';
import { LAPTOP, markPage, openDesk, PHONE, waitForLive, wordsOf, type Desk } from '../support/open-page.js';
import { addPerson, clearForDecision, type CreatedPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

/** A word that stands in no other place: where it is found, intelligence has leaked (INT-4). */
const MARK = 'zanzibarquokka';
const LISTS = ['coming-of-age', 'transfers', 'ppo-nominations'];

describeInBrowser('who is coming in', () => {
  let desk: Desk;
  let police: Client;
  let young: CreatedPerson;
  let transfer: CreatedPerson;
  let ppo: CreatedPerson;

  beforeAll(async () => {
    desk = await openDesk({ IOM_TODAY: '2015-05-22' });
    police = await signIn(desk.url, 'coordinator.chesterfield');
    young = await addPerson(police, { surname: 'Youngster', dateOfBirth: '1997-06-03' });
    await designate(young.id, { yosHighRisk: true });
    transfer = await addPerson(police, { surname: 'Newcomer', panel: 'derby-city' });
    await clearForDecision(police, transfer.id, '2015-04-01');
    await designate(transfer.id, { outOfAreaTransfer: true, transferredFrom: 'Leeds', transferredAs: 'iom' });
    ppo = await addPerson(police, { surname: 'Prolific' });
    const grading = { source: 2, assessment: 'B', handling: 'C', conditions: `${MARK} conditions` };
    await recordIntelligence(ppo.id, grading);
    await designate(ppo.id, { ppo: true });
  });
  afterAll(() => desk.close());

  const designate = (id: string, body: object) =>
    police.put(`/offenders/${id}/designations`, body).expect(200);
  const recordIntelligence = (id: string, grading: object) =>
    police
      .post(`/offenders/${id}/intelligence`, { date: '2015-05-01', text: `${MARK} text`, ...grading })
      .expect(201);
  const rowOf = (page: Page, { id }: CreatedPerson) => page.locator(`#coming-in-${id}`);
  const fillBoxes = async (page: Page, boxes: Record<string, string>): Promise<void> => {
    for (const [label, text] of Object.entries(boxes))
      await page.getByLabel(label, { exact: true }).fill(text);
  };

  it('is in the navigation, says when somebody turns 18 and what is needed, and leads to where it is supplied', async () => {
    const { page, context, complaints } = await desk.visit('coordinator.chesterfield');
    await page.goto('/');
    await page.getByRole('link', { name: 'Coming in' }).click();
    expect(await wordsOf(page.locator('#coming-in-summary'))).toBe('1 young person, in every panel');
    expect(await wordsOf(page.locator('#coming-in-tabs'))).toBe(
      'Coming of age (1) Transfers in (1) PPO nominations (1)',
    );
    expect(await wordsOf(rowOf(page, young))).toMatch(
      /^Youngster, Alex 3 Jun 1997, aged 17 Chesterfield 18 on 3 June 2015, in 12 days Needs: EXCL-3/,
    );
    await rowOf(page, young).getByRole('link', { name: 'The date of the last conviction' }).click();
    await page.waitForURL(`**/offenders/${young.id}/offences/new`);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it.each(LISTS)('is within reach of everybody: %s, on a laptop and on a phone', async (list) => {
    const { page, context } = await desk.visit('coordinator.chesterfield');
    const problems: string[] = [];
    for (const size of [LAPTOP, PHONE]) {
      await page.setViewportSize(size);
      await page.goto(`/coming-in?list=${list}`);
      expect(await page.locator('#coming-in-list tbody tr').count()).toBe(1);
      for (const open of [false, true]) {
        await page.evaluate(
          `document.querySelectorAll('main details').forEach((one) => (one.open = ${open}))`,
        );
        problems.push(...(await findAccessibilityProblems(page)), ...(await findSidewaysScroll(page)));
      }
    }
    expect(problems).toEqual([]);
    await context.close();
  });

  it('shows somebody whom a colleague designates, in place and without a reload', async () => {
    const { page, context } = await desk.visit('chair.chesterfield');
    await page.goto('/coming-in');
    await waitForLive(page);
    const isSamePage = await markPage(page);
    const colleague = await signIn(desk.url, 'om.chesterfield');
    const second = await addPerson(colleague, { surname: 'Seconder', dateOfBirth: '1997-05-30' });
    expect(await rowOf(page, second).count()).toBe(0);
    await colleague.put(`/offenders/${second.id}/designations`, { yosHighRisk: true }).expect(200);
    await rowOf(page, second).waitFor();
    expect(await wordsOf(page.locator('#coming-in-tabs'))).toContain('Coming of age (2)');
    const order = await page.locator('#coming-in-list tbody th a').allInnerTexts();
    expect(order).toEqual(['Seconder, Alex', 'Youngster, Alex']);
    expect(await isSamePage()).toBe(true);
    await context.close();
  });

  it('works without JavaScript: the lists, the panel, the reasons', async () => {
    const { page, context } = await desk.visit('om.chesterfield', { javaScriptEnabled: false });
    await page.goto('/coming-in');
    await page.getByRole('link', { name: /^Transfers in/ }).click();
    expect(await wordsOf(rowOf(page, transfer))).toContain('Leeds Managed there as IOM Date not recorded');
    expect(await wordsOf(rowOf(page, transfer))).toContain('Registered 22 May 2015');
    await page.getByLabel('Panel', { exact: true }).selectOption('Chesterfield');
    await page.getByRole('button', { name: 'Apply' }).click();
    expect(await wordsOf(page.locator('#coming-in-summary'))).toBe('0 of 1 transfer: Chesterfield only');
    expect(await wordsOf(page.locator('#coming-in-list .iom-empty'))).toContain(
      'in Chesterfield. Somebody appears',
    );
    expect(page.url()).toContain('list=transfers');
    await page.getByRole('link', { name: 'All panels' }).click();
    await rowOf(page, transfer).getByText('Why?').click();
    expect(await wordsOf(rowOf(page, transfer))).toContain('ROUTE-OOA');
    await context.close();
  });

  it.each([
    ['coordinator.derby-city', true],
    ['chair.chesterfield', true],
    ['om.chesterfield', false],
  ])('shows %s what a nomination rests on: %s (INT-4)', async (username, sees) => {
    const { page, context } = await desk.visit(username);
    for (const list of LISTS) {
      await page.goto(`/coming-in?list=${list}`);
      const source = await page.content();
      const isThere = [MARK, '1 May 2015', '2B'].map((word) => source.includes(word));
      const expected = sees && list === 'ppo-nominations';
      expect([list, ...isThere]).toEqual([list, expected, expected, expected]);
    }
    const told = await wordsOf(page.locator('#coming-in-list'));
    if (username.startsWith('om.')) expect(told).toContain('Suitably graded police intelligence is recorded');
    await context.close();
  });

  it.each(['housing.worker', 'yos.worker'])('are not for %s, who reads no decisions', async (username) => {
    const { page, context } = await desk.visit(username);
    for (const list of LISTS) {
      expect((await page.goto(`/coming-in?list=${list}`))?.status()).toBe(403);
      expect(await page.content()).not.toContain(MARK);
    }
    expect(await page.locator('header, nav').getByRole('link', { name: 'Coming in' }).count()).toBe(0);
    await context.close();
  });

  it('prints no intelligence', async () => {
    const { page, context } = await desk.visit('coordinator.chesterfield');
    await page.goto('/coming-in?list=ppo-nominations');
    await page.getByText('Read it').click();
    expect(await page.getByText(`${MARK} text`).isVisible()).toBe(true);
    await page.emulateMedia({ media: 'print' });
    expect(await page.getByText(`${MARK} text`).isVisible()).toBe(false);
    expect(await page.getByText('OFFICIAL-SENSITIVE').first().isVisible()).toBe(true);
    await context.close();
  });

  it('refuses a nomination beside its question, and keeps everything typed', async () => {
    const person = await addPerson(police, { surname: 'Unproven' });
    const { page, context } = await desk.visit('coordinator.chesterfield');
    await page.goto(`/offenders/${person.id}/designations`);
    expect(await wordsOf(page.locator('#ppo-basis'))).toMatch(/No suitably graded intelligence is recorded/);
    await page.locator('#ppo').check();
    await page.locator('#outOfAreaTransfer').check();
    await fillBoxes(page, { 'Area it came from, if known': 'York', Day: '31', Month: '2', Year: '2015' });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('There is a problem').waitFor();
    expect(await page.locator('.govuk-error-summary li').allInnerTexts()).toEqual([
      'Date of transfer must be a real date',
    ]);
    await fillBoxes(page, { Day: '1', Month: '5' });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.locator('#ppo-error').waitFor();
    expect(await wordsOf(page.locator('#ppo-error'))).toContain('Record suitably graded intelligence first');
    expect(await page.locator('#ppo').isChecked()).toBe(true);
    expect(await page.getByLabel('Area it came from').inputValue()).toBe('York');
    expect(await page.getByLabel('Day', { exact: true }).inputValue()).toBe('1');
    expect(await findAccessibilityProblems(page)).toEqual([]);
    await page.getByRole('link', { name: 'Record intelligence' }).click();
    await page.waitForURL(`**/offenders/${person.id}/intelligence/new`);
    await recordIntelligence(person.id, { source: 1, assessment: 'A', handling: 'P' });
    await page.goto(`/offenders/${person.id}/designations`);
    expect(await wordsOf(page.locator('#ppo-basis'))).toContain('1 May 2015, graded 1A');
    await context.close();
  });

  it('says what changed designations brought about', async () => {
    const person = await addPerson(police, { surname: 'Designee' });
    await clearForDecision(police, person.id, '2015-04-01');
    const { page, context } = await desk.visit('om.chesterfield');
    const save = async (words: string): Promise<void> => {
      await page.getByRole('button', { name: 'Save' }).click();
      await page.locator('.moj-alert', { hasText: words }).waitFor();
      await page.goto(`/offenders/${person.id}/designations`);
    };
    await page.goto(`/offenders/${person.id}/designations`);
    expect(await page.locator('#ppo, #ppo-basis').count()).toBe(0);
    expect(await page.getByLabel('Area it came from').isVisible()).toBe(false);
    await page.locator('#outOfAreaTransfer').check();
    expect(await page.getByLabel('Area it came from').isVisible()).toBe(true);
    await page.getByLabel('Area it came from').fill('Leeds');
    await page.getByLabel('IOM', { exact: true }).check();
    await fillBoxes(page, { Day: '3', Month: '5', Year: '2015' });
    await save('Designations recorded. Now registered on the scheme (ROUTE-OOA).');
    expect(await page.getByLabel('Area it came from').inputValue()).toBe('Leeds');
    expect(await page.getByLabel('Day', { exact: true }).inputValue()).toBe('3');
    await page.getByLabel('Level 2').check();
    await save('Excluded: managed by MAPPA (EXCL-MAPPA). On the next panel agenda (EXCL-4).');
    await page.locator('input[name=mappaLevel][value=""]').check();
    await save('Stays registered.');
    expect((await police.get(`/offenders/${person.id}`)).body).toMatchObject({
      mappaLevel: null,
      status: 'registered',
    });
    await context.close();
  });
});
