import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { describeInBrowser } from '../support/find-chromium.js';
import { openDesk, wordsOf, type Desk, type Visitor } from '../support/open-page.js';
import { openMeeting, probationAnswers, sendReferral, startReferral } from '../support/referrals.js';
import { signIn, type Client } from '../support/sign-in.js';

const OM = 'om.chesterfield';
const COLLEAGUE = 'om.erewash-and-amber-valley';
const SUMMARY = '.govuk-error-summary';

describeInBrowser('moving a referral on, and what is refused, in the browser', () => {
  let desk: Desk;
  let om: Client;
  let visitor: Visitor;
  let page: Page;

  beforeAll(async () => {
    desk = await openDesk();
    om = await signIn(desk.url, OM);
  });
  afterAll(() => desk.close());
  beforeEach(async () => {
    await visitor?.context.close();
    visitor = await desk.visit(OM);
    ({ page } = visitor);
  });

  const statusOf = async (id: string): Promise<unknown> =>
    ((await om.get(`/referrals/${id}`).expect(200)).body as { status: string }).status;
  const expectProblem = async (message: string | RegExp): Promise<void> => {
    await page.locator(SUMMARY).waitFor();
    expect(await wordsOf(page.locator(SUMMARY))).toMatch(message);
    expect(await page.title()).toMatch(/^Error: /);
  };

  it('hands a draft over to a colleague of the agency, who finds it at home; nobody else is taken (REF-5)', async () => {
    const { id, surname } = await startReferral(om, probationAnswers());
    await page.goto(`/referrals/${id}`);
    await page.getByRole('link', { name: 'Hand it over to a colleague' }).click();
    for (const username of ['nobody.at.all', 'drugs.worker', 'om.derby-city']) {
      await page.getByLabel('User name of your colleague').fill(username);
      await page.getByRole('button', { name: 'Hand it over' }).click();
      await expectProblem(/There is a problem/);
      expect(await page.getByLabel('User name of your colleague').inputValue()).toBe(username);
      await page.goto(`/referrals/${id}/hand-over`);
    }
    await page.getByLabel('User name of your colleague').fill(COLLEAGUE);
    await page.getByRole('button', { name: 'Hand it over' }).click();
    await page.getByText('Handed over.').waitFor();
    expect(await page.locator(`#referral-${id}`).count()).toBe(0);
    expect((await page.goto(`/referrals/${id}`))?.status()).toBe(404);
    const colleague = await desk.visit(COLLEAGUE);
    await colleague.page.goto('/');
    await colleague.page
      .locator(`#home-referral-${id}`)
      .getByRole('link', { name: `Lee ${String(surname)}` })
      .click();
    await colleague.page.getByRole('link', { name: 'Check your answers and send' }).waitFor();
    await colleague.context.close();
  });

  it('withdraws before a decision, with a reason, and says so (REF-5)', async () => {
    const { id } = await sendReferral(om, probationAnswers());
    await page.goto(`/referrals/${id}`);
    await page.getByRole('link', { name: 'Withdraw', exact: true }).click();
    await page.getByRole('button', { name: 'Withdraw it' }).click();
    await expectProblem(/There is a problem/);
    expect(await statusOf(id)).toBe('submitted');
    await page.getByLabel('Why?').fill('Moved to Leeds');
    await page.getByRole('button', { name: 'Withdraw it' }).click();
    await page.locator('#referral-head [data-referral=withdrawn]').waitFor();
    expect(await wordsOf(page.locator('#referral-history'))).toContain('Moved to Leeds');
    expect(await page.getByRole('link', { name: 'Withdraw', exact: true }).count()).toBe(0);
  });

  it('amends what was sent, with both answers in its history, until a meeting is open (REF-5)', async () => {
    const { id } = await sendReferral(om, probationAnswers());
    await page.goto(`/referrals/${id}`);
    await page.getByRole('link', { name: 'Amend' }).click();
    await page.getByRole('link', { name: 'Change Address' }).click();
    await page.getByLabel('Address').fill('12 High Street');
    await page.getByRole('button', { name: 'Save the change' }).click();
    await page.getByText('The change is saved. The panel sees it.').waitFor();
    expect(await wordsOf(page.locator('#referral-history'))).toContain(
      'Address: No fixed abode → 12 High Street',
    );
    await page.goto(`/referrals/${id}/contact`);
    await page.getByLabel('Address').fill('');
    await page.getByRole('button', { name: 'Save the change' }).click();
    await expectProblem(/Enter their address/);
    await page.goto(`/referrals/${id}/person`);
    await page.getByLabel('Surname').fill('Somebodyelse');
    await page.getByRole('button', { name: 'Save the change' }).click();
    await expectProblem(/Who this is about cannot be changed once it was sent/);
    await page.goto(`/referrals/${id}/contact`);
    await page.getByLabel('Address').fill('14 High Street');
    const chair = await signIn(desk.url, 'chair.chesterfield');
    const meeting = await openMeeting(chair);
    await page.getByRole('button', { name: 'Save the change' }).click();
    await expectProblem(/A tasking meeting of the panel is open/);
    expect(await page.getByLabel('Address').inputValue()).toBe('14 High Street');
    expect((await om.get(`/referrals/${id}`)).body).toMatchObject({ address: '12 High Street' });
    await chair.post(`/meetings/${meeting}/close`).expect(200);
  });

  it.each([
    ['person', 'Surname', 'a'.repeat(101), 'Surname must be 100 characters or fewer'],
    ['person', 'CRN (if known)', 'X32', 'CRN must be a letter and six digits, such as X320741'],
    ['contact', 'Address', 'a'.repeat(501), 'Address must be 500 characters or fewer'],
    ['probation', 'OGRS score (24 mths)', '69.5', 'OGRS score must be a whole number from 0 to 100'],
    ['probation', 'Contact Number', '', 'Enter the offender manager’s contact number'],
    ['sending', 'Year', '2099', /Date of referral must be today, .*, or in the past/],
    ['sending', 'Year', '1900', /Date of referral must be after the date of birth, 27 March 1985/],
  ])(
    'says on the page %s what is wrong with “%s”, keeps what was typed, and leads to its box (REF-1)',
    async (step, label, text, message) => {
      const { id } = await startReferral(om, probationAnswers());
      await page.goto(`/referrals/${id}/${step}`);
      const box = page.getByLabel(label, { exact: true });
      await box.fill(text);
      await page.getByRole('button', { name: 'Save and continue' }).click();
      await expectProblem(message);
      expect(await box.inputValue()).toBe(text);
      expect(await wordsOf(page.locator('.govuk-error-message').first())).toMatch(message);
      const link = page.locator(SUMMARY).getByRole('link').first();
      await link.click();
      expect(await page.evaluate(`document.activeElement.closest('.govuk-form-group--error') !== null`)).toBe(
        true,
      );
      await page.getByRole('link', { name: 'go on and come back to it later' }).click();
      await page.goto(`/referrals/${id}/${step}`);
      expect(await page.getByLabel(label, { exact: true }).inputValue()).toBe(text);
      expect(await statusOf(id)).toBe('draft');
    },
  );

  it('keeps in the page what is beyond all bounds, and says why it was not saved', async () => {
    const { id } = await startReferral(om, probationAnswers());
    await page.goto(`/referrals/${id}/concern`);
    const box = page.getByLabel(/Details of current offence/);
    await box.fill('b'.repeat(20_001));
    await page.locator('#save-state', { hasText: 'This cannot be saved just now.' }).waitFor();
    await page.getByRole('button', { name: 'Save and continue' }).click();
    await expectProblem(/too long to be kept, even in a draft/);
    expect(await box.inputValue()).toHaveLength(20_001);
    expect((await om.get(`/referrals/${id}`)).body).toMatchObject({
      currentOffencesOrConcerns: 'Burglary dwelling, twice since April',
    });
  });
});
