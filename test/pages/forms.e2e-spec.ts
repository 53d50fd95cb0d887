import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import { focusedName } from '../support/check-page.js';
import { describeInBrowser } from '../support/find-chromium.js';
import { openDesk, wordsOf, type Desk, type Visitor } from '../support/open-page.js';
import { addPerson, type CreatedPerson } from '../support/people.js';
import { signIn, type Client } from '../support/sign-in.js';

const SUMMARY = '.govuk-error-summary';

describeInBrowser('the forms', () => {
  let desk: Desk;
  let client: Client;
  let person: CreatedPerson;
  let visitor: Visitor;
  let page: Page;

  beforeAll(async () => {
    desk = await openDesk();
    client = await signIn(desk.url, 'coordinator.chesterfield');
  });
  afterAll(() => desk.close());

  beforeEach(async () => {
    await visitor?.context.close();
    visitor = await desk.visit('coordinator.chesterfield');
    page = visitor.page;
    person = await addPerson(client, { address: '1 Old Road' });
  });

  const fillBoxes = async (boxes: Record<string, string>): Promise<void> => {
    for (const [label, text] of Object.entries(boxes))
      await page.getByLabel(label, { exact: true }).fill(text);
  };
  const expectProblem = async (...messages: string[]): Promise<void> => {
    await page.locator(SUMMARY).waitFor();
    expect(await page.title()).toMatch(/^Error: /);
    expect(await page.locator(`${SUMMARY} li`).allInnerTexts()).toEqual(messages);
    expect(await page.evaluate(`document.activeElement.matches('${SUMMARY}')`)).toBe(true);
  };

  it('refuse a score that is no whole number and a day that does not exist, and keep both as typed', async () => {
    await page.goto(`/offenders/${person.id}/score`);
    await fillBoxes({ 'OGRS 3 score, 24 months': '69.5', Day: '31', Month: '2', Year: '2014' });
    await page.getByRole('button', { name: 'Record the score' }).click();
    await expectProblem(
      'Score must be a whole number from 0 to 100',
      'Date of assessment must be a real date',
    );
    expect(await page.getByLabel('OGRS 3 score').inputValue()).toBe('69.5');
    expect(await page.getByLabel('Day', { exact: true }).inputValue()).toBe('31');
    await page
      .locator(SUMMARY)
      .getByRole('link', { name: /real date/ })
      .click();
    expect(await focusedName(page)).toBe('Day');
    await page
      .locator(SUMMARY)
      .getByRole('link', { name: /whole number/ })
      .click();
    expect(await focusedName(page)).toBe('OGRS 3 score, 24 months');
  });

  it('refuse a status without a reason, and keep the status that was chosen', async () => {
    await page.goto(`/offenders/${person.id}/rag`);
    await page.getByLabel('Amber alert', { exact: true }).check();
    await page.getByRole('button', { name: 'Set the status' }).click();
    await expectProblem('Enter a reason for the status');
    expect(await page.getByLabel('Amber alert', { exact: true }).isChecked()).toBe(true);
    await page.locator(SUMMARY).getByRole('link').click();
    expect(await focusedName(page)).toBe('Reason');
  });

  it('refuse a PNC ID with the wrong check letter, and keep everything else that was typed', async () => {
    await page.goto('/offenders/new');
    await fillBoxes({ Surname: 'Wrongletter', Forename: 'Pat', Day: '1', Month: '2', Year: '1980' });
    await fillBoxes({ 'PNC ID': '01/171310A', Notes: 'Two lines\nof notes' });
    await page.getByLabel('Panel').selectOption('Chesterfield');
    await page.getByRole('button', { name: 'Add this person' }).click();
    await expectProblem('PNC check letter is wrong: check the PNC ID against the source');
    expect(await page.getByLabel('PNC ID').inputValue()).toBe('01/171310A');
    expect(await page.getByLabel('Notes').inputValue()).toBe('Two lines\nof notes');
    expect(await page.getByLabel('Panel').inputValue()).toBe('chesterfield');
  });

  it('show somebody who may be on the list already, and add the person once that is confirmed', async () => {
    await page.goto('/offenders/new');
    await fillBoxes({
      Surname: String(person['surname']),
      Forename: 'Alex',
      Day: '1',
      Month: '1',
      Year: '1980',
    });
    await page.getByLabel('Panel').selectOption('Derby City');
    await page.getByRole('button', { name: 'Add this person' }).click();
    await page.getByRole('heading', { name: 'This person may be on the list already' }).waitFor();
    expect(await wordsOf(page.locator('main'))).toMatch(/Chesterfield Differs/);
    await page.getByRole('button', { name: 'Go back and change what I entered' }).click();
    expect(await page.getByLabel('Surname').inputValue()).toBe(person['surname']);
    await page.getByRole('button', { name: 'Add this person' }).click();
    await page.getByRole('button', { name: 'This is a new person: add them' }).click();
    await page.getByText('Person added').waitFor();
    expect(page.url()).not.toContain(person.id);
  });

  it('lead to the record that holds an identifier already, and do not offer to add it twice', async () => {
    const held = await addPerson(client, { crn: 'X320741', surname: 'Holder' });
    await page.goto('/offenders/new');
    await fillBoxes({
      Surname: 'Somebody',
      Forename: 'Else',
      Day: '4',
      Month: '5',
      Year: '1990',
      CRN: 'x320741',
    });
    await page.getByLabel('Panel').selectOption('Derby City');
    await page.getByRole('button', { name: 'Add this person' }).click();
    await page.getByRole('heading', { name: 'This person is on the list already' }).waitFor();
    expect(await page.getByRole('button', { name: /add them/ }).count()).toBe(0);
    await page.getByRole('link', { name: /Open the record of/ }).click();
    await page.waitForURL(`**/offenders/${held.id}`);
  });

  it('show both versions to the second of two who edit one record, and lose nothing of either', async () => {
    const second = await desk.visit('om.chesterfield');
    await second.page.goto(`/offenders/${person.id}/edit`);
    await second.page.getByLabel('Address').fill('3 Second Street');
    await second.page.getByLabel('Contact number').fill('01246 555 001');
    await page.goto(`/offenders/${person.id}/edit`);
    await fillBoxes({ Address: '2 First Avenue', Notes: 'Written by the first' });
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByText('Details saved').waitFor();

    await second.page.getByRole('button', { name: 'Save' }).click();
    await second.page.getByRole('heading', { name: /Somebody else changed this record/ }).waitFor();
    const shown = await wordsOf(second.page.locator('main'));
    expect(shown).toMatch(/Helen Marsh saved a change/);
    expect(shown).toMatch(
      /Address You both changed this\. Yours 3 Second Street Theirs, on the record now 2 First Avenue/,
    );
    expect(shown).toMatch(/Contact number Only you changed this\./);
    expect(shown).toMatch(/Notes Only they changed this\./);
    await second.page.getByRole('button', { name: 'Save what I have chosen' }).click();
    await second.page.getByText('Details saved').waitFor();

    const { body } = await client.get(`/offenders/${person.id}`).expect(200);
    expect(body).toMatchObject({
      address: '3 Second Street',
      contactNumber: '01246 555 001',
      notes: 'Written by the first',
    });
    const { body: timeline } = await client.get(`/offenders/${person.id}/timeline`).expect(200);
    expect(JSON.stringify(timeline)).toContain('2 First Avenue');
    await second.context.close();
  });

  it('record once what is sent with a double click', async () => {
    await page.goto(`/offenders/${person.id}/score`);
    await fillBoxes({ 'OGRS 3 score, 24 months': '77', Day: '3', Month: '6', Year: '2014' });
    await page.getByRole('button', { name: 'Record the score' }).dblclick();
    await page.getByText('Score recorded').first().waitFor();
    await page.goto(`/offenders/${person.id}?tab=scores`);
    expect(await page.locator('#profile-tab tbody tr').count()).toBe(1);
  });

  it('are empty again, and not sent again, when somebody goes back after saving', async () => {
    await page.goto(`/offenders/${person.id}/rag`);
    await page.getByLabel('Red', { exact: true }).check();
    await page.getByLabel('Reason').fill('Failed to surrender');
    await page.getByRole('button', { name: 'Set the status' }).click();
    await page.getByText('RAG status set', { exact: true }).waitFor();
    await page.goBack();
    await page.getByRole('button', { name: 'Set the status' }).waitFor();
    expect(await wordsOf(page.locator('#person-strip'))).toContain('Red');
    expect(await page.getByText('What you typed here earlier').isVisible()).toBe(false);
    await page.goto(`/offenders/${person.id}?tab=rag`);
    expect(await page.locator('#profile-tab tbody tr').count()).toBe(1);
  });

  it('refuse a file that is no spreadsheet in plain words', async () => {
    await page.goto('/imports');
    await page.getByLabel('Panel', { exact: true }).selectOption('Derby City');
    const buffer = Buffer.from('%PDF-1.7 not a list');
    await page
      .getByLabel('File', { exact: true })
      .setInputFiles({ name: 'list.pdf', mimeType: 'application/pdf', buffer });
    await page.getByRole('button', { name: 'Upload and preview' }).click();
    await page.locator(SUMMARY).waitFor();
    expect(await wordsOf(page.locator(SUMMARY))).toMatch(/CSV|Excel|spreadsheet/);
    expect(await page.getByLabel('Panel', { exact: true }).inputValue()).toBe('derby-city');
    expect(visitor.complaints.filter((line) => !line.includes('status of 400'))).toEqual([]);
  });
});
