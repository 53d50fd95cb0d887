import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { findAccessibilityProblems, findSidewaysScroll } from '../support/check-page.js';
import { describeInBrowser } from '../support/find-chromium.js';
import { LAPTOP, openDesk, PHONE, wordsOf, type Desk, type Visitor } from '../support/open-page.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

const SUMMARY = '.govuk-error-summary';
const ANSWER = '#answer';

/** 30 sanctions by 22: the model gives 94 over two years. */
const factors = {
  gender: 'male',
  dateOfBirth: '1991-07-17',
  dateOfCurrentConviction: '2014-05-01',
  dateAtStartOfFollowUp: '2014-06-01',
  totalNumberOfSanctions: 30,
  ageAtFirstSanction: 13,
  offenceCategory: 'theft-non-motor',
};

/** Types a date into the three boxes under a legend. */
async function fillDate(page: Page, legend: string, day: string): Promise<void> {
  const group = page.getByRole('group', { name: legend });
  const [year = '', month = '', date = ''] = day.split('-');
  for (const [box, text] of Object.entries({ Day: date, Month: month, Year: year })) {
    await group.getByLabel(box, { exact: true }).fill(text);
  }
}

async function fillFactors(page: Page, change: Partial<typeof factors> = {}): Promise<void> {
  const all = { ...factors, ...change };
  await page.getByLabel(all.gender === 'male' ? 'Male' : 'Female', { exact: true }).check();
  await fillDate(page, 'Date of birth', all.dateOfBirth);
  await fillDate(page, 'Date of current conviction', all.dateOfCurrentConviction);
  await fillDate(page, 'Start of follow-up', all.dateAtStartOfFollowUp);
  await page.getByLabel('Current offence').selectOption(all.offenceCategory);
  await page.getByLabel('Number of sanctions').fill(String(all.totalNumberOfSanctions));
  await page.getByLabel('Age at first sanction').fill(String(all.ageAtFirstSanction));
}

const calculate = (page: Page): Promise<void> => page.getByRole('button', { name: 'Calculate' }).click();

async function expectWithinReach(page: Page): Promise<void> {
  const problems: string[] = [];
  for (const size of [LAPTOP, PHONE]) {
    await page.setViewportSize(size);
    problems.push(...(await findSidewaysScroll(page)), ...(await findAccessibilityProblems(page)));
  }
  await page.setViewportSize(LAPTOP);
  expect(problems).toEqual([]);
}

describeInBrowser('the OGRS calculator', () => {
  let desk: Desk;
  let client: Client;
  let visitor: Visitor;
  let page: Page;
  let model: { oneYear: number; twoYear: number };

  beforeAll(async () => {
    desk = await openDesk({ IOM_TODAY: '2014-06-03' });
    client = await signIn(desk.url, 'om.chesterfield');
    model = (await client.post('/ogrs3', factors).expect(200)).body as typeof model;
  });
  afterAll(() => desk.close());
  beforeEach(async () => {
    await visitor?.context.close();
    visitor = await desk.visit('om.chesterfield');
    page = visitor.page;
  });

  const rowsOfBars = async (): Promise<string[]> => {
    const rows = await page.locator(`${ANSWER} .iom-bars tr:has(svg)`).allInnerTexts();
    return rows.map((text) => text.replace(/\s+/g, ' ').trim());
  };
  const tableRows = (id: string) => client.get(`/offenders/${id}/scores`);

  it('calculates from scratch: percentages, tier with rule and meaning, and what each factor adds', async () => {
    await page.goto('/');
    await page.getByRole('link', { name: 'OGRS calculator' }).click();
    await page.getByRole('heading', { name: 'OGRS calculator', level: 1 }).waitFor();
    await expectWithinReach(page);
    await fillFactors(page);
    await calculate(page);
    await page.locator(ANSWER).waitFor();
    const words = await wordsOf(page.locator(ANSWER));
    expect(words).toContain(`Within 2 years ${model.twoYear}% Within 1 year ${model.oneYear}%`);
    expect(words).toContain('Tier 1 TIER-1 Score 94 is 90 or more: automatic registration');
    expect(words).toContain('Under policy version 2, in force from 1 June 2014');
    expect(await rowsOfBars()).toEqual([
      'Starting point The same for everybody +2.12',
      'Age and gender Male aged 21 to 24 at the start of follow-up −1.05',
      'First sanction or one of several One of 30 sanctions +0.46',
      'Rate of sanctions 30 sanctions over 9 years, from age 13 to 22 +0.57',
      'Current offence Theft, not of or from a vehicle +0.66',
      expect.stringMatching(/^Together Which is 94 in 100 \+\d\.\d\d$/),
    ]);
    expect(await page.locator('.iom-bars__bar[data-kind=lowers]').count()).toBe(1);
    expect(await page.getByRole('button', { name: 'Record this score' }).count()).toBe(0);
    expect(await page.getByLabel('Number of sanctions').inputValue()).toBe('30');
    await expectWithinReach(page);
    expect(visitor.complaints).toEqual([]);
  });

  it('refuses what cannot be calculated, field by field, and keeps everything that was typed', async () => {
    await page.goto('/ogrs3');
    await calculate(page);
    await page.locator(SUMMARY).waitFor();
    expect(await page.title()).toMatch(/^Error: /);
    expect(await page.locator(`${SUMMARY} li`).count()).toBe(7);
    await expectWithinReach(page);
    await fillFactors(page, { dateOfCurrentConviction: '1991-07-17', ageAtFirstSanction: 9 });
    await page.getByLabel('Number of sanctions').fill('69.5');
    await page.getByRole('group', { name: 'Start of follow-up' }).getByLabel('Month').fill('');
    await calculate(page);
    await page.getByText('must include a month').first().waitFor();
    expect(await page.locator(`${SUMMARY} li`).allInnerTexts()).toEqual([
      'Date of current conviction must be after the date of birth',
      'Date at the start of follow-up must include a month',
      'Number of sanctions must be a whole number of 1 or more, the current one included',
      'Age at first sanction must be a whole number of 10 or more',
    ]);
    expect(await page.getByLabel('Number of sanctions').inputValue()).toBe('69.5');
    expect(await page.getByLabel('Current offence').inputValue()).toBe('theft-non-motor');
    expect(await page.getByLabel('Male', { exact: true }).isChecked()).toBe(true);
    await page.locator(`${SUMMARY} a`).nth(1).click();
    expect(await page.evaluate('document.activeElement.id')).toBe('dateAtStartOfFollowUp-day');
    expect(await page.locator(ANSWER).count()).toBe(0);
  });

  it('from a profile fills in what is known, says where from, and records the answer', async () => {
    const { id } = await addPerson(client, { dateOfBirth: factors.dateOfBirth, gender: 'male' });
    await client
      .post(`/offenders/${id}/offences`, {
        offenceDate: '2014-04-20',
        category: 'theft-non-motor',
        outcome: 'conviction',
        outcomeDate: '2014-05-01',
      })
      .expect(201);
    await page.goto(`/offenders/${id}/score`);
    await page.getByRole('link', { name: 'calculate it from its factors' }).click();
    await page.getByRole('heading', { name: 'Calculate an OGRS 3 score' }).waitFor();
    expect(await page.getByLabel('Male', { exact: true }).isChecked()).toBe(true);
    const born = page.getByRole('group', { name: 'Date of birth' });
    expect(await born.getByLabel('Year').inputValue()).toBe('1991');
    expect(await wordsOf(born)).toContain('Filled in from the record.');
    const convicted = page.getByRole('group', { name: 'Date of current conviction' });
    expect(await wordsOf(convicted)).toContain('Filled in from the conviction recorded for 1 May 2014.');
    expect(await page.getByLabel('Current offence').inputValue()).toBe('theft-non-motor');
    expect(await wordsOf(page.locator('#totalNumberOfSanctions-hint'))).toContain(
      'Recorded here: convictions on 1 day;',
    );
    await expectWithinReach(page);

    await fillDate(page, 'Start of follow-up', factors.dateAtStartOfFollowUp);
    await page.getByLabel('Number of sanctions').fill('30');
    await page.getByLabel('Age at first sanction').fill('13');
    await calculate(page);
    await page.getByRole('button', { name: 'Record this score' }).waitFor();
    expect((await tableRows(id)).body.items).toEqual([]);
    await expectWithinReach(page);
    const assessed = page.getByRole('group', { name: 'Date of assessment' });
    expect(await assessed.getByLabel('Day').inputValue()).toBe('3');

    await fillDate(page, 'Date of assessment', '2014-06-04');
    await page.getByRole('button', { name: 'Record this score' }).click();
    await page.locator(SUMMARY).waitFor();
    expect(await page.locator(`${SUMMARY} li`).allInnerTexts()).toEqual([
      'Date of assessment must be today or in the past',
    ]);
    expect(await assessed.getByLabel('Day').inputValue()).toBe('04');
    await expectWithinReach(page);

    await fillDate(page, 'Date of assessment', '2014-06-02');
    await page.getByRole('button', { name: 'Record this score' }).click();
    await page.waitForURL(`**/offenders/${id}`);
    await page.getByText('Score recorded').first().waitFor();
    const { items } = (await tableRows(id)).body as { items: object[] };
    expect(items).toMatchObject([
      {
        score: model.twoYear,
        oneYear: model.oneYear,
        assessedOn: '2014-06-02',
        source: 'calculated',
        factors,
      },
    ]);
    expect(visitor.complaints.filter((line) => !line.includes('status of 400'))).toEqual([]);
  });

  it('fills in what the latest calculated score used', async () => {
    const { id } = await addPerson(client, { dateOfBirth: factors.dateOfBirth, gender: 'male' });
    const sent = { instrument: 'ogrs3', factors, assessedOn: '2014-06-02' };
    await client.post(`/offenders/${id}/scores`, sent).expect(201);
    await page.goto(`/offenders/${id}/ogrs3`);
    expect(await page.getByLabel('Number of sanctions').inputValue()).toBe('30');
    expect(await wordsOf(page.locator('#totalNumberOfSanctions-hint'))).toContain(
      'Filled in from the score assessed on 2 June 2014.',
    );
    await calculate(page);
    expect(await wordsOf(page.locator(ANSWER))).toContain(`Within 2 years ${model.twoYear}%`);
  });

  it('calculates nobody’s score from somebody else’s date of birth', async () => {
    const { id } = await addPerson(client, { dateOfBirth: '1991-07-18', gender: 'female' });
    await page.goto(`/offenders/${id}/ogrs3`);
    await fillFactors(page);
    await calculate(page);
    await page.locator(SUMMARY).waitFor();
    expect(await page.locator(`${SUMMARY} li`).allInnerTexts()).toEqual([
      'Gender sent, male, is not the one on the record, female',
      'Date of birth sent, 17 July 1991, is not the one on the record, 18 July 1991',
    ]);
    expect(await page.locator(ANSWER).count()).toBe(0);
  });

  it('shows on the profile how each score came, and draws them with the tiers', async () => {
    const { id } = await addPerson(client, { dateOfBirth: factors.dateOfBirth, gender: 'male' });
    for (const [score, assessedOn] of [
      [64, '2013-06-03'],
      [72, '2013-12-03'],
    ]) {
      await client.post(`/offenders/${id}/scores`, { score, assessedOn }).expect(201);
    }
    const sent = { instrument: 'ogrs3', factors, assessedOn: '2014-06-02' };
    await client.post(`/offenders/${id}/scores`, sent).expect(201);
    await page.goto(`/offenders/${id}?tab=scores`);
    const rows = await page.locator('#profile-tab tbody tr').allInnerTexts();
    expect(rows.map((text) => text.replace(/\s+/g, ' '))).toEqual([
      expect.stringMatching(/^94 \(current\) Tier 1 OGRS 3 Version 3\.0 2 June 2014 Calculated \d+% within/),
      expect.stringMatching(/^72 Tier 2 OGRS 3 3 December 2013 Entered/),
      expect.stringMatching(/^64 No tier OGRS 3 3 June 2013 Entered/),
    ]);
    const plot = page.getByRole('img', {
      name: /^OGRS 3 scores by date of assessment: 64 on 3 June 2013, 72/,
    });
    expect(await plot.locator('circle').count()).toBe(3);
    expect(await plot.locator('text').allTextContents()).toEqual([
      ...['100', 'Tier 1 from 90', 'Tier 2 from 70', '0'],
      ...['64', '72', '94'],
      ...['3 Jun 2013', '2 Jun 2014'],
    ]);
    await expectWithinReach(page);
  });

  it('is not for those who may not open the cohort', async () => {
    const analyst = await desk.visit('analyst');
    expect((await analyst.page.goto('/ogrs3'))?.status()).toBe(403);
    await analyst.page.goto('/');
    expect(await analyst.page.getByRole('link', { name: 'OGRS calculator' }).count()).toBe(0);
    await analyst.context.close();
  });

  it('calculates and records without JavaScript', async () => {
    const { id } = await addPerson(client, { dateOfBirth: factors.dateOfBirth, gender: 'male' });
    const plain = await desk.visit('om.chesterfield', { javaScriptEnabled: false });
    await plain.page.goto(`/offenders/${id}/ogrs3`);
    await fillFactors(plain.page);
    await calculate(plain.page);
    expect(await wordsOf(plain.page.locator(ANSWER))).toContain(`Within 2 years ${model.twoYear}%`);
    await plain.page.getByRole('button', { name: 'Record this score' }).click();
    expect(new URL(plain.page.url()).pathname).toBe(`/offenders/${id}`);
    expect((await tableRows(id)).body.items).toMatchObject([
      { score: model.twoYear, assessedOn: '2014-06-03' },
    ]);
    await plain.context.close();
  });
});
