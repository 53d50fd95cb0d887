import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import {
  findAccessibilityProblems,
  findSidewaysScroll,
  focusedName,
  hasVisibleFocus,
} from '../support/check-page.js';
import { describeInBrowser } from '../support/find-chromium.js';
import { bringLines } from '../support/import-page.js';
import { LAPTOP, openDesk, PHONE, type Desk, type Visitor } from '../support/open-page.js';
import { addPerson, type CreatedPerson } from '../support/people.js';
import { signIn } from '../support/sign-in.js';

/** The laptop of the design at 200%: half as many pixels, twice as large. */
const ENLARGED = { width: 683, height: 384 };
/** What depends on how a page is laid out, and so is looked at on a phone as well. */
const LAID_OUT = ['target-size', 'color-contrast', 'scrollable-region-focusable'];
const SIZES = [LAPTOP, ENLARGED, PHONE];

describeInBrowser('every page is within reach of everybody: WCAG 2.2 AA, no sideways scrolling', () => {
  let desk: Desk;
  let coordinator: Visitor;
  let page: Page;
  let person: CreatedPerson;
  let profile = '';

  beforeAll(async () => {
    desk = await openDesk();
    const client = await signIn(desk.url, 'coordinator.chesterfield');
    coordinator = await desk.visit('coordinator.chesterfield');
    page = coordinator.page;
    await expectWithinReach(page, '/cohort');
    await expectWithinReach(page, '/imports');
    person = await addPerson(client, {
      surname: 'Featherstonehaugh-Cholmondeley',
      crn: 'X320741',
      address: '1 Avenueofaverylongnamethatnobodycanbreakanywhereatallatall',
    });
    profile = `/offenders/${person.id}`;
    await client.put(`${profile}/rag`, { status: 'amber-alert', reason: 'Two sources' }).expect(200);
    await client.post(`${profile}/scores`, { score: 91, assessedOn: '2014-06-03' }).expect(201);
    await addPerson(client, { panel: 'derby-city' });
  });
  afterAll(() => desk.close());

  /** Looks at the page as it stands, at each size; `path` is opened first. */
  async function expectWithinReach(where: Page, path?: string): Promise<void> {
    if (path !== undefined) await where.goto(path);
    const problems: string[] = [];
    for (const size of SIZES) {
      await where.setViewportSize(size);
      const sideways = await findSidewaysScroll(where);
      problems.push(...sideways.map((problem) => `at ${size.width}: ${problem}`));
    }
    problems.push(...(await findAccessibilityProblems(where, LAID_OUT)));
    await where.setViewportSize(LAPTOP);
    problems.push(...(await findAccessibilityProblems(where)));
    expect({ page: where.url(), problems }).toEqual({ page: where.url(), problems: [] });
  }

  it('signing in, with and without errors', async () => {
    const stranger = await desk.visit(null);
    await expectWithinReach(stranger.page, '/sign-in?because=idle');
    await stranger.page.getByRole('button', { name: 'Sign in' }).click();
    await stranger.page.getByText('There is a problem').waitFor();
    await expectWithinReach(stranger.page);
    await stranger.context.close();
  });

  it.each(['/', '/cohort', '/cohort?q=nobody&rag=red&panel=derby-city&tier=1', '/cohort?rag=amber-alert'])(
    'the lists: %s',
    (path) => expectWithinReach(page, path),
  );

  it.each(['timeline', 'scores', 'rag', 'registrations', 'history'])(
    'the profile with its tab %s',
    async (tab) => {
      await page.goto(`${profile}?tab=${tab}`);
      await page.evaluate(`document.querySelectorAll('details').forEach((why) => (why.open = true))`);
      await expectWithinReach(page);
    },
  );

  it.each([
    ['score', 'Record the score'],
    ['rag', 'Set the status'],
  ])('the form %s, with and without errors', async (form, button) => {
    await expectWithinReach(page, `${profile}/${form}`);
    await page.getByRole('button', { name: button }).click();
    await page.getByText('There is a problem').waitFor();
    await expectWithinReach(page);
  });

  it('the form for designations', () => expectWithinReach(page, `${profile}/designations`));

  it('adding a person: the form, its errors, and the question whether they are on the list already', async () => {
    await expectWithinReach(page, '/offenders/new');
    await page.getByRole('button', { name: 'Add this person' }).click();
    await page.getByText('There is a problem').waitFor();
    await expectWithinReach(page);
    const boxes = {
      Surname: String(person['surname']),
      Forename: 'Alex',
      Day: '1',
      Month: '1',
      Year: '1980',
    };
    for (const [label, text] of Object.entries(boxes))
      await page.getByLabel(label, { exact: true }).fill(text);
    await page.getByLabel('Panel').selectOption('Chesterfield');
    await page.getByRole('button', { name: 'Add this person' }).click();
    await page.getByText('This person may be on the list already').waitFor();
    await expectWithinReach(page);
  });

  it('editing: the form, its errors, and what two people changed at once', async () => {
    await expectWithinReach(page, `${profile}/edit`);
    const other = await coordinator.context.newPage();
    await other.goto(`${profile}/edit`);
    await other.getByLabel('Notes').fill('From the other page');
    await other.getByRole('button', { name: 'Save' }).click();
    await other.getByText('Details saved').waitFor();
    await other.close();
    await page.getByLabel('Notes').fill('From this page');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('heading', { name: /Somebody else changed/ }).waitFor();
    await expectWithinReach(page);
  });

  it('an import with each of its sections, and the list of imports', async () => {
    await bringLines(page, 'a-panel.csv', [
      'Surname,Forename,DOB,CRN,OGRS,Status,Notes',
      'Featherstonehaugh-Cholmondeley,Alexander,1/1/1980,X320741,84%,A,=HYPERLINK("http://example.test/averylongaddress")',
      'MARSDEN,Kirsty,3/10/1964,,70%,R,',
      'Marsden,Kirsty,3-Oct-64,,75,R,Twice in one file',
      'Unlikely,Age,1/1/1915,,88,G,',
      'Nodate,Person,31/02/1985,X000003,92,G,',
    ]);
    const address = page.url().split('?')[0] ?? '';
    for (const section of ['rows', 'matches', 'refused', 'warnings', 'columns']) {
      await expectWithinReach(page, `${address}?show=${section}`);
      const empty = await page.locator('#import-section .iom-empty').count();
      expect({ section, empty }).toEqual({ section, empty: 0 });
    }
    await page.goto('/imports');
    await page.getByRole('button', { name: 'Upload and preview' }).click();
    await page.getByText('There is a problem').waitFor();
    await expectWithinReach(page);
  });

  it('the log, checked and unchecked', async () => {
    const auditor = await desk.visit('auditor');
    await expectWithinReach(auditor.page, '/audit');
    await auditor.page.getByRole('button', { name: 'Check that the log is whole' }).click();
    await auditor.page.getByText(/The log is whole/).waitFor();
    await expectWithinReach(auditor.page);
    await auditor.context.close();
  });

  it.each(['/offenders/nobody', '/audit', '/no-such-page'])('what goes wrong: %s', (path) =>
    expectWithinReach(page, path),
  );

  it('the keyboard reaches the skip link first, then the person’s actions, always with a visible focus', async () => {
    await page.goto(profile);
    await page.keyboard.press('Tab');
    expect(await focusedName(page)).toBe('Skip to main content');
    const order: string[] = [];
    while (order.length < 40 && order.at(-1) !== 'Add to this record') {
      await page.keyboard.press('Tab');
      expect({ at: await focusedName(page), isSeen: await hasVisibleFocus(page) }).toMatchObject({
        isSeen: true,
      });
      order.push(await focusedName(page));
    }
    expect(order.slice(-3)).toEqual(['Set RAG status', 'Record a score', 'Add to this record']);
    await page.goto(profile);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    expect(await focusedName(page)).toBe('Set RAG status');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/rag');
  });

  it('none of them makes the browser complain, of a script or of the content policy', () => {
    const ofForms = /status of (400|403|404|409|412)/;
    expect(coordinator.complaints.filter((line) => !ofForms.test(line))).toEqual([]);
  });
});
