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
const MANAGER = {
  ...{ contactAgency: 'probation-crc', kind: 'offender-manager', username: 'om.chesterfield' },
  ...{ phone: '01632 960 123', from: '2014-05-01' },
};
const HOUSING = { contactAgency: 'housing', kind: 'worker', username: 'housing.worker', from: '2014-05-01' };
const ROOM = {
  ...{ pathway: 'accommodation', need: 'being-met', status: 'active', from: '2014-05-01' },
  ...{ providerAgency: 'housing', provider: 'Derby Homes' },
};
const POSITIVE = { sampleDate: '2014-05-20', result: 'positive', substance: 'Heroin' };

describeInBrowser('the pages for contacts, pathways, drug tests and custody that is due', () => {
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

  const add = async (kind: string, body: object): Promise<string> =>
    ((await police.post(`${profile}/${kind}`, body).expect(201)).body as { id: string }).id;
  const fillDate = async (where: Page, legend: string, date: [string, string, string]): Promise<void> => {
    const boxes = where.getByRole('group', { name: legend });
    for (const [index, label] of ['Day', 'Month', 'Year'].entries()) {
      await boxes.getByLabel(label, { exact: true }).fill(date[index] ?? '');
    }
  };
  const press = (where: Page, name: string) => where.getByRole('button', { name, exact: true }).click();
  const choose = (where: Page, group: string, label: string) =>
    where.getByRole('group', { name: group }).getByLabel(label, { exact: true }).check();
  const expectProblems = async (rules: string, ...messages: string[]): Promise<void> => {
    await page.locator(SUMMARY).waitFor();
    expect(await page.title()).toMatch(/^Error: /);
    expect(await page.locator(`${SUMMARY} li`).allInnerTexts()).toEqual(messages);
    expect(await wordsOf(page.locator(SUMMARY))).toContain(rules);
  };
  const said = (words: RegExp): Promise<void> => page.getByText(words).first().waitFor();
  const tabWords = (where = page): Promise<string> => wordsOf(where.locator('#profile-tab'));
  const cardWords = (where = page): Promise<string> => wordsOf(where.locator('#card-contacts'));
  const expectWithinReach = async (path?: string): Promise<void> => {
    if (path !== undefined) await page.goto(path);
    const problems: string[] = [];
    for (const size of [PHONE, LAPTOP]) {
      await page.setViewportSize(size);
      problems.push(...(await findSidewaysScroll(page)), ...(await findAccessibilityProblems(page)));
    }
    expect({ page: page.url(), problems }).toEqual({ page: page.url(), problems: [] });
  };

  it('say at the side of the profile whom to ring, and who is missing', async () => {
    await page.goto(profile);
    expect(await cardWords()).toBe(
      'Contacts Add a contact Offender manager Not recorded Police lead Not recorded All contacts',
    );
    await add('contacts', MANAGER);
    await page.goto(profile);
    expect(await cardWords()).toContain(
      'Offender manager Peter Gough Community Rehabilitation Company, since 1 May 2014 01632 960 123',
    );
    expect(await page.locator('#card-contacts a[href="tel:01632960123"]').count()).toBe(1);
  });

  it('record a contact, and the next one who takes over (COH-1)', async () => {
    await page.goto(`${profile}?tab=contacts`);
    expect(await tabWords()).toContain('Nobody to ring is recorded. “Add a contact” begins the list');
    await page.getByRole('link', { name: 'Add a contact' }).last().click();
    await press(page, 'Add the contact');
    await expectProblems(
      'The rule behind this: COH-1',
      'Choose offender manager, police lead or worker',
      'Choose an agency',
      'Enter a name',
    );
    for (const [index, name] of ['Offender manager', 'Agency', 'Name'].entries()) {
      await page.locator(`${SUMMARY} a`).nth(index).click();
      expect(await focusedName(page)).toBe(name);
    }
    await choose(page, 'What are they to this person?', 'Offender manager');
    await page.getByLabel('Agency').selectOption('Community Rehabilitation Company');
    await page.getByLabel('Username (optional)').fill('om.chesterfield');
    await page.getByLabel('Phone (optional)').fill('01632 960 123');
    await fillDate(page, 'Contact since', ['1', '5', '2014']);
    await press(page, 'Add the contact');
    await said(/^Contact recorded\.$/);
    expect(new URL(page.url()).search).toBe('?tab=contacts');
    expect(await tabWords()).toMatch(
      /Peter Gough Offender manager Community Rehabilitation Company 01632 960 123 1 May 2014 3 June 2014 at .* by Helen Marsh, Police/,
    );
    await page.goto(`${profile}/contacts/new`);
    await choose(page, 'What are they to this person?', 'Offender manager');
    await page.getByLabel('Agency').selectOption('National Probation Service');
    await page.getByLabel('Name', { exact: true }).fill('Nadia Hussain');
    await press(page, 'Add the contact');
    await said(/^Contact recorded, in the place of Peter Gough\.$/);
    expect(await tabWords()).toMatch(/Former contacts .*Peter Gough .* Until 3 June 2014/);
    expect(await cardWords()).not.toContain('Peter Gough');
  });

  it('end, correct and withdraw a contact, and show what was changed on request (COH-2)', async () => {
    await add('contacts', HOUSING);
    await page.goto(`${profile}?tab=contacts`);
    await page.getByRole('link', { name: 'Correct Kevin Frost, Housing' }).click();
    expect(await wordsOf(page.locator('main'))).toContain('Recorded as: Kevin Frost, Housing');
    await page.getByLabel('Email (optional)').fill('kevin');
    await press(page, 'Save the correction');
    await expectProblems(
      'The rules behind this: COH-1, COH-2',
      'Enter an email address, like name@example.org',
      'Enter a reason for the correction',
    );
    await page.getByLabel('Email (optional)').fill('kevin@example.org');
    await page.getByLabel('Reason for the correction').fill('Was missing');
    await press(page, 'Save the correction');
    await said(/^Contact corrected\.$/);
    await page.getByRole('link', { name: 'End Kevin Frost, Housing' }).click();
    await fillDate(page, 'Contact until', ['30', '4', '2014']);
    await press(page, 'End the contact');
    await expectProblems('COH-1', 'Contact until cannot be before it began');
    await fillDate(page, 'Contact until', ['2', '6', '2014']);
    await press(page, 'End the contact');
    await said(/^Contact ended\.$/);
    await page.getByRole('link', { name: 'Withdraw Kevin Frost, Housing' }).click();
    expect(await wordsOf(page.locator('main'))).toContain(
      'If somebody has handed over, end the contact instead.',
    );
    await page.getByLabel('Reason').fill('Another person');
    await press(page, 'Withdraw it');
    await said(/^Contact withdrawn\.$/);
    expect(await tabWords()).not.toContain('Kevin Frost');
    await page.getByRole('link', { name: 'Show what was changed or withdrawn' }).click();
    expect(await tabWords()).toMatch(
      /Changed or withdrawn .*Withdrawn .* by Helen Marsh, Police: Another person/,
    );
    expect(await page.locator('#profile-tab tbody tr').count()).toBe(3);
    expect(await page.getByRole('link', { name: 'Hide what was changed or withdrawn' }).count()).toBe(1);
  });

  it('ask which pathway first, and then for what belongs to it', async () => {
    await page.goto(`${profile}?tab=pathways`);
    await page.getByRole('link', { name: 'Add a pathway' }).click();
    await page.getByLabel('GPS tag').check();
    await press(page, 'Continue');
    await press(page, 'Add the pathway');
    await expectProblems(
      'The rules behind this: COH-2, LAW-1',
      'Choose what is known of the need',
      'Choose how far it has come',
      'A GPS tag needs consent: enter the day on which it was given',
    );
    await choose(page, 'Need', 'Need being met');
    await choose(page, 'How far has it come?', 'Active');
    await fillDate(page, 'Consent given on', ['4', '6', '2014']);
    await press(page, 'Add the pathway');
    await expectProblems('LAW-1', 'Consent given on must be today or in the past');
    await fillDate(page, 'Consent given on', ['1', '6', '2014']);
    await fillDate(page, 'Tag worn until (optional)', ['1', '9', '2014']);
    await press(page, 'Add the pathway');
    await said(/^Pathway recorded\.$/);
    expect(await tabWords()).toMatch(
      /GPS tag Need being met Nobody yet Active Since 3 June 2014 Until 1 September 2014 By consent given on 1 June 2014/,
    );
  });

  it('show the dates of a protection order only when there is one', async () => {
    await page.goto(`${profile}/pathways/new?pathway=domestic-abuse`);
    const dates = page.getByRole('group', { name: 'DVPO in force from' });
    expect(await dates.isVisible()).toBe(false);
    await choose(page, 'Is a Domestic Violence Protection Order (DVPO) in force?', 'Yes');
    expect(await dates.isVisible()).toBe(true);
    await choose(page, 'Need', 'Need identified');
    await choose(page, 'How far has it come?', 'Identified');
    await choose(page, 'Domestic Violence Disclosure Scheme (DVDS)', 'DVDS disclosure made');
    await press(page, 'Add the pathway');
    await expectProblems('COH-2', 'DVPO in force from must be a real date');
    await fillDate(page, 'DVPO in force from', ['20', '5', '2014']);
    await press(page, 'Add the pathway');
    await said(/^Pathway recorded\.$/);
    expect(await tabWords()).toContain('DVDS disclosure made DVPO in force from 20 May 2014');
  });

  it('change a pathway with the reason, and withdraw it', async () => {
    await add('pathways', ROOM);
    await page.goto(`${profile}?tab=pathways`);
    await page.getByRole('link', { name: 'Change Accommodation since 1 May 2014' }).click();
    expect(await page.getByLabel('Provider (optional)', { exact: true }).inputValue()).toBe('Derby Homes');
    await choose(page, 'Need', 'Need met');
    await choose(page, 'How far has it come?', 'Completed');
    await press(page, 'Save the change');
    await expectProblems('COH-2', 'Enter the day on which it ended', 'Enter a reason for the change');
    await fillDate(page, 'Until (optional)', ['2', '6', '2014']);
    await page.getByLabel('Reason for the change').fill('Moved in');
    await press(page, 'Save the change');
    await said(/^Pathway changed\.$/);
    expect(await tabWords()).toMatch(
      /No pathway is open\. Completed and ended .*Accommodation Need met .* Corrected: Moved in/,
    );
    await page.getByRole('link', { name: 'Withdraw Accommodation since 1 May 2014' }).click();
    await page.getByLabel('Reason').fill('Another person');
    await press(page, 'Withdraw it');
    await said(/^Pathway withdrawn\.$/);
    expect(await tabWords()).toContain('No pathway is recorded.');
  });

  it('record, correct and withdraw a drug test (EXIT-2)', async () => {
    await page.goto(`${profile}?tab=drug-tests`);
    await page.getByRole('link', { name: 'Add a drug test' }).click();
    await fillDate(page, 'Date of the sample', ['4', '6', '2014']);
    await press(page, 'Add the drug test');
    await expectProblems(
      'The rules behind this: EXIT-2, EXIT-1',
      'Date of the sample must be today or in the past',
      'Choose positive or negative',
    );
    await fillDate(page, 'Date of the sample', ['20', '5', '2014']);
    await choose(page, 'Result', 'Positive');
    await page.getByLabel('Substance (optional)').fill('Heroin');
    await press(page, 'Add the drug test');
    await said(/^Drug test recorded\.$/);
    expect(await tabWords()).toMatch(/Last positive sample: 20 May 2014\. .*20 May 2014 Positive Heroin/);
    await page.getByRole('link', { name: 'Correct Positive test of 20 May 2014' }).click();
    await choose(page, 'Result', 'Negative');
    await page.getByLabel('Reason for the correction').fill('Misread');
    await press(page, 'Save the correction');
    await said(/^Drug test corrected\.$/);
    expect(await tabWords()).toContain('1 drug test. None of them is positive.');
    await page.getByRole('link', { name: 'Withdraw Negative test of 20 May 2014' }).click();
    await page.getByLabel('Reason').fill('Another person');
    await press(page, 'Withdraw it');
    await said(/^Drug test withdrawn\.$/);
    expect(await tabWords()).toContain('No drug test is recorded.');
  });

  it('record who is due in custody, with the establishments recorded before to choose from (EXCL-2)', async () => {
    await add('custody', { establishment: 'HMP Foston Hall', from: '2014-01-01', to: '2014-02-01' });
    await page.goto(`${profile}/custody/new`);
    const offered = await page
      .locator('#establishments option')
      .evaluateAll((options) => options.map((option) => option.getAttribute('value')));
    expect(offered).toContain('HMP Foston Hall');
    expect(await page.getByLabel('Establishment').getAttribute('list')).toBe('establishments');
    await page.getByLabel('Establishment').fill('HMP   Ranby');
    await fillDate(page, 'In custody from', ['1', '8', '2014']);
    await press(page, 'Add custody');
    await said(/^Custody recorded\./);
    expect(await tabWords()).toMatch(/Due at HMP Ranby on 1 August 2014\. .*HMP Ranby 1 August 2014 Due/);
    expect(await page.getByRole('link', { name: /^Record release/ }).count()).toBe(0);
    expect(await wordsOf(page.locator('#profile-head'))).not.toContain('In custody');
  });

  it('let a partner’s worker do what is their agency’s, and lead them away from a record they have closed (LAW-4)', async () => {
    const foreign = await add('contacts', MANAGER);
    const own = await add('contacts', HOUSING);
    await add('pathways', { ...ROOM, pathway: 'finance', providerAgency: null });
    const partner = await desk.visit('housing.worker');
    const where = partner.page;
    await where.goto(`${profile}?tab=contacts`);
    expect(await where.getByRole('link', { name: /Peter Gough/ }).count()).toBe(0);
    expect(await where.getByRole('link', { name: 'Drug tests', exact: true }).count()).toBe(0);
    expect((await where.goto(`${profile}?tab=drug-tests`))?.status()).toBe(403);
    expect((await where.goto(`${profile}/contacts/${foreign}/end`))?.status()).toBe(403);
    await where.goto(`${profile}/pathways/new?pathway=accommodation`);
    expect(await where.getByLabel('Agency that provides it (optional)').count()).toBe(0);
    await choose(where, 'Need', 'Need identified');
    await choose(where, 'How far has it come?', 'Identified');
    await press(where, 'Add the pathway');
    expect(await tabWords(where)).toMatch(/Accommodation Need identified Housing/);
    const entry = (await police.get(`${profile}/pathways`)).body.items.find(
      (each: { pathway: string }) => each.pathway === 'accommodation',
    ) as { id: string };
    await police.post(`${profile}/pathways/${entry.id}/withdraw`, { reason: 'x' }).expect(200);
    await where.goto(`${profile}/contacts/${own}/withdraw`);
    await where.getByLabel('Reason').fill('Never ours');
    await press(where, 'Withdraw it');
    await where.waitForURL('**/cohort');
    expect(await wordsOf(where.locator('main'))).toContain('Contact withdrawn.');
    expect((await where.goto(profile))?.status()).toBe(404);
    await partner.context.close();
  });

  it('show a new contact on an open profile at once', async () => {
    const reader = await desk.visit('om.chesterfield');
    await reader.page.goto(profile);
    await waitForLive(reader.page);
    await add('contacts', HOUSING);
    await reader.page.locator('#card-contacts', { hasText: 'Kevin Frost' }).waitFor();
    await reader.context.close();
  });

  it('offer nothing to whoever may only read', async () => {
    const contact = await add('contacts', HOUSING);
    await add('pathways', ROOM);
    await add('drug-tests', POSITIVE);
    const reader = await desk.visit('chair.chesterfield');
    for (const tab of ['contacts', 'pathways', 'drug-tests']) {
      await reader.page.goto(`${profile}?tab=${tab}`);
      const offered = reader.page.locator('#profile-tab .govuk-button, #profile-tab .iom-row-link');
      expect([tab, await offered.count()]).toEqual([tab, 0]);
    }
    for (const path of ['contacts/new', `contacts/${contact}/end`, 'pathways/new', 'drug-tests/new']) {
      expect([path, (await reader.page.goto(`${profile}/${path}`))?.status()]).toEqual([path, 403]);
    }
    await reader.context.close();
  });

  it('are within reach of everybody: WCAG 2.2 AA, no sideways scrolling', async () => {
    await add('contacts', {
      ...HOUSING,
      name: 'Averylongnamethatnobodycanbreakanywhereatall',
    });
    await add('contacts', { ...MANAGER, to: '2014-05-02' });
    await add('pathways', {
      ...ROOM,
      provider: 'x'.repeat(120),
      details: { note: 'y'.repeat(300) },
    });
    const sample = await add('drug-tests', POSITIVE);
    await police.post(`${profile}/drug-tests/${sample}/withdraw`, { reason: 'z'.repeat(200) }).expect(200);
    await add('drug-tests', POSITIVE);
    for (const tab of ['contacts', 'pathways', 'drug-tests', 'custody']) {
      await expectWithinReach(`${profile}?tab=${tab}&all=true`);
    }
  });

  it('have forms within reach of everybody: WCAG 2.2 AA, no sideways scrolling', async () => {
    const contact = await add('contacts', HOUSING);
    const entry = await add('pathways', ROOM);
    const sample = await add('drug-tests', POSITIVE);
    for (const path of [
      ...['end', 'correct', 'withdraw'].map((how) => `contacts/${contact}/${how}`),
      ...['change', 'withdraw'].map((how) => `pathways/${entry}/${how}`),
      ...['correct', 'withdraw'].map((how) => `drug-tests/${sample}/${how}`),
      'pathways/new?pathway=',
    ]) {
      await expectWithinReach(`${profile}/${path}`);
    }
  });

  it.each([
    ['contacts/new', 'Add the contact'],
    ['pathways/new?pathway=domestic-abuse', 'Add the pathway'],
    ['pathways/new?pathway=family-programme', 'Add the pathway'],
    ['pathways/new?pathway=gps-tag', 'Add the pathway'],
    ['drug-tests/new', 'Add the drug test'],
  ])('have the form %s within reach, with and without errors', async (path, button) => {
    await expectWithinReach(`${profile}/${path}`);
    await press(page, button);
    await page.locator(SUMMARY).waitFor();
    await expectWithinReach();
  });

  it('serve a browser without JavaScript', async () => {
    const plain = await desk.visit('coordinator.chesterfield', { javaScriptEnabled: false });
    const where = plain.page;
    await where.goto(`${profile}/pathways/new`);
    await press(where, 'Continue');
    await where.getByLabel('Family programme').check();
    await press(where, 'Continue');
    await choose(where, 'Need', 'Need identified');
    await choose(where, 'How far has it come?', 'Referred');
    await choose(where, 'Is the household on the family programme?', 'Yes');
    await where.getByLabel('Reference of the family programme (optional)').fill('FP 12');
    await press(where, 'Add the pathway');
    expect(await tabWords(where)).toContain('Household on the family programme, reference FP 12');
    await plain.context.close();
  });

  it('make the browser complain of nothing', () => {
    const ofForms = /status of (400|403|404|409)/;
    expect(visitor.complaints.filter((line) => !ofForms.test(line))).toEqual([]);
  });
});
