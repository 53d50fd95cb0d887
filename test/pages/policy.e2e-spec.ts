import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { ReassessmentService } from '../../src/modules/ogrs-tiering/index.js';
import { sql } from '../../src/platform/database/sql.js';
import { holdClock, readRows, runPast } from '../support/app-inside.js';
import { findAccessibilityProblems, findSidewaysScroll } from '../support/check-page.js';
import { describeInBrowser } from '../support/find-chromium.js';
import type { FixedClock } from '../support/fixed-clock.js';
import {
  type Desk,
  LAPTOP,
  leaveBy,
  markPage,
  openDesk,
  PHONE,
  type Visitor,
  wordsOf,
} from '../support/open-page.js';
import { addScored } from '../support/policy-desk.js';
import { signIn, type Client } from '../support/sign-in.js';

const SAVE = 'Save the draft and see what would change';

describeInBrowser('an administrator drafts “75 and over automatic”', () => {
  let desk: Desk;
  let clock: FixedClock;
  let police: Client;
  let admin: Visitor;
  let page: Page;
  let person = '';

  beforeAll(async () => {
    desk = await openDesk();
    clock = holdClock(desk.test);
    police = await signIn(desk.url, 'coordinator.chesterfield');
    person = await addScored(police, 80, { surname: 'Eighty', forename: 'Alex' });
    await addScored(police, 74, { surname: 'Seventyfour', forename: 'Alex' });
    await addScored(police, 95, { surname: 'Ninetyfive', forename: 'Alex' });
    admin = await desk.visit('admin');
    page = admin.page;
  });
  afterAll(() => desk.close());

  const state = async (): Promise<unknown> => [
    await readRows(desk.test, sql`select * from offenders order by id`),
    await readRows(desk.test, sql`select * from policy_versions order by version`),
    await readRows(desk.test, sql`select id from eligibility_decisions order by id`),
    await readRows(desk.test, sql`select id from registrations order by id`),
    await readRows(desk.test, sql`select id from notices order by id`),
  ];
  const statusOf = async (id: string): Promise<unknown> => (await police.get(`/offenders/${id}`)).body.status;

  /** On a laptop and on a phone. */
  async function expectWithinReach(): Promise<void> {
    const problems: string[] = [];
    for (const size of [LAPTOP, PHONE]) {
      await page.setViewportSize(size);
      problems.push(...(await findSidewaysScroll(page)), ...(await findAccessibilityProblems(page)));
    }
    await page.setViewportSize(LAPTOP);
    expect({ page: page.url(), problems }).toEqual({ page: page.url(), problems: [] });
  }

  async function fillDraft(where: Page, day: string): Promise<void> {
    await where.getByLabel('OGRS 3: tier 1, automatic, from').fill('75');
    const [year = '', month = '', ofMonth = ''] = day.split('-');
    await where.getByLabel('Day', { exact: true }).fill(String(Number(ofMonth)));
    await where.getByLabel('Month', { exact: true }).fill(String(Number(month)));
    await where.getByLabel('Year', { exact: true }).fill(year);
    await where.getByLabel('Source note').fill('Quarterly review: 75 and over automatic');
  }

  it('reads the policy in force in words, with the rule of each line', async () => {
    await page.goto('/');
    await page.getByRole('navigation', { name: 'Main' }).getByRole('link', { name: 'Policy' }).click();
    const words = await wordsOf(page.locator('main'));
    expect(words).toMatch(/Version 2, in force Since 1 June 2014/);
    expect(words).toMatch(/tier 1 90 and over: automatic registration TIER-1/);
    expect(words).toMatch(/tier 2 70 to 89: IOM referral form TIER-2/);
    expect(words).toMatch(/Full months at liberty without a conviction 6 months EXCL-NO-CONVICTION/);
    expect(words).toContain('Nothing is being drafted');
    await expectWithinReach();
  });

  it('is told what is wrong at each field, and keeps what was typed', async () => {
    await page.getByRole('link', { name: 'Draft a new version' }).click();
    await expectWithinReach();
    await fillDraft(page, '2014-06-03');
    await page.getByLabel('OGRS 3: tier 1, automatic, from').fill('69.5');
    await page.getByLabel('Full months at liberty').fill('0');
    await leaveBy(page, () => page.getByRole('button', { name: SAVE }).click());
    expect(await page.locator('.govuk-error-summary li').allInnerTexts()).toEqual([
      'Tier 1 must begin at a whole score from 0 to 100',
      'Months without a conviction must be a whole number from 1 to 24',
      'Effective date must be 4 June 2014 or later',
    ]);
    expect(await page.getByLabel('OGRS 3: tier 1, automatic, from').inputValue()).toBe('69.5');
    await expectWithinReach();
    await page.getByRole('link', { name: 'Tier 1 must begin' }).click();
    expect(await page.evaluate('document.activeElement.id')).toBe('instruments.ogrs3.tier1From');
  });

  it('sees the person scored 80 coming in, discards it, and nothing has changed', async () => {
    const before = await state();
    await page.goto('/admin/policy/drafts/new');
    await page.getByRole('link', { name: 'Discard it and start again' }).click();
    await fillDraft(page, '2014-07-01');
    await page.getByRole('button', { name: SAVE }).click();
    await page.getByRole('heading', { name: 'What would change' }).waitFor();
    expect(await wordsOf(page.locator('#shadow-sentence'))).toBe(
      'Under this draft, from 1 July 2014: 1 person would register automatically. Nobody registered leaves by it (TIER-6).',
    );
    expect(await wordsOf(page.locator('main'))).toMatch(/OGRS 3: tier 1 begins at 90 75 TIER-1/);
    await leaveBy(page, () => page.locator('[data-change=comes-in] a').click());
    const rows = page.locator('#shadow-people tbody tr');
    expect(await rows.count()).toBe(1);
    expect(await wordsOf(rows)).toMatch(
      /Eighty, Alex Chesterfield Not registered 80 Referral form needed, tier 2 TIER-2 .+ Registers automatically, tier 1 TIER-1 Score 80 is 75 or more/,
    );
    expect(await rows.getByRole('link').count()).toBe(0);
    await expectWithinReach();
    await page.getByRole('link', { name: 'Discard this draft' }).click();
    await expectWithinReach();
    await page.getByRole('button', { name: 'Discard this draft' }).click();
    await page.getByText('The draft is discarded. Nothing has changed.').waitFor();
    expect(await wordsOf(page.locator('#main-content'))).toMatch(
      /Drafts \(1\).+Discarded by Sunil Rao on 3 June 2014/,
    );
    expect(await state()).toEqual(before);
    expect(await statusOf(person)).toBe('not-registered');
    const [entry] = await readRows<{ action: string }>(
      desk.test,
      sql`select action from audit_entries where subject_type = 'cohort' and detail like ${`%${person}%`}
        order by seq desc limit 1`,
    );
    expect(entry?.action).toBe('policy.shadow-viewed');
  });

  it('shows both versions when somebody else saved the draft meanwhile', async () => {
    await page.goto('/admin/policy/drafts/new');
    await fillDraft(page, '2014-07-01');
    await page.getByRole('button', { name: SAVE }).click();
    await page.getByRole('link', { name: 'The draft', exact: true }).click();
    const other = await admin.context.newPage();
    await other.goto(page.url());
    await other.getByLabel('Months until the exit stage').fill('9');
    await other.getByRole('button', { name: SAVE }).click();
    await other.getByRole('heading', { name: 'What would change' }).waitFor();
    await other.close();
    await page.getByLabel('OGRS 3: tier 1, automatic, from').fill('78');
    await page.getByRole('button', { name: SAVE }).click();
    const words = await wordsOf(page.locator('main'));
    expect(words).toContain('Somebody else saved this draft while you were editing');
    expect(words).toMatch(/Exit stage after registration Yours: 6 Theirs: 9/);
    expect(words).toMatch(/tier 1 begins at Yours: 78 Theirs: 75/);
    await expectWithinReach();
    await page.getByLabel('OGRS 3: tier 1, automatic, from').fill('75');
    await page.getByRole('button', { name: SAVE }).click();
    await page.getByRole('heading', { name: 'What would change' }).waitFor();
  });

  it('adopts it, and from its day that person is registered by it, with a notice', async () => {
    await page.getByRole('link', { name: 'Adopt this draft' }).click();
    await page.getByRole('heading', { name: 'Adopt the draft from 1 July 2014?' }).waitFor();
    expect(await wordsOf(page.locator('main'))).toMatch(/1 person would register automatically/);
    expect(await wordsOf(page.locator('main'))).not.toContain('Eighty');
    await expectWithinReach();
    await page.getByRole('button', { name: 'Adopt, in force from 1 July 2014' }).click();
    await page.getByText('The draft is adopted as version 3').waitFor();
    expect(await wordsOf(page.locator('#version-3'))).toMatch(
      /Version 3 Coming .+ Takes effect on 1 July 2014/,
    );
    expect(await statusOf(person)).toBe('not-registered');

    clock.set('2014-07-01');
    const run = await desk.test.app.get(ReassessmentService).runNightly();
    expect(run).toMatchObject({ policyVersion: 3, registered: 1 });
    police = await signIn(desk.url, 'coordinator.chesterfield');
    const { body } = await police.get(`/offenders/${person}`).expect(200);
    expect(body).toMatchObject({ status: 'registered', route: 'tier-1', registeredOn: '2014-07-01' });
    const [decision] = await readRows<{ version: number }>(
      desk.test,
      sql`select policy_version as version from eligibility_decisions where offender_id = ${person}
        order by decided_at desc, id desc limit 1`,
    );
    expect(decision?.version).toBe(3);
    const notices = (await police.get('/notices')).body.items as {
      offender?: { id: string };
      summary: string;
    }[];
    expect(JSON.stringify(notices)).toContain(person);
    expect(admin.complaints.filter((complaint) => !/status of 4(00|12)/.test(complaint))).toEqual([]);
    await admin.context.close();
  });

  it('has everybody re-assessed, and sees how far it is without asking again', async () => {
    const visitor = await desk.visit('admin');
    await visitor.page.goto('/admin/policy');
    expect(await wordsOf(visitor.page.locator('#version-3'))).toContain('In force');
    await visitor.page.getByRole('button', { name: 'Re-assess everybody now' }).click();
    await visitor.page.locator('#reassessments', { hasText: 'Asked for by Sunil Rao' }).waitFor();
    await visitor.page
      .locator('#reassessments li', { hasText: '3 people looked at, 0 changed, 0 registered' })
      .first()
      .waitFor();
    expect(visitor.complaints).toEqual([]);
    await visitor.context.close();
  });

  it('shows a long re-assessment going on to somebody whom no events reach, and its end', async () => {
    const at = clock.now().toISOString();
    const run = `'asked', '2014-07-01', 3, 'running', 900, 400, 7, 1, null, '${at}', 'Sunil Rao', '${at}', null`;
    await runPast(desk.test, [`insert into reassessments values ('long-one', ${run})`]);
    const { page: watched, context, complaints } = await desk.visit('admin');
    await watched.goto('/admin/policy');
    const section = watched.locator('#reassessments');
    expect(await wordsOf(section)).toContain('400 of 900 people looked at, 7 changed, 1 registered');
    expect(await section.getByRole('button').count()).toBe(0);
    const isSamePage = await markPage(watched);
    await runPast(desk.test, [`update reassessments set done = 800 where id = 'long-one'`]);
    await section.locator('#run-words', { hasText: '800 of 900 people looked at' }).waitFor();
    await runPast(desk.test, [
      `update reassessments set status = 'finished', done = 900 where id = 'long-one'`,
    ]);
    await section.getByRole('button', { name: 'Re-assess everybody now' }).waitFor();
    expect(await isSamePage()).toBe(true);
    expect(complaints).toEqual([]);
    await context.close();
  });

  it('is read by a co-ordinator, who opens the people and drafts nothing', async () => {
    const client = await signIn(desk.url, 'admin');
    const terms = {
      effectiveOn: '2014-08-01',
      sourceNote: 'From 70 on',
      instruments: [{ name: 'ogrs3', tier1From: 70 }],
    };
    const { body } = await client.post('/policy/drafts', terms).expect(201);
    const visitor = await desk.visit('coordinator.chesterfield');
    await visitor.page.goto(`/admin/policy/drafts/${body.id}`);
    expect(await wordsOf(visitor.page.locator('main'))).toMatch(/Differences \(1\) .*tier 1 begins at 75 70/);
    await leaveBy(visitor.page, () => visitor.page.getByRole('link', { name: 'What would change' }).click());
    expect(await visitor.page.getByRole('link', { name: 'Adopt this draft' }).count()).toBe(0);
    await visitor.page.getByRole('link', { name: 'Seventyfour, Alex' }).click();
    await visitor.page.waitForURL('**/offenders/*');
    for (const path of ['/adopt', '/discard']) {
      expect((await visitor.page.goto(`/admin/policy/drafts/${body.id}${path}`))?.status()).toBe(403);
    }
    await visitor.context.close();
  });

  it('works without JavaScript', async () => {
    const plain = await desk.visit('admin', { javaScriptEnabled: false });
    await plain.page.goto('/admin/policy/drafts/new');
    await fillDraft(plain.page, '2014-08-01');
    await plain.page.getByLabel('OGRS 3: tier 1, automatic, from').fill('74');
    await plain.page.getByLabel('Level 1').check();
    await plain.page.getByRole('button', { name: SAVE }).click();
    expect(await wordsOf(plain.page.locator('#shadow-sentence'))).toContain(
      '1 person would register automatically',
    );
    await plain.page.getByRole('link', { name: 'Adopt this draft' }).click();
    await plain.page.getByRole('button', { name: /^Adopt/ }).click();
    expect(await wordsOf(plain.page.locator('main'))).toContain('The draft is adopted as version 4');
    await plain.context.close();
  });
});
