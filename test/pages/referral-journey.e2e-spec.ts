import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { sql } from '../../src/platform/database/sql.js';
import { countRows } from '../support/app-inside.js';
import { describeInBrowser } from '../support/find-chromium.js';
import { Keyboard } from '../support/keyboard.js';
import { openDesk, wordsOf, type Desk } from '../support/open-page.js';
import { newName, partnerAnswers, probationAnswers, startReferral } from '../support/referrals.js';
import { signIn } from '../support/sign-in.js';

const OM = 'om.chesterfield';
const THREE_MINUTES = 180_000;
/** A key of somebody who types 40 words a minute, as usability studies count it. */
const ONE_KEY = 280;
const PAGES = {
  contact: 'How can they be reached?',
  concern: 'Current offences and issues of current concern',
  factors: 'Relevant factors',
  addedValue: 'What will IOM add?',
  probation: 'Probation only',
  sending: 'Who is sending this, and where?',
};

describeInBrowser('a referral in the browser', () => {
  let desk: Desk;

  beforeAll(async () => {
    desk = await openDesk();
  });
  afterAll(() => desk.close());

  const sentAbout = (surname: string): Promise<number> =>
    countRows(
      desk.test,
      sql`referrals`,
      sql`status = 'submitted' and search_text like ${`% ${surname.toLowerCase()}%`}`,
    );
  const opened = (page: Page, heading: string): Promise<void> =>
    page.getByRole('heading', { level: 1, name: heading, exact: true }).waitFor();

  it('goes from blank to sent by keyboard alone, for somebody scored 84, well within three minutes (REF-1, TIER-2)', async () => {
    const { page, context, complaints } = await desk.visit(OM);
    const keyboard = new Keyboard(page);
    const surname = newName();
    await page.goto('/');
    const before = Date.now();
    await keyboard.follow('Referrals', 'Referrals');
    await keyboard.skipToContent();
    await keyboard.follow('Refer somebody', 'Who are you referring?');
    await keyboard.skipToContent();
    await keyboard.write('PNC ID, CRN or name', `${surname}, Lee`);
    await keyboard.write('Day', '27');
    await keyboard.write('Month', '3');
    await keyboard.write('Year', '1985');
    await keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Nobody was found.' }).waitFor();
    await keyboard.skipToContent();
    await keyboard.follow('Refer somebody who is not on the list', `Referral of Lee ${surname}`);
    await keyboard.skipToContent();
    await keyboard.follow('Who are you referring?', 'Who are you referring?');
    await keyboard.follow('Save and continue', PAGES.contact);
    await keyboard.write('Address', 'No fixed abode');
    await keyboard.follow('Save and continue', PAGES.concern);
    await keyboard.write(
      'Details of current offence(s) and / or issues of current concern',
      'Burglary dwelling, twice since April',
    );
    await keyboard.follow('Save and continue', PAGES.factors);
    await keyboard.write('Substance misuse', 'Heroin daily, paid for by theft');
    await keyboard.follow('Save and continue', PAGES.addedValue);
    await keyboard.write(
      'Please state what additional support / value the IOM scheme will bring to the supervision of this case?',
      'Joint visits with the police',
    );
    await keyboard.follow('Save and continue', PAGES.probation);
    await keyboard.write('Contact Number', '01246 000000');
    await keyboard.write('OGRS score (24 mths)', '84');
    await page.locator('#where-it-goes[data-where=referral]').waitFor();
    await keyboard.write('Current Orders / Licences', 'Community order, 12 months');
    await keyboard.tabTo('Yes');
    await keyboard.press('ArrowRight');
    await keyboard.follow('Save and continue', PAGES.sending);
    await keyboard.follow('Save and continue', 'Check your answers');
    await keyboard.follow('Send this referral', 'Referral sent');
    const took = Date.now() - before;

    expect(took).toBeLessThan(THREE_MINUTES / 3);
    expect(keyboard.keys * ONE_KEY).toBeLessThan(THREE_MINUTES);
    expect(await wordsOf(page.locator('main'))).toContain('To Chesterfield IOM Referral');
    expect(await sentAbout(surname)).toBe(1);
    expect(complaints).toEqual([]);
    await context.close();
  }, 90_000);

  it('is written and sent without JavaScript, and two presses of each button make one (REF-5)', async () => {
    const { page, context } = await desk.visit(OM, { javaScriptEnabled: false });
    const surname = newName();
    const go = (): Promise<void> => page.getByRole('button', { name: 'Save and continue' }).click();
    await page.goto('/referrals/new');
    await page.getByLabel('PNC ID, CRN or name').fill(`${surname}, Lee`);
    await page.getByRole('button', { name: 'Find' }).click();
    await page.getByRole('button', { name: 'Refer somebody who is not on the list' }).dblclick();
    await opened(page, `Referral of Lee ${surname}`);
    expect(
      await countRows(desk.test, sql`referrals`, sql`search_text like ${`% ${surname.toLowerCase()}%`}`),
    ).toBe(1);
    await page.getByRole('link', { name: 'Who are you referring?' }).click();
    await page.getByLabel('Day', { exact: true }).fill('27');
    await go();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    expect(await wordsOf(page.locator('.govuk-error-summary'))).toContain(
      'DOB must include a month and a year',
    );
    await page.getByLabel('Month', { exact: true }).fill('3');
    await page.getByLabel('Year', { exact: true }).fill('1985');
    await go();
    await opened(page, PAGES.contact);
    await page.getByLabel('Address').fill('No fixed abode');
    await go();
    await opened(page, PAGES.concern);
    await page.getByLabel(/Details of current offence/).fill('Burglary dwelling');
    await page.getByRole('button', { name: 'Save and come back later' }).click();
    await opened(page, `Referral of Lee ${surname}`);
    expect(await wordsOf(page.locator('#tasks'))).toContain('4 of 7 pages are completed.');
    await page.getByRole('link', { name: PAGES.factors }).click();
    await page.getByLabel('Accommodation').fill('Sofas of friends');
    await go();
    await opened(page, PAGES.addedValue);
    await page.getByLabel(/Please state what additional support/).fill('Joint visits');
    await go();
    await opened(page, PAGES.probation);
    await page.getByLabel('Contact Number').fill('01246 000000');
    await page.getByLabel('OGRS score (24 mths)').fill('84');
    await page.getByLabel('Current Orders / Licences').fill('None');
    await page.getByLabel('No', { exact: true }).check();
    await go();
    await opened(page, PAGES.sending);
    await go();
    await opened(page, 'Check your answers');
    expect(await wordsOf(page.locator('#where-it-goes'))).toContain('Tier 2');
    await page.getByRole('button', { name: 'Send this referral' }).dblclick();
    await opened(page, 'Referral sent');
    expect(await sentAbout(surname)).toBe(1);
    expect(await countRows(desk.test, sql`offenders`, sql`surname = ${surname}`)).toBe(1);
    await context.close();
  }, 60_000);

  it('takes two presses of the button as one, and says where it went (REF-4)', async () => {
    const { page, context } = await desk.visit(OM);
    const client = await signIn(desk.url, OM);
    const { id, surname } = await startReferral(client, probationAnswers());
    await page.goto(`/referrals/${id}/check`);
    await page.getByRole('button', { name: 'Send this referral' }).dblclick();
    await opened(page, 'Referral sent');
    expect(await sentAbout(String(surname))).toBe(1);
    expect(await countRows(desk.test, sql`referral_submissions`, sql`referral_id = ${id}`)).toBe(1);
    await context.close();
  });

  it('tells a drug worker with one need that they need two or a risk to the community, and keeps the draft (REF-3)', async () => {
    const { page, context } = await desk.visit('drugs.worker');
    const client = await signIn(desk.url, 'drugs.worker');
    const { id } = await startReferral(client, partnerAnswers());
    await page.goto(`/referrals/${id}/check`);
    const other = await context.newPage();
    await other.goto(`/referrals/${id}/criteria`);
    await other.locator('#where-it-goes[data-where=referral]').waitFor();
    await other.getByLabel('Accommodation', { exact: true }).uncheck();
    await other.locator('#where-it-goes[data-where=not-eligible]').waitFor();
    const why =
      'A partner agency can refer somebody who poses a risk to the community, or who has an identified need in at least two areas.';
    expect(await wordsOf(other.locator('#where-it-goes'))).toContain(`${why} REF-3`);
    await other.close();
    await page.getByRole('button', { name: 'Send this referral' }).click();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    expect(await wordsOf(page.locator('.govuk-error-summary'))).toBe(`There is a problem ${why}`);
    expect(await wordsOf(page.locator('#blocked'))).toBe(`It cannot be sent: ${why} The draft is kept.`);
    expect(await page.getByRole('button', { name: 'Send this referral' }).count()).toBe(0);
    expect((await client.get(`/referrals/${id}`)).body).toMatchObject({ status: 'draft' });
    await context.close();
  });

  it('does not let probation send somebody at 65, says why, and keeps the draft (REF-2, TIER-N)', async () => {
    const { page, context } = await desk.visit(OM);
    const client = await signIn(desk.url, OM);
    const { id, surname } = await startReferral(client, probationAnswers({}, { ogrsScore: 70 }));
    await page.goto(`/referrals/${id}/check`);
    const other = await context.newPage();
    await other.goto(`/referrals/${id}/probation`);
    await other.getByLabel('OGRS score (24 mths)').fill('65');
    await other.locator('#where-it-goes[data-where=not-eligible]').waitFor();
    await other.close();
    await page.getByRole('button', { name: 'Send this referral' }).click();
    await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
    expect(await wordsOf(page.locator('.govuk-error-summary'))).toContain('Score 65 is under 70');
    const why = 'A score under 70 with no other route cannot be referred.';
    expect(await wordsOf(page.locator('#blocked'))).toBe(`It cannot be sent: ${why} The draft is kept.`);
    expect(await wordsOf(page.locator('#where-it-goes'))).toContain(`${why} TIER-N`);
    expect(await page.getByRole('button', { name: 'Send this referral' }).count()).toBe(0);
    await page.goto('/referrals');
    const row = page.locator('#referrals-list tr', { hasText: String(surname) });
    expect(await wordsOf(row)).toContain('Draft');
    expect(await sentAbout(String(surname))).toBe(0);
    await context.close();
  });
});
