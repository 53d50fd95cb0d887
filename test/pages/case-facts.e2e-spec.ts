import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { findAccessibilityProblems, findSidewaysScroll, focusedName } from '../support/check-page.js';
import { describeInBrowser } from '../support/find-chromium.js';
import {
  LAPTOP,
  openDesk,
  PHONE,
  waitForLive,
  wordsOf,
  type Desk,
  type Visitor,
} from '../support/open-page.js';
import { addPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

const SUMMARY = '.govuk-error-summary';
const BURGLARY = {
  offenceDate: '2014-01-10',
  category: 'burglary-domestic',
  outcome: 'conviction',
  outcomeDate: '2014-03-01',
};
const OPEN = { establishment: 'HMP Nottingham', from: '2014-03-01' };
const SIGHTING = {
  ...{ date: '2014-06-01', text: 'Seen near the yard\nwith a van', source: 1, assessment: 'A' },
  ...{ handling: 'C', conditions: 'Not to be shown to the subject' },
};

describeInBrowser('the pages for offences, custody and intelligence', () => {
  let desk: Desk;
  let police: Client;
  let visitor: Visitor;
  let page: Page;
  let id: string;
  let profile: string;

  beforeAll(async () => {
    desk = await openDesk({ IOM_TODAY: '2014-06-03' });
    police = await signIn(desk.url, 'coordinator.chesterfield');
    visitor = await desk.visit('coordinator.chesterfield');
    page = visitor.page;
  });
  afterAll(() => desk.close());
  beforeEach(async () => {
    id = (await addPerson(police)).id;
    profile = `/offenders/${id}`;
  });

  const add = async (kind: string, body: object): Promise<string> => {
    const answer = await police.post(`${profile}/${kind}`, body).expect(201);
    return (answer.body as { id: string }).id;
  };
  const fillDate = async (
    where: Page,
    legend: string,
    day: string,
    month: string,
    year: string,
  ): Promise<void> => {
    const boxes = where.getByRole('group', { name: legend });
    for (const [label, text] of Object.entries({ Day: day, Month: month, Year: year })) {
      await boxes.getByLabel(label, { exact: true }).fill(text);
    }
  };
  const press = (where: Page, name: string) => where.getByRole('button', { name, exact: true }).click();
  const expectProblems = async (...messages: string[]): Promise<void> => {
    await page.locator(SUMMARY).waitFor();
    expect(await page.title()).toMatch(/^Error: /);
    expect(await page.locator(`${SUMMARY} li`).allInnerTexts()).toEqual(messages);
  };
  const tabWords = (where = page): Promise<string> => wordsOf(where.locator('#profile-tab'));
  const expectWithinReach = async (path?: string): Promise<void> => {
    if (path !== undefined) await page.goto(path);
    const problems: string[] = [];
    for (const size of [PHONE, LAPTOP]) {
      await page.setViewportSize(size);
      problems.push(...(await findSidewaysScroll(page)), ...(await findAccessibilityProblems(page)));
    }
    expect({ page: page.url(), problems }).toEqual({ page: page.url(), problems: [] });
  };

  it('lead from the tab to the form, record an offence, and lead back to the list with what it did', async () => {
    await page.goto(profile);
    await page.getByRole('link', { name: 'Offending', exact: true }).click();
    expect(await tabWords()).toContain(
      'No charge or conviction is recorded. “Add an offence” begins the list.',
    );
    await page.getByRole('link', { name: 'Add an offence' }).click();
    await fillDate(page, 'Date of the offence', '10', 'january', '2014');
    await page.getByLabel('Offence category').selectOption('Burglary of a home');
    await page.getByLabel('Conviction', { exact: true }).check();
    await fillDate(page, 'Date of the charge or conviction', '1', '3', '2014');
    await press(page, 'Add the offence');
    await page
      .getByText(/^Offence recorded\. Eligibility: /)
      .first()
      .waitFor();
    expect(new URL(page.url()).search).toBe('?tab=offending');
    expect(await tabWords()).toMatch(/1 offence\. Last conviction: 1 March 2014/);
    expect(await tabWords()).toMatch(/Conviction 1 March 2014 Burglary of a home 10 January 2014/);
  });

  it('say so when what was recorded registers somebody', async () => {
    const given = { mappaLevel: 0, registeredSexOffender: false };
    await police.put(`${profile}/designations`, given).expect(200);
    await police.post(`${profile}/scores`, { score: 93, assessedOn: '2014-06-01' }).expect(201);
    expect((await police.get(profile)).body.status).toBe('not-registered');
    await page.goto(`${profile}/offences/new`);
    await fillDate(page, 'Date of the offence', '10', '1', '2014');
    await page.getByLabel('Offence category').selectOption('Robbery');
    await page.getByLabel('Conviction', { exact: true }).check();
    await fillDate(page, 'Date of the charge or conviction', '1', '3', '2014');
    await press(page, 'Add the offence');
    await page.getByText('Offence recorded. Now registered on the scheme.').first().waitFor();
    expect((await police.get(profile)).body.status).toBe('registered');
  });

  it('refuse an offence in plain words, and keep everything that was typed', async () => {
    await page.goto(`${profile}/offences/new`);
    await press(page, 'Add the offence');
    await expectProblems(
      'Enter the date of the offence',
      'Choose one of the 20 offence categories',
      'Choose charge or conviction',
      'Enter the date of the charge or conviction',
    );
    for (const [index, name] of ['Day', 'Offence category', 'Conviction', 'Day'].entries()) {
      await page.locator(`${SUMMARY} a`).nth(index).click();
      expect(await focusedName(page)).toBe(name);
    }
    await fillDate(page, 'Date of the offence', '31', '2', '2014');
    await page.getByLabel('Offence category').selectOption('Robbery');
    await page.getByLabel('Charge', { exact: true }).check();
    await fillDate(page, 'Date of the charge or conviction', '4', '6', '2014');
    await press(page, 'Add the offence');
    await expectProblems(
      'Date of the offence must be a real date',
      'Date of the charge or conviction must be today or in the past',
    );
    expect(
      await page.getByRole('group', { name: 'Date of the offence' }).getByLabel('Day').inputValue(),
    ).toBe('31');
    expect(await page.getByLabel('Offence category').inputValue()).toBe('robbery');
    expect(await page.getByLabel('Charge', { exact: true }).isChecked()).toBe(true);
    expect((await police.get(`${profile}/offences`)).body.total).toBe(0);
  });

  it('correct an offence with a reason, and withdraw it', async () => {
    await add('offences', BURGLARY);
    await page.goto(`${profile}?tab=offending`);
    await page.getByRole('link', { name: 'Correct Conviction of 1 March 2014' }).click();
    expect(await wordsOf(page.locator('main'))).toContain('Recorded as: Conviction of 1 March 2014');
    expect(await page.getByLabel('Offence category').inputValue()).toBe('burglary-domestic');
    await fillDate(page, 'Date of the charge or conviction', '1', '4', '2014');
    await press(page, 'Save the correction');
    await expectProblems('Enter a reason for the correction');
    await page.getByLabel('Reason for the correction').fill('Wrong month');
    await press(page, 'Save the correction');
    await page
      .getByText(/^Offence corrected\./)
      .first()
      .waitFor();
    expect(await tabWords()).toMatch(/Conviction 1 April 2014 .* Corrected: Wrong month/);
    await page.getByRole('link', { name: 'Withdraw Conviction of 1 April 2014' }).click();
    await press(page, 'Withdraw it');
    await expectProblems('Enter a reason for withdrawing it');
    await page.getByLabel('Reason').fill('Another person');
    await press(page, 'Withdraw it');
    await page
      .getByText(/^Offence withdrawn\./)
      .first()
      .waitFor();
    expect(await tabWords()).toContain('No charge or conviction is recorded.');
    expect((await police.get(`${profile}/offences?all=true`)).body.total).toBe(3);
  });

  it('say that somebody else has corrected it meanwhile', async () => {
    const offence = await add('offences', BURGLARY);
    await page.goto(`${profile}/offences/${offence}/withdraw`);
    await police.post(`${profile}/offences/${offence}/withdraw`, { reason: 'First' }).expect(200);
    await page.getByLabel('Reason').fill('Second');
    await press(page, 'Withdraw it');
    await page.getByText('This offence has been changed since.').waitFor();
    expect((await page.goto(`${profile}/offences/${offence}/correct`))?.status()).toBe(409);
    expect((await page.goto(`${profile}/offences/nothing/correct`))?.status()).toBe(404);
    expect((await police.get(`${profile}/offences?all=true`)).body.total).toBe(2);
  });

  it('record custody, show it on the list at once, and record the release', async () => {
    await page.goto(`${profile}/custody/new`);
    await press(page, 'Add custody');
    await expectProblems('Enter the establishment', 'Enter the day on which custody began');
    await page.getByLabel('Establishment').fill('HMP Ranby');
    await fillDate(page, 'In custody from', '1', '3', '2014');
    await fillDate(page, 'Release due on (optional)', '1', '9', '2014');
    await press(page, 'Add custody');
    await page
      .getByText(/^Custody recorded\./)
      .first()
      .waitFor();
    expect(await tabWords()).toMatch(/HMP Ranby 1 March 2014 In custody now Release due 1 September 2014/);
    expect(await wordsOf(page.locator('#profile-head'))).toContain('In custody');
    await page.getByRole('link', { name: 'Record release HMP Ranby from 1 March 2014' }).click();
    await fillDate(page, 'Released on', '28', '2', '2014');
    await press(page, 'Record the release');
    await expectProblems('Released on cannot be before custody began');
    await fillDate(page, 'Released on', '3', '6', '2014');
    await press(page, 'Record the release');
    await page
      .getByText(/^Release recorded\./)
      .first()
      .waitFor();
    expect(await tabWords()).toMatch(/Last released on 3 June 2014/);
    expect(await wordsOf(page.locator('#profile-head'))).not.toContain('In custody');
    expect(await page.getByRole('link', { name: /^Record release/ }).count()).toBe(0);
  });

  it('refuse custody that overlaps, correct it and withdraw it', async () => {
    const spell = await add('custody', { ...OPEN, to: '2014-04-01' });
    await page.goto(`${profile}/custody/new`);
    await page.getByLabel('Establishment').fill('HMP Ranby');
    await fillDate(page, 'In custody from', '31', '3', '2014');
    await press(page, 'Add custody');
    await expectProblems(
      'These dates overlap a time in custody that is recorded from 1 March 2014 to 1 April 2014',
    );
    await page.goto(`${profile}/custody/${spell}/correct`);
    expect(await page.getByLabel('Establishment').inputValue()).toBe('HMP Nottingham');
    await page.getByLabel('Establishment').fill('HMP Lincoln');
    await page.getByLabel('Reason for the correction').fill('Moved');
    await press(page, 'Save the correction');
    await page
      .getByText(/^Custody corrected\./)
      .first()
      .waitFor();
    await page.getByRole('link', { name: /^Withdraw HMP Lincoln/ }).click();
    await page.getByLabel('Reason').fill('Another person');
    await press(page, 'Withdraw it');
    await page
      .getByText(/^Custody withdrawn\./)
      .first()
      .waitFor();
    expect(await tabWords()).toContain('No time in custody is recorded.');
  });

  it('record intelligence with each mark of its grading explained, and close it', async () => {
    await page.goto(`${profile}/intelligence/new`);
    expect(await wordsOf(page.locator('main'))).toContain(
      'The source was told it, and nothing independent supports it.',
    );
    await press(page, 'Add the intelligence');
    await expectProblems(
      'Enter the date of the intelligence',
      'Enter the intelligence',
      'Choose how reliable the source is: 1, 2 or 3',
      'Choose how the information is known: A, B, C, D or E',
      'Choose how it may be handled: P or C',
    );
    await fillDate(page, 'Date of the intelligence', '1', '6', '2014');
    await page.getByLabel('Intelligence', { exact: true }).fill('Seen near the yard\nwith a van');
    await page.getByLabel('2: Untested').check();
    await page.getByLabel('B: Known indirectly, but corroborated').check();
    await page.getByLabel('C: Lawful sharing permitted with conditions').check();
    await page.getByLabel('Housing').check();
    await page.getByLabel('Youth Offending Service').check();
    await press(page, 'Add the intelligence');
    await expectProblems('Enter the conditions under which it may be shared');
    expect(await page.getByLabel('Intelligence', { exact: true }).inputValue()).toBe(
      'Seen near the yard\nwith a van',
    );
    for (const label of [
      '2: Untested',
      'B: Known indirectly, but corroborated',
      'Housing',
      'Youth Offending Service',
    ]) {
      expect([label, await page.getByLabel(label).isChecked()]).toEqual([label, true]);
    }
    expect(
      await page.evaluate(`JSON.stringify(sessionStorage) + JSON.stringify(localStorage)`),
    ).not.toContain('yard');
    await page.getByLabel('Conditions', { exact: true }).fill('Keep to yourself');
    await press(page, 'Add the intelligence');
    await page
      .getByText(/^Intelligence recorded\./)
      .first()
      .waitFor();
    expect(await tabWords()).toMatch(/Seen near the yard with a van 2B: untested source; known indirectly/);
    expect(await tabWords()).toMatch(/Shared with: Housing; Youth Offending Service/);
    await page.getByRole('link', { name: 'Close intelligence of 1 June 2014' }).click();
    await page.getByLabel('Reason').fill('Overtaken by events');
    await press(page, 'Close it');
    await page
      .getByText(/^Intelligence closed\./)
      .first()
      .waitFor();
    expect(await tabWords()).toMatch(/Closed .* Overtaken by events/);
    await page.getByRole('link', { name: 'Timeline', exact: true }).click();
    expect(await tabWords()).toContain('Police intelligence recorded');
    expect(await tabWords()).not.toMatch(/yard|Overtaken|Keep to yourself|Housing/);
  });

  it('tell a reader who may not read it only that it bears on the status, and add nothing to it live', async () => {
    const reader = await desk.visit('om.chesterfield');
    await reader.page.goto(`${profile}?tab=intelligence`);
    await waitForLive(reader.page);
    expect(await tabWords(reader.page)).toBe(
      'Intelligence No police intelligence bears on the status. Police record it here.',
    );
    const item = await add('intelligence', SIGHTING);
    const bears = reader.page.locator('#profile-tab', {
      hasText: 'Police intelligence bears on the status.',
    });
    await bears.waitFor();
    expect(await reader.page.content()).not.toMatch(/yard|Not to be shown/);
    expect(await reader.page.content()).not.toContain(item);
    for (const path of ['new', `${item}/close`]) {
      const answer = await reader.page.goto(`${profile}/intelligence/${path}`);
      expect([path, answer?.status()]).toEqual([path, 403]);
      expect(await reader.page.content()).not.toMatch(/yard|Not to be shown/);
    }
    await reader.context.close();
  });

  it('offer nothing to whoever may only read', async () => {
    const offence = await add('offences', BURGLARY);
    await add('custody', OPEN);
    const reader = await desk.visit('chair.chesterfield');
    for (const tab of ['offending', 'custody', 'intelligence']) {
      await reader.page.goto(`${profile}?tab=${tab}`);
      const offered = reader.page.locator('#profile-tab .govuk-button, #profile-tab .iom-row-link');
      expect([tab, await offered.count()]).toEqual([tab, 0]);
    }
    for (const path of ['offences/new', `offences/${offence}/correct`, 'custody/new', 'intelligence/new']) {
      expect([path, (await reader.page.goto(`${profile}/${path}`))?.status()]).toEqual([path, 403]);
    }
    await reader.context.close();
  });

  it('are within reach of everybody: WCAG 2.2 AA, no sideways scrolling', async () => {
    const offence = await add('offences', BURGLARY);
    const spell = await add('custody', {
      ...OPEN,
      establishment: 'Averylongnameofanestablishmentthatnobodycanbreak',
    });
    const item = await add('intelligence', { ...SIGHTING, sharedWith: ['housing'], text: 'x'.repeat(300) });
    for (const tab of ['offending', 'custody', 'intelligence'])
      await expectWithinReach(`${profile}?tab=${tab}`);
    for (const path of [
      `offences/${offence}/correct`,
      `offences/${offence}/withdraw`,
      `custody/${spell}/correct`,
      `custody/${spell}/release`,
      `custody/${spell}/withdraw`,
      `intelligence/${item}/close`,
    ]) {
      await expectWithinReach(`${profile}/${path}`);
    }
    for (const [path, button] of [
      ['offences/new', 'Add the offence'],
      ['custody/new', 'Add custody'],
      ['intelligence/new', 'Add the intelligence'],
    ] as const) {
      await expectWithinReach(`${profile}/${path}`);
      await press(page, button);
      await page.locator(SUMMARY).waitFor();
      await expectWithinReach();
    }
  });

  it('serve a browser without JavaScript', async () => {
    const plain = await desk.visit('coordinator.chesterfield', { javaScriptEnabled: false });
    const where = plain.page;
    await where.goto(`${profile}/custody/new`);
    await where.getByLabel('Establishment').fill('HMP Ranby');
    await press(where, 'Add custody');
    expect(await wordsOf(where.locator(SUMMARY))).toContain('Enter the day on which custody began');
    expect(await where.getByLabel('Establishment').inputValue()).toBe('HMP Ranby');
    await fillDate(where, 'In custody from', '1', '3', '2014');
    await press(where, 'Add custody');
    expect(await wordsOf(where.locator('#profile-tab'))).toContain('In custody now');
    await where.getByRole('link', { name: 'Intelligence', exact: true }).click();
    await where.getByRole('link', { name: 'Add intelligence' }).click();
    await fillDate(where, 'Date of the intelligence', '1', '6', '2014');
    await where.getByLabel('Intelligence', { exact: true }).fill('Seen near the yard');
    for (const label of ['1: Reliable', 'A: Known directly', 'P: Lawful sharing permitted']) {
      await where.getByLabel(label, { exact: true }).check();
    }
    await press(where, 'Add the intelligence');
    expect(await wordsOf(where.locator('main'))).toContain('Intelligence recorded.');
    expect(await wordsOf(where.locator('#profile-tab'))).toContain('Seen near the yard');
    await plain.context.close();
  });

  it('make the browser complain of nothing', () => {
    const ofForms = /status of (400|403|404|409)/;
    expect(visitor.complaints.filter((line) => !ofForms.test(line))).toEqual([]);
  });
});
